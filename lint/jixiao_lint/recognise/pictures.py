"""Cells in which a picture or an object shows something that nobody here can read: kept as read, and judged by no rule."""

from collections.abc import Iterable

from jixiao_lint.readers.grid import Flag, Grid
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.table import Place, Table, all_cells


def with_unsure(grids: Iterable[Grid], tables: tuple[Table, ...]) -> tuple[tuple[Table, ...], list[Problem]]:
    """The tables, each knowing which of its cells are not read to the end, and a problem for each of those."""
    unsure = {cell.place for grid in grids for cell in grid.cells if Flag.PICTURE in cell.flags}
    if not unsure:
        return tables, []
    told: dict[Place, None] = {}
    marked = []
    for table in tables:
        own = [cell.place for cell in all_cells(table) if cell.place in unsure]
        told |= dict.fromkeys(own)
        marked.append(table.changed(unsure=frozenset(own), partly_read=True) if own else table)
    return tuple(marked), [_problem(place) for place in told]


def _problem(place: Place) -> Problem:
    message = "这一格里有图片、公式对象或图形，其中的内容无法读取，这一格没有检查。"
    return Problem(Kind.UNREADABLE_FILE, message, "请把图中的内容改成文字。", place=place)
