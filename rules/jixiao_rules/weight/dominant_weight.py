from collections import Counter
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import AUDIT, TARGETS_2021
from jixiao_rules.levels import level1
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import weighed_tables
from jixiao_rules.weights import Weighed, all_weights
from jixiao_rules.words import words

_FEW = 5
_REST = """\
  - {一级指标: 产出指标, 三级指标: 培训期数, 指标值: ≥3期, 分值: 10}
  - {一级指标: 产出指标, 三级指标: 培训合格率, 指标值: ≥95%, 分值: 10}
  - {一级指标: 效益指标, 三级指标: 就业人数, 指标值: ≥200人, 分值: 40}
  - {一级指标: 满意度指标, 三级指标: 学员满意度, 指标值: ≥90%, 分值: 10}
"""


@rule(
    code="WGT006",
    topic=Topic.WEIGHT.turn(2),
    sees=weighed_tables,
    severity=Severity.INFO,
    message="“{name}”一行占 {points} 分，超过全部指标的 {maximum}%；建议按重要程度分给同类的其他指标",
    variants={"zero": Variant("“{name}”设了指标值，分值却是 0；建议给它分值，不考核的就删去")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(AUDIT, Authority.PRACTICE)],
    options={"maximum": "一条三级指标至多占全部分值的百分之几"},
    passes=[
        "指标:\n  - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人, 分值: 20}\n" + _REST,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人, 分值: 50}
          - {一级指标: 产出指标, 三级指标: 培训合格率, 指标值: ≥95%, 分值: 10}
          - {一级指标: 效益指标, 三级指标: 就业人数, 指标值: ≥200人, 分值: 30}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 指标值: ≥90%, 分值: 10}
        """,
        "指标:\n  - {一级指标: 产出指标, 三级指标: 生态影响, 指标值: 不涉及, 分值: 0}\n" + _REST,
    ],
    fails=[
        "指标:\n  - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人, 分值: «50»}\n" + _REST,
        "指标:\n  - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人, 分值: «0»}\n" + _REST,
    ],
)
def dominant_weight(table: Table, *, maximum: int = 30) -> Found:
    """单项分值畸高，或者设了指标不给分。

    检查什么：一条三级指标的分值超过全部分值的 30%（可用选项改），或者有指标值的一行分值是 0。

    为什么：分值集中在一条上，其他指标做得好坏对得分几乎没有影响；审计中列为“权重设置不合理”。

    怎么改：按重要程度重新分配分值。

    不报的情形：不足 5 条指标的表；同一个一级指标下只有这一条，分值是按类别规定的；有的行没有填分值；分值为 0 的占位行。
    """
    weights = all_weights(table.rows())
    if weights is None or len(weights) < _FEW:
        return
    total = sum((one.points for one in weights), Decimal(0))
    siblings = Counter(level1(one.row) for one in weights)
    for one in weights:
        fields = {"name": one.row.text("三级指标"), "points": plain(one.points), "maximum": str(maximum)}
        if one.points * 100 > total * maximum and siblings[level1(one.row)] > 1:
            yield Hit(trimmed(one.cell), fields)
        elif total and not one.points and _says_something(one):
            yield Hit(trimmed(one.cell), fields, "zero")


def _says_something(one: Weighed) -> bool:
    return all(one.row.text(field) not in ("", *words("placeholders")) for field in ("三级指标", "指标值"))
