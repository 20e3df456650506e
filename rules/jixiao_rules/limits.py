"""How much money the rows of a table let each thing cost: a sum, or a price times how many there are."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.record import Record
from jixiao_lint.table import Table
from jixiao_rules.costs import Cost, CostScope, costs
from jixiao_rules.unit_costs import Product, products
from jixiao_rules.yuan import Money

# Nobody rounds a price up by more: 0.5万元 is no ≤1万元.
_ROUNDED_UP = Decimal("0.1")


class Limit(Record):
    """What a cost row lets one thing cost, as a sum, and how it is reckoned.

    `step` is what one more in the last digit of a price makes: 160万元 for 3.6万人次 are ≤45元/人次 when they are rounded up.
    `counted` are the names of the rows that say how many.
    """

    cost: Cost
    yuan: Decimal
    shown: str
    step: Decimal = Decimal(0)
    counted: str = ""
    product: Product | None = None

    def rounded_up_from(self, share: Decimal) -> Decimal:
        """How much of the limit may come of rounding the price up; nothing where the exact price has no more digits."""
        price = self.cost.money
        exact = share * price.yuan / self.yuan if self.yuan else share
        return Decimal(0) if exact % (2 * price.half_digit) == 0 else self.step


def limits(table: Table) -> Iterator[Limit]:
    """The limits of a table, those of prices first; a price whose quantity is in doubt has none."""
    for product in products(table):
        if product.is_in_doubt() or not product.cost.money.yuan:
            continue
        shown = Money(product.yuan, Decimal(0), "万元").shown()
        step = 2 * product.cost.money.half_digit * product.yuan / product.cost.money.yuan
        step = min(step, product.yuan * _ROUNDED_UP)
        yield Limit(product.cost, product.yuan, f"{product.arithmetic()} = {shown}", step, product.counted(), product)
    for cost in costs(table):
        if cost.scope in (CostScope.TOTAL, CostScope.PART):
            yield Limit(cost, cost.money.yuan, cost.money.shown())
