"""The money of a row: what its sum stands for, how much it may be, and of what a price is the price."""

from functools import lru_cache
from itertools import pairwise

from jixiao_grammar.ast import Amount, Dimension, Node, Range, Unit, UnitFrom
from jixiao_grammar.columns import read_unit
from jixiao_grammar.name import EventClass
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Closed, Record
from jixiao_lint.table import Row, Table
from jixiao_rules.levels import is_cost, is_own_cost
from jixiao_rules.reading import binds_above, node_of
from jixiao_rules.words import holds, phrase, table
from jixiao_rules.yuan import Money, money_of

_PER_ONE = phrase(r"单[场次人件台套户个期]|{costs.per-one}|[/／]")
_HAVE_AVERAGES = frozenset("人户生亩床校村场次吨头株册件台页套")
_EACH = pattern("每[一1]?|单(?![位价一项])")
_LONGEST_UNIT = 4
_PART = pattern("^(?:其中|[（(]其中[)）])|其中[:：]")


class CostScope(Closed):
    """What a sum of money stands for."""

    TOTAL = "total"  # a sum that this year's budget pays
    PART = "part"  # 其中: a part of the sum above
    UNIT = "unit"  # the price of one thing, or the standard for one person
    BEYOND = "beyond"  # more than this budget pays: 总投资, 合同总价, 含自筹
    NO_COST = "no cost"  # what is saved or comes in, and what society or nature bears


class Cost(Record):
    """The money of a row, in 元. `amount` is the end that must not be exceeded. `per` are the units that a price is for.

    `per` is empty for a price of which nobody can say what it is the price of.
    """

    row: Row
    amount: Amount
    money: Money
    scope: CostScope
    per: tuple[Unit, ...] = ()


@lru_cache(maxsize=8)
def costs(form: Table) -> tuple[Cost, ...]:
    """The cost rows of a table whose target is money with a unit of its own and a limit above."""
    found = (cost_of(row) for row in form.rows())
    return tuple(cost for cost in found if cost is not None)


def cost_of(row: Row) -> Cost | None:
    """The money of a cost row; None where the row is none, or its target is no money that can be reckoned with."""
    amount = _upper_end(node_of(row)) if is_cost(row) else None
    unit = amount.unit if amount is not None else None
    if amount is None or unit is None or not binds_above(amount) or amount.direction is not None:
        return None
    # A unit that was only read from the head is told by UNI001, and no arithmetic rests on it.
    if unit.dimension is not Dimension.MONEY or not unit.symbol.startswith("元") or unit.unit_from is UnitFrom.HEAD:
        return None
    scope = _scope(row, unit)
    return Cost(row, amount, money_of(amount), scope, _per(row, unit) if scope is CostScope.UNIT else ())


def is_unit_cost(row: Row) -> bool:
    """True when the row speaks of the cost of one thing: 人均, 单价, 每人, 元/亩 …"""
    amount = _upper_end(node_of(row))
    per = amount is not None and amount.unit is not None and bool(amount.unit.per)
    return per or bool(_PER_ONE.search(row.text("三级指标") + row.text("绩效指标描述")))


def is_a_sum(cost: Cost) -> bool:
    """True for what its name and its unit say to be a sum, though the description tells a price that it is made of."""
    if cost.scope in (CostScope.TOTAL, CostScope.PART):
        return True
    name, unit = cost.row.text("三级指标"), cost.amount.unit
    is_price = (unit is not None and unit.per) or "标准" in name or _PER_ONE.search(name)
    return cost.scope is CostScope.UNIT and not is_price


def total_costs(form: Table) -> list[Cost]:
    """The rows that limit a whole sum that the budget pays, parts of another sum among them."""
    return [cost for cost in costs(form) if cost.scope in (CostScope.TOTAL, CostScope.PART)]


def is_whole(cost: Cost) -> bool:
    """True where the name says that all of the project's money is meant."""
    return holds(cost.row.text("三级指标"), "money-whole")


def _upper_end(node: Node | None) -> Amount | None:
    match node:
        case Amount():
            return node
        case Range(high=high):
            return high
        case _:
            return None


def _scope(row: Row, unit: Unit) -> CostScope:
    name = row.text("三级指标")
    if not is_own_cost(row) or _is_income(row):
        return CostScope.NO_COST
    if unit.per or is_unit_cost(row) or "标准" in name:
        return CostScope.UNIT
    if holds(name + row.text("备注"), "money-beyond-year"):
        return CostScope.BEYOND
    return CostScope.PART if _PART.search(name) else CostScope.TOTAL


def _is_income(row: Row) -> bool:
    """True for what is saved, cut or earned: more of it is better."""
    name = row.name_reading
    return name.is_better_high or any(event.cls is EventClass.FALL or "saves" in event.flags for event in name.events)


def _per(row: Row, unit: Unit) -> tuple[Unit, ...]:
    if unit.per:
        return unit.per
    name = row.text("三级指标")
    average = (one for one, behind in pairwise(name) if behind == "均" and one in _HAVE_AVERAGES)
    each = _unit_at_the_start(next(average, ""))
    for found in _EACH.finditer(name):
        each = each or _unit_at_the_start(name[found.end() :])
    return (each,) if each is not None else ()


def _unit_at_the_start(words_of_name: str) -> Unit | None:
    """公里 of 公里养护成本: the longest unit that is known."""
    for length in range(min(_LONGEST_UNIT, len(words_of_name)), 0, -1):
        lone = read_unit(counted_as(words_of_name[:length]))
        if lone is not None and lone.unit.known and not lone.unit.per:
            return lone.unit
    return None


def counted_as(symbol: str) -> str:
    """The unit in which quantities count what a price is for: 人 for 生."""
    return table("counted-as").get(symbol, symbol)
