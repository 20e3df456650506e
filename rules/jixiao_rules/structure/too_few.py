from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, whole_tables
from jixiao_rules.documents import REVIEW, TARGETS_2015

_ROW = "- {{二级指标: 数量指标, 三级指标: 第{}段清淤长度, 指标值: ≥12公里}}\n"


@rule(
    code="STR012",
    topic=Topic.COUNT.turn(1),
    sees=whole_tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="只有 {count} 条指标，少于 {minimum} 条，请核对是否反映了项目的主要产出和效果",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"minimum": "三级指标至少的条数"},
    passes=[
        "项目名称: 河道清淤\n指标:\n" + "".join(_ROW.format(number) for number in (1, 2, 3)),
        "项目名称: 河道清淤\n指标: []\n",
    ],
    fails=["项目名称: «河道清淤»\n指标:\n" + "".join(_ROW.format(number) for number in (1, 2))],
)
def too_few(table: Table, *, minimum: int = 3) -> Found:
    """指标过少。

    检查什么：一张表的三级指标少于 3 条（可用选项 minimum 改）。

    为什么：一两条指标反映不了产出的数量、质量和效果，目标没有细化。

    怎么改：从数量、质量、时效、成本、效益、满意度几个方面各找一条最能说明问题的。

    不报的情形：没有指标的表；空着的行和占位的行不算在内。
    """
    count = sum(row.name is not None for row in table.rows())
    if 0 < count < minimum:
        yield Hit(table.spot(), {"count": str(count), "minimum": str(minimum)})
