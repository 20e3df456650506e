"""What may stand around a number, piece by piece: signs, words, brackets; and the finished item, which may stand in a bracket."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Protocol, TypeAlias, TypeVar

from jixiao_grammar.ast import Node
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.units import read_numeral
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import SIGN_NOTES, SIGNS, Approx, Op, OpSource, Relation, Span, Token, Unit, stretch

_Piece = TypeVar("_Piece", bound=tuple[Any, ...])
_new = tuple.__new__


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
    text: str
    span: Span
    soft: bool = False
    note: Diagnostic | None = None


class Blur(Record):
    """约, 近, 左右."""

    approx: Approx
    text: str
    span: Span


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
    text: str
    span: Span


class DateWord(Record):
    """截至, 自, 于: how the date behind it binds."""

    relation: Relation
    text: str
    span: Span


class Currency(Record):
    """¥, 人民币."""

    text: str
    span: Span


class Blank(Record):
    """** or ____: nobody has filled it in."""

    text: str
    span: Span


class Times(Record):
    """× between two numbers: a product that the form does not ask for."""

    text: str
    span: Span


class PercentSign(Record):
    """% or ‰."""

    text: str
    span: Span


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


class Placed(Protocol):
    """Anything that knows where it stands."""

    @property
    def span(self) -> Span: ...


def covering(*parts: Placed | Sequence[Placed] | None) -> Span:
    """From the first piece to the last; what is not there does not count."""
    there: list[Any] = [part for part in parts if part]
    if not there:
        return Span(0, 0)
    first, last = there[0], there[-1]
    start = first[0].span if isinstance(first, list) else first.span
    end = last[-1].span if isinstance(last, list) else last.span
    return stretch(start[0], end[1])


# ---- how each is read


def _of(kind: type[_Piece], *before: object, behind: tuple[object, ...] = ()) -> Callable[[Token], _Piece]:
    """The reader of one class of words: a piece of their text and place."""

    def read(token: Token) -> _Piece:
        return _new(kind, (*before, token[0], _new(Span, token[1:]), *behind))

    return read


def _word(op: Op, *, soft: bool = False) -> Callable[[Token], Comparison]:
    return _of(Comparison, op, OpSource.WORD, behind=(soft, None))


def _suffix(op: Op | None) -> Callable[[Token], Comparison]:
    return _of(Comparison, op, OpSource.SUFFIX, behind=(False, None))


def sign(token: Token) -> Comparison:
    """≥, <=, 》."""
    text, span = token.value.replace(" ", ""), token.span
    code, better = ("space-in-word", text) if " " in token.value else SIGN_NOTES.get(text, ("", ""))
    remark = note(code, span, better) if code else None
    return _new(Comparison, (SIGNS[text], OpSource.SIGN, text, span, False, remark))


def blur(token: Token) -> Blur:
    """约, 近."""
    return Blur(Approx.BELOW if token.value.endswith("近") else Approx.ABOUT, token.value, token.span)


def bracket(token: Token) -> Bracket | Comparison:
    """(含), (套); and (≥), which is a sign in brackets."""
    inside = token.value[1:-1].strip()
    if inside in SIGNS:
        return Comparison(SIGNS[inside], OpSource.SIGN, token.value, token.span)
    return Bracket(token.value, token.span)


_BOUND = pattern(
    r"(不?)(?:含|包含|包括)(?:本数|([0-9][0-9,.]*|(?:百分之)?[一二两三四五六七八九十百千万点零]+)[^\W\d_]*[%‰]?)?"
)


def includes(found: Bracket, printed: str = "") -> bool | None:
    """Whether （含）, （不含） or, behind `printed`, （不含95%） speaks of the bound; None if it says something else."""
    said = _BOUND.fullmatch(found.inside)
    return None if said is None or (said[2] is not None and not _is_the_same(said[2], printed)) else not said[1]


def _is_the_same(said: str, printed: str) -> bool:
    """95 and 九十五."""
    if said == printed or said.isascii() == printed.isascii():
        return said == printed
    spelled, digits = (printed, said) if said.isascii() else (said, printed)
    number = read_numeral(spelled.removeprefix("百分之"))
    return number is not None and f"{number:f}" == digits.replace(",", "")


def baseline(token: Token) -> Baseline:
    """较2024年."""
    what = token.value.removesuffix("相比").strip("较比与同在的上").removesuffix("基础").removesuffix("的")
    return Baseline(what, token.value, token.span)


SHAPES: Shapes = {
    "SIGN": sign, "FLOOR": _word(Op.AT_LEAST), "CEILING": _word(Op.AT_MOST), "ABOVE": _word(Op.MORE), "BELOW": _word(Op.LESS),
    "EXACTLY": _word(Op.EQUAL), "REACHED": _word(Op.AT_LEAST, soft=True), "CAPPED": _word(Op.AT_MOST, soft=True),
    "WITHIN_IT": _word(Op.EQUAL, soft=True), "STAYING": _word(Op.EQUAL, soft=True),
    "MORE_BEHIND": _suffix(Op.AT_LEAST), "LESS_BEHIND": _suffix(Op.AT_MOST), "BEYOND_BEHIND": _suffix(Op.MORE),
    "BETWEEN_BEHIND": _suffix(None), "ABOUT_IT": blur, "AROUND_IT": _of(Blur, Approx.ABOUT),
    "WORDS": _of(Words), "SUBJECT": _of(Words), "NAMED": _of(Words), "HOURS": _of(Words), "BRACKET": bracket, "BASE": baseline,
    "UNTIL_DATE": _of(DateWord, Relation.BY), "SINCE_DATE": _of(DateWord, Relation.FROM),
    "DATED_DATE": _of(DateWord, Relation.ON), "BLANK": _of(Blank), "CURRENCY": _of(Currency), "PCT": _of(PercentSign),
    "TIMES": _of(Times),
}  # fmt: skip
