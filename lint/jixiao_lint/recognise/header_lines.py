"""The labels of a header in one line or two: groups of columns above, and below them what their columns are called."""

from collections.abc import Sequence

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.labels import (
    column_field,
    head_label,
    is_ignored_column,
    is_loose_name,
    is_of_words,
    normalise,
    year_of_label,
)
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.words import section

LEVELS = ("一级指标", "二级指标", "三级指标")
_LONGEST_LOWER_LABEL = 8


def are_two_lines(line: Line, below: Line) -> bool:
    """A header of two lines: one of them names a level, the lower holds labels and nothing else.

    The goal or the money in the line above a header are no part of it: there, the upper line holds groups of columns.
    """
    if not below.filled or not all(lower_field(cell, line) is not None for cell in below.filled):
        return False
    return _names_level(line) or (_names_level(below) and _is_of_groups(line))


def _names_level(line: Line) -> bool:
    return any(column_field(cell.text) in LEVELS for cell in line.filled)


def _is_of_groups(line: Line) -> bool:
    """Labels over several columns each, 绩效指标 and 指标值, beside labels of single columns."""
    labels = all(field_of(cell.text) is not None or is_other_label(cell.text) for cell in line.filled)
    over = [cell for cell in line.filled if cell.colspan > 1 or not line.grid.spans]
    return labels and any(column_field(cell.text) == "指标值" or normalise(cell.text).endswith("指标") for cell in over)


def is_other_label(text: str) -> bool:
    """True for a label that names no field of a row and is known all the same."""
    label = normalise(text)
    return (
        is_ignored_column(text) or head_label(text) is not None or label.endswith(("绩效指标", "衡量指标", "考核指标"))
    )


def lower_field(cell: GridCell, above: Line) -> str | None:
    """The field of a label in the lower line: its own, else what it says below a label such as 指标值, else that label's."""
    field = field_of(cell.text)
    top = top_of(cell, [over for over in above.view.cells if not over.is_blank])
    if field is not None or top is None or column_field(top.text) != "指标值":
        return field
    label = normalise(cell.text)
    if label in section("lower label"):
        return section("lower label")[label].field
    is_label = 0 < len(label) <= _LONGEST_LOWER_LABEL and is_of_words(label, "()")
    return "指标值" if is_label or year_of_label(label) is not None else None


def field_of(text: str) -> str | None:
    """The field that a label names; 三级指标? where it may be the third level."""
    return column_field(text) or ("三级指标?" if is_loose_name(text) else None)


def top_of(sub: GridCell, tops: Sequence[GridCell]) -> GridCell | None:
    """The label of the upper line over a label of the lower one."""
    left = [cell for cell in tops if cell.col <= sub.col]
    return left[-1] if left else None
