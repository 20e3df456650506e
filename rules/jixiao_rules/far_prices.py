"""Prices a thousand times too high whatever the quantity: 45万元/亩 where the purpose has 90万元 for 2万亩.

What a price makes with a quantity that the goal tells otherwise says nothing, unless both numbers make far too much.
"""

from collections.abc import Iterator

from jixiao_grammar.record import Record
from jixiao_lint.table import Table
from jixiao_rules.costs import Cost
from jixiao_rules.limits_of_shares import item_of
from jixiao_rules.shares import shares
from jixiao_rules.unit_costs import products

_FAR = 1000


class FarPrice(Record):
    """A price in 万元 that is meant in 元, and the item of the purpose that it is the price of."""

    cost: Cost
    said: str


def far_prices(table: Table) -> Iterator[FarPrice]:
    """The prices whose quantity is in doubt, and whose item gets a thousandth of what they make."""
    items = shares(table.text("资金用途"))
    for product in products(table) if items else ():
        if not product.is_in_doubt():
            continue
        item = item_of(product.cost.row.text("三级指标"), product.counted(), items)
        if item is not None and product.as_the_goal_counts() >= item.sum.yuan * _FAR:
            yield FarPrice(product.cost, item.said)
