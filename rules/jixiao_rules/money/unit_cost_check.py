import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import QUANTITY, is_cost, level2
from jixiao_rules.reading import amount_of, binds_above, plain, unit_symbol
from jixiao_rules.yuan import Money, head_amount

_MARGIN = Decimal("0.05")
_AVERAGE = re.compile(
    r"(人|户|生|亩|床|校|村)均|每(?:一|1)?(人|户|名学生|生|亩|场|次|台|套|册|件|公里|平方米|个|辆|期|篇)"
)
_PAID_MONTHS = re.compile(r"(?<![0-9.])([1-9]|1[0-2])个月")
# 元/生 is a cost per head: it goes with 人.
_COUNTED_AS = {"生": "人", "名学生": "人", "名": "人", "位": "人", "校": "所", "村": "个"}


@rule(
    code="MON003",
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="单位成本 × 数量超过预算数：{cost} × {quantity} = {product} ＞ 预算数 {budget}，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥12人}
        - {二级指标: 成本指标, 三级指标: 培训人均成本, 指标值: ≤1万元}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 救助人数, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 救助标准, 指标值: ≤500元/人·月}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 新生人数, 指标值: ≥200人}
        - {二级指标: 数量指标, 三级指标: 毕业生人数, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 补助成本, 指标值: ≤1000元/人}
        """,
        """
        金额单位: 万元
        预算数: 150
        指标:
        - {二级指标: 数量指标, 三级指标: 学生数, 指标值: ≥2000人}
        - {二级指标: 成本指标, 三级指标: 初中公用经费, 指标值: 940元/生}
        - {二级指标: 成本指标, 三级指标: 小学公用经费, 指标值: 720元/生}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 公益岗位人数, 指标值: ≥20人}
        - {二级指标: 成本指标, 三级指标: 岗位补贴, 绩效指标描述: 每人发放12个月, 指标值: «≤800元/人·月»}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥15人}
        - {二级指标: 成本指标, 三级指标: 培训人均成本, 指标值: «≤1万元»}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 资助学生, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 资助成本, 指标值: «≤1000元/生»}
        """,
    ],
)
def unit_cost_check(table: Table) -> Found:
    """单位成本乘数量与预算数不符。

    检查什么：单位成本（人均、每户、元/人）与数量指标里唯一一个同单位的数量相乘，比预算数多出 5% 以上。

    为什么：按这个单价和数量，预算不够用，目标与资金不匹配。

    怎么改：核对单位成本、数量和预算数。

    不报的情形：单价按月、按天计，而描述里没有写明发几个月；同单位的数量或者单价不止一个（初中、小学标准不同）；乘积不超过预算数——单价是上限、
    数量是下限，少于预算不算矛盾。
    """
    budget = head_amount(table, "预算数")
    if budget is None or budget.yuan <= 0:
        return
    costs = list(_unit_costs(table))
    for row, cost, counted, months in costs:
        quantities = list(_counted_in(table, counted))
        shared = sum(other == counted for _, _, other, _ in costs) > 1
        if row.target is None or len(quantities) != 1 or shared:
            continue
        product = cost.number * quantities[0].number * months
        if product > budget.yuan * (1 + _MARGIN):
            shown = Money(product, Decimal(0), budget.unit).shown()
            quantity = f"{plain(quantities[0].number)}{quantities[0].unit.symbol if quantities[0].unit else ''}"
            quantity += f" × {months}个月" if months > 1 else ""
            fields = {"cost": _shown(cost), "quantity": quantity, "product": shown, "budget": budget.shown()}
            yield Hit(row.target.at(cost.span), fields)


def _unit_costs(table: Table) -> Iterator[tuple[Row, Amount, str, int]]:
    """The unit costs, each with what it is for and the months that it is paid."""
    for row in table.rows():
        cost = amount_of(row)
        if cost is None or not is_cost(row) or not _is_yuan(cost) or not binds_above(cost):
            continue
        months = _months(row, cost)
        counted = _counted(row, cost) if months else None
        if counted is not None:
            yield row, cost, counted, months


def _is_yuan(cost: Amount) -> bool:
    return cost.unit is not None and cost.unit.dimension is Dimension.MONEY and cost.unit.symbol.startswith("元")


def _counted(row: Row, cost: Amount) -> str | None:
    """What one unit of cost is for: 人 of 元/人 or of 人均成本; None where it cannot be told."""
    per = cost.unit.per if cost.unit else ()
    if per:
        counted = [unit.symbol for unit in per if unit.dimension is not Dimension.TIME]
        return _COUNTED_AS.get(counted[0], counted[0]) if len(counted) == 1 else None
    match = _AVERAGE.search(row.text("三级指标"))
    if match is None or "月" in row.text("三级指标") or "天" in row.text("三级指标"):
        return None
    word = match[1] or match[2]
    return _COUNTED_AS.get(word, word)


def _months(row: Row, cost: Amount) -> int:
    """How often a cost is paid: once, or as many months as the row says; 0 where a time is in it and cannot be told."""
    times = [unit.symbol for unit in (cost.unit.per if cost.unit else ()) if unit.dimension is Dimension.TIME]
    if times in ([], ["年"]):
        return 1
    written = _PAID_MONTHS.search(row.text("三级指标") + row.text("绩效指标描述") + row.text("备注"))
    return int(written[1]) if times in (["月"], ["个月"]) and written else 0


def _counted_in(table: Table, unit: str) -> Iterator[Amount]:
    for row in table.rows():
        amount = amount_of(row)
        if amount is None or level2(row) != QUANTITY:
            continue
        symbol = unit_symbol(amount)
        if _COUNTED_AS.get(symbol, symbol) == unit:
            yield amount


def _shown(cost: Amount) -> str:
    return f"{cost.printed_number}{cost.unit.printed if cost.unit else ''}"
