"""Tables exported from Word as text: a line with a leading tab opens a cell, a blank line ends the row.

A line without a tab inside a cell continues it; a tab alone is an empty cell; anything outside a row is a paragraph.
Text pasted from a spreadsheet (a row a line, tabs between the cells) and tables drawn with bars are told apart and read as such.
"""

import re
from collections.abc import Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers.bars import is_of_bars, rows_of_bars
from jixiao_lint.readers.delimited import read_delimited
from jixiao_lint.readers.drawing import Filled
from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.readers.pieces import Stretch, joined

_PARAGRAPH = frozenset({Flag.PARAGRAPH})


class _Row(Record):
    """The cells of a row, each made of lines; a paragraph is a row of one cell."""

    cells: list[list[Stretch]]
    paragraph: bool


def read_text(text: str) -> tuple[Grid, ...]:
    """The grid of a text file: one for the whole file, its paragraphs as rows that are flagged so."""
    if _is_spreadsheet_paste(text):
        return read_delimited(text, "\t")
    cells: list[GridCell] = []
    filled = Filled()
    lines = list(_lines(text)) if "|" in text else []
    rows = _drawn(lines) if lines and is_of_bars(lines) else _rows(text)
    for number, row in enumerate(rows):
        for column, stretches in enumerate(row.cells):
            content, place = joined(stretches, number + 1, column + 1)
            filled.count(content)
            cells.append(GridCell(number, column, content, place, flags=_PARAGRAPH if row.paragraph else frozenset()))
    return (Grid(1, tuple(cells)),) if cells else ()


def _is_spreadsheet_paste(text: str) -> bool:
    """A Word export has one tab a line, in front; a paste has tabs between the cells of nearly every line."""
    alone = len(re.findall(r"^\t[^\t\r\n]*\r?$", text, re.MULTILINE))
    between = len(re.findall(r"^\t*[^\t\r\n]+\t", text, re.MULTILINE))
    return between > alone


def _drawn(lines: list[Stretch]) -> Iterator[_Row]:
    for cells, paragraph in rows_of_bars(lines):
        yield _Row([[cell] for cell in cells], paragraph)


def _rows(text: str) -> Iterator[_Row]:
    row: list[list[Stretch]] = []
    for line in _lines(text):
        if line.text.startswith("\t"):
            row += [[stretch] for stretch in _split(Stretch(line.text[1:], line.start + 1))]
        elif not line.text.strip():
            if row:
                yield _Row(row, False)
            row = []
        elif row:
            row[-1].append(line)
        else:
            yield _Row([[line]], True)
    if row:
        yield _Row(row, False)


def _split(line: Stretch) -> Iterator[Stretch]:
    start = line.start
    for part in line.text.split("\t"):
        yield Stretch(part, start)
        start += len(part) + 1


def _lines(text: str) -> Iterator[Stretch]:
    """The lines without their ends, which are those that editors know: LF, CRLF and CR."""
    start = 0
    for end in re.finditer(r"\r\n|\n|\r", text):
        yield Stretch(text[start : end.start()], start)
        start = end.end()
    if start < len(text):
        yield Stretch(text[start:], start)
