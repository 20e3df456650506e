"""What the nodes of `ast` are made of: places in the text, closed sets of answers, units and days."""

from decimal import Decimal

from jixiao_grammar.record import Closed, Record

_new = tuple.__new__


class Span(Record):
    """A stretch of a cell's text: code points, 0-based, `end` exclusive."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The part of `text` that lies in the span."""
        return text[self.start : self.end]

    def cover(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return _new(Span, (min(self.start, other.start), max(self.end, other.end)))


class Token(Record):
    """A stretch of the folded cell, as the lexer cut it."""

    value: str
    start_pos: int
    end_pos: int

    @property
    def span(self) -> Span:
        """Where it stands in the cell."""
        return _new(Span, self[1:])


def stretch(start: int, end: int) -> Span:
    """A span, in half the time that its class takes: a value needs a dozen."""
    return _new(Span, (start, end))


# ---- closed sets of answers


class Op(Closed):
    """How the result is compared with the number."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    NOT_EQUAL = "!="
    ABOUT = "~"

    @property
    def is_floor(self) -> bool:
        """True where more is allowed: ≥, >."""
        return self is Op.AT_LEAST or self is Op.MORE

    @property
    def is_ceiling(self) -> bool:
        """True where less is allowed: ≤, <."""
        return self is Op.AT_MOST or self is Op.LESS


SIGNS = {
    ">=": Op.AT_LEAST, "=>": Op.AT_LEAST, "≥": Op.AT_LEAST, "≥=": Op.AT_LEAST, "≮": Op.AT_LEAST,
    "<=": Op.AT_MOST, "=<": Op.AT_MOST, "≤": Op.AT_MOST, "≤=": Op.AT_MOST, "≯": Op.AT_MOST,
    "≰": Op.MORE, "≱": Op.LESS,
    "》=": Op.AT_LEAST, "〉=": Op.AT_LEAST, "《=": Op.AT_MOST, "〈=": Op.AT_MOST,
    ">": Op.MORE, "》": Op.MORE, "〉": Op.MORE, "<": Op.LESS, "《": Op.LESS, "〈": Op.LESS,
    "=": Op.EQUAL, "==": Op.EQUAL, "≠": Op.NOT_EQUAL, "!=": Op.NOT_EQUAL, "<>": Op.NOT_EQUAL,
}  # fmt: skip
SIGN_NOTES = {
    "≥=": ("redundant-sign", "≥"), "≤=": ("redundant-sign", "≤"), "=>": ("backward-sign", "≥"), "=<": ("backward-sign", "≤"),
    "》": ("lookalike-sign", "≥"), "《": ("lookalike-sign", "≤"), "〉": ("lookalike-sign", "≥"), "〈": ("lookalike-sign", "≤"),
    "》=": ("lookalike-sign", "≥"), "〉=": ("lookalike-sign", "≥"), "《=": ("lookalike-sign", "≤"), "〈=": ("lookalike-sign", "≤"),
    "==": ("repeated-operator", "="),
}  # fmt: skip
# How a meaning is printed. An equation is printed without a sign where a form has no column for one.
PRINTED = {
    Op.AT_LEAST: "≥", Op.MORE: ">", Op.AT_MOST: "≤", Op.LESS: "<", Op.EQUAL: "=", Op.NOT_EQUAL: "≠", Op.ABOUT: "约",
}  # fmt: skip


class OpSource(Closed):
    """Where the operator stands: `≥8场`, `不少于8场`, `8场以上`, in the 计算符号 column, or nowhere (`8场`)."""

    SIGN = "sign"
    WORD = "word"
    SUFFIX = "suffix"
    COLUMN = "column"
    DEFAULT = "default"


class Approx(Closed):
    """How a number is blurred: 约60人 (about), 60余人 (above), 近60人 (below)."""

    NONE = "none"
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"


class Dimension(Closed):
    """What a unit measures."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    TIME = "time"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    DATA = "data"
    RESOLUTION = "resolution"
    WORK = "work"
    OTHER = "other"


class Direction(Closed):
    """提升 or 下降, where the value says so."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Relation(Closed):
    """How a date binds: by its end (前), on it, or from it on (起, 以后)."""

    BY = "by"
    ON = "on"
    FROM = "from"


class UnitFrom(Closed):
    """Where a unit stands: in the value, in the 计量单位 column, in the brackets of the name, or above the table.

    `INDICATOR`: nowhere; the name leaves no doubt (≥50万 as a sum of money).
    """

    TEXT = "text"
    COLUMN = "column"
    NAME = "name"
    HEAD = "head"
    INDICATOR = "indicator"


class YearFrom(Closed):
    """Whether the year stands in the text or was taken from the context."""

    TEXT = "text"
    CONTEXT = "context"


# ---- a unit, and days of which the year may be unknown


class Unit(Record):
    """A unit of measurement or a classifier.

    `factor` converts a number in this unit to the base unit of its dimension (元, 平方米, 米, 秒, 千克, 1 for counts).
    `printed` keeps a multiplier that was written with the unit: 4.8万册 has symbol 册 and printed 万册.
    `per` are the units below the slash: 元/人·天 has per = (人, 天).
    An open-class unit that no table lists has `known=False`.
    `span` is empty, right behind the number, where `unit_from` says that the unit does not stand in the text.
    """

    symbol: str
    printed: str
    dimension: Dimension
    factor: Decimal
    span: Span
    per: tuple["Unit", ...] = ()
    known: bool = True
    unit_from: UnitFrom = UnitFrom.TEXT


class Day(Record):
    """A day of the calendar. `year` None: not written. `year_shift` 1: 次年. `day` None: the last day of the month."""

    year: int | None
    month: int
    day: int | None
    year_shift: int = 0

    @property
    def exists(self) -> bool:
        """Whether the calendar has the day; 29 February is granted while the year is unknown."""
        return self.day is not None and is_day(self.year, self.month, self.day)

    @property
    def order(self) -> tuple[int, int, int]:
        """Comes before the order of a later day; a day without a month's end counts as the last."""
        last = self.day if self.day is not None else days_in(self.year, self.month) or 29
        return (self.year or 0) + self.year_shift, self.month, last

    def in_year(self, year: int) -> "Day":
        """The day in the year that was not written, which may not have it."""
        full = year + self.year_shift
        return Day(full, self.month, days_in(full, self.month) if self.day is None else self.day)


_LENGTHS = (31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int | None, month: int) -> int | None:
    """The last day of the month; None for a February without a year."""
    if month == 2:
        return None if year is None else 28 + is_leap(year)
    return _LENGTHS[month - 1]


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists; 29 February is granted while the year is unknown."""
    return 1 <= month <= 12 and 1 <= day <= (days_in(year, month) or 29)


def day_before(day: Day) -> Day:
    """The day before the first of a month."""
    if day.month == 1:
        year = day.year - 1 if day.year is not None else None
        return Day(year, 12, 31, day.year_shift - (day.year is None))
    return Day(day.year, day.month - 1, days_in(day.year, day.month - 1), day.year_shift)


def day_after(day: Day) -> Day:
    """The next day; after a 29 February of an unknown year comes March."""
    if day.day is not None and day.day < (days_in(day.year, day.month) or 29):
        return day._replace(day=day.day + 1)
    if day.month < 12:
        return day._replace(month=day.month + 1, day=1)
    return Day(day.year + 1 if day.year is not None else None, 1, 1, day.year_shift + (day.year is None))
