"""One end of a date or a period as it is printed, and the days it covers."""

from collections.abc import Callable, Sequence

from jixiao_grammar.driver import Token
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.units import read_numeral
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Day, Span, days_in, is_day

_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Point(Record):
    """One end of a date or period; `bad` is the piece that no calendar knows, `clash` that two pieces exclude each other."""

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


class Stretch(Record):
    """First and last day; `exact` when it is one day that somebody wrote (a 31st, a 月底)."""

    first: Day
    last: Day
    exact: bool


class Part(Record):
    """One piece of a date (2025年, 底), with what it adds to a point."""

    text: str
    span: Span
    fill: Callable[[Point, "Part"], Point]


class Printed(Record):
    """A point with its text, and the place of a word that stands there twice (10月底底)."""

    point: Point
    text: str
    span: Span
    doubled: Span | None = None


def part(fill: Callable[[Point, Part], Point]) -> Callable[[Token], Part]:
    """The reader of the tokens of one kind of piece."""

    def read(token: Token) -> Part:
        return Part(token.value, token.span, fill)

    return read


def point(parts: Sequence[Part]) -> Printed:
    """The rules `point` and `end`."""
    found, doubled, clash = Point(), None, False
    previous: Part | None = None
    for piece in parts:
        if piece.fill is end and previous is not None and previous.fill is end:
            doubled = piece.span
            continue
        found = piece.fill(found, piece)
        clash, previous = clash or found.clash, piece
    text = "".join(piece.text for piece in parts)
    return Printed(found._replace(clash=clash), text, parts[0].span.cover(parts[-1].span), doubled)


