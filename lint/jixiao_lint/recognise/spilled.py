"""Tables on pages where text lies over other text: what stands in their cells is not sure, so no rule may see them."""

from collections.abc import Iterable, Iterator

from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.recognise.form import Form
from jixiao_lint.table import Place


def without_spilled(grids: Iterable[Grid], forms: Iterable[Form]) -> tuple[list[Form], list[Problem]]:
    """The forms that can be read, and a problem for each that cannot, or for what is no form because of that."""
    kept = list(forms)
    problems: list[Problem] = []
    for grid in grids:
        spilled = [cell for cell in grid.cells if Flag.SPILLED in cell.flags]
        for form in list(kept) if spilled else ():
            rows = _rows(form, grid)
            inside = [cell for cell in spilled if rows and min(rows) <= cell.place.row <= max(rows)]
            if inside:
                kept.remove(form)
                problems.append(_problem(inside[0]))
                spilled = [cell for cell in spilled if cell not in inside]
        told = any(problem.place is not None and problem.place.table == grid.index for problem in problems)
        looked_at = spilled if told or any(_rows(form, grid) for form in kept) else grid.cells
        if spilled and any("指标" in cell.text for cell in looked_at):
            problems.append(_problem(spilled[0]))
    return kept, problems


def _rows(form: Form, grid: Grid) -> list[int]:
    return [place.row for place in _places(form) if place.table == grid.index]


def _places(form: Form) -> Iterator[Place]:
    for value in form.head.fields.values():
        yield value.place
    for half in form.halves:
        for row in half.rows:
            for cell in row.cells.values():
                yield cell.place


def _problem(cell: GridCell) -> Problem:
    return Problem(
        Kind.UNREAD_TABLE,
        "表格里有文字超出单元格，压在边框或别的文字上，这张表读不准，没有读。",
        "请调整行高和列宽后重新导出 PDF，或提供 docx、xlsx 原件。",
        place=cell.place,
    )
