"""Values from closed lists: grades, flags, 7×24, 当日; and shares: 1:20, 三分之二, 2/3, 九成, 过半, 翻一番."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Flag, Grade, Ratio, Recurrence, Text
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.neighbours import Before, Behind, Comparison, Found, Item, covering
from jixiao_grammar.meaning.numbers import Figure, figure_as_printed
from jixiao_grammar.meaning.rates import Under, over, under
from jixiao_grammar.meaning.subjects import read_subject
from jixiao_grammar.meaning.surroundings import Surroundings, surroundings, winner
from jixiao_grammar.meaning.units import read_numeral, unit_named
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Direction, Op, OpSource, Span, Token

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


# ---- parts of a whole: 百分之八十八, 三分之二, 2/3, 九成, 过半, 翻一番

_HUNDRED = Decimal(100)


def of_hundred(token: Token) -> Figure:
    """百分之八十八, 千分之六, 三分之二, 百分百."""
    if token.value == "百分百":
        return _share(token, _HUNDRED, "%")
    below, _, above = token.value.replace(" ", "").partition("分之")
    top = _HUNDRED if above == "百" else (Decimal(above) if above[0].isdigit() else read_numeral(above))
    if top is not None and below in ("百", "千"):
        return _share(token, top, "%" if below == "百" else "‰")
    bottom = Decimal(10000) if below == "万" else read_numeral(below)
    return _fraction(token, top, bottom)


def _share(token: Token, number: Decimal, symbol: str) -> Figure:
    return figure_as_printed(token, number)._replace(unit=unit_named(symbol, symbol, token.span))


def _fraction(token: Token, top: Decimal | None, bottom: Decimal | None) -> Figure:
    if top is None or not bottom or top > bottom:
        return figure_as_printed(token, Decimal(0))._replace(trusted=False)
    above, below = (top / bottom).as_integer_ratio() if top != int(top) else (int(top), int(bottom))
    return figure_as_printed(token, top / bottom)._replace(fraction=(above, below))


def slashed(token: Token) -> Figure:
    """2/3, and 1/10000 of what is printed wrongly; but 5/12 could be a date."""
    top, _, bottom = _HALVES.get(token.value, token.value).partition("/")
    if int(bottom) in (1000, 10000):
        return _fraction(token, Decimal(top), Decimal(bottom))
    if int(bottom) > 10 or int(top) >= int(bottom):
        is_date = int(top) <= 12 and int(bottom) <= 31
        hint = note("ambiguous-date" if is_date else "ambiguous-number", token.span)
        return figure_as_printed(token, Decimal(0))._replace(trusted=False, notes=(hint,))
    return _fraction(token, Decimal(top), Decimal(bottom))


def tenths(token: Token) -> Figure:
    """九成, 三成五, 九成二; 八五折."""
    text = token.value
    if text[0].isdigit() and text.endswith("折"):  # 7折, 8.5折, 85折
        share = Decimal(text[:-1])
        return _share(token, share * 10 if share < 10 else share, "%")
    tens = Decimal(text[0]) if text[0].isdigit() else read_numeral(text[0])
    if tens is None or len(text) > 3:
        return figure_as_printed(token, Decimal(0))._replace(trusted=False)
    ones = Decimal(5) if text[-1] == "半" else read_numeral(text[1:].strip("成折")) or Decimal(0)
    return _share(token, tens * 10 + ones, "%")


def majority(token: Token) -> Figure:
    """过半, 半数以上 are more than a half; 一半 is a half, and 一半以上 as much at least."""
    found = _share(token, Decimal(50), "%")
    if token.value == "减半":
        return found._replace(direction=Direction.DECREASE)
    if token.value in ("一半", "半数", "一半以上"):
        return found._replace(op=Op.AT_LEAST) if token.value == "一半以上" else found
    return found._replace(op=Op.MORE, approx=Approx.ABOVE)


def doubled(token: Token) -> Figure:
    """翻一番."""
    return _share(token, Decimal(4 if "两" in token.value else 2), "倍")


_HALVES = {"½": "1/2", "¼": "1/4", "¾": "3/4"}


# ---- how often, in four characters


def often(token: Token) -> Figure:
    """三日一巡, 半月一报, 隔年开展: how often something is done."""
    period, count = _OFTEN.match(token.value).groups()  # type: ignore[union-attr]  # the terminal is made so
    skips = period.startswith("隔")
    number, bare = ("2", period[1:]) if skips else (period.rstrip("年月季度周旬天日个"), period)
    bare = bare if skips else period[len(number) :].removeprefix("个")
    number = "" if number in ("一", "1") else number
    per = under(Under("", f"半{bare}", token.span) if number == "半" else Under(number, bare, token.span))
    times = Decimal(1) if skips else read_numeral(count) or Decimal(1)
    found = figure_as_printed(token, times)
    return found._replace(unit=over(unit_named("次", "次", token.span), per or ()), trusted=bool(per))


_OFTEN = pattern("(隔[年月周日天]|(?:半|[一两二三四五六七八九十]+)个?(?:年|月|季度?|周|旬|天|日))([一两二三四五])?")


SHAPES: Shapes = {
    "closed": closed, "GRADE": of_list(grade), "SCALE": of_list(scale), "FLAG": of_list(flag),
    "RATIO": of_list(ratio), "ROUND": of_list(round_the_clock), "TODAY": of_list(today),
    "FRACTION": slashed, "TENTHS": tenths, "DOUBLE": doubled, "MAJORITY": majority, "CNFRAC": of_hundred,
    "OFTEN": often,
}  # fmt: skip
