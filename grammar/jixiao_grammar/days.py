"""Arithmetic on days whose year may be unknown."""

from jixiao_grammar.ast import Day

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
