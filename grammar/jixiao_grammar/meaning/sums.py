"""Two numbers side by side: 2小时30分钟, 三年一次, 12万5千元."""

from decimal import Decimal

from jixiao_grammar.meaning.amounts import read_amount
from jixiao_grammar.meaning.neighbours import Item
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.rates import Under, over, under
from jixiao_grammar.meaning.subjects import doubtful, not_understood
from jixiao_grammar.meaning.surroundings import Surroundings
from jixiao_grammar.meaning.units import unit_named
from jixiao_grammar.vocabulary import Dimension, Span, Unit

_TIMES = frozenset("次遍轮回期场趟届篇份")


def side_by_side(span: Span, one: Figure, two: Figure, around: Surroundings) -> Item:
    """One meaning of two numbers that stand together, or none."""
    found = None
    if one.trusted and two.trusted and not one.tail and not around.odd:
        found = _spoken(span, one, two, around) if one.unit is None else _of_time(span, one, two, around)
    if found is not None:
        return found
    if any(remark.code == "space-in-number" for remark in (*one.notes, *two.notes)):
        return doubtful(span, one if one.notes else two)
    meant = any(piece.source.value == "sign" for piece in (*around.compared, *around.late))
    return not_understood(span, (one, two), meant)


def _of_time(span: Span, one: Figure, two: Figure, around: Surroundings) -> Item | None:
    """2小时30分钟, 三年一次."""
    under_it, top = one.unit, two.unit
    if under_it is None or top is None or top.per:
        return None
    if under_it.symbol == "分" and top.symbol == "秒":
        under_it = unit_named("分钟", "分", under_it.span)
    if under_it.dimension is not Dimension.TIME or under_it.per:
        return None
    if top.symbol not in _TIMES or two.tail:
        return _summed(span, one._replace(unit=under_it), two, around)
    per = under(_as_period(one, under_it))
    skips = around.text.endswith("隔")  # 隔2天1次 could be every second or every third day
    if per is None or skips:
        return None
    return read_amount(span, two._replace(unit=over(top, per), span=one.span.cover(two.span)), around)


def _spoken(span: Span, one: Figure, two: Figure, around: Surroundings) -> Item | None:
    """12万5千元; but 30万5 is 305000 in speech, and nobody knows what it is in a table."""
    if two.multiplier == 1 or one.multiplier <= two.number or one.spelled != two.spelled:
        return None
    number = one.number + two.number
    both = two._replace(
        span=one.span.cover(two.span), number=number, multiplier=Decimal(1), scale=0, printed=f"{number:f}",
        number_span=one.number_span.cover(two.number_span),
    )  # fmt: skip
    return read_amount(span, both, around)


def _as_period(one: Figure, unit: Unit) -> Under:
    """三年 in 三年一次, 半年 in 半年一次."""
    name = unit.symbol.removeprefix("个")
    place = Span(one.span.start, unit.span.end)
    if one.printed == "半":
        return Under("", f"半{name}", place)
    return Under("" if one.number == 1 else one.printed, name, place)


def _summed(span: Span, one: Figure, two: Figure, around: Surroundings) -> Item | None:
    larger, smaller = one.unit, two.unit
    if larger is None or smaller is None:
        return None
    if smaller.symbol == "分" and larger.symbol == "小时":
        smaller = unit_named("分钟", "分", smaller.span)
    if smaller.dimension is not Dimension.TIME or larger.factor <= smaller.factor:
        return None
    ratio = larger.factor / smaller.factor
    if ratio != ratio.to_integral_value() or "工作日" in (larger.symbol, smaller.symbol):
        return None
    number = one.number * ratio + two.number
    both = two._replace(
        span=one.span.cover(two.span), number=number, unit=smaller, printed=f"{number.normalize():f}",
        number_span=one.number_span.cover(two.number_span), multiplier=Decimal(1), spelled=False,
    )  # fmt: skip
    return read_amount(span, both, around)
