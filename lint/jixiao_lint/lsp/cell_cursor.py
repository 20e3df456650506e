"""The cursor in a JSON target file, and in a cell of a CSV table: which value is being written there."""

import csv
import re
from collections.abc import Iterator

from jixiao_lint.lsp.offered_values import Slot, parent_of
from jixiao_lint.lsp.text import Text
from jixiao_lint.table import ROW_FIELDS

_JSON_VALUE = re.compile(r'"([一-龥]+)"[ \t]*:[ \t]*"((?:[^"\\]|\\.)*)$')
_JSON_PAIR = re.compile(r'"([一-龥]+)"[ \t]*:[ \t]*"((?:[^"\\]|\\.)*)"')
# Lines above the cursor that are looked at for the heads of the columns.
_FAR = 2000


def slot_in_json(text: Text, offset: int) -> Slot | None:
    """The value of a key that is open at the offset; None where the cursor is in no string behind a key of ours."""
    start, _ = text.line_at(offset)
    found = _JSON_VALUE.search(text.content, start, offset)
    if found is None:
        return None
    parent = parent_of(found[1])
    above = [pair[2] for pair in _JSON_PAIR.finditer(text.content, 0, found.start()) if pair[1] == parent]
    return Slot(found[1], found[2], above[-1] if above else "")


def slot_in_csv(text: Text, offset: int, separator: str) -> Slot | None:
    """The cell that is open at the offset, named by the head of its column; None where no line above names the columns.

    A quoted cell with a line break in it is not looked for: such a line names no column, and nothing is offered in it.
    """
    start, _ = text.line_at(offset)
    typed = _cells(text.content[start:offset], separator)
    above = [_cells(line, separator) for line in text.content[:start].splitlines()[-_FAR:]]
    heads = next((cells for cells in reversed(above) if _names_columns(cells)), None)
    if heads is None or len(typed) > len(heads):
        return None
    field = heads[len(typed) - 1].strip()
    if field not in ROW_FIELDS:
        return None
    parent = parent_of(field)
    held = next(_values_of(parent, heads, [*above, typed]), "")
    return Slot(field, typed[-1], held)


def _values_of(field: str, heads: list[str], lines: list[list[str]]) -> Iterator[str]:
    """The values of a column, the nearest first, up to its head: a level that is left out is that of the row above."""
    columns = [at for at, head in enumerate(heads) if head.strip() == field]
    for cells in reversed(lines):
        if cells is heads or not columns:
            return
        if columns[0] < len(cells) and cells[columns[0]].strip():
            yield cells[columns[0]].strip()


def _names_columns(cells: list[str]) -> bool:
    named = {cell.strip() for cell in cells}
    return "三级指标" in named and "指标值" in named


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line.lstrip("\ufeff")], delimiter=separator), [""]) or [""]
