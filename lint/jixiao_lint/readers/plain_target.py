"""One table as nearly every file has it, from its lines straight into cells: `key: value`, and one list of rows of the same.

Known keys, each once, with their values on their lines: whatever is written in any other way is none of our business.
Then there is no answer, and the file is read by `yaml_lines.py`, or by the parser. A test holds all of them to the same answer.
Reading so takes a third of the time, which in a run over thousands of files is a tenth of it all.
"""

from itertools import chain

from jixiao_lint.readers.target_parts import (
    FORM,
    LIST,
    ROW_NAMES,
    TABLE_NAMES,
    Target,
    are_ours,
    cell_of,
    row_of,
    table_of,
)
from jixiao_lint.table import Cell, Indicator

# Signs with which a value would begin that is more than its letters.
_NO_FIRST, _MARKS = frozenset("-?:,[]{}#&*!|>%@`"), "\"'"
_MOST = 200_000  # characters of a text
_LONGEST = 10_000  # characters of a line


class _OtherwiseError(Exception):
    """Something is written in another way."""


def read_plain(text: str) -> Target | None:
    """The table of a file; None where it is written in any other way."""
    if len(text) > _MOST or "#" in text or not text.replace("\n", "").isprintable():
        return None
    try:
        return _Plain().read(text)
    except _OtherwiseError:
        return None


class _Plain:
    """Goes through the lines of one file.

    `_begins` is what stands before the first key of a row, `_goes_on` what stands before its others; both are None outside of
    the list. `_list_began` is True on the line behind the one with which the list begins.
    """

    def __init__(self) -> None:
        self._head: dict[str, Cell] = {}
        self._rows: list[dict[str, Cell]] = []
        self._begins: str | None = None
        self._goes_on: str | None = None
        self._list_began = False

    def read(self, text: str) -> Target:
        start, first = 0, None
        for written in text.split("\n"):
            bare = written.rstrip(" ")
            if bare:
                first = start if first is None else first
                self._line(bare, start)
            start += len(written) + 1
        if first is None or self._list_began:
            raise _OtherwiseError
        rows: list[Indicator] = []
        for cells in self._rows:
            rows.append(row_of(len(rows) + 1, cells, rows[-1] if rows else None))
        keys = {*self._head, *({LIST} if rows else ()), *chain.from_iterable(self._rows)}
        return Target((table_of(1, self._head, tuple(rows), first, first),), (), are_ours(keys))

    def _line(self, bare: str, start: int) -> None:
        if bare[0] not in " -":
            self._field(bare, start)
            return
        if self._list_began:  # the first row tells how far the list is indented
            indent = bare[: len(bare) - len(bare.lstrip(" "))]
            self._begins, self._goes_on, self._list_began = indent + "- ", indent + "  ", False
        at = len(self._goes_on or "")
        before = bare[:at]
        if before == self._begins:
            self._rows.append({})
        elif before != self._goes_on or not self._rows:
            raise _OtherwiseError
        if bare[at : at + 1] in ("", " "):
            raise _OtherwiseError
        self._add(bare, at, start, self._rows[-1], len(self._rows))

    def _field(self, bare: str, start: int) -> None:
        """A line of the head, or the one with which the list begins."""
        if self._list_began:
            raise _OtherwiseError
        self._begins = self._goes_on = None
        if bare != f"{LIST}:":
            self._add(bare, 0, start, self._head, None)
        elif self._rows:
            raise _OtherwiseError
        else:
            self._list_began = True

    def _add(self, bare: str, at: int, start: int, cells: dict[str, Cell], row: int | None) -> None:
        """The cell of a line on which its key stands from `at` on."""
        colon = bare.find(":", at)
        name, value = bare[at:colon], bare[colon + 1 :].lstrip(" ")
        known = TABLE_NAMES if row is None else ROW_NAMES
        if colon < 0 or name not in known or name in cells or name in (LIST, FORM) or len(bare) > _LONGEST:
            raise _OtherwiseError
        place = start + colon + 1
        if value:
            if bare[colon + 1] != " ":
                raise _OtherwiseError
            place = start + len(bare) - len(value)
            if value[0] in _MARKS:
                value, place = _within_marks(value), place + 1
            elif value[0] in _NO_FIRST or (":" in value and (": " in value or value[-1] == ":")):
                raise _OtherwiseError
        cells[name] = cell_of(name, value, 1, row, ((0, place),), place + len(value))


def _within_marks(value: str) -> str:
    """What stands in quotation marks, where nothing in it needs looking into."""
    mark, inside = value[0], value[1:-1]
    if len(value) < 2 or value[-1] != mark or mark in inside or (mark == '"' and "\\" in inside):
        raise _OtherwiseError
    return inside
