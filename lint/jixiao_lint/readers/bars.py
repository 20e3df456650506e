"""Tables drawn with bars, as in Markdown: a row a line, `|` before, between and behind its cells.

A line of dashes below the first row is none of it. Rows that are not all as long, or that are filled up with bars at their end,
were copied from a page whose merged cells are gone: nobody can tell what stood in which column, and they are no table here.
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from jixiao_lint.readers.pieces import Stretch

_BAR = re.compile(r"(?<!\\)\|")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_FILLED_UP = re.compile(r"\|\|[ \t]*$")
_RULE = re.compile(r"[ \t|:\-]*-{2,}[ \t|:\-]*")
_FEWEST = 3  # rows, from which on the bars draw a table


def is_of_bars(lines: list[Stretch]) -> bool:
    """True where tables are drawn with bars, with or without paragraphs around them."""
    tables = [[line.text for line in group] for drawn, group in groupby(lines, _is_row) if drawn]
    return any(len(rows) >= _FEWEST for rows in tables) and all(map(_is_whole, tables))


def rows_of_bars(lines: list[Stretch]) -> Iterator[tuple[list[Stretch], bool]]:
    """Each row with its cells, and each other line that is not blank as a paragraph (True)."""
    for line in lines:
        if not _is_row(line):
            if line.text.strip():
                yield [line], True
        elif not _RULE.fullmatch(line.text):
            yield list(_cells(line)), False


def _is_row(line: Stretch) -> bool:
    return _ROW.fullmatch(line.text) is not None


def _is_whole(rows: list[str]) -> bool:
    widths = {len(_BAR.findall(row)) for row in rows}
    return len(widths) == 1 and not any(_FILLED_UP.search(row) for row in rows)


def _cells(line: Stretch) -> Iterator[Stretch]:
    bars = [bar.start() for bar in _BAR.finditer(line.text)]
    for opening, closing in pairwise(bars):
        inside = line.text[opening + 1 : closing]
        bare = inside.strip()
        lead = len(inside) - len(inside.lstrip()) if bare else 0
        yield Stretch(bare, line.start + opening + 1 + lead)
