"""Tables on pages where text lies over other text: what stands in their cells is not sure, so no rule may see them."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.recognise.form import Form
from jixiao_lint.table import Place


def without_spilled(grids: Iterable[Grid], forms: Sequence[Form]) -> tuple[list[Form], list[Problem]]:
    """The forms that can be read, and a problem for each that cannot, or for what is no form because of that."""
    touched = [
        (grid, cells) for grid in grids if (cells := [cell for cell in grid.cells if Flag.SPILLED in cell.flags])
    ]
    if not touched:
        return list(forms), []
    stretches = _stretches(forms)
    lost: dict[int, Problem] = {}
    problems: list[Problem] = []
    for grid, spilled in touched:
        left = []
        for cell in spilled:
            form = _form_at(cell.place, stretches)
            if form is None:
                left.append(cell)
            else:
                lost.setdefault(id(form), _problem(cell))
        inside = {
            id(form) for place in {cell.place.table for cell in grid.cells} for form, _, _ in stretches.get(place, ())
        }
        looked_at = left if inside else grid.cells
        if left and any("指标" in cell.text for cell in looked_at):
            problems.append(_problem(left[0]))
    return [form for form in forms if id(form) not in lost], [*lost.values(), *problems]


_Stretches = dict[int, list[tuple[Form, int, int]]]


def _stretches(forms: Iterable[Form]) -> _Stretches:
    """For each table on paper, the forms in it with their first and last row."""
    found: _Stretches = {}
    for form in forms:
        rows: dict[int, list[int]] = {}
        for place in _places(form):
            rows.setdefault(place.table, []).append(place.row)
        for table, inside in rows.items():
            found.setdefault(table, []).append((form, min(inside), max(inside)))
    return found


def _form_at(place: Place, stretches: _Stretches) -> Form | None:
    return next((form for form, first, last in stretches.get(place.table, ()) if first <= place.row <= last), None)


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