def number_of(text: str) -> int:
    """12 and 十二."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    number = read_numeral(text)
    return int(number) if number is not None else 0


# ---- what each piece adds


def iso(found: Point, piece: Part) -> Point:
    """2025-10-31, 20251031."""
    text = piece.text.rstrip("日")
    sign = next((sign for sign in "-./" if sign in text), "")
    year, month, day = map(int, text.split(sign)) if sign else (int(text[:4]), int(text[4:6]), int(text[6:8]))
    bad = None if is_day(year, month, day) else piece.span
    clash = found.month is not None or found.year is not None
    return found._replace(year=year, month=month, day=day, bad=bad, clash=clash)


def iso_month(found: Point, piece: Part) -> Point:
    """2025-10, 202510."""
    month = int(piece.text[4:].lstrip("-./"))
    return found._replace(year=int(piece.text[:4]), month=month, clash=found.year is not None)


def year(found: Point, piece: Part) -> Point:
    """2025年, 25年, 二〇二五年."""
    number = number_of(piece.text.rstrip("年度").strip())
    if 0 < number < 100:
        number += 2000
    clash = found.year is not None or found.month is not None or number == 0
    return found._replace(year=number, clash=clash)


def next_year(found: Point, piece: Part) -> Point:
    """次年."""
    return found._replace(shift=1, clash=found.year is not None or found.month is not None)


def this_year(found: Point, piece: Part) -> Point:
    """当年, 本年."""
    return found


def month(found: Point, piece: Part) -> Point:
    """10月, 十月."""
    number = number_in(piece)
    bad = found.bad or (None if 1 <= number <= 12 else piece.span)
    return found._replace(month=number, bad=bad, clash=found.month is not None or found.quarters is not None)


def day(found: Point, piece: Part) -> Point:
    """31日, 5号."""
    number = number_in(piece)
    fits = 1 <= number <= 31 and (
        found.month is None or found.bad is not None or is_day(found.year, found.month, number)
    )
    return found._replace(day=number, bad=found.bad or (None if fits else piece.span), clash=found.day is not None)


def number_in(piece: Part) -> int:
    """The number of a month or of a day of the month."""
    return number_of(piece.text.rstrip("月份日号 "))


def end(found: Point, piece: Part) -> Point:
    """底, 末."""
    if piece.text == "年底":
        return year_end(found, piece)
    return found._replace(end=True, clash=found.day is not None or found.whole)


def ten_days(found: Point, piece: Part) -> Point:
    """上旬."""
    return found._replace(tendays=piece.text[0], clash=found.month is None or found.day is not None)


def quarter(found: Point, piece: Part) -> Point:
    """第二季度, Q2."""
    number = next(_ORDINALS[character] for character in piece.text if character in _ORDINALS)
    return found._replace(quarters=(number, number), clash=found.month is not None or found.quarters is not None)


def quarters(found: Point, piece: Part) -> Point:
    """一至三季度, 前三季度."""
    numbers = [_ORDINALS[character] for character in piece.text if character in _ORDINALS]
    first, last = (1, numbers[0]) if piece.text.startswith("前") else (numbers[0], numbers[-1])
    listed = any(sign in piece.text for sign in "、和及") and last != first + 1
    return found._replace(quarters=(first, last), clash=first > last or listed or found.month is not None)


def half_year(found: Point, piece: Part) -> Point:
    """上半年."""
    return found._replace(half=piece.text[0], clash=found.month is not None or found.quarters is not None)


def year_end(found: Point, piece: Part) -> Point:
    """年底, 年末."""
    return found._replace(year_end=True, clash=found.month is not None or found.half != "")


def whole_year(found: Point, piece: Part) -> Point:
    """全年, 本年度."""
    return found._replace(whole=True, clash=found.month is not None)


def clock(found: Point, piece: Part) -> Point:
    """24时, 18:00."""
    return found._replace(clock=piece.text, clash=found.day is None)


# ---- the days that a point covers


def stretch_of(found: Point) -> Stretch | None:
    """First and last day; None if the point names no days."""
    if found.month is not None and (found.day is not None or found.tendays):
        return _days(found, found.month)
    months = _months(found)
    if months is None or found.day is not None:
        return None
    first, last = months
    final = Day(found.year, last, days_in(found.year, last), found.shift)
    exact = found.end or found.year_end
    return Stretch(final if exact else Day(found.year, first, 1, found.shift), final, exact)


def _days(found: Point, number: int) -> Stretch:
    if found.day is not None:
        only = Day(found.year, number, found.day, found.shift)
        return Stretch(only, only, True)
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, days_in(found.year, number))}[found.tendays]
    return Stretch(Day(found.year, number, first, found.shift), Day(found.year, number, last, found.shift), False)


def _months(found: Point) -> tuple[int, int] | None:
    if found.month is not None:
        return found.month, found.month
    if found.quarters is not None:
        return found.quarters[0] * 3 - 2, found.quarters[1] * 3
    if found.half:
        return (1, 6) if found.half == "上" else (7, 12)
    named = found.whole or found.year_end or found.year is not None or found.shift != 0
    return (1, 12) if named else None


def inherited(left: Point, right: Point) -> Point:
    """2025年2月-10月: the right end takes from the left what it does not say itself."""
    taken_year = right.year if right.year is not None else left.year
    taken_month = left.month if right.month is None and right.day is not None else right.month
    return right._replace(year=taken_year, month=taken_month)


def is_whole_year(found: Point) -> bool:
    """Whether nothing smaller than a year is named."""
    smaller = found.month is not None or found.quarters is not None or bool(found.half)
    return not smaller and not found.year_end and not found.end


_PARTS = {
    "ISO": iso, "ISOMONTH": iso_month, "YEAR": year, "YEARN": year, "NEXTYEAR": next_year, "THISYEAR": this_year,
    "MONTH": month, "MONTHN": month, "DAY": day, "DAYN": day, "END": end, "TENDAYS": ten_days, "QUARTER": quarter,
    "QUARTERS": quarters, "HALFYEAR": half_year, "YEAREND": year_end, "WHOLE": whole_year, "CLOCK": clock,
}  # fmt: skip
SHAPES: Shapes = {"point": point, "end": point, **{name: part(fill) for name, fill in _PARTS.items()}}
