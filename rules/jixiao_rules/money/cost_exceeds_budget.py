from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import Cost, CostScope, costs, is_whole
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.yuan import Money, agree, budget_of, head_amount


@rule(
    code="MON002",
    topic=Topic.AMOUNT.turn(2),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="成本上限 {cost} 超过预算数：{cost} − {budget} = {excess}，应当控制在预算数以内",
    variants={
        "sum": Variant(
            "各项成本上限合计超过预算数：{cost} − {budget} = {excess}，请核对；如果其中一项包含另一项，请写“其中：”",
            Severity.WARNING,
            Confidence.LIKELY,
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤55万元}
        - {二级指标: 成本指标, 三级指标: 其中：人员成本, 指标值: ≤550000元}
        """,
        """
        金额单位: 元
        预算数: 72890
        指标:
        - {二级指标: 成本指标, 三级指标: 执法补助经费, 指标值: ≤7.29万元}
        """,
        """
        金额单位: 万元
        预算数: 5.00
        指标:
        - {二级指标: 成本指标, 三级指标: 每公里造价, 指标值: ≤60万元}
        - {二级指标: 成本指标, 三级指标: 工程总投资, 指标值: ≤600万元}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 项目总成本（含自筹20万元）, 指标值: ≤75万元}
        - {一级指标: 成本指标, 二级指标: 生态环境成本指标, 三级指标: 植被恢复费用, 指标值: ≤80万元}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤55万元}
        - {二级指标: 成本指标, 三级指标: 人员成本, 指标值: ≤30万元}
        """,
        """
        金额单位: 万元
        预算数: 6850
        全年预算数: 6960
        指标:
        - {二级指标: 成本指标, 三级指标: 部门预算支出总额, 指标值: ≤6960万元, 实际完成值: 6751.2万元}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        上年结转: 25.00
        指标:
        - {二级指标: 成本指标, 三级指标: 项目成本, 指标值: ≤80万元}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: «≤60万元»}
        """,
        """
        金额单位: 元
        预算数: 550000
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 项目总成本, 计算符号: ≤, 指标值: «60万元»}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 项目成本, 指标值: 50万元-«60万元»}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 人员成本, 指标值: ≤30万元}
        - {二级指标: 成本指标, 三级指标: 设备成本, 指标值: «≤40万元»}
        """,
    ],
)
def cost_exceeds_budget(table: Table) -> Found:
    """成本上限超过预算数。

    检查什么：成本指标里的总成本，上限（区间看上端）大于预算数；或者几项成本的上限各自不超，加起来超过预算数。

    为什么：预算只有这么多，成本目标却允许花更多，目标与资金不匹配。

    怎么改：核对成本上限和预算数，改成一致；一项包含另一项的，写明“其中：”。

    不报的情形：人均、单价、每公里等单位成本；总投资、概算、多年合同、含自筹等不全由本年预算负担的数；社会成本、生态环境成本；
    用上年结转补足的；自评表里没有超过全年预算数（调整后）的；差额在打印精度以内；一项就是全部成本、其余是它的组成的，不相加。
    """
    budget = budget_of(table)
    if budget is None or budget.yuan <= 0:
        return
    found = [cost for cost in costs(table) if cost.scope in (CostScope.TOTAL, CostScope.PART)]
    above = [cost for cost in found if _exceeds(table, [cost], budget)]
    for cost in above:
        yield _hit(cost, cost.money, budget, None)
    apart = [cost for cost in found if cost.scope is CostScope.TOTAL]
    overlap = len(apart) < 2 or any(_is_all(cost, budget) for cost in apart)
    if not above and not overlap and _exceeds(table, apart, budget):
        yield _hit(apart[-1], _sum(apart), budget, "sum")


def _is_all(cost: Cost, budget: Money) -> bool:
    """True for the one cost that is the whole budget: the others are parts of it, said so or not."""
    return is_whole(cost) or agree(cost.money.yuan, budget.yuan, cost.money.half_digit, budget.half_digit)


def _exceeds(table: Table, summands: list[Cost], budget: Money) -> bool:
    carried = head_amount(table, "上年结转")
    limit = budget.yuan + (carried.yuan if carried is not None else 0)
    if sum(cost.money.yuan for cost in summands) <= limit:
        return False
    total = _sum(summands)
    return not agree(total.yuan, limit, total.half_digit, budget.half_digit)


def _sum(summands: list[Cost]) -> Money:
    total = sum((cost.money.yuan for cost in summands), Decimal(0))
    return Money(total, max(cost.money.half_digit for cost in summands), summands[0].money.unit)


def _hit(cost: Cost, total: Money, budget: Money, variant: str | None) -> Hit:
    excess = budget._replace(yuan=total.yuan - budget.yuan)
    fields = {"cost": total.shown(), "budget": budget.shown(), "excess": excess.shown()}
    cell = cost.row.indicator.cells["指标值"]
    return Hit(cell.at(cost.amount.span), fields, variant)
