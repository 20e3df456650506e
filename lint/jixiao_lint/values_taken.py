"""How the 指标值 of a file were taken: read as a target, as words, or not understood."""

from collections.abc import Iterable

from jixiao_grammar.ast import Empty, Text, is_understood
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table


class NotUnderstood(Record):
    """A 指标值 that was not understood; `table` and `indicator` are 1-based, in the file and in the table."""

    table: int
    indicator: int
    text: str


class ValuesTaken(Record):
    """How many 指标值 were read (numbers, dates, grades …) and how many are words, and those that were not understood."""

    read: int = 0
    words: int = 0
    not_understood: tuple[NotUnderstood, ...] = ()


def values_taken(tables: Iterable[Table]) -> ValuesTaken:
    """Count the 指标值 that hold anything; a mark for nothing (/) counts as words."""
    read = words = 0
    unread = []
    for row in (row for table in tables for row in table.rows()):
        match _taken(row):
            case "read":
                read += 1
            case "words":
                words += 1
            case "not-understood":
                unread.append(NotUnderstood(row.table.index, row.indicator.index, row.text("指标值")))
    return ValuesTaken(read, words, tuple(unread))


def _taken(row: Row) -> str | None:
    value = row.resolved
    if value is None:
        return None
    if not is_understood(value):
        return "not-understood"
    return "words" if isinstance(value.node, Text | Empty) else "read"
