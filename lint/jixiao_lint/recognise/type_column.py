"""A column 指标类型 that holds the names of a level: many forms have it in the place of 一级指标 or 二级指标."""

from collections.abc import Sequence

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.labels import is_level1, is_level2, normalise
from jixiao_lint.recognise.lines import Line

_LABELS = frozenset(("指标类型", "指标类别", "指标分类", "类型", "类别", "指标属性"))
_ROWS = 30  # below the header, as many as tell


def type_column(lines: Sequence[Line], at: int, fields: set[str]) -> tuple[str, GridCell] | None:
    """The level that such a column of the header at `at` holds, and its label; None where it holds none that is missing."""
    label = next((cell for cell in lines[at].filled if normalise(cell.text) in _LABELS), None)
    if label is None or "二级指标" in fields:
        return None
    names = [
        cell.text
        for line in lines[at + 1 : at + 1 + _ROWS]
        if line.grid is lines[at].grid
        and (cell := line.view.over(label.col, label.col + label.colspan)) is not None
        and cell.row == line.view.row
        and not cell.is_blank
    ]
    if names and all(map(is_level2, names)):
        return "二级指标", label
    if names and all(map(is_level1, names)) and "一级指标" not in fields:
        return "一级指标", label
    return None
