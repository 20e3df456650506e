from collections import Counter

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import AUDIT, EVALUATION_2020
from jixiao_rules.levels import level2

_ROW = "- {{二级指标: {}, 三级指标: 第{}段清淤长度, 指标值: ≥12公里}}\n"
_TYPES = ("数量指标", "质量指标", "时效指标", "成本指标")


@rule(
    code="STR013",
    topic=Topic.COUNT.turn(2),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="共 {count} 条指标，多于 {maximum} 条；建议精简，只留最能反映产出和效果的核心指标",
    variants={"type": Variant("{types}多于 {maximum} 条；建议精简合并，突出重点")},
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(AUDIT, Authority.PRACTICE)],
    options={"maximum": "三级指标至多的条数", "maximum_per_type": "一个二级指标之下至多的条数"},
    passes=[
        "项目名称: 河道清淤\n指标:\n" + "".join(_ROW.format("数量指标", number) for number in range(1, 6)),
        "项目名称: 河道清淤\n指标:\n" + "".join(_ROW.format(kind, number) for kind in _TYPES for number in range(1, 4)),
    ],
    fails=[
        "项目名称: «河道清淤»\n指标:\n" + "".join(_ROW.format("数量指标", number) for number in range(1, 7)),
        "项目名称: «河道清淤»\n指标:\n"
        + "".join(_ROW.format(kind, number) for kind in _TYPES for number in range(1, 5)),
    ],
    pedantic=True,
)
def too_many(table: Table, *, maximum: int = 15, maximum_per_type: int = 5) -> Found:
    """指标过多。

    检查什么：一张表的三级指标多于 15 条，或者一个二级指标之下多于 5 条（可用选项改）。

    为什么：条数繁多，缺乏凝练，真正重要的指标分值被摊薄。

    怎么改：合并同类，只留核心指标。

    不报的情形：没有名称的行不算；任务多的大项目本来指标就多，所以这条默认不启用。
    """
    named = [row for row in table.rows() if row.name is not None]
    if len(named) > maximum:
        yield Hit(table.spot(), {"count": str(len(named)), "maximum": str(maximum)})
        return
    counts = Counter(level2(row) for row in named if row.text("二级指标"))
    types = [f"{kind} {count} 条" for kind, count in counts.items() if count > maximum_per_type]
    if types:
        yield Hit(table.spot(), {"types": "、".join(types), "maximum": str(maximum_per_type)}, "type")
