"""Cells in which a picture or an object shows something that nobody here can read: kept as read, and judged by no rule."""

from collections.abc import Iterable

from jixiao_lint.readers.grid import Flag, Grid
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.table import Place, Table, all_cells

_PICTURED = ("这一格里有图片、公式对象或图形，其中的内容无法读取，这一格没有检查。", "请把图中的内容改成文字。")
_NESTED = ("这一格里套着另一张表，其中的内容没有读进这一格，这一格没有检查。", "请把里面的表改成文字，或拆成几行。")
_TURNED = ("这一格里的文字方向不一，读不准先后，这一格没有检查。", "请改为同一方向后重新导出，或提供 docx、xlsx 原件。")
_WHY = ((Flag.TURNED, _TURNED), (Flag.PICTURE, _PICTURED), (Flag.NESTED, _NESTED))


def with_unsure(grids: Iterable[Grid], tables: tuple[Table, ...]) -> tuple[tuple[Table, ...], list[Problem]]:
    """The tables, each knowing which of its cells are not read to the end, and a problem for each of those."""
    unsure = {
        cell.place: next(words for flag, words in _WHY if flag in cell.flags)
        for grid in grids
        for cell in grid.cells
        if any(flag in cell.flags for flag, _ in _WHY)
    }
    if not unsure:
        return tables, []
    told: dict[Place, None] = {}
    marked = []
    for table in tables:
        own = [cell.place for cell in all_cells(table) if cell.place in unsure]
        told |= dict.fromkeys(own)
        marked.append(table.changed(unsure=frozenset(own), partly_read=True) if own else table)
    return tuple(marked), [_problem(place, *unsure[place]) for place in told]


def _problem(place: Place, happened: str, to_do: str) -> Problem:
    return Problem(Kind.UNREADABLE_FILE, happened, to_do, place=place)
