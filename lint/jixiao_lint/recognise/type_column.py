"""A column 指标类型 that holds the names of a level: many forms have it in the place of 一级指标 or 二级指标."""

from collections.abc import Callable, Sequence

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.below import texts_below
from jixiao_lint.recognise.labels import is_level1, is_level2, normalise
from jixiao_lint.recognise.lines import Line

_LABELS = frozenset(("指标类型", "指标类别", "指标分类", "类型", "类别", "指标属性"))
_MOST = 2 / 3


def type_column(lines: Sequence[Line], at: int, fields: set[str]) -> tuple[str, GridCell] | None:
    """The level that such a column of the header at `at` holds, and its label; None where it holds none that is missing."""
    label = next((cell for cell in lines[at].filled if normalise(cell.text) in _LABELS), None)
    if label is None or "二级指标" in fields:
        return None
    names = texts_below(lines, at, label.col, label.col + label.colspan)
    if are_names(names, is_level2):
        return "二级指标", label
    if are_names(names, is_level1) and "一级指标" not in fields:
        return "一级指标", label
    return None


def are_names(names: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Names of a level, most of them known, all of them called 指标."""
    known = sum(map(is_known, names))
    return 0 < known >= _MOST * len(names) and all(is_known(name) or normalise(name).endswith("指标") for name in names)
