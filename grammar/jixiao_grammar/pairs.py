"""Two numbers side by side: 2小时30分钟, 三年一次, 12万5千元; or a range."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from jixiao_grammar.ast import Dimension, Unit
from jixiao_grammar.frames import Frame, frame_of
from jixiao_grammar.pieces import Piece, Quantity, Reading, span_of
from jixiao_grammar.ranges import bounds, read_around, read_bounded, read_chained, read_dashed
from jixiao_grammar.span import Span
from jixiao_grammar.tables import units
from jixiao_grammar.targets import read_single
from jixiao_grammar.units import Under, below, over, plain_unit

_TIMES = frozenset(("次", "遍", "轮", "回", "期", "场", "趟", "届", "篇", "份"))


def read_pair(pieces: Sequence[Piece], first: int, second: int) -> Reading | None:
    one, two = cast(Quantity, pieces[first]), cast(Quantity, pieces[second])
    if not one.trusted or not two.trusted:
        return None
    between = pieces[first + 1 : second]
    kinds = [piece.type for piece in between]
    before, after = pieces[:first], pieces[second + 1 :]
    reader = _SIDE_BY_SIDE.get(" ".join(kinds))
    if reader is not None:
        return reader(pieces, one, two, frame_of(before, after))
    if kinds in (["OP", "OP"], ["OP", "WORDS", "OP"]) and not before:
        return read_chained(pieces, one, two, between, after)
    if kinds[0] == "AND" and len(kinds) == 2 and kinds[1] in ("OP", "OPW"):
        return read_bounded(pieces, first, second)
    if kinds == ["SUFFIX"] and not before and len(after) == 1 and after[0].type == "SUFFIX":
        return _between_suffixes(pieces, one, two)
    return None


def _between_suffixes(pieces: Sequence[Piece], one: Quantity, two: Quantity) -> Reading | None:
    """50%以上80%以下."""
    low = read_single(pieces[:2], one, frame_of((), pieces[1:2]))
    high = read_single(pieces[2:], two, frame_of((), pieces[3:]))
    return bounds(low, high, span_of(pieces))


def _adjacent(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: Frame) -> Reading | None:
    """2小时30分钟, 三年一次, 12万5千元."""
    if one.tail or frame.odd:
        return None
    if one.unit is None:
        return _composed(pieces, one, two, frame)
    top = two.unit
    if one.unit.symbol == "分" and top is not None and top.symbol == "秒":
        one = one._replace(unit=plain_unit(units()["分钟"], "分", one.unit.span))
    if one.unit is None or one.unit.dimension is not Dimension.TIME or one.unit.per or top is None or top.per:
        return None
    if top.symbol not in _TIMES or two.tail:
        return _summed(pieces, one, two, frame)
    under = below(_as_period(one))
    skips = "".join(frame.words).endswith("隔")  # 隔2天1次 could be every second or every third day
    return None if under is None or skips else read_single(pieces, two._replace(unit=over(top, under)), frame)


def _composed(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: Frame) -> Reading | None:
    """12万5千元; but 30万5 is 305000 in speech, and nobody knows what it is in a table."""
    if two.multiplier == 1 or one.multiplier <= two.number or one.spelled != two.spelled:
        return None
    number = one.number + two.number
    span = one.number_span.cover(two.number_span)
    whole = two._replace(start_pos=one.start_pos, number=number, multiplier=Decimal(1), scale=0)
    return read_single(pieces, whole._replace(printed=f"{number:f}", number_span=span), frame)


def _as_period(one: Quantity) -> Under:
    """三年 in 三年一次, 半年 in 半年一次."""
    unit = cast(Unit, one.unit)
    name = unit.symbol.removeprefix("个")
    whole = Span(one.start_pos, unit.span.end)
    if one.printed == "半":
        return Under("", f"半{name}", whole)
    return Under("" if one.number == 1 else one.printed, name, whole)


def _summed(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: Frame) -> Reading | None:
    larger, smaller = cast(Unit, one.unit), cast(Unit, two.unit)
    if smaller.symbol == "分" and larger.symbol == "小时":
        smaller = plain_unit(units()["分钟"], "分", smaller.span)
    if smaller.dimension is not Dimension.TIME or larger.factor <= smaller.factor:
        return None
    ratio = larger.factor / smaller.factor
    if ratio != ratio.to_integral_value() or {larger.symbol, smaller.symbol} & {"工作日"}:
        return None
    number = one.number * ratio + two.number
    whole = two._replace(
        start_pos=one.start_pos, number=number, unit=smaller, printed=f"{number.normalize():f}",
        number_span=Span(one.number_span.start, two.number_span.end), multiplier=Decimal(1),
        spelled=False,
    )  # fmt: skip
    return read_single(pieces, whole, frame)


_SIDE_BY_SIDE = {"": _adjacent, "DASH": read_dashed, "PM": read_around}
