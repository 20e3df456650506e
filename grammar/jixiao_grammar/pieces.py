"""What the reading functions get from the grammar: tokens, numbers with units, and finished readings."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeAlias

from jixiao_grammar.ast import Approx, Diagnostic, Node, Unit
from jixiao_grammar.span import Span


class Token(Protocol):
    """A stretch of the folded cell with the name of its terminal."""

    @property
    def type(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def start_pos(self) -> int: ...
    @property
    def end_pos(self) -> int: ...


class Word(NamedTuple):
    """A token of our own making, where one token has to be taken apart."""

    type: str
    value: str
    start_pos: int
    end_pos: int


class Quantity(NamedTuple):
    """A number with what belongs to it, before anybody knows how it is compared.

    `tail` is the noun behind the unit; `trusted` is False when the number stands before words that are no unit, so
    that the whole is text (一站式, 2次性). `spelled` is True for a numeral in Chinese characters, and then `raw` keeps
    all its words.
    """

    start_pos: int
    end_pos: int
    number: Decimal
    number_span: Span
    printed: str
    multiplier: Decimal
    scale: int
    unit: Unit | None
    tail: str
    trusted: bool
    approx: Approx = Approx.NONE
    spelled: bool = False
    notes: tuple[Diagnostic, ...] = ()
    anchor: str | None = None
    suffix_inside: bool = False
    raw: str = ""

    @property
    def type(self) -> str:
        """The name that stands for a quantity among the terminals."""
        return "quantity"


class Reading(NamedTuple):
    """A node with its diagnostics; `words` are the plain words it was read from, where it has nothing but words."""

    start_pos: int
    end_pos: int
    node: Node
    notes: tuple[Diagnostic, ...] = ()
    words: str | None = None

    @property
    def type(self) -> str:
        """The name that stands for a finished reading among the terminals."""
        return "reading"


Piece: TypeAlias = Token | Word | Quantity
Found: TypeAlias = tuple[Node, tuple[Diagnostic, ...]] | None  # a node with its diagnostics, or: makes no sense


def span_of(pieces: Sequence[Piece | Reading]) -> Span:
    """From the first piece to the last."""
    return Span(pieces[0].start_pos, pieces[-1].end_pos)


def at(piece: Piece | Reading) -> Span:
    """The stretch of one piece."""
    return Span(piece.start_pos, piece.end_pos)
