"""Costs of all of a project that have the digits of its budget in another order: 105万元 for 150万元."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao_lint.table import Table
from jixiao_rules.costs import Cost, CostScope, costs, is_whole
from jixiao_rules.yuan import Money, head_amount


def mixed_up(table: Table) -> Iterator[tuple[Cost, Money]]:
    """Such costs, each with the budget; one above the budget is told as that."""
    budget = head_amount(table, "预算数")
    for cost in costs(table):
        if budget is None or not is_whole(cost) or cost.scope is not CostScope.TOTAL:
            continue
        if cost.money.yuan < budget.yuan and _has_the_digits(cost.money.yuan, budget.yuan):
            yield cost, budget


def _has_the_digits(one: Decimal, other: Decimal) -> bool:
    return sorted(str(int(one))) == sorted(str(int(other)))
