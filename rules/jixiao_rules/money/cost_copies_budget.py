from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import is_unit_cost, total_costs
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import is_cost
from jixiao_rules.yuan import agree, head_amount


@rule(
    code="MON004",
    topic=Topic.AMOUNT.turn(12),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="成本指标合计 {cost}，就是预算数，没有说明单位成本；建议补充，如“人均…元”“每平方米…元”",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤50万元}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 成本指标, 三级指标: 培训成本, 指标值: ≤12万元}
        - {二级指标: 成本指标, 三级指标: 人均培训成本, 指标值: ≤1万元}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: «≤55万元»}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 人员成本, 指标值: «≤30万元»}
        - {二级指标: 成本指标, 三级指标: 设备成本, 指标值: ≤250000元}
        """,
    ],
    pedantic=True,
)
def cost_copies_budget(table: Table) -> Found:
    """成本指标照抄预算数。

    检查什么：总成本指标之和正好等于预算数，又没有单位成本。

    为什么：预算数已经在表头，再写一遍没有增加信息，也看不出花得值不值。

    怎么改：加一条单位成本，如“每人培训成本≤1万元”。

    不报的情形：有单位成本的；没有成本指标的。不少地方要求总成本不超过预算数，所以默认不启用。
    """
    budget, found = head_amount(table, "预算数"), total_costs(table)
    if budget is None or budget.yuan <= 0 or not found:
        return
    if any(is_cost(row) and is_unit_cost(row) for row in table.rows()):
        return
    total = sum((cost.money.yuan for cost in found), Decimal(0))
    if agree(total, budget.yuan, budget.half_digit, *(cost.money.half_digit for cost in found)):
        first = found[0]
        yield Hit(
            first.row.indicator.cells["指标值"].at(first.amount.span), {"cost": budget._replace(yuan=total).shown()}
        )
