"""All grids of a file as one run of lines, so that split forms and stacked forms are read alike."""

from collections.abc import Iterable, Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Flag, Grid, GridCell, RowView, rows_of


class Line(Record):
    """One row of a grid, or a paragraph above it.

    `own` are the cells that begin here, `filled` those of them that hold text, `view` also has those from above.
    """

    grid: Grid
    view: RowView
    own: tuple[GridCell, ...]
    filled: tuple[GridCell, ...]
    paragraph: bool

    def after(self, cell: GridCell) -> list[GridCell]:
        """The cells of this line to the right of one."""
        return [other for other in self.own if other.col > cell.col]


def lines_of(grids: Iterable[Grid]) -> Iterator[Line]:
    """Every line in reading order."""
    for grid in grids:
        for paragraph in grid.before:
            yield _line(grid, RowView(-1, (paragraph,)), (paragraph,), paragraph=True)
        for view in rows_of(grid):
            own = tuple(view.own())
            yield _line(grid, view, own, paragraph=all(Flag.PARAGRAPH in cell.flags for cell in own))


def _line(grid: Grid, view: RowView, own: tuple[GridCell, ...], *, paragraph: bool) -> Line:
    return Line(grid, view, own, tuple(cell for cell in own if not cell.is_blank), paragraph)
