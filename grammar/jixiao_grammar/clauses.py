"""The rules `clause` and `bare`: which of the numbers in an item are its value."""

from collections.abc import Sequence
from typing import cast

from jixiao_grammar.ast import Amount, Broken, Compound, Dimension, Node, Range, Text
from jixiao_grammar.closed import read_closed
from jixiao_grammar.diagnostics import note
from jixiao_grammar.frames import frame_of
from jixiao_grammar.pairs import read_pair
from jixiao_grammar.pieces import Piece, Quantity, Reading, Token, Word, span_of
from jixiao_grammar.ranges import read_tolerance
from jixiao_grammar.span import Span
from jixiao_grammar.targets import not_understood, read_everyday, read_single, with_percent
from jixiao_grammar.units import split_unit

_CLOSED = frozenset(
    ("GRADE", "SCALE", "FLAG", "RATIO", "FRACTION", "ROUND", "TODAY", "TENTHS", "DOUBLE", "MAJORITY", "CNFRAC")
)


_NOT_LONELY = ("工作日", "季度", "学期", "学年", "年度", "周年")  # say when, and wait for no number
_JOINS = ("以及", "和", "及", "并", "与")


def read_clause(pieces: Sequence[Piece]) -> Reading:
    """The rule `clause`."""
    if len(pieces) < 3:
        found = read_everyday(pieces)
        if found is not None:
            return found
    pieces = _without_idioms(pieces)
    cores = [index for index, piece in enumerate(pieces) if piece.type == "quantity" or piece.type in _CLOSED]
    if not cores:
        return read_bare(pieces)
    first = cores[0]
    if len(cores) == 1:
        return _lone(pieces, first) or not_understood(pieces)
    found = None
    if len(cores) == 2 and all(isinstance(pieces[index], Quantity) for index in cores):
        found = read_pair(pieces, first, cores[1])
    return found or _joined(pieces, cores) or not_understood(pieces)


def _lone(pieces: Sequence[Piece], place: int) -> Reading | None:
    core = pieces[place]
    if not isinstance(core, Quantity):
        return read_closed(core, pieces, place)
    if place and any(piece.type == "PM" for piece in pieces[:place]):
        return read_tolerance(pieces, core, place)
    frame = frame_of(pieces[:place], pieces[place + 1 :])
    if frame.percent is not None:
        core = with_percent(core, frame)
    return read_single(pieces, core, frame)


def _without_idioms(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """一般公共预算收入15亿元: a numeral that counts nothing is a word (一站式, 三公经费)."""
    if not any(isinstance(piece, Quantity) and piece.spelled for piece in pieces):
        return pieces
    shared = any(piece.type == "DASH" for piece in pieces)  # 四至六次: the unit stands at the right end only
    return [_as_words(piece) if isinstance(piece, Quantity) and _is_idiom(piece, shared) else piece for piece in pieces]


def _is_idiom(core: Quantity, shared: bool) -> bool:
    if not core.spelled or core.notes:
        return not core.trusted and core.spelled
    return not core.trusted or (core.unit is None and core.number < 10000 and not shared)


def _as_words(core: Quantity) -> Word:
    return Word("WORDS", core.raw, core.start_pos, core.end_pos)


def read_bare(pieces: Sequence[Piece]) -> Reading:
    """The rule `bare`: words, or an operator and a unit that wait for their number."""
    start, end = span_of(pieces)
    kinds = {piece.type for piece in pieces}
    tokens = cast(Sequence[Token], pieces)
    wordy = {"WORDS", "BRACKET", "BASE", "DPRE", "APPROX"}
    if kinds <= wordy or (kinds <= wordy | {"OPW"} and _says_something(tokens)):
        words = "".join(token.value for token in tokens)
        if len(tokens) == 1 and _is_lonely_unit(words):
            return _without_number(start, end)
        return Reading(start, end, Text(Span(start, end)), (), words)
    compares = [piece.type for piece in pieces] == ["OP", "WORDS"]
    if compares and not _is_lonely_unit(tokens[1].value) and len(tokens[1].value) > 1:
        return Reading(start, end, Text(Span(start, end)))  # ≤市场平均价
    return _without_number(start, end)


def _says_something(tokens: Sequence[Token]) -> bool:
    """超过一般水平 is text; 不少于个 waits for its number."""
    words = "".join(token.value for token in tokens if token.type == "WORDS")
    return len(words) > 1 and not _is_lonely_unit(words)


def _without_number(start: int, end: int) -> Reading:
    return Reading(start, end, Broken(Span(start, end), "数值"), (note("missing-number", Span(start, end)),))


def _is_lonely_unit(words: str) -> bool:
    """公里, 万元, 元/人, 台套: what is left of a template when nobody filled in the number."""
    for part in words.lstrip("十百千万亿").split("/"):
        split = split_unit(part)
        while split.entry is not None and split.tail:
            split = split_unit(split.tail)
        if split.entry is None:
            return False
    first = split_unit(words.lstrip("十百千万亿"))
    if words in _NOT_LONELY or (words[0].isascii() and not words.isascii()):
        return False
    return len(words) == 1 or (first.entry is not None and first.entry.dimension is not Dimension.COUNT)


def _joined(pieces: Sequence[Piece], cores: Sequence[int]) -> Reading | None:
    """培训2场和展览3场: two targets joined by a word."""
    for index in range(cores[0] + 1, cores[-1]):
        piece = pieces[index]
        if piece.type != "WORDS":
            continue
        token = cast(Token, piece)
        join = next((word for word in _JOINS if token.value.startswith(word)), None)
        if join is None or index - 1 not in cores:
            continue
        rest = token.value[len(join) :]
        left = read_clause(pieces[:index])
        tail: list[Piece] = [Word("WORDS", rest, token.start_pos + len(join), token.end_pos)] if rest else []
        right = read_clause([*tail, *pieces[index + 1 :]])
        if _is_target(left.node) and _is_target(right.node):
            start, end = span_of(pieces)
            parts = (*_flat(left.node), *_flat(right.node))
            return Reading(start, end, Compound(Span(start, end), parts), (*left.notes, *right.notes))
    return None


def _is_target(node: Node) -> bool:
    return isinstance(node, Amount | Range | Compound)


def _flat(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Compound) else (node,)
