"""The rows whose number differs from the one promise of the goal that is theirs, and how it differs."""

from collections.abc import Iterator, Sequence

from jixiao_grammar.ast import Amount
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.goal_conflict import conflict, is_by_one, is_sum
from jixiao_rules.promise_of_row import (
    alone_in_unit,
    are_comparable,
    are_of,
    closest,
    counts_more,
    is_in_another_unit,
    is_named_so,
    is_of_its_sentence,
    is_told,
)
from jixiao_rules.promised_parts import parts
from jixiao_rules.promised_totals import counts_a_list
from jixiao_rules.promises import Promise, is_of_the_year, promises
from jixiao_rules.rates import is_capped, is_over_full
from jixiao_rules.reading import amount_of, is_damaged

_Counted = tuple[Row, Amount]


class Against(Record):
    """A row, what the goal says of the same thing, and how they differ (`conflict`, `lower`, `looser`, `opposite`, `weaker`)."""

    row: Row
    said: str
    variant: str


def against_the_goal(table: Table) -> Iterator[Against]:
    """Every row with a number that its promise has not."""
    goal = promises(table.text("绩效目标"))
    said = [*(one for one in goal if is_of_the_year(one)), *parts(goal)]
    rows = [(row, amount) for row in table.rows() if (amount := amount_of(row))] if said else []
    for row, amount in rows:
        found = _its_promise(row, amount, goal, said, rows)
        variant = conflict(row, amount, found.amount) if found is not None else None
        if found is None or not variant or counts_more(row, amount, found):
            continue
        if any(one is not found and is_told(one, row, amount, rows) for one in goal):
            continue
        rivals = _rivals(found, row, amount, rows)
        named = [other for other in rivals if is_named_so(found, other)]
        if named == [row] or (not named and len(rivals) == 1):
            if variant == "weaker" and named == [row] and not is_by_one(amount, found.amount):
                variant = "lower"  # the goal names the very row: what it promises, the row asks for
            yield Against(row, found.clause, variant)


def _its_promise(
    row: Row, amount: Amount, goal: Sequence[Promise], said: list[Promise], rows: list[_Counted]
) -> Promise | None:
    """The one promise that a row is of; None where there is none, where there are several, or where the row counts several."""
    comparable = [one for one in said if are_comparable(one, amount)]
    if not comparable or any(is_in_another_unit(one, row, amount) for one in goal):
        return None
    if counts_a_list(row, amount):
        return None  # CON041 adds up what is promised one by one
    matches = [one for one in comparable if is_of_its_sentence(one, row, amount)]
    matches = matches or closest([one for one in comparable if are_of(one, row, amount)], row)
    matches = matches or alone_in_unit(said, rows, row, amount)
    if len(matches) != 1 or row.target is None or _is_in_doubt(row, amount) or is_sum(amount, matches[0], said):
        return None
    return matches[0]


def _rivals(promise: Promise, row: Row, amount: Amount, rows: Sequence[_Counted]) -> list[Row]:
    """The rows that the promise may be of, found in the same way as this one."""
    is_of = is_of_its_sentence if is_of_its_sentence(promise, row, amount) else are_of
    return [other for other, its in rows if is_of(promise, other, its)] or [row]


def _is_in_doubt(row: Row, amount: Amount) -> bool:
    """True where the number itself is told: digits that may be others, a share that cannot be."""
    return is_damaged(row) or (is_over_full(amount) and is_capped(row.name_reading.bare))
