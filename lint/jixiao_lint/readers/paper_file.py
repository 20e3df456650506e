"""What readers of paper-like formats have in common: from their paper to a reading."""

from jixiao_lint.readers.announced import shortfalls
from jixiao_lint.readers.grid import Grid, Paper
from jixiao_lint.readers.problem import Kind, Unreadable
from jixiao_lint.readers.reading import Reading
from jixiao_lint.readers.symbols import UNKNOWN, UNKNOWN_SYMBOL
from jixiao_lint.readers.work_list import is_work_list
from jixiao_lint.source import Source


def reading_of(name: str, paper: Paper, source: Source | None = None, notes: tuple[str, ...] = ()) -> Reading:
    """The reading of a file with tables. Raises Unreadable where it holds none."""
    grids = tuple(grid for grid in paper.grids if not is_work_list(grid))
    if not grids:
        lost = next(shortfalls(paper.announced), None)
        if lost is not None:
            return Reading(name, source, problems=(lost,), notes=notes)
        raise Unreadable("文件里没有表格。", "请确认绩效目标表是表格，而不是图片或文字。", Kind.NO_TABLE)
    if paper.after:  # what stands below the last grid is written above one more, which has no cells
        grids = (*grids, Grid(len(paper.grids) + 1, (), paper.after))
    unknown = any(UNKNOWN in cell.text for grid in grids for cell in grid.cells)
    told = (*notes, *paper.notes, *((UNKNOWN_SYMBOL,) if unknown else ()))
    return Reading(
        name, source, grids, problems=paper.problems, notes=told, explained=paper.explained, announced=paper.announced
    )
