"""A stretch of days: the budget year of a table, or the day or year as of which tables are to be judged."""

import re
from datetime import date, timedelta

from jixiao_grammar.record import Record


class Period(Record):
    """From the first to the last day, both included."""

    first: date
    last: date

    def meets(self, first: date, last: date | None) -> bool:
        """True where some day of the period lies between these two; without a last one, there is no end."""
        return first <= self.last and (last is None or self.first <= last)


def whole_year(year: int) -> Period:
    """The days of a year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def read_period(text: str) -> Period:
    """A year (2025), a month (2025-06) or a day (2025-06-30). Raises ValueError where it is none."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", text.strip())
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    if match[2] is None:
        return whole_year(year)
    month = int(match[2])
    if match[3] is None:
        first = date(year, month, 1)
        later = first + timedelta(days=31)
        return Period(first, later - timedelta(days=later.day))
    day = date(year, month, int(match[3]))
    return Period(day, day)
