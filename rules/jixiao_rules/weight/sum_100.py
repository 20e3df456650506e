from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020, TARGETS_2021
from jixiao_rules.levels import OUTPUT, level1
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import weighed_tables
from jixiao_rules.weights import Weighed, all_weights

# 90: the 10 points of budget execution are not set with the targets. 1: weights as fractions.
_FULL = frozenset({Decimal(100), Decimal(90), Decimal(1), Decimal("0.9")})


@rule(
    code="WGT001",
    topic=Topic.WEIGHT_SUM.turn(1),
    sees=weighed_tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="各指标的{column}合计 {total}，不符合合计 100 分的要求（预算执行率的 10 分另计时为 90 分），请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: 50}
          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: 30分}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 分值: 10}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 权重: 40%}
          - {一级指标: 效益指标, 三级指标: 就业人数, 权重: 20%}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 权重: 20%}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: 50}
          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: ''}
        """,
    ],
    fails=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: «70»}
          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: 30}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 分值: 10}
        """
    ],
)
def sum_100(table: Table) -> Found:
    """分值合计不是 100。

    检查什么：分值或权重一栏全部是数字时，合计是不是 100（预算执行率的 10 分不在表内时为 90）。

    为什么：合计不对，得分就无法折算，系统也不予保存。

    怎么改：核对各行分值，使合计为 100 分（或 90 分）。

    不报的情形：有的行没有填分值；以小数表示的权重合计为 1；执行率 20、产出 40 的计分方法，表内合计为 80。
    """
    weights = all_weights(table.rows())
    if weights is None:
        return
    total = sum((one.points for one in weights), Decimal(0))
    if total in _FULL or (total == 80 and _of_output(weights) == 40):
        return
    yield Hit(trimmed(weights[0].cell), {"column": weights[0].cell.field, "total": plain(total)})


def _of_output(weights: tuple[Weighed, ...]) -> Decimal:
    return sum((one.points for one in weights if level1(one.row) == OUTPUT), Decimal(0))
