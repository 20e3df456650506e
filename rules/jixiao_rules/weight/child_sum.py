from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import weighed_tables
from jixiao_rules.weights import all_weights, blocks, declared

_ROUNDING = Decimal("0.5")


@rule(
    code="WGT003",
    topic=Topic.WEIGHT_SHARE.turn(1),
    sees=weighed_tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{level}”写明 {declared} 分，下面各指标的分值合计 {total}，两者不符，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        指标:
          - {一级指标: 产出指标（50分）, 三级指标: 培训人数, 分值: 30}
          - {一级指标: 产出指标（50分）, 三级指标: 培训合格率, 分值: 20}
          - {一级指标: 效益指标（30）, 三级指标: 就业人数, 分值: 30}
        """,
        """
        指标:
          - {一级指标: 产出指标（50分）, 三级指标: 培训人数, 分值: 30}
          - {一级指标: 产出指标（50分）, 三级指标: 培训合格率, 分值: ''}
        """,
    ],
    fails=[
        """
        指标:
          - {一级指标: «产出指标（50分）», 三级指标: 培训人数, 分值: 30}
          - {一级指标: 产出指标（50分）, 三级指标: 培训合格率, 分值: 10}
          - {一级指标: 效益指标（30分）, 三级指标: 就业人数, 分值: 30}
        """
    ],
)
def child_sum(table: Table) -> Found:
    """下级分值合计与上级不符。

    检查什么：一级、二级指标名称里写明分值的（产出指标（50分）），下面各行的分值合计是不是这个数。

    为什么：上下级对不上，总分也就对不上，系统不予保存。

    怎么改：核对各行的分值，或者改正名称里的分值。

    不报的情形：下面有的行没有填分值；四舍五入的零头（0.5 分以内）。
    """
    for field in ("一级指标", "二级指标"):
        for cell, rows in blocks(table, field):
            stated, weights = declared(cell), all_weights(rows)
            if stated is None or weights is None:
                continue
            total = sum((one.points for one in weights), Decimal(0))
            if abs(total - stated) > _ROUNDING:
                fields = {"level": cell.text.strip(), "declared": plain(stated), "total": plain(total)}
                yield Hit(trimmed(cell), fields)
