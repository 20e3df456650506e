"""Rows that ask for less than the goal promises in other words: so many a month for so many a year, and a rate for all of them."""

from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_grammar.pattern import HAN
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.promises import Promise, counted, is_of_other_scope, promises
from jixiao_rules.reading import amount_of, binds_below, is_percent
from jixiao_rules.same_matter import speaks_of
from jixiao_rules.words import phrase

# How often a year has what a number is counted by.
_TIMES = {"月": 12, "个月": 12, "季度": 4, "季": 4, "周": 52, "半年": 2}
_ALL_OF_THEM = phrase(
    rf"(?P<thing>{HAN}{{2,14}}?)(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底)?前)?(?:全部|全面){{all-of-them.done}}"
)
_FULL = 100


class Short(Record):
    """A row that asks for less than the goal says."""

    row: Row
    said: str


def beside(table: Table) -> Iterator[Short]:
    """The rows of a table that fall short of its goal in other words."""
    goal = table.text("绩效目标")
    if not goal:
        return
    said = [one for one in promises(goal) if not is_of_other_scope(one) and not is_percent(one.amount)]
    whole = list(_ALL_OF_THEM.finditer(goal)) if "全" in goal else []
    for row in table.rows():
        amount = amount_of(row)
        if amount is None or amount.unit is None or not binds_below(amount):
            continue
        yield from (Short(row, one.clause) for one in said if _makes_less(row, amount, one))
        yield from (Short(row, found[0]) for found in whole if _is_less_than_all(row, amount, found["thing"]))


def _makes_less(row: Row, amount: Amount, promise: Promise) -> bool:
    """每月≥50次 makes 600次 a year, and 700次 are promised."""
    unit = amount.unit
    if unit is None or len(unit.per) != 1 or unit.dimension is not Dimension.COUNT or not speaks_of(promise, row):
        return False
    times = _TIMES.get(unit.per[0].symbol)
    year = amount._replace(
        number=amount.number * (times or 0),
        unit=unit._replace(symbol=unit.symbol.partition("/")[0], per=(), factor=unit.factor * 0 + 1),
    )
    if times is None or not same_scale(counted(year).unit, counted(promise.amount).unit):
        return False
    return compare(counted(year), counted(promise.amount)) is Order.LESS


def _is_less_than_all(row: Row, amount: Amount, thing: str) -> bool:
    """民生实事完成率 ≥60%, where all of them are to be done."""
    name = row.name_reading.bare
    if not is_percent(amount) or amount.number >= _FULL or amount.direction or not name.endswith(_RATES):
        return False
    return any(thing[at : at + 4] in name for at in range(max(len(thing) - 3, 0)))


_RATES = ("完成率", "整改率", "办结率", "到位率")
