"""All grids of a file as one run of lines, so that split forms and stacked forms are read alike."""

from collections.abc import Iterable, Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Flag, Grid, GridCell, RowView, rows_of


class Line(Record):
    """One row of a grid, or a paragraph above it. `own` are the cells that begin here, `view` also those from above."""

    grid: Grid
    view: RowView
    own: tuple[GridCell, ...]
    paragraph: bool

    @property
    def filled(self) -> list[GridCell]:
        """The cells that begin here and hold text."""
        return [cell for cell in self.own if not cell.is_blank]

    def after(self, cell: GridCell) -> list[GridCell]:
        """The cells of this line to the right of one."""
        return [other for other in self.own if other.col > cell.col]


def lines_of(grids: Iterable[Grid]) -> Iterator[Line]:
    """Every line in reading order."""
    for grid in grids:
        for paragraph in grid.before:
            yield Line(grid, RowView(-1, (paragraph,)), (paragraph,), True)
        for view in rows_of(grid):
            own = tuple(view.own())
            yield Line(grid, view, own, all(Flag.PARAGRAPH in cell.flags for cell in own))
