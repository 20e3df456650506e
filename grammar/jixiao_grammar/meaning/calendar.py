"""Dates as they are printed: what each piece adds to one end, and the word behind (底前, 起, 期间)."""

from collections.abc import Callable, Sequence
from enum import Enum

from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.units import read_numeral
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Span, Token, is_day

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


class Binds(Enum):
    """How the word behind a date binds it, which its last character says: 之前, 为止, 以后, 开始, 期间, 初."""

    BEFORE = "前"
    UNTIL = "止"
    AFTER = "后"
    FROM = "起始"
    WITHIN = "内间"
    EARLY = "初"


class Bound(Record):
    """前, 起, 内 behind a date; `clash` when two of them exclude each other, `doubled` where one stands twice."""

    binds: Binds
    word: str
    text: str
    span: Span
    clash: bool = False
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


def bounds(tokens: Sequence[Token]) -> Bound:
    """The rule `bounds`."""
    first, last = tokens[0], tokens[-1]
    binds = {next(one for one in Binds if token.value[-1] in one.value) for token in tokens}
    text = "".join(token.value for token in tokens)
    found = Bound(binds.pop(), last.value, text, first.span.cover(last.span))
    if len(tokens) == 1:
        return found
    if all(token.value == first.value for token in tokens):
        return found._replace(doubled=tokens[1].span)
    return found._replace(clash=bool(binds) or found.binds is not Binds.WITHIN)


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


def quarters(found: Point, piece: Part) -> Point:
    """第二季度, Q2, 一至三季度, 前三季度."""
    numbers = [_ORDINALS[character] for character in piece.text if character in _ORDINALS]
    first, last = (1, numbers[0]) if piece.text.startswith("前") else (numbers[0], numbers[-1])
    listed = any(sign in piece.text for sign in "、和及") and last != first + 1
    named = found.month is not None or found.quarters is not None
    return found._replace(quarters=(first, last), clash=first > last or listed or named)


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


_PARTS = {
    "ISO": iso, "ISOMONTH": iso_month, "YEAR": year, "YEARN": year, "NEXTYEAR": next_year, "THISYEAR": this_year,
    "MONTH": month, "MONTHN": month, "DAY": day, "DAYN": day, "END": end, "TENDAYS": ten_days, "QUARTER": quarters,
    "QUARTERS": quarters, "HALFYEAR": half_year, "YEAREND": year_end, "WHOLE": whole_year, "CLOCK": clock,
}  # fmt: skip
_IN_QUARTER = {"首": 1, "一": 1, "1": 1, "二": 2, "2": 2, "末": 3, "三": 3, "3": 3}


def month_of_quarter(text: str) -> int | None:
    """1 for 每季度首月, 3 for 次季度第三个月; None where the text names no month of a quarter."""
    words = text.replace("个月", "月")
    return next((number for word, number in _IN_QUARTER.items() if words.endswith(f"{word}月")), None)


_EACH_END = {
    "月": "MONTHLY;BYMONTHDAY=-1", "季": "MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "半": "MONTHLY;INTERVAL=6;BYMONTHDAY=-1",
    "年": "YEARLY;BYMONTH=12;BYMONTHDAY=31",
}  # fmt: skip


def rule_of_ends(text: str) -> str:
    """When 每月底, 每季末, 每半年末 and 每年末 come back."""
    return "RRULE:FREQ=" + next(rule for word, rule in _EACH_END.items() if word in text)


SHAPES: Shapes = {"point": point, "end": point, "bounds": bounds, **{name: part(fill) for name, fill in _PARTS.items()}}
