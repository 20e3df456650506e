"""Forms drawn as text, with merged cells or without, and what the recogniser makes of them."""

import csv
from io import StringIO

from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Grid, GridCell
from jixiao_lint.recognise import Recognition, recognise
from jixiao_lint.table import PaperPlace, Table


def as_csv(*rows: str) -> Recognition:
    """Rows whose cells stand between bars; a comma is a character like others."""
    out = StringIO()
    csv.writer(out).writerows([[cell.strip().replace("\\n", "\n") for cell in row.split("|")] for row in rows])
    return recognise(read("a.csv", out.getvalue().encode()).grids)


def drawn(*rows: str) -> Recognition:
    """A grid with merged cells: < goes on with the cell to the left, ^ with the cell above."""
    table = [[cell.strip() for cell in row.split("|")] for row in rows]
    cells = []
    for row, line in enumerate(table):
        for col, text in enumerate(line):
            if text in ("<", "^"):
                continue
            width = next((n for n in range(1, len(line) - col) if line[col + n] != "<"), len(line) - col)
            height = next((n for n in range(1, len(table) - row) if table[row + n][col] != "^"), len(table) - row)
            nth = 1 + sum(other not in ("<", "^") for other in line[:col])
            cells.append(GridCell(row, col, text.replace("\\n", "\n"), PaperPlace(1, row + 1, nth), height, width))
    return recognise([Grid(1, tuple(cells), spans=True)])


def the(seen: Recognition) -> Table:
    assert not seen.problems
    assert len(seen.tables) == 1
    return seen.tables[0]


def column(table: Table, field: str) -> list[str]:
    return [row.text(field) for row in table.rows()]
