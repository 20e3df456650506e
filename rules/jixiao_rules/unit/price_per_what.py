from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Dimension
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.costs import Cost, CostScope, costs, counted_as
from jixiao_rules.documents import REVIEW
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.priced_things import about_the_same
from jixiao_rules.reading import amount_of, shown, unit_cell, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.words import longest_first, words

# 每户每月100元, 每人每年5000元: for whom, how often, how much.
_EACH_TIME = pattern(
    rf"每(?P<each>{HAN}{{1,2}}?)(?:每|一个?)?(?P<time>月|年|天|日|学期)(?:给予|补助|补贴|按)?(?P<number>[0-9.]+)(?P<many>万?)元"
)
_TIMES = pattern("[月年天日]|学期")


@rule(
    code="UNI030",
    topic=Topic.UNIFORM.turn(2),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”的单位是“{unit}”，数量指标“{other}”却按“{counted}”计，两处不一致，请核对",
    variants={
        "time": Variant(
            "{where}写的是“{said}”，“{name}”的单位却是“{unit}”，漏了“{time}”，按它算出来的金额对不上，请核对"
        ),
        "bare": Variant(
            "“{name}”是单价，“{value}”没有写是每多少的价，同表的“{other}”写了；建议写明，如“{unit}/{each}”",
            Severity.INFO,
        ),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 采购棉被数量, 指标值: =4000床}
          - {二级指标: 成本指标, 三级指标: 棉被单价, 指标值: ≤200元/床}
          - {二级指标: 成本指标, 三级指标: 帐篷单价, 指标值: ≤2000元/个}
        """,
        """
        资金用途: 记账户补贴每户每月100元。
        指标:
          - {二级指标: 成本指标, 三级指标: 记账户月补贴标准, 指标值: ≤100元/户}
        """,
        """
        指标:
          - {二级指标: 成本指标, 三级指标: 人均培训成本, 指标值: ≤800元}
          - {二级指标: 成本指标, 三级指标: 教材成本, 指标值: ≤2万元}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 采购帐篷数量, 指标值: =500顶}
          - {二级指标: 数量指标, 三级指标: 采购棉被数量, 指标值: =4000床}
          - {二级指标: 成本指标, 三级指标: 棉被单价, 指标值: ≤200«元/顶»}
        """,
        """
        资金用途: 记账户补贴800户，每户每月100元，计96万元。
        指标:
          - {二级指标: 成本指标, 三级指标: 记账户补贴标准, 指标值: ≤100«元/户»}
        """,
        """
        指标:
          - {二级指标: 成本指标, 三级指标: 扫描单页成本, 指标值: «≤0.5元»}
          - {二级指标: 成本指标, 三级指标: 修裱单页成本, 指标值: ≤4元/页}
        """,
    ],
)
def price_per_what(table: Table) -> Found:
    """单价的单位与它的数量不是一回事。

    检查什么：单价写“元/顶”，而同一种东西的数量指标按“床”计，“顶”是另一种东西的单位；资金用途、绩效目标写“每户每月100元”，
    指标写“100元/户”；名称是单价、人均，同表别的单价写了“元/页”，这里只写“元”（提示）。

    为什么：单价乘以数量要等于安排的金额，单位不对就算不出来。

    怎么改：把单位改为“元/床”“元/户·月”一类。

    不报的情形：个、项、次等可以数任何东西的单位；名称里写了“月”“年”的；整张表的单价都只写“元”的。
    """
    prices = [cost for cost in costs(table) if cost.scope is CostScope.UNIT]
    quantities = [row for row in table.rows() if level2(row) == QUANTITY and amount_of(row) is not None]
    told = next((cost for cost in prices if cost.amount.unit is not None and cost.amount.unit.per), None)
    for cost in prices:
        yield from _other_thing(cost, quantities)
        yield from _without_time(cost)
    for cost in costs(table) if told is not None else ():
        if cost.scope in (CostScope.UNIT, CostScope.TOTAL):
            yield from _bare(cost, told)


def _other_thing(cost: Cost, quantities: list[Row]) -> Iterator[Hit]:
    """A price for one 顶, where the thing is counted in 床, and 顶 count another one."""
    unit = cost.amount.unit
    if unit is None or len(unit.per) != 1:
        return
    priced = counted_as(unit.per[0].symbol)
    own = about_the_same(cost.row.text("三级指标"), quantities, lambda row: row.text("三级指标"))
    if own is None or priced in words("units-of-anything") or priced in words("units-of-people"):
        return
    counted = _counted(own)
    others = {_counted(row) for row in quantities if row is not own}
    if counted and counted != priced and priced in others and counted not in words("units-of-anything"):
        yield from _at_unit(cost, {"other": own.text("三级指标"), "counted": counted}, None)


def _counted(row: Row) -> str:
    amount = amount_of(row)
    is_count = amount is not None and amount.unit is not None and amount.unit.dimension is Dimension.COUNT
    return unit_symbol(amount) if amount is not None and is_count else ""


def _without_time(cost: Cost) -> Iterator[Hit]:
    """A price of as much as use or goal give every month, which is told as if it were given once."""
    unit, name = cost.amount.unit, cost.row.text("三级指标")
    if unit is None or len(unit.per) != 1 or _TIMES.search(name):
        return
    for where in ("资金用途", "绩效目标"):
        for found in _EACH_TIME.finditer(cost.row.table.text(where)):
            yuan = Decimal(found["number"].rstrip(".")) * (10000 if found["many"] else 1)
            if counted_as(found["each"]) == counted_as(unit.per[0].symbol) and yuan == cost.money.yuan:
                yield from _at_unit(cost, {"where": where, "said": found[0], "time": found["time"]}, "time")
                return


def _bare(cost: Cost, told: Cost | None) -> Iterator[Hit]:
    """A price of which the name alone says that it is one, beside prices that say of what."""
    unit, target, name = cost.amount.unit, cost.row.target, cost.row.text("三级指标")
    if unit is None or unit.per or target is None or told is None:
        return
    each = next((one for one in longest_first("price-each") if f"单{one}" in name or f"每{one}" in name), None)
    if each is not None:
        fields = {"name": name, "value": shown(cost.row, cost.amount), "other": told.row.text("三级指标")}
        yield Hit(trimmed(target), fields | {"unit": unit.printed, "each": each}, "bare")


def _at_unit(cost: Cost, fields: dict[str, str], variant: str | None) -> Iterator[Hit]:
    cell, unit = unit_cell(cost.row, cost.amount), cost.amount.unit
    if cell is not None and unit is not None:
        spot = cell.at(unit.span) if cost.amount.written_unit else trimmed(cell)
        yield Hit(spot, {"name": cost.row.text("三级指标"), "unit": unit.printed} | fields, variant)
