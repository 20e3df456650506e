"""Values from closed lists: grades, flags, ratios, fractions, 7×24, 当日."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from jixiao_grammar.ast import (
    Amount,
    Approx,
    Direction,
    Flag,
    Grade,
    Op,
    OpSource,
    Ratio,
    Recurrence,
    Text,
)
from jixiao_grammar.diagnostics import note
from jixiao_grammar.numerals import read_numeral
from jixiao_grammar.pieces import Found, Piece, Reading, Token, at, span_of
from jixiao_grammar.span import Span
from jixiao_grammar.subjects import Subject, read_subject
from jixiao_grammar.tables import operators, suffixes, units
from jixiao_grammar.units import plain_unit

_OPS = {
    "≥": Op.AT_LEAST,
    ">=": Op.AT_LEAST,
    "≤": Op.AT_MOST,
    "<=": Op.AT_MOST,
    ">": Op.MORE,
    "<": Op.LESS,
    "=": Op.EQUAL,
    "≠": Op.NOT_EQUAL,
}
_GRADE_PARTS = re.compile(r"优秀?|良好?|中等?|一般|较差|较好|好|低|差|不合格|基本合格|合格|不及格|及格")
_HUNDRED = Decimal(100)


class _Around:
    """What stands around the closed cell; `fine` turns False at the first thing that does not belong there."""

    __slots__ = ("approx", "fine", "op", "op_span", "source", "subject", "tail")

    def __init__(self, before: Sequence[Piece], after: Sequence[Piece]) -> None:
        self.op, self.source, self.op_span = Op.EQUAL, OpSource.DEFAULT, cast(Span | None, None)
        self.approx, self.fine, self.tail = Approx.NONE, True, ""
        words = ""
        for piece in cast(Sequence[Token], before):
            words += self._before(piece)
        self.subject = read_subject(words) if words else Subject()
        for piece in cast(Sequence[Token], after):
            self._after(piece)

    def _before(self, piece: Token) -> str:
        if piece.type == "OP" and piece.value in _OPS and self.op_span is None:
            self.op, self.source, self.op_span = _OPS[piece.value], OpSource.SIGN, at(piece)
        elif piece.type == "OPW" and self.op_span is None:
            self.op, self.source, self.op_span = operators()[piece.value].op, OpSource.WORD, at(piece)
        elif piece.type == "APPROX":
            self.approx = Approx.BELOW if piece.value.endswith("近") else Approx.ABOUT
        elif piece.type == "WORDS":
            return piece.value
        else:
            self.fine = False
        return ""

    def _after(self, piece: Token) -> None:
        if piece.type == "SUFFIX":
            op = suffixes()[piece.value]
            if op is None or self.source is OpSource.SIGN:
                self.fine = False
            else:
                self.op, self.source, self.op_span = op, OpSource.SUFFIX, at(piece)
        elif piece.type == "ABOUT":
            self.approx = Approx.ABOUT
        elif piece.type in ("WORDS", "BRACKET"):
            self.tail += piece.value
        else:
            self.fine = False


def read_closed(core: Token, pieces: Sequence[Piece], index: int) -> Reading | None:
    """The meaning of the closed cell at `index`, or None if what stands around it does not fit."""
    around = _Around(pieces[:index], pieces[index + 1 :])
    if not around.fine or around.subject.ranks:
        return None
    found = _READERS[core.type](core, span_of(pieces), around)
    if found is None:
        return None
    node, notes = found
    return Reading(node.span.start, node.span.end, node, notes)


def _amount(token: Token, span: Span, around: _Around, number: Decimal, symbol: str | None) -> Amount:
    unit = plain_unit(units()[symbol], symbol, at(token)) if symbol else None
    blurred = around.approx is not Approx.NONE and around.op_span is None
    return Amount(
        span, Op.ABOUT if blurred else around.op, around.source, around.op_span, number, at(token), token.value, unit,
        approx=around.approx, direction=around.subject.direction, subject=around.subject.subject,
        baseline=around.subject.baseline, anchor=around.subject.anchor, qualifier=around.tail or None,
    )  # fmt: skip


def _noted(amount: Amount) -> Found:
    return amount, (note("approximate-target", amount.span),) if amount.approx is not Approx.NONE else ()


def _chinese_fraction(token: Token, span: Span, around: _Around) -> Found:
    if token.value == "百分百":
        return _noted(_amount(token, span, around, _HUNDRED, "%"))
    below, _, above = token.value.partition("分之")
    top = _HUNDRED if above == "百" else (Decimal(above) if above[0].isdigit() else read_numeral(above))
    if top is None:
        return None
    if below in ("百", "千"):
        return _noted(_amount(token, span, around, top, "%" if below == "百" else "‰"))
    bottom = Decimal(10000) if below == "万" else read_numeral(below)
    return _fraction_of(token, span, around, top, bottom)


def _fraction_of(token: Token, span: Span, around: _Around, top: Decimal, bottom: Decimal | None) -> Found:
    if not bottom or top != int(top) or top > bottom:
        return None
    amount = _amount(token, span, around, top / bottom, None)
    return _noted(replace(amount, fraction=(int(top), int(bottom))))


def _slash_fraction(token: Token, span: Span, around: _Around) -> Found:
    top, _, bottom = token.value.partition("/")
    if int(bottom) > 10 or int(top) >= int(bottom):
        hint = note("ambiguous-date" if int(top) <= 12 and int(bottom) <= 31 else "ambiguous-number", at(token))
        return Text(span), (hint,)
    return _fraction_of(token, span, around, Decimal(top), Decimal(bottom))


def _tenths(token: Token, span: Span, around: _Around) -> Found:
    text = token.value
    tens = Decimal(text[0]) if text[0].isdigit() else read_numeral(text[0])
    if tens is None:
        return None
    return _noted(_amount(token, span, around, tens * 10 + (5 if len(text) == 3 else 0), "%"))


def _majority(token: Token, span: Span, around: _Around) -> Found:
    half = _amount(token, span, around, Decimal(50), "%")
    return _noted(replace(half, op=Op.MORE, approx=Approx.ABOVE))


def _double(token: Token, span: Span, around: _Around) -> Found:
    factor = Decimal(4) if "两" in token.value else Decimal(2)
    return _noted(replace(_amount(token, span, around, factor, "倍"), direction=Direction.INCREASE))


def _today(token: Token, span: Span, around: _Around) -> Found:
    return replace(_amount(token, span, around, Decimal(0), "天"), approx=Approx.ABOUT, op=Op.EQUAL), ()


def _ratio(token: Token, span: Span, around: _Around) -> Found:
    left, right = (Decimal(part) for part in re.split(r"[ ]*[:比][ ]*", token.value))
    if around.approx is not Approx.NONE:
        return None
    if ":" in token.value and 5 <= left <= 24 and 10 <= right <= 59:
        return Text(span), (note("ambiguous-number", at(token), one="比例", other="钟点"),)
    return Ratio(span, around.op, around.source, left, right), ()


def _round(token: Token, span: Span, around: _Around) -> Found:
    numbers = re.findall("[0-9]+", token.value)
    days, hours = (numbers[1], numbers[0]) if numbers[0] == "24" else (numbers[0], numbers[1])
    if around.op_span is not None or around.approx is not Approx.NONE:
        return None
    return Recurrence(span, f"{days}x{hours}", None), ()


def _grade(token: Token, span: Span, around: _Around) -> Found:
    if around.approx is not Approx.NONE:
        return None
    if around.subject.subject and around.op_span is None:
        return Text(span), ()
    return Grade(span, around.op, around.source, _SYNONYMS.get(token.value, token.value)), ()


_SYNONYMS = {"优秀": "优", "优等": "优", "良好": "良", "中等": "中"}


def _scale(token: Token, span: Span, around: _Around) -> Found:
    del around
    steps = tuple(_GRADE_PARTS.findall(token.value))
    symbol = "".join(steps)
    return Grade(span, Op.EQUAL, OpSource.DEFAULT, symbol, steps), (note("scale-as-value", at(token)),)


def _flag(token: Token, span: Span, around: _Around) -> Found:
    if around.subject.subject or around.tail or around.op not in (Op.EQUAL,):
        return Text(span), ()
    return Flag(span, token.value in "是有√"), ()


_READERS = {
    "CNFRAC": _chinese_fraction,
    "FRACTION": _slash_fraction,
    "TENTHS": _tenths,
    "MAJORITY": _majority,
    "DOUBLE": _double,
    "TODAY": _today,
    "RATIO": _ratio,
    "ROUND": _round,
    "GRADE": _grade,
    "SCALE": _scale,
    "FLAG": _flag,
}
