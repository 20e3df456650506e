"""Rows that count a total of what the goal lists one by one: 刑事案件180件、民事案件220件, and 办结案件总数."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promises import Promise, counted, is_of_other_scope, promises
from jixiao_rules.reading import amount_of, is_ceiling, is_damaged, is_money, is_percent, plain, unit_symbol
from jixiao_rules.same_matter import speaks_of
from jixiao_rules.words import says

_IN_A_LIST = pattern("[、和及与]|以及")
_FEW = 2
# A floor a little below the sum is cautious.
_CAUTIOUS = Decimal("0.9")


class PromisedTotal(Record):
    """A row of a total, and what the goal's own numbers make: 180件 + 220件 = 400件."""

    row: Row
    amount: Amount
    arithmetic: str


def promised_totals(table: Table) -> Iterator[PromisedTotal]:
    """The rows of totals that the goal's list does not make."""
    rows = [row for row in table.rows() if says(row.text("三级指标"), "sums-of-rows.total")]
    for row in rows:
        amount = amount_of(row) if level2(row) == QUANTITY and not is_damaged(row) else None
        if amount is None or is_percent(amount) or is_money(amount) or is_ceiling(amount):
            continue
        listed = _list(table.text("绩效目标"), row, amount)
        made = sum((in_base(counted(one.amount)) for one in listed), Decimal(0))
        own = in_base(counted(amount))
        is_cautious = amount.op.is_floor and made * _CAUTIOUS <= own <= made
        if listed and own != made and not is_cautious and amount.unit is not None:
            parts = " + ".join(f"{plain(one.amount.number)}{unit_symbol(one.amount)}" for one in listed)
            yield PromisedTotal(row, amount, f"{parts} = {plain(made / amount.unit.factor)}{unit_symbol(amount)}")


def counts_a_list(row: Row, amount: Amount) -> bool:
    """True for a row of a total where the goal lists what is counted in it."""
    is_total = level2(row) == QUANTITY and says(row.text("三级指标"), "sums-of-rows.total")
    return is_total and not is_percent(amount) and bool(_list(row.table.text("绩效目标"), row, amount))


def _list(goal: str, row: Row, amount: Amount) -> Sequence[Promise]:
    """All that the goal counts in the unit of a row, where it is one list of which the row speaks; else nothing."""
    alike = [one for one in promises(goal) if same_scale(counted(one.amount).unit, counted(amount).unit)]
    joined = all(_IN_A_LIST.fullmatch(goal[one.span.end : other.span.start]) for one, other in pairwise(alike))
    if len(alike) < _FEW or not joined or any(is_of_other_scope(one) for one in alike):
        return ()
    return alike if speaks_of(alike[0], row) else ()
