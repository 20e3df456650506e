"""One end of a date or a period as it is printed, and the days it covers."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from jixiao_grammar.ast import Day
from jixiao_grammar.days import days_in, is_day
from jixiao_grammar.numerals import read_numeral
from jixiao_grammar.pieces import Token, at
from jixiao_grammar.span import Span

BEFORE = frozenset(("前", "之前", "以前"))
UNTIL = frozenset(("止", "截止", "截至"))
FROM = frozenset(("起", "开始"))
AFTER = frozenset(("以后", "之后", "后"))
WITHIN = frozenset(("内", "期间"))
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Point(NamedTuple):
    """One end of a date or period as it is printed; `bad` is the piece that no calendar knows."""

    year: int | None = None
    shift: int = 0
    month: int | None = None
    day: int | None = None
    end: bool = False
    tendays: str = ""
    quarters: tuple[int, int] | None = None
    half: str = ""
    whole: bool = False
    year_end: bool = False
    clock: str | None = None
    bad: Span | None = None
    clash: bool = False


class Stretch(NamedTuple):
    """First and last day; `exact` when it is one day that somebody wrote (a 31st, a 月底)."""

    first: Day
    last: Day
    exact: bool


class Row(NamedTuple):
    """Left end, right end if there is one, the bound word behind, and the place of a doubled word."""

    left: Point
    right: Point | None
    bound: str
    doubled: Span | None


def points_of(days: Sequence[Token]) -> Row | None:
    """The row of calendar pieces taken apart; None if it makes no sense."""
    left, right, bound = Point(), cast(Point | None, None), ""
    doubled: Span | None = None
    previous = ""
    for token in days:
        kind = token.type
        if kind == "DASH":
            if right is not None or previous in ("", "DASH"):
                return None
            right, bound = Point(), "" if bound in FROM else bound
        elif kind == "BOUND":
            if bound:
                doubled = at(token) if bound == token.value else doubled
                if bound != token.value and not (bound in WITHIN and token.value in WITHIN):
                    return None
            bound = token.value
        else:
            if bound and right is None:
                return None
            if kind == "END" and previous == "END":
                doubled = at(token)
                continue
            target = _filled(left if right is None else right, token)
            if target is None:
                return None
            left, right = (target, None) if right is None else (left, target)
        previous = kind
    if right == Point():
        return None
    return Row(left, right, bound, doubled)


def _filled(point: Point, token: Token) -> Point | None:
    filler = _FILLERS[token.type]
    filled = filler(point, token)
    return None if filled.clash else filled


def number_of(text: str) -> int:
    text = text.strip()
    if text.isdigit():
        return int(text)
    number = read_numeral(text)
    return int(number) if number is not None else 0


def _iso(point: Point, token: Token) -> Point:
    text = token.value.rstrip("日")
    for sign in "-./":
        if sign in text:
            year, month, day = (int(part) for part in text.split(sign))
            break
    else:
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:8])
    bad = None if is_day(year, month, day) else at(token)
    return point._replace(
        year=year, month=month, day=day, bad=bad, clash=point.month is not None or point.year is not None
    )


def _iso_month(point: Point, token: Token) -> Point:
    text = token.value
    return point._replace(year=int(text[:4]), month=int(text[4:].lstrip("-./")), clash=point.year is not None)


def _year(point: Point, token: Token) -> Point:
    text = token.value.rstrip("年度").strip()
    year = number_of(text)
    if 0 < year < 100:
        year += 2000
    clash = point.year is not None or point.month is not None or year == 0
    return point._replace(year=year, clash=clash)


def _next_year(point: Point, token: Token) -> Point:
    del token
    return point._replace(shift=1, clash=point.year is not None or point.month is not None)


def _this_year(point: Point, token: Token) -> Point:
    del token
    return point


def _month(point: Point, token: Token) -> Point:
    month = number_of(token.value.rstrip("月份 "))
    bad = None if 1 <= month <= 12 else at(token)
    return point._replace(
        month=month, bad=point.bad or bad, clash=point.month is not None or point.quarters is not None
    )


def _day(point: Point, token: Token) -> Point:
    day = number_of(token.value.rstrip("日号 "))
    fits = 1 <= day <= 31 and (point.month is None or point.bad is not None or is_day(point.year, point.month, day))
    return point._replace(day=day, bad=point.bad or (None if fits else at(token)), clash=point.day is not None)


def _end(point: Point, token: Token) -> Point:
    if token.value == "年底":
        return _year_end(point, token)
    return point._replace(end=True, clash=point.day is not None or point.whole)


def _ten_days(point: Point, token: Token) -> Point:
    return point._replace(tendays=token.value[0], clash=point.month is None or point.day is not None)


def _quarter(point: Point, token: Token) -> Point:
    number = next(_ORDINALS[character] for character in token.value if character in _ORDINALS)
    return point._replace(quarters=(number, number), clash=point.month is not None or point.quarters is not None)


def _quarters(point: Point, token: Token) -> Point:
    numbers = [_ORDINALS[character] for character in token.value if character in _ORDINALS]
    first, last = (1, numbers[0]) if token.value.startswith("前") else (numbers[0], numbers[-1])
    listed = any(sign in token.value for sign in "、和及") and last != first + 1
    return point._replace(quarters=(first, last), clash=first > last or listed or point.month is not None)


def _half(point: Point, token: Token) -> Point:
    return point._replace(half=token.value[0], clash=point.month is not None or point.quarters is not None)


def _year_end(point: Point, token: Token) -> Point:
    del token
    return point._replace(year_end=True, clash=point.month is not None or point.half != "")


def _whole(point: Point, token: Token) -> Point:
    del token
    return point._replace(whole=True, clash=point.month is not None)


def _clock(point: Point, token: Token) -> Point:
    return point._replace(clock=token.value, clash=point.day is None)


_FILLERS = {
    "ISO": _iso, "ISOMONTH": _iso_month, "YEAR": _year, "YEARN": _year, "NEXTYEAR": _next_year, "THISYEAR": _this_year,
    "MONTH": _month, "MONTHN": _month, "DAY": _day, "DAYN": _day, "END": _end, "TENDAYS": _ten_days,
    "QUARTER": _quarter, "QUARTERS": _quarters, "HALFYEAR": _half, "YEAREND": _year_end, "WHOLE": _whole, "CLOCK": _clock,
}  # fmt: skip


def stretch_of(point: Point) -> Stretch | None:
    """The days that a point covers."""
    if point.month is not None and (point.day is not None or point.tendays):
        return _days(point, point.month)
    months = _months(point)
    if months is None or point.day is not None:
        return None
    first, last = months
    final = Day(point.year, last, days_in(point.year, last), point.shift)
    exact = point.end or point.year_end
    return Stretch(final if exact else Day(point.year, first, 1, point.shift), final, exact)


def _days(point: Point, month: int) -> Stretch:
    if point.day is not None:
        day = Day(point.year, month, point.day, point.shift)
        return Stretch(day, day, True)
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, days_in(point.year, month))}[point.tendays]
    return Stretch(Day(point.year, month, first, point.shift), Day(point.year, month, last, point.shift), False)


def _months(point: Point) -> tuple[int, int] | None:
    """First and last month of the point; None if it names no stretch of a year."""
    if point.month is not None:
        return point.month, point.month
    if point.quarters is not None:
        return point.quarters[0] * 3 - 2, point.quarters[1] * 3
    if point.half:
        return (1, 6) if point.half == "上" else (7, 12)
    named = point.whole or point.year_end or point.year is not None or point.shift != 0
    return (1, 12) if named else None


def inherited(left: Point, right: Point) -> Point:
    """2025年2月-10月: the right end takes from the left what it does not say itself."""
    year = right.year if right.year is not None else left.year
    month = right.month
    if month is None and right.day is not None:
        month = left.month
    bad = right.bad
    return right._replace(year=year, month=month, bad=bad)


def is_whole_year(point: Point) -> bool:
    return point.month is None and point.quarters is None and not point.half and not point.year_end and not point.end
