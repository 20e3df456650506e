from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, Row, documents_of_several
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amount_of


@rule(
    code="UNI007",
    topic=Topic.UNIFORM.turn(1),
    sees=documents_of_several,
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="“{name}”在这里用“{unit}”，在“{other}”里用“{first}”，建议统一单位",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
        - 项目名称: 春季招聘
          指标: [{三级指标: 招聘活动场次, 指标值: ≥2场}]
        - 项目名称: 秋季招聘
          指标: [{三级指标: 招聘活动场次, 指标值: ≥3场}]
        """,
        """
        绩效目标表:
        - 项目名称: 运维
          指标: [{三级指标: 运维成本, 指标值: ≤2万元}]
        - 项目名称: 培训
          指标: [{三级指标: 运维成本, 指标值: ≤8000元}]
        """,
    ],
    fails=[
        """
        绩效目标表:
        - 项目名称: 春季招聘
          指标: [{三级指标: 招聘活动场次, 指标值: ≥2场}]
        - 项目名称: 秋季招聘
          指标: [{三级指标: 招聘活动场次, 指标值: «≥3次»}]
        """,
    ],
)
def unit_drift(document: Document) -> Found:
    """同名指标单位不一。

    检查什么：同一份文件里，不同的表有同名的指标，用了不同的计数单位。

    为什么：单位不同就无法汇总，也不好比较。

    怎么改：统一成一种单位。

    不报的情形：元和万元、米和公里等可以换算的；名称不同的；同一张表之内的。
    """
    first: dict[str, tuple[str, Row]] = {}
    for table in document.tables:
        for row in table.rows():
            amount, name = amount_of(row), row.name_reading.bare
            unit = amount.unit if amount else None
            if unit is None or row.target is None or not unit.known or unit.per or not name:
                continue
            symbol, other = first.setdefault(name, (unit.symbol, row))
            before = earlier.unit if (earlier := amount_of(other)) else None
            if before is None or symbol == unit.symbol or other.table.index == table.index:
                continue
            if before.dimension is unit.dimension and unit.dimension is Dimension.COUNT:
                project = other.table.text("项目名称") or f"第{other.table.index}张表"
                fields = {"name": name, "unit": unit.symbol, "other": project, "first": symbol}
                yield Hit(row.target.whole(), fields)
