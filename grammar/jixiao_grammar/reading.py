"""The meaning of each rule of `value.lark`; the parser calls the method that has the rule's name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from jixiao_grammar.calendar_reading import read_dated
from jixiao_grammar.clauses import read_bare, read_clause
from jixiao_grammar.items import read_cell
from jixiao_grammar.pieces import Piece, Quantity, Reading, Token
from jixiao_grammar.quantities import read_quantity


class Meaning:
    """Knows no text and keeps no state: everything it returns comes from the pieces it is given."""

    def start(self, pieces: Sequence[Reading | Token]) -> Reading:
        """The whole cell."""
        return read_cell(pieces)

    def listed(self, pieces: Sequence[Reading | Token]) -> Reading:
        """An item with a list number before it (1、…)."""
        reading = cast(Reading, pieces[1])
        return reading._replace(start_pos=pieces[0].start_pos)

    def clause(self, pieces: Sequence[Piece]) -> Reading:
        """A target."""
        return read_clause(pieces)

    def bare(self, pieces: Sequence[Piece]) -> Reading:
        """Words, or signs without a number."""
        return read_bare(pieces)

    def dated(self, pieces: Sequence[Piece | Reading]) -> Reading:
        """A date with what has to be reached by then."""
        return read_dated(pieces)

    def quantity(self, pieces: Sequence[Piece]) -> Quantity:
        """A number with its unit."""
        return read_quantity(pieces)
