"""The numbers and units of a row's target, and how they keep a limit that a rule declares."""

from collections.abc import Iterator
from functools import cache

from jixiao_grammar.ast import Amount, is_understood
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.compare import amounts as amounts_in
from jixiao_grammar.parse import parse
from jixiao_grammar.record import Record
from jixiao_lint.packs import UnknownNameError
from jixiao_lint.table import Row, Spot


class Placed(Record):
    """A number of a row and where it stands."""

    spot: Spot
    read: Amount


def amounts(row: Row) -> Iterator[Placed]:
    """The numbers of the target: the one, the two bounds of a range, the parts of a compound."""
    if row.target is not None and row.resolved is not None and is_understood(row.resolved):
        for amount in amounts_in(row.resolved):
            yield Placed(row.target.at(amount.span), amount)


def printed_units(row: Row) -> Iterator[tuple[Spot, frozenset[str]]]:
    """The units as they stand in the row, each with the names that it goes by: as printed, and without 万 or 亿."""
    column = row.cell("计量单位")
    if column is not None and not column.is_blank:
        yield column.whole(), frozenset({column.text.strip()})
    for placed in amounts(row):
        unit = placed.read.written_unit
        if unit is not None and row.target is not None:
            written = unit.span.cut(row.target.text)
            yield row.target.at(unit.span), frozenset({written, unit.symbol, unit.printed})


@cache
def limit(text: str) -> Amount:
    """A limit as it is written in a rule or in an option. Raises UnknownNameError when it is no number with a unit."""
    node = parse(text).node
    if isinstance(node, Amount) and node.unit is not None and node.op_span is None:
        return node
    raise UnknownNameError(f"“{text}”不能作为界限，应当是一个数和它的单位，如 90%、50万元、3天")


def breaks(amount: Amount, bound: Amount, *, is_floor: bool) -> bool:
    """True when a number lies on the wrong side of a limit. What cannot be compared breaks nothing."""
    if amount.direction is not None or amount.unit is None:
        return False
    return compare(amount, bound) is (Order.LESS if is_floor else Order.MORE)
