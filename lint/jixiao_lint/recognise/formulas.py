"""Cells with a formula whose result the file does not store: neither blank nor read, so no rule may see them."""

from collections.abc import Iterable, Mapping

from jixiao_lint.readers.grid import Flag, Grid
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.table import Cell, Place, Table, all_cells


def without_values(grids: Iterable[Grid], tables: tuple[Table, ...]) -> tuple[tuple[Table, ...], list[Problem]]:
    """The tables without such cells, and a problem for each of them."""
    unread = {cell.place for grid in grids for cell in grid.cells if Flag.NO_CACHED_VALUE in cell.flags}
    if not unread:
        return tables, []
    met = dict.fromkeys(cell.place for table in tables for cell in all_cells(table) if cell.place in unread)
    return tuple(_without(table, unread) for table in tables), [_problem(place) for place in met]


def _without(table: Table, places: set[Place]) -> Table:
    indicators = tuple(row._replace(cells=_others(row.cells, places)) for row in table.indicators)
    head = _others(table.head, places)
    lacks_some = head != table.head or indicators != table.indicators
    return table.changed(head=head, indicators=indicators, partly_read=table.partly_read or lacks_some)


def _others(cells: Mapping[str, Cell], places: set[Place]) -> dict[str, Cell]:
    return {field: cell for field, cell in cells.items() if cell.place not in places}


def _problem(place: Place) -> Problem:
    message = "这里是公式，文件里没有保存它的计算结果，读不到数值。"
    return Problem(Kind.UNREADABLE_FILE, message, "请用 Excel 或 WPS 打开，保存后再检查。", place=place)
