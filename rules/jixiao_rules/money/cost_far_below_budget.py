from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import is_unit_cost, total_costs
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import is_cost
from jixiao_rules.yuan import head_amount


@rule(
    code="MON005",
    topic=Topic.AMOUNT.turn(11),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="成本指标合计 {cost}，不到预算数 {budget} 的 {least}%，其余的钱没有对应的成本指标，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"least": "成本指标合计占预算数至少的百分数"},
    passes=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤50万元}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 人均培训成本, 指标值: ≤1万元}
        - {二级指标: 成本指标, 三级指标: 师资成本, 指标值: ≤10万元}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: «≤30万元»}
        """,
    ],
    pedantic=True,
)
def cost_far_below_budget(table: Table, *, least: int = 80) -> Found:
    """成本上限远低于预算数。

    检查什么：总成本指标之和不到预算数的 80%（可用选项 least 改），又没有单位成本。

    为什么：其余的钱没有成本约束；也可能是预算报多了，或者成本写少了。

    怎么改：核对金额，补上其余部分的成本指标。

    不报的情形：有单位成本、补助标准的；只对一部分支出设成本指标也常见，所以默认不启用。
    """
    budget, found = head_amount(table, "预算数"), total_costs(table)
    if budget is None or budget.yuan <= 0 or not found:
        return
    if any(is_cost(row) and (is_unit_cost(row) or "标准" in row.text("三级指标")) for row in table.rows()):
        return
    total = sum((cost.money.yuan for cost in found), Decimal(0))
    if total * 100 < budget.yuan * least:
        first = found[0]
        fields = {"cost": budget._replace(yuan=total).shown(), "budget": budget.shown(), "least": str(least)}
        yield Hit(first.row.indicator.cells["指标值"].at(first.amount.span), fields)
