import re

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.reading import binds_above
from jixiao_rules.yuan import agree, head_amount, is_total_cost, row_amount

_MORE_THAN_THIS_YEAR = re.compile("总投资|概算|累计|总造价|合同总价|节约|收入|收益|减少")


@rule(
    code="MON002",
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="成本上限 {cost} 超过预算数：{cost} − {budget} = {excess}，应当控制在预算数以内",
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
    ],
)
def cost_exceeds_budget(table: Table) -> Found:
    """成本上限超过预算数。

    检查什么：成本指标里的总成本，上限大于预算数。

    为什么：预算只有这么多，成本目标却允许花更多，目标与资金不匹配。

    怎么改：核对成本上限和预算数，改成一致。

    不报的情形：人均、单价、每公里等单位成本；总投资、概算等跨年度的数；差额在打印精度以内。
    """
    budget = head_amount(table, "预算数")
    if budget is None or budget.yuan <= 0:
        return
    for row in table.rows():
        found = row_amount(row)
        if found is None or row.target is None or not is_total_cost(row):
            continue
        amount, cost = found
        if not binds_above(amount) or _MORE_THAN_THIS_YEAR.search(row.text("三级指标")):
            continue
        if cost.yuan > budget.yuan and not agree(cost.yuan, budget.yuan, cost.half_digit, budget.half_digit):
            excess = budget._replace(yuan=cost.yuan - budget.yuan)
            fields = {"cost": cost.shown(), "budget": budget.shown(), "excess": excess.shown()}
            yield Hit(row.target.at(amount.span), fields)
