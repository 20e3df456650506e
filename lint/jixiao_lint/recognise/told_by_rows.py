"""Columns whose rows tell what their labels do not: levels named one too high, signs under 指标值类型 or under two labels."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao_lint.recognise.below import texts_below
from jixiao_lint.recognise.header_lines import LEVELS
from jixiao_lint.recognise.labels import is_level1, is_level2, is_operator, is_sign
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.type_column import are_names

if TYPE_CHECKING:
    from jixiao_lint.recognise.header import Column

_SIGN = "计算符号"


def told_by_rows(columns: "list[Column]", lines: Sequence[Line], at: int) -> "list[Column]":
    """The columns under the header that ends at a line, as its rows show them."""
    return _with_sign_below_another_label(_with_one_sign(_one_level_lower(columns, lines, at), lines, at), lines, at)


def _one_level_lower(columns: "list[Column]", lines: Sequence[Line], at: int) -> "list[Column]":
    """A form of two levels calls them 一级指标 and 二级指标: below the first stand 数量指标 and 质量指标, and no 产出指标."""
    levels = [column for column in columns if column.field in LEVELS]
    if [column.field for column in levels] != list(LEVELS[:2]):
        return columns
    names = texts_below(lines, at, levels[0].first, levels[0].last)
    if not are_names(names, is_level2) or not any(is_level2(name) and not is_level1(name) for name in names):
        return columns
    lower = dict(pairwise(LEVELS))
    return [column._replace(field=lower.get(column.field, column.field)) for column in columns]


def _with_one_sign(columns: "list[Column]", lines: Sequence[Line], at: int) -> "list[Column]":
    """Of several columns whose labels may name the sign, the one that holds signs; 指标性质 also heads 正向 and 定性."""
    signs = [column for column in columns if column.field == _SIGN]
    if len(signs) < 2:
        return columns
    best = max(signs, key=lambda column: sum(map(is_sign, texts_below(lines, at, column.first, column.last))))
    return [column for column in columns if column.field != _SIGN or column is best]


def _with_sign_below_another_label(columns: "list[Column]", lines: Sequence[Line], at: int) -> "list[Column]":
    """Without a column that is called so, the one in front of the values that holds nothing but signs, 定性 and 定量."""
    value = next((column for column in columns if column.field == "指标值"), None)
    if value is None or any(column.field == _SIGN for column in columns):
        return columns
    label = next(
        (cell for cell in lines[at].view.cells if cell.text.strip() and cell.col + cell.colspan == value.first), None
    )
    if label is None or any(column.first <= label.col < column.last for column in columns):
        return columns
    texts = texts_below(lines, at, label.col, value.first)
    if not any(map(is_sign, texts)) or not all(map(is_operator, texts)):
        return columns
    before = columns.index(value)
    return [
        *columns[:before],
        value._replace(field=_SIGN, first=label.col, last=value.first, label=label),
        *columns[before:],
    ]
