"""Rows that a page break cut in two, put together again."""

from collections.abc import Iterable
from dataclasses import replace

from jixiao_lint.readers.grid import Flag, Grid, GridCell, RowView, rows_of
from jixiao_lint.recognise.labels import column_field, head_label, is_level2
from jixiao_lint.table import PagePlace


def mended(grids: Iterable[Grid]) -> tuple[list[Grid], list[str]]:
    """The grids with the rows that were cut joined to their first halves; the notes tell where that was done."""
    notes: list[str] = []
    return [_mended(grid, notes) for grid in grids], notes


def _mended(grid: Grid, notes: list[str]) -> Grid:
    if not any(Flag.PAGE_TOP in cell.flags for cell in grid.cells):
        return grid
    replaced: dict[int, GridCell] = {}
    dropped: set[int] = set()
    above: RowView | None = None
    for view in rows_of(grid):
        if above is not None and _is_rest(above, view):
            place = view.cells[0].place
            where = f"第 {place.page} 页" if isinstance(place, PagePlace) else "下一页"
            notes.append(f"{where}开头的一行按上一页末行的续行读取。")
            for rest in view.cells:
                dropped.add(id(rest))
                cell = above.over(rest.col, rest.col + rest.colspan)
                if cell is not None and not rest.is_blank:
                    whole = replaced.get(id(cell), cell)
                    replaced[id(cell)] = replace(whole, text=whole.text + rest.text)
        else:
            above = view
    cells = (replaced.get(id(cell), cell) for cell in grid.cells if id(cell) not in dropped)
    return replace(grid, cells=tuple(cells))


def _is_rest(above: RowView, view: RowView) -> bool:
    """The rest of a cut row: the same columns, no names or labels of its own, and gaps where the row above has text."""
    if not all(Flag.PAGE_TOP in cell.flags for cell in view.cells) or len(view.cells) < 2:
        return False
    if [cell.col for cell in above.cells] != [cell.col for cell in view.cells]:
        return False
    if any(is_level2(cell.text) or column_field(cell.text) or head_label(cell.text) for cell in view.cells):
        return False
    pairs = list(zip(above.cells, view.cells, strict=True))
    if len(pairs) == 2:
        label, rest = pairs[0]
        return rest.is_blank and head_label(label.text) is not None
    return any(rest.is_blank and not cell.is_blank for cell, rest in pairs[-3:])
