"""Empty rows inside a list: behind them either the list goes on, or another table begins below it in the same sheet."""

from collections.abc import Iterator, Sequence

from jixiao_lint.recognise.form import Form
from jixiao_lint.recognise.labels import is_level1, is_level2, normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.suspects import has_value

_LEVELS = ("一级指标", "二级指标")


def is_behind_gap(lines: Sequence[Line], at: int) -> bool:
    """True for a line with nothing right above it."""
    if at == 0 or lines[at - 1].grid is not lines[at].grid:
        return False
    return not lines[at - 1].filled or lines[at].view.row - lines[at - 1].view.row > 1


def goes_on(line: Line, form: Form) -> bool:
    """A row of the list: its levels are levels, called as those above the gap are, or left empty."""
    names = list(_levels_of(line, form))
    if not all(is_level1(name) or is_level2(name) or _is_called_so(name) for name in names):
        return False
    above = [cell.text for half in form.halves for row in half.rows if (cell := row.cells.get("二级指标")) is not None]
    if not names or not all(map(_is_called_so, filter(str.strip, above))):
        return True
    return _is_called_so(names[-1]) or has_value(line)


def _levels_of(line: Line, form: Form) -> Iterator[str]:
    """What stands in the row itself under the labels of the levels."""
    for half in form.open_halves:
        for column in half.columns:
            cell = line.view.over(column.first, column.last) if column.field in _LEVELS else None
            if cell is not None and cell.row == line.view.row and not cell.is_blank:
                yield cell.text


def _is_called_so(name: str) -> bool:
    return normalise(name).endswith("指标")
