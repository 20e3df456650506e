from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import CostScope, costs
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.ledger import reports_results
from jixiao_rules.many_projects import is_of_many_projects
from jixiao_rules.shares import shares
from jixiao_rules.unit_costs import products
from jixiao_rules.yuan import Money, head_amount

_ROUNDED = Decimal("0.01")


@rule(
    code="MON014",
    topic=Topic.AMOUNT.turn(10),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="成本指标都是单价，按数量算出来只有 {sum}，占预算数 {budget} 的 {percent}%，其余的钱没有指标说明，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"least": "单价乘数量至少占预算数的百分数"},
    passes=[
        """
        金额单位: 万元
        预算数: 55
        指标:
        - {二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥10公里}
        - {二级指标: 成本指标, 三级指标: 每公里养护成本, 指标值: ≤5万元}
        """,
        """
        金额单位: 万元
        预算数: 500
        指标:
        - {二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥10公里}
        - {二级指标: 成本指标, 三级指标: 每公里养护成本, 指标值: ≤5万元}
        - {二级指标: 成本指标, 三级指标: 设备购置成本, 指标值: ≤450万元}
        """,
        """
        金额单位: 万元
        预算数: 500
        指标:
        - {二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥10公里}
        - {二级指标: 成本指标, 三级指标: 每公里养护成本, 指标值: ≤5万元}
        - {二级指标: 成本指标, 三级指标: 设备采购单价, 指标值: ≤3万元}
        """,
        """
        金额单位: 万元
        预算数: 260
        指标:
        - {二级指标: 数量指标, 三级指标: 免费开放场馆数, 指标值: =15个}
        - {二级指标: 成本指标, 三级指标: 乡镇综合文化站补助标准, 指标值: ≤5万元/个}
        """,
        """
        表题: 部门整体支出绩效目标表
        金额单位: 万元
        预算数: 5480
        指标:
        - {二级指标: 数量指标, 三级指标: 日常养护农村公路里程, 指标值: ≥1260公里}
        - {二级指标: 成本指标, 三级指标: 县道日常养护标准, 指标值: ≤1万元/公里}
        """,
        """
        金额单位: 万元
        预算数: 900
        资金用途: 飞防作业450万元，疫木除治450万元。
        指标:
        - {二级指标: 数量指标, 三级指标: 飞防作业面积, 指标值: ≥10万亩}
        - {二级指标: 成本指标, 三级指标: 飞防作业亩均成本, 指标值: ≤45元/亩}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 500
        指标:
        - {二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥10公里}
        - {二级指标: 成本指标, 三级指标: 每公里养护成本, 指标值: «≤5万元»}
        """,
    ],
)
def costs_explain_little(table: Table, *, least: int = 60) -> Found:
    """单价乘数量说明不了预算数。

    检查什么：成本指标全部是单价，每一个都能与数量指标相乘，乘积之和不到预算数的 60%（可用选项 least 改）。

    为什么：按指标算，只用得了这么多钱；其余的钱用来做什么，没有指标可以考核。

    怎么改：补上其余部分的数量和成本指标，或者核对单价、数量和预算数。

    不报的情形：自评表；资金用途给这一项的正是这么多，其余各项也写明了金额的；部门整体支出、转移支付区域的表；有总成本指标的；有一个单价找不到对应的数量、或者数量数的是别的东西、与绩效目标不一致的——算不全就不作判断。
    """
    budget, found = head_amount(table, "预算数"), [product for product in products(table) if product.is_of_one_thing()]
    priced = [cost for cost in costs(table) if cost.scope is not CostScope.NO_COST]
    if budget is None or budget.yuan <= 0 or not found or len(found) != len(priced):
        return
    if (
        reports_results(table)
        or is_of_many_projects(table)
        or any(product.is_in_doubt() or product.is_told() for product in found)
    ):
        return
    total = sum((product.yuan for product in found), Decimal(0))
    if _is_told(table, total):
        return
    if total * 100 < budget.yuan * least:
        percent = round(total * 100 / budget.yuan)
        shown = Money(total, Decimal(0), budget.unit).shown()
        arithmetic = " + ".join(product.arithmetic() for product in found)
        first = found[0].cost
        fields = {"sum": f"{arithmetic} = {shown}", "budget": budget.shown(), "percent": str(percent)}
        yield Hit(first.row.indicator.cells["指标值"].at(first.amount.span), fields)


def _is_told(table: Table, total: Decimal) -> bool:
    """True where the purpose gives an item just what the prices make, and other items the rest: nothing is left to be explained."""
    items = shares(table.text("资金用途"))
    return len(items) > 1 and any(abs(one.sum.yuan - total) <= total * _ROUNDED for one in items)
