import re
from collections.abc import Sequence
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020, TARGETS_2021
from jixiao_rules.levels import canonical, level1
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import weighed_tables
from jixiao_rules.weights import all_weights

_SCHEMES = (
    "产出50 效益30 满意度10",
    "产出50 效益40",
    "成本20 产出40 效益20 满意度10",
    "成本20 产出40 效益30",
)


@rule(
    code="WGT002",
    topic=Topic.WEIGHT_SHARE.turn(2),
    sees=weighed_tables,
    severity=Severity.WARNING,
    message="各类指标的分值是{found}，与“{scheme}”不一致；确需调整的，建议说明理由",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    pedantic=True,
    passes=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: 30}
          - {一级指标: 产出指标, 三级指标: 培训合格率, 分值: 20}
          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: 30}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 分值: 10}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: 70}
          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: ''}
        """,
    ],
    fails=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: «70»}
          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: 20}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 分值: 10}
        """
    ],
    options={"schemes": "本地认可的各类分值，如“产出50 效益30 满意度10”，可以写几种"},
)
def level1_weights(table: Table, *, schemes: Sequence[str] = _SCHEMES) -> Found:
    """各类指标的分值与规定的比例不同。

    检查什么：产出、效益、满意度、成本指标的分值合计，是不是“50、30、10”等财政部门原则上规定的比例。

    为什么：同类项目的分值一致，评价结果才能比较。

    怎么改：按规定的比例调整；确需不同的，说明理由，或者在配置 schemes 里写上本地的比例。

    不报的情形：有的行没有填分值。各地规定不一，本规则只在点名选用时运行。
    """
    weights = all_weights(table.rows())
    if weights is None:
        return
    found: dict[str, Decimal] = {}
    for one in weights:
        kind = level1(one.row).removesuffix("指标")
        found[kind] = found.get(kind, Decimal(0)) + one.points
    known = [_scheme(scheme) for scheme in schemes]
    if found not in known:
        said = "、".join(f"{kind}{plain(points)}" for kind, points in found.items())
        yield Hit(trimmed(weights[0].cell), {"found": said, "scheme": "”“".join(schemes)})


def _scheme(text: str) -> dict[str, Decimal]:
    pairs = re.findall(r"([\u4e00-\u9fff]+)\s*([0-9.]+)", text)
    return {canonical(kind).removesuffix("指标"): Decimal(points) for kind, points in pairs}
