from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import total_costs
from jixiao_rules.documents import REVIEW
from jixiao_rules.spots import trimmed
from jixiao_rules.titles import names_fund
from jixiao_rules.yuan import head_amount

_WHOLE = pattern(r"[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+")
_TOO_MUCH = 100_000


@rule(
    code="UNI010",
    topic=Topic.FUNDS.turn(1),
    sees=tables,
    severity=Severity.WARNING,
    message="金额单位是万元，预算数 {budget} 合 {billions} 亿元，很可能填的是元；审核中常被退回，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        项目名称: 河道清淤
        预算数: 850.00
        """,
        """
        金额单位: 元
        项目名称: 河道清淤
        预算数: 850000
        """,
        """
        金额单位: 万元
        项目名称: 城乡居民基本养老保险补助资金
        预算数: 158000
        """,
        """
        金额单位: 万元
        项目名称: 跨海大桥建设
        预算数: 158000
        绩效目标: 总投资48亿元，今年完成主桥合龙。
        """,
    ],
    fails=[
        """
        金额单位: 万元
        项目名称: 河道清淤
        预算数: «850000»
        绩效目标: 清淤河道12公里。
        """
    ],
)
def table_unit(table: Table) -> Found:
    """表头的金额单位与金额不符。

    检查什么：表头写的是万元，预算数却是 100000 以上、没有小数的整数。

    为什么：一个项目十亿元以上很少见，多是按元填了数，差一万倍。

    怎么改：把金额换算成万元，或者改正表头的单位。

    不报的情形：资金、转移支付、补助类的大额项目；表里提到“亿”；有成本指标可以对照的（由 MON002、MON006 检查）。
    """
    cell, budget = table.cell("预算数"), head_amount(table, "预算数")
    if cell is None or budget is None or table.money_unit != "万元" or not _WHOLE.fullmatch(table.text("预算数")):
        return
    if budget.yuan < _TOO_MUCH * 10_000 or names_fund(table.text("项目名称")) or "补助" in table.text("项目名称"):
        return
    if "亿" not in table.whole_text and not total_costs(table):
        yield Hit(trimmed(cell), {"budget": table.text("预算数"), "billions": budget.number("亿元")})
