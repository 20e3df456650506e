"""Money paid apiece that makes, with a quantity of the table, just what the purpose has for it: a floor of it leaves no room."""

from decimal import Decimal

from jixiao_grammar.ast import Amount
from jixiao_lint.table import Row
from jixiao_rules.costs import counted_as
from jixiao_rules.goal_text import sums
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.reading import amount_of
from jixiao_rules.yuan import head_amount

_ROUNDED = Decimal("0.01")


def is_spent_in_full(row: Row, price: Amount) -> bool:
    """True for 2万元/户 of 120户 where the purpose or the budget has 240万元."""
    if price.unit is None or len(price.unit.per) != 1:
        return False
    symbol = counted_as(price.unit.per[0].symbol)
    made = [price.number * amount.number * amount.multiplier for amount in _counted(row, symbol)]
    budget = head_amount(row.table, "预算数")
    there = [one.yuan for one in sums(row.table.text("资金用途"))] + ([budget.yuan] if budget is not None else [])
    return any(abs(one - sum_of_money) <= sum_of_money * _ROUNDED for one in made if one for sum_of_money in there)


def _counted(row: Row, symbol: str) -> list[Amount]:
    quantities = (amount_of(other) for other in row.table.rows() if level2(other) == QUANTITY)
    return [one for one in quantities if one is not None and one.unit and counted_as(one.unit.symbol) == symbol]
