"""What stands around a number, sorted: signs, words, units for each, brackets."""

from collections.abc import Sequence
from typing import cast

from jixiao_grammar.ast import Approx, Diagnostic, Op, OpSource, Unit
from jixiao_grammar.diagnostics import note
from jixiao_grammar.pieces import Piece, Token, at
from jixiao_grammar.signs import SIGN_NOTES, SIGNS
from jixiao_grammar.span import Span
from jixiao_grammar.tables import operators, suffixes
from jixiao_grammar.units import Under, below, each


class Frame:
    """What stands around a number; filled piece by piece, and read when everything is in."""

    __slots__ = (
        "approx", "baseline", "blank", "brackets", "currency", "late_brackets", "late_ops", "notes", "odd", "ops", "per",
        "percent", "suffix", "suffix_word", "tail", "words", "words_span",
    )  # fmt: skip

    def __init__(self) -> None:
        self.ops: list[tuple[Op, OpSource, bool, Span]] = []  # the third: yields to a sign or a suffix beside it
        self.late_ops: list[tuple[Op, Span]] = []
        self.suffix: tuple[Op | None, Span] | None = None
        self.suffix_word = ""
        self.approx = Approx.NONE
        self.per: list[Unit] = []
        self.words: list[str] = []
        self.words_span = Span(0, 0)
        self.tail: list[str] = []
        self.brackets: list[Token] = []
        self.late_brackets: list[Token] = []
        self.currency = False
        self.baseline: str | None = None
        self.percent: Token | None = None
        self.blank: Token | None = None
        self.odd = False
        self.notes: list[Diagnostic] = []


def frame_of(before: Sequence[Piece], after: Sequence[Piece]) -> Frame:
    frame = Frame()
    for piece in before:
        handler = _BEFORE.get(piece.type)
        if handler is None:
            frame.odd = True
        else:
            handler(frame, cast(Token, piece))
    for piece in after:
        handler = _AFTER.get(piece.type)
        if handler is None:
            frame.odd = True
        else:
            handler(frame, cast(Token, piece))
    return frame


def _sign(frame: Frame, token: Token) -> None:
    text, span = token.value, at(token)
    frame.ops.append((SIGNS[text], OpSource.SIGN, False, span))
    if text in SIGN_NOTES:
        code, better = SIGN_NOTES[text]
        frame.notes.append(note(code, span, better))


def _word_op(frame: Frame, token: Token) -> None:
    entry = operators()[token.value]
    frame.ops.append((entry.op, OpSource.WORD, entry.soft, at(token)))


def _approx(frame: Frame, token: Token) -> None:
    frame.approx = Approx.BELOW if token.value.endswith("近") else Approx.ABOUT


def _every(frame: Frame, token: Token) -> None:
    text = token.value[1:].removeprefix("隔").removesuffix("的")
    digits = text[: len(text) - len(text.lstrip("0123456789一两二三四五六七八九十"))]
    found = each(digits, text[len(digits) :].removeprefix("个"), at(token))
    if found is None:
        frame.words.append(token.value)
    else:
        frame.per.extend(found)


def _per(frame: Frame, token: Token) -> None:
    found = below(Under("", token.value[:-1], at(token)))
    if found is None:
        frame.odd = True
    else:
        frame.per.extend(found)


def _words(frame: Frame, token: Token) -> None:
    if not frame.words:
        frame.words_span = at(token)
    frame.words.append(token.value)


def _bracket(frame: Frame, token: Token) -> None:
    sign = token.value[1:-1].strip()
    if sign in SIGNS:
        frame.ops.append((SIGNS[sign], OpSource.SIGN, False, at(token)))
    elif token.value[0] != "(" and any(character in "0123456789" for character in sign):
        frame.odd = True  # [90,100] is an interval, and nobody knows what stands behind it
    else:
        frame.brackets.append(token)


def _base(frame: Frame, token: Token) -> None:
    frame.baseline = token.value.strip("较比与同在的上").removesuffix("基础").removesuffix("相比").removesuffix("的")


def _currency(frame: Frame, token: Token) -> None:
    del token
    frame.currency = True


def _percent_first(frame: Frame, token: Token) -> None:
    frame.percent = token


def _blank(frame: Frame, token: Token) -> None:
    frame.blank = token


def _date_word(frame: Frame, token: Token) -> None:
    frame.words.append(token.value)


def _late_sign(frame: Frame, token: Token) -> None:
    frame.late_ops.append((SIGNS[token.value], at(token)))


def _suffix(frame: Frame, token: Token) -> None:
    if frame.suffix is not None:
        frame.odd = True
    frame.suffix, frame.suffix_word = (suffixes()[token.value], at(token)), token.value
    if frame.tail:
        frame.odd = True


def _about(frame: Frame, token: Token) -> None:
    del token
    frame.approx = Approx.ABOUT


def _tail(frame: Frame, token: Token) -> None:
    frame.tail.append(token.value)


def _late_bracket(frame: Frame, token: Token) -> None:
    sign = token.value[1:-1].strip()
    if sign in SIGNS:
        frame.late_ops.append((SIGNS[sign], at(token)))
    else:
        frame.late_brackets.append(token)


_BEFORE = {
    "OP": _sign, "OPW": _word_op, "APPROX": _approx, "EVERY": _every, "PER": _per, "WORDS": _words, "SUBJECT": _words,
    "BRACKET": _bracket,
    "BASE": _base, "CURRENCY": _currency, "PCT": _percent_first, "BLANK": _blank, "DPRE": _date_word,
}  # fmt: skip


_AFTER = {"OP": _late_sign, "SUFFIX": _suffix, "ABOUT": _about, "WORDS": _tail, "BRACKET": _late_bracket}
