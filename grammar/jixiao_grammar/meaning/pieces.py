"""What the methods of the shapes hand to each other: pieces around a number, numbers with units, and finished items."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Protocol, TypeAlias, cast

from jixiao_grammar.ast import Approx, Diagnostic, Direction, Node, Op, OpSource, Relation, Span, Unit
from jixiao_grammar.record import Record


class Token(Record):
    """A stretch of the folded cell, as the lexer cut it."""

    value: str
    start_pos: int
    end_pos: int


class Words(Record):
    """Letters that are no operator, number, unit or date."""

    text: str
    span: Span


class Bracket(Record):
    """A bracket that holds no target of its own; `text` keeps its signs."""

    text: str
    span: Span

    @property
    def inside(self) -> str:
        """What stands between the signs."""
        return self.text[1:-1].strip()


class Comparison(Record):
    """A sign or a word that compares. A soft one yields to another beside it; `op` is None for 之间, which needs a range."""

    op: Op | None
    source: OpSource
    span: Span
    text: str
    soft: bool = False
    note: Diagnostic | None = None


class Blur(Record):
    """约, 近, 左右."""

    approx: Approx
    span: Span
    text: str


class Each(Record):
    """每人每天, 户均: what the number is meant for. `per` is None where the words name nothing countable.

    `noun` stands behind the unit and says what each one gets (每亩补贴130元).
    """

    per: tuple[Unit, ...] | None
    text: str
    span: Span
    noun: str = ""


class Baseline(Record):
    """较2024年, 在2023年基础上."""

    what: str
    span: Span
    text: str


class DateWord(Record):
    """截至, 自, 于: how the date behind it binds."""

    relation: Relation
    text: str
    span: Span


class Currency(Record):
    """¥, 人民币."""

    span: Span


class Blank(Record):
    """** or ____: nobody has filled it in."""

    span: Span


class Times(Record):
    """× between two numbers: a product that the form does not ask for."""

    span: Span


class PercentSign(Record):
    """% or ‰."""

    text: str
    span: Span


class Multiplier(Record):
    """万, 亿, 百万."""

    factor: Decimal
    span: Span
    note: Diagnostic | None = None


class More(Record):
    """余, 多, +: a little more than the number says."""

    span: Span


class Figure(Record):
    """A number with what belongs to it, before anybody knows how it is compared.

    `tail` is the noun behind the unit; `trusted` is False when the number stands before words that are no unit, so that
    the whole is text (一站式, 2次性). `spelled` is True for a numeral in Chinese characters, and then `raw` keeps all its
    words. `inside` is the stretch of 内 behind the unit. `op` is set where the number itself compares (过半).
    """

    span: Span
    number: Decimal
    number_span: Span
    printed: str
    multiplier: Decimal = Decimal(1)
    scale: int = 0
    unit: Unit | None = None
    tail: str = ""
    trusted: bool = True
    approx: Approx = Approx.NONE
    spelled: bool = False
    notes: tuple[Diagnostic, ...] = ()
    anchor: str | None = None
    inside: Span | None = None
    raw: str = ""
    fraction: tuple[int, int] | None = None
    op: Op | None = None
    direction: Direction | None = None


class Item(Record):
    """A finished part of a cell; `words` are the plain words it was read from, where it has nothing but words."""

    node: Node
    span: Span
    notes: tuple[Diagnostic, ...] = ()
    words: str | None = None


class Holds(Enum):
    """What a bracket with a target of its own holds: another limit (≤20人), what each one gets (每场40人), a part (其中…)."""

    LIMIT = "limit"
    EACH = "each"
    PART = "part"


class Opening(Record):
    """The sign that opens such a bracket."""

    holds: Holds
    span: Span


class Aside(Record):
    """A bracket with a target of its own; `others` stand behind it in the list of parts (其中省级2个、市级3个)."""

    item: Item
    span: Span
    holds: Holds
    others: tuple[Item, ...] = ()


Before: TypeAlias = (
    Comparison | Blur | Each | Words | Bracket | Baseline | DateWord | Currency | Blank | PercentSign | Aside
)
Behind: TypeAlias = Comparison | Blur | Words | Bracket | Aside | Times
Found: TypeAlias = tuple[Node, tuple[Diagnostic, ...]] | None  # a node with its diagnostics, or: makes no sense


def at(token: Token) -> Span:
    """The stretch of one token."""
    return Span(token.start_pos, token.end_pos)


class Placed(Protocol):
    """Anything that knows where it stands."""

    @property
    def span(self) -> Span: ...


def whole(*parts: Placed | Sequence[Placed] | None) -> Span:
    """From the first piece to the last; what is not there does not count."""
    first: Span | None = None
    last = Span(0, 0)
    for part in parts:
        if part is None or part == []:
            continue
        first = first or (part[0].span if isinstance(part, list) else cast(Placed, part).span)
        last = part[-1].span if isinstance(part, list) else cast(Placed, part).span
    return Span((first or last).start, last.end)
