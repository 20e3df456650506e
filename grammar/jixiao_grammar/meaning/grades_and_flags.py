"""Values from closed lists: grades, flags, ratios, 7×24, 当日."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Flag, Grade, Ratio, Recurrence, Text
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.neighbours import Before, Behind, Comparison, Found, Item, covering
from jixiao_grammar.meaning.subjects import read_subject
from jixiao_grammar.meaning.surroundings import Surroundings, surroundings, winner
from jixiao_grammar.meaning.units import read_numeral, unit_named
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Op, OpSource, Span, Token

_STEPS = pattern(r"优秀?|良好?|中等?|一般|较差|较好|好|低|差|不合格|基本合格|合格|不及格|及格")
_SYNONYMS = {"优秀": "优", "优等": "优", "良好": "良", "中等": "中"}
_PARTS = pattern(r"[ ]*[:比][ ]*")


class _Scene(Record):
    """The word of the closed list, the whole item, and what stands around."""

    token: Token
    span: Span
    around: Surroundings
    op: Op
    source: OpSource
    op_span: Span | None
    subject: str | None
    tail: str


class Closed(Record):
    """A word of a closed list that waits for what stands around it."""

    token: Token
    span: Span
    read: Callable[[_Scene], Found]


def of_list(read: Callable[[_Scene], Found]) -> Callable[[Token], Closed]:
    """The reader of the tokens of one closed list."""

    def close(token: Token) -> Closed:
        return Closed(token, token.span, read)

    return close


def closed(children: tuple[Sequence[Before] | None, Closed, Sequence[Behind] | None]) -> Item:
    """The rule `closed`."""
    lead, core, rest = children
    span = covering(lead, core, rest)
    scene = _scene(core.token, span, surroundings(lead, rest))
    found = core.read(scene) if scene is not None else None
    if found is None:
        signs = [piece for piece in (*(lead or ()), *(rest or ())) if isinstance(piece, Comparison)]
        if any(piece.source is OpSource.SIGN for piece in signs):
            return Item(Text(span), span, (note("unreadable", span),))
        has_digit = any(character.isdigit() for character in core.token.value)
        return Item(Text(span), span, (note("unread-number", span),) if has_digit else ())
    return Item(found[0], found[0].span, found[1])


def _scene(token: Token, span: Span, around: Surroundings) -> _Scene | None:
    """None where what stands around does not fit."""
    loose = around.per or around.early_brackets or around.late or around.baseline or around.percent
    subject = read_subject(around.text)
    if around.odd or loose or around.currency is not None or subject.ranks:
        return None
    if around.behind is not None and any(found.source is OpSource.SIGN for found in around.compared):
        return None
    verdict = winner(around.compared, (), around.behind)
    if verdict is None or verdict[1] or len(around.compared) > 1:
        return None
    found, words = verdict[0], around.tail_text + "".join(bracket.text for bracket in around.late_brackets)
    if found is None or found.op is None:
        if found is not None:
            return None
        return _Scene(token, span, around, Op.EQUAL, OpSource.DEFAULT, None, subject.subject, words)
    return _Scene(token, span, around, found.op, found.source, found.span, subject.subject, words)


def today(scene: _Scene) -> Found:
    """当日, 即时: no time at all, and nobody knows how exactly."""
    token, span = scene.token, scene.token.span
    subject = read_subject(scene.around.text)
    unit = unit_named("天", "天", span)
    return Amount(
        scene.span, Op.EQUAL, scene.source, scene.op_span, Decimal(0), span, token.value, unit, approx=Approx.ABOUT,
        direction=subject.direction, subject=subject.subject, baseline=subject.baseline, anchor=subject.anchor,
        qualifier=scene.tail or None,
    ), ()  # fmt: skip


def _number(printed: str) -> Decimal:
    return Decimal(printed) if printed.isascii() else read_numeral(printed) or Decimal(0)


def ratio(scene: _Scene) -> Found:
    """1:20; but 8:30 could be a time of the day."""
    left, right = (_number(part) for part in _PARTS.split(scene.token.value))
    if scene.around.approx is not Approx.NONE:
        return None
    if ":" in scene.token.value and 5 <= left <= 24 and 10 <= right <= 59:
        return Text(scene.span), (note("ambiguous-number", scene.token.span, one="比例", other="钟点"),)
    return Ratio(scene.span, scene.op, scene.source, left, right), ()


def round_the_clock(scene: _Scene) -> Found:
    """7×24小时."""
    numbers = re.findall("[0-9]+", scene.token.value)
    days, hours = (numbers[1], numbers[0]) if numbers[0] == "24" else (numbers[0], numbers[1])
    if scene.op_span is not None or scene.around.approx is not Approx.NONE:
        return None
    return Recurrence(scene.span, f"{days}x{hours}", None), ()


def grade(scene: _Scene) -> Found:
    """优, 二级, AA级."""
    if scene.around.approx is not Approx.NONE:
        return None
    if scene.subject and scene.op_span is None:
        return Text(scene.span), ()
    value = scene.token.value
    asides = tuple(aside.item.node for aside in scene.around.asides)
    value = value.removesuffix("等次").removesuffix("档次")
    symbol = _SYNONYMS.get(value, value)
    return Grade(scene.span, scene.op, scene.source, symbol, qualifier=scene.tail or None, breakdown=asides), ()


def scale(scene: _Scene) -> Found:
    """优良中差: the template was left in."""
    steps = tuple(_STEPS.findall(scene.token.value))
    remark = note("scale-as-value", scene.token.span)
    return Grade(scene.span, Op.EQUAL, OpSource.DEFAULT, "".join(steps), steps), (remark,)


def flag(scene: _Scene) -> Found:
    """是, 无, √."""
    if scene.subject or scene.tail or scene.op is not Op.EQUAL:
        return Text(scene.span), ()
    return Flag(scene.span, scene.token.value in "是有√"), ()


SHAPES: Shapes = {
    "closed": closed, "GRADE": of_list(grade), "SCALE": of_list(scale), "FLAG": of_list(flag),
    "RATIO": of_list(ratio), "ROUND": of_list(round_the_clock), "TODAY": of_list(today),
}  # fmt: skip
