"""The meaning of each rule of `value.lark`; the parser calls the method that has the rule's name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from jixiao_grammar.ast import Text
from jixiao_grammar.clauses import read_bare, read_clause
from jixiao_grammar.dates import read_dated
from jixiao_grammar.items import read_cell
from jixiao_grammar.pieces import Piece, Quantity, Reading, Token
from jixiao_grammar.quantities import read_quantity
from jixiao_grammar.span import Span

_P = TypeVar("_P", bound=Piece | Reading)


class Meaning:
    """Knows no text and keeps no state: everything it returns comes from the pieces it is given."""

    def start(self, pieces: Sequence[Reading | Token]) -> Reading:
        """The whole cell."""
        return read_cell(pieces)

    def clause(self, pieces: Sequence[Piece]) -> Reading:
        """A target."""
        return _listed(read_clause, pieces)

    def bare(self, pieces: Sequence[Piece]) -> Reading:
        """Words, or signs without a number."""
        return _listed(read_bare, pieces)

    def dated(self, pieces: Sequence[Piece | Reading]) -> Reading:
        """A date with what has to be reached by then."""
        return _listed(read_dated, pieces)

    def quantity(self, pieces: Sequence[Piece]) -> Quantity:
        """A number with its unit."""
        return read_quantity(pieces)


def _listed(read: Callable[[Sequence[_P]], Reading], pieces: Sequence[_P]) -> Reading:
    """1、培训3场: the list number before an item is no part of the value."""
    if pieces[0].type == "LISTNO" and len(pieces) > 1:
        reading = read(pieces[1:])
        if isinstance(reading.node, Text):  # of words nothing is left out
            start = pieces[0].start_pos
            node = replace(reading.node, span=Span(start, reading.end_pos))
            return reading._replace(start_pos=start, node=node)
        return reading
    return read(pieces)
