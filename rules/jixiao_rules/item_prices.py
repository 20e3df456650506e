"""What one thing of an item of the purpose costs (3元/亩 of 作业服务60万元（20万亩×3元/亩）), and rows that say otherwise."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount
from jixiao_grammar.record import Record
from jixiao_lint.table import Table
from jixiao_rules.costs import Cost, CostScope, costs, counted_as
from jixiao_rules.priced_things import about_the_same
from jixiao_rules.promises import promises
from jixiao_rules.reading import is_money
from jixiao_rules.reckonings import CHAIN, TIMES, is_plain
from jixiao_rules.shares import Share, shares
from jixiao_rules.similarity import share_no_pair

# An exact price of the use is a plan: a ceiling may leave some room above it.
_ROOM = Decimal("1.1")
_SEVERAL = 2
_TENS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000))


class Unlike(Record):
    """A row's price that is higher than its item's, or just a tenth, a hundredth … of it."""

    cost: Cost
    said: str
    is_dearer: bool


def unlike_items(table: Table) -> Iterator[Unlike]:
    """The prices of a table beside those that the purpose reckons, where both are for one of the same things."""
    items = shares(table.text("资金用途"))
    prices = [cost for cost in costs(table) if cost.scope is CostScope.UNIT and cost.money.yuan] if items else []
    for cost in prices:
        item = about_the_same(cost.row.text("三级指标"), items, lambda one: one.said) or _at_one_price(
            cost, prices, items
        )
        told = price_of(item.said) if item is not None else None
        if item is None or told is None or _per(cost) != told[1]:
            continue
        is_dearer = cost.money.yuan > told[0].number * _ROOM
        if is_dearer or told[0].number / cost.money.yuan in _TENS:
            yield Unlike(cost, item.said, is_dearer)


def _at_one_price(cost: Cost, prices: Sequence[Cost], items: Sequence[Share]) -> Share | None:
    """An item, where several have one price for what only this row prices, and all of them are named like it.

    第一期改造300户×2500元/户，第二期改造300户×2500元/户, and 户均改造成本.
    """
    name, per = cost.row.text("三级指标"), _per(cost)
    if sum(_per(other) == per for other in prices) != 1:
        return None
    told = [(item, found[0].number) for item in items if (found := price_of(item.said)) is not None and found[1] == per]
    numbers = {number for _, number in told}
    if len(told) < _SEVERAL or len(numbers) != 1 or any(share_no_pair(name, item.said) for item, _ in told):
        return None
    return told[0][0]


def _per(cost: Cost) -> list[str]:
    return sorted(counted_as(unit.symbol) for unit in cost.per)


@lru_cache(maxsize=64)
def price_of(said: str) -> tuple[Amount, list[str]] | None:
    """The one price that is told of an item, and the units of what it is the price of; None for none, or for more than one."""
    chains = CHAIN.findall(said)
    if len(chains) == 1:
        return _in_chain(chains[0])
    told = [one.amount for one in promises(said) if is_money(one.amount) and one.amount.unit and one.amount.unit.per]
    if chains or len(told) != 1 or not is_plain(told[0]) or told[0].unit is None:
        return None
    return told[0], sorted(counted_as(unit.symbol) for unit in told[0].unit.per)


def _in_chain(chain: str) -> tuple[Amount, list[str]] | None:
    factors = [node for part in TIMES.split(chain) if isinstance(node := parse(part.strip()).node, Amount)]
    prices = [one for one in factors if is_money(one)]
    counts = [one for one in factors if not is_money(one) and one.unit is not None]
    if len(prices) != 1 or len(counts) != 1 or len(factors) != 2 or counts[0].unit is None:
        return None
    return prices[0], [counted_as(counts[0].unit.symbol)]
