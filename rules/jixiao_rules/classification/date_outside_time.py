from jixiao_grammar.ast import Date, Relation
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import level2
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.words import section


@rule(
    code="CLS006",
    topic=Topic.UNIT.turn(10),
    sees=rows,
    severity=Severity.WARNING,
    message="“{value}”是完成时间，却列在“{level}”下，建议列入时效指标",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年12月底前}",
        "{二级指标: 经济效益指标, 三级指标: 收回投资时间, 指标值: 2026年12月底前}",
        "{二级指标: 数量指标, 三级指标: 培训期数, 指标值: ≥12期}",
        "{二级指标: 可持续影响指标, 三级指标: 设备使用期限, 指标值: 2035年12月31日前}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: 项目完成情况, 指标值: «12月底前完成»}",
        "{二级指标: 质量指标, 三级指标: 竣工验收, 指标值: «2025年11月30日前»}",
    ],
)
def date_outside_time(row: Row) -> Found:
    """日期列在时效以外。

    检查什么：数量、质量、成本、社会效益、生态效益、满意度指标的值是完成的日期。

    为什么：完成时间属于时效指标；列在别处，那里就少了应有的数量、质量要求。

    怎么改：移到时效指标，原处改填数量或质量的要求。

    不报的情形：经济效益、可持续影响下的日期；“…起”的起始日期；值里另有数量。
    """
    node = node_of(row)
    if row.target is None or not isinstance(node, Date) or node.day is None or node.relation is Relation.FROM:
        return
    if level2(row) in section("levels.no-dates"):
        yield Hit(trimmed(row.target), {"value": row.text("指标值"), "level": row.text("二级指标")})
