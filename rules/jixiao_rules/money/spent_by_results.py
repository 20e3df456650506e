from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Op
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs
from jixiao_rules.costs import CostScope, cost_of, counted_as
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.priced_things import about_the_same
from jixiao_rules.reading import is_money, plain
from jixiao_rules.results import FAR_OVER, Result, attained, came_to, results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables
from jixiao_rules.words import holds
from jixiao_rules.yuan import Money, head_amount, money_of

_PAID = "全年执行数"


@rule(
    code="MON031",
    topic=Topic.TOLD.turn(3),
    sees=result_tables,
    needs=needs(_PAID, words=("元",)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="{arithmetic}，超过全年执行数 {paid}，请核对单价、数量和执行数",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        全年执行数: 260.00
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 安装路灯盏数, 指标值: ≥1300盏, 实际完成值: 1300盏}
          - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 单盏路灯安装成本, 指标值: ≤2000元/盏, 实际完成值: 2000元/盏}
        """,
        """
        金额单位: 万元
        全年执行数: 260.00
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 安装路灯盏数, 指标值: ≥1300盏, 实际完成值: 1300盏}
          - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 单盏成本（含自筹）, 指标值: ≤2500元/盏, 实际完成值: 2400元/盏}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        全年执行数: 260.00
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 安装路灯盏数, 指标值: ≥1300盏, 实际完成值: 1300盏}
          - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 单盏路灯安装成本, 指标值: ≤2000元/盏, 实际完成值: «2080元/盏»}
        """,
        """
        金额单位: 万元
        全年执行数: 90.00
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训学员人数, 指标值: ≥300人, 实际完成值: 320人}
          - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 学员人均培训成本, 指标值: ≤3000元/人, 实际完成值: «2950元/人»}
        """,
    ],
)
def spent_by_results(table: Table) -> Found:
    """实际的单价乘数量超过了执行数。

    检查什么：自评表里实际完成的单价（2080元/盏）乘以实际完成的数量（1300盏），超过全年执行数。

    为什么：钱是按数量和单价付的；算出来比付出去的还多，必有一个数填错。

    怎么改：核对实际单价、实际数量和全年执行数。

    不报的情形：名称写明含自筹、总投资的；找不到是哪一行的数量；差别在四舍五入以内。
    """
    paid = head_amount(table, _PAID, "万元")
    if paid is None or paid.yuan <= 0:
        return
    came = [
        (result, node)
        for result in results(table)
        if isinstance(node := came_to(result, result.row), Amount) and node.op is Op.EQUAL and not _is_far_over(result)
    ]
    for result, price in came:
        yield from _over(result, price, [(other.row, its) for other, its in came if other is not result], paid)


def _is_far_over(result: Result) -> bool:
    """True for three times as many as were asked for: that is told by itself, and may be what is wrong."""
    reached = attained(result)
    return reached is not None and reached.share is not None and reached.share * 100 > FAR_OVER


def _over(result: Result, price: Amount, others: list[tuple[Row, Amount]], paid: Money) -> Iterator[Hit]:
    cost, unit = cost_of(result.row), price.unit
    if cost is None or cost.scope is not CostScope.UNIT or not is_money(price) or unit is None or len(unit.per) != 1:
        return
    if holds(result.row.text("三级指标") + result.row.text("绩效指标描述"), "money-beyond-year"):
        return
    priced = counted_as(unit.per[0].symbol)
    counts = [(row, its) for row, its in others if its.unit is not None and counted_as(its.unit.symbol) == priced]
    its = about_the_same(result.row.text("三级指标"), counts, lambda one: one[0].text("三级指标"))
    if its is None or its[1].direction is not None:
        return
    money = money_of(price)
    spent = money.yuan * its[1].number
    if spent > paid.yuan + paid.half_digit + money.half_digit * its[1].number:
        made = f"{result.cell.text.strip()} × {plain(its[1].number)}{priced} = {plain(spent / 10000)}万元"
        yield Hit(trimmed(result.cell), {"arithmetic": made, "paid": paid.shown()})
