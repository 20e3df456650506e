"""A column 指标类型 that holds the names of a level: many forms have it in the place of 一级指标 or 二级指标."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.head import starts_form
from jixiao_lint.recognise.labels import is_footer, is_level1, is_level2, normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.preamble import is_title

_LABELS = frozenset(("指标类型", "指标类别", "指标分类", "类型", "类别", "指标属性"))
_ROWS = 30  # below the header, as many as tell
_MOST = 2 / 3


def type_column(lines: Sequence[Line], at: int, fields: set[str]) -> tuple[str, GridCell] | None:
    """The level that such a column of the header at `at` holds, and its label; None where it holds none that is missing."""
    label = next((cell for cell in lines[at].filled if normalise(cell.text) in _LABELS), None)
    if label is None or "二级指标" in fields:
        return None
    names = [
        cell.text
        for line in takewhile(_is_of_list, lines[at + 1 : at + 1 + _ROWS])
        if line.grid is lines[at].grid
        and (cell := line.view.over(label.col, label.col + label.colspan)) is not None
        and cell.row == line.view.row
        and not cell.is_blank
    ]
    if _are_names(names, is_level2):
        return "二级指标", label
    if _are_names(names, is_level1) and "一级指标" not in fields:
        return "一级指标", label
    return None


def _is_of_list(line: Line) -> bool:
    """A line above the next form and above the lines that close the list."""
    return not line.filled or not (is_title(line) or starts_form(line) or is_footer(line.filled[0].text))


def _are_names(names: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Names of a level, most of them known, all of them called 指标."""
    known = sum(map(is_known, names))
    return 0 < known >= _MOST * len(names) and all(is_known(name) or normalise(name).endswith("指标") for name in names)
