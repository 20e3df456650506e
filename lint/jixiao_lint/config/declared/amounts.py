"""The numbers and units of a row, in one cell or with the unit in a column of its own, and how they keep a limit."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from jixiao_grammar.ast import Amount, Compound, Dimension, Node, Range, Unit
from jixiao_grammar.parse import parse
from jixiao_grammar.span import Span
from jixiao_lint.packs import UnknownNameError
from jixiao_lint.table import Row, Spot

# What these measure is not known by their dimension alone: 人 and 台 are both counts.
_BY_SYMBOL = frozenset({Dimension.COUNT, Dimension.OTHER})


class Placed(NamedTuple):
    """A number of a row and where it stands."""

    spot: Spot
    read: Amount


def amounts(row: Row) -> Iterator[Placed]:
    """The numbers of the 指标值: the one, the two bounds of a range, the parts of a compound."""
    cell = row.target
    if cell is None:
        return
    found = list(_amounts(cell.value.node))
    if not any(amount.unit for amount in found) and row.text("计量单位"):
        found = list(_amounts(parse(cell.text + row.text("计量单位")).node))
    for amount in found:
        yield Placed(cell.at(Span(amount.span.start, min(amount.span.end, len(cell.text)))), amount)


def printed_units(row: Row) -> Iterator[tuple[Spot, frozenset[str]]]:
    """The units as they stand in the row, each with the names that it goes by: as printed, and without 万 or 亿."""
    column = row.cell("计量单位")
    if column is not None and not column.is_blank:
        yield column.whole(), frozenset({column.text.strip()})
    if row.target is not None:
        for amount in _amounts(row.target.value.node):
            if amount.unit is not None:
                written = amount.unit.span.cut(row.target.text)
                yield row.target.at(amount.unit.span), frozenset({written, amount.unit.symbol, amount.unit.printed})


@cache
def limit(text: str) -> Amount:
    """A limit as it is written in a rule or in an option. Raises UnknownNameError when it is no number with a unit."""
    node = parse(text).node
    if isinstance(node, Amount) and node.unit is not None and node.op_span is None:
        return node
    raise UnknownNameError(f"“{text}”不能作为界限，应当是一个数和它的单位，如 90%、50万元、3天")


def breaks(amount: Amount, bound: Amount, *, is_floor: bool) -> bool:
    """True when a number lies on the wrong side of a limit. What cannot be compared breaks nothing."""
    if amount.direction is not None or not _comparable(amount.unit, bound.unit):
        return False
    own, allowed = _in_base(amount), _in_base(bound)
    return own < allowed if is_floor else own > allowed


def _comparable(one: Unit | None, other: Unit | None) -> bool:
    if one is None or other is None or one.dimension is not other.dimension:
        return False
    same_below = [unit.symbol for unit in one.per] == [unit.symbol for unit in other.per]
    return same_below and (one.dimension not in _BY_SYMBOL or one.symbol == other.symbol)


def _in_base(amount: Amount) -> Decimal:
    return amount.number * (amount.unit.factor if amount.unit else 1)


def _amounts(node: Node) -> Iterator[Amount]:
    match node:
        case Amount():
            yield node
        case Range(low=low, high=high):
            yield low
            yield high
        case Compound(parts=parts):
            for part in parts:
                yield from _amounts(part)
        case _:
            return
