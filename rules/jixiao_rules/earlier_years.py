"""Earlier years of a goal that the rows contradict: 2024年9月底前, a row has 30 September 2025; 2024年新建60套, a row has 60套."""

from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Span
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Row, Table
from jixiao_rules.dates import Written, dated, days, written
from jixiao_rules.goal_text import sentences
from jixiao_rules.levels import QUANTITY, TIMELINESS, level2
from jixiao_rules.promises import Promise, counted, promises
from jixiao_rules.reading import amount_of, node_of
from jixiao_rules.same_matter import speaks_of
from jixiao_rules.words import holds, phrase

_YEAR = pattern("(?<![0-9])(20[0-9]{2})年")
_FIRST_YEAR = pattern(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）.、．]\s*)?(20[0-9]{2})年(?!度?[以之]?前|末|初|底)")
_NOT_ONLY_PAST = phrase("{promised-by.not-only-past}")
_LAST_OF_MONTH = 28
_TELLING = 2  # rows that have the very numbers of a sentence, whatever they are called


def earlier_days(goal: str, table: Table) -> Iterator[Span]:
    """The days of a goal that lie in an earlier year, and that a row of 时效 has in the year of the table."""
    year = table.year
    early = [one for one in written(goal) if year is not None and one.year is not None and one.year < year]
    for one in early:
        if any(_is_the_day(row, one, year) for row in table.rows() if year is not None and level2(row) == TIMELINESS):
            yield one.span


def _is_the_day(row: Row, date: Written, year: int) -> bool:
    for node in dated(node_of(row)):
        for day in days(node):
            same_day = (day.day or 0) == date.day or (
                date.day is None and (day.day or _LAST_OF_MONTH) >= _LAST_OF_MONTH
            )
            if (day.year or year) == year and day.month == date.month and same_day:
                return True
    return False


def earlier_work(goal: str, table: Table) -> Iterator[Span]:
    """The earlier year that a sentence of a goal begins with, where a row asks for just what is promised behind it."""
    if table.year is None:
        return
    rows = [(row, amount) for row in table.rows() if level2(row) == QUANTITY and (amount := amount_of(row))]
    for sentence in sentences(goal):
        found = _FIRST_YEAR.match(sentence.cut(goal))
        if found is None or int(found[1]) >= table.year:
            continue
        start = sentence.start + found.end()
        other_year = _YEAR.search(goal, start, sentence.end)
        end = other_year.start() if other_year else sentence.end
        if _looks_back(goal[start:end]):
            continue
        promised = [one for one in promises(goal) if sentence.start <= one.span.start < end]
        asked = [(one, row) for one in promised for row, amount in rows if _has_the_number(amount, one)]
        if len({row for _, row in asked}) >= _TELLING or any(speaks_of(one, row) for one, row in asked):
            yield Span(sentence.start + found.start(1), start)


def _looks_back(said: str) -> bool:
    return holds(said, "looking-back") or _NOT_ONLY_PAST.search(said) is not None


def _has_the_number(amount: Amount, promise: Promise) -> bool:
    return compare(counted(promise.amount), counted(amount)) is Order.SAME
