"""Two forms drawn beside one another in one grid, taken apart: each has its own 项目名称 and its own list."""

from collections.abc import Iterable, Iterator

from jixiao_lint.readers.grid import Grid, GridCell
from jixiao_lint.recognise.labels import column_field, head_label


def apart(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The grids, those with forms side by side cut between them; what stands above both belongs to each."""
    for grid in grids:
        edge = _edge(grid.cells)
        if edge is None:
            yield grid
        else:
            yield grid._replace(cells=tuple(cell for cell in grid.cells if cell.col < edge))
            yield from apart([grid._replace(cells=_right_of(grid.cells, edge))])


def _edge(cells: tuple[GridCell, ...]) -> int | None:
    """The column where the second form begins; None where there are not two."""
    names: dict[int, list[int]] = {}
    for cell in cells:
        label = head_label(cell.text) if cell.text else None
        if label is not None and label.field == "项目名称" and not label.mid_term:
            names.setdefault(cell.row, []).append(cell.col)
    pair = next((sorted(cols) for cols in names.values() if len(cols) > 1), None)
    if pair is None:
        return None
    edge = pair[1]
    across = [cell for cell in cells if cell.col < edge < cell.col + cell.colspan and not cell.is_blank]
    if not all(_stands_alone(cell, cells) for cell in across):
        return None
    lists = {cell.col < edge for cell in cells if column_field(cell.text) == "指标值"}
    return edge if lists == {True, False} else None


def _stands_alone(cell: GridCell, cells: tuple[GridCell, ...]) -> bool:
    """A title over both."""
    return not any(other.row == cell.row and other is not cell and not other.is_blank for other in cells)


def _right_of(cells: tuple[GridCell, ...], edge: int) -> tuple[GridCell, ...]:
    """The cells of the second form, and the titles over both, which then begin where it does."""
    return tuple(
        cell if cell.col >= edge else cell._replace(col=edge, colspan=cell.col + cell.colspan - edge)
        for cell in cells
        if cell.col + cell.colspan > edge
    )
