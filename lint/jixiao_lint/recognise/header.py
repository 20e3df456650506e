"""The header of the list of indicators: which column holds which field."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.header_lines import LEVELS, are_two_lines, field_of, is_other_label, lower_field, top_of
from jixiao_lint.recognise.labels import (
    column_field,
    head_label,
    is_footer,
    normalise,
)
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.told_by_rows import told_by_rows
from jixiao_lint.recognise.type_column import type_column
from jixiao_lint.recognise.words import holds

_KEYS = frozenset(
    ("项目名称", "项目编码", "单位", "年度", "预算数", "财政资金", "其他资金", "上年结转", "资金用途", "绩效目标")
)
_MOST_CELLS = 256  # in a line: no form has so many columns, and each is compared with each


class Column(Record):
    """Grid columns `first` to `last` (exclusive) hold the field; `label` is the cell that says so."""

    field: str
    first: int
    last: int
    label: GridCell
    top: str = ""


class Header(Record):
    """The columns of a list; of `height` lines. `halves` has more than one entry where two lists stand side by side.

    `keys` are columns of the head's fields, where one list holds many projects, a column naming each row's project.
    `period` is the label of the list as a whole that tells 中期 from 年度. `unused` are labels of columns that are not known,
    `all_columns` also the columns of values of other years and periods.
    """

    halves: tuple[tuple[Column, ...], ...]
    height: int
    keys: tuple[Column, ...] = ()
    period: str = ""
    unused: tuple[GridCell, ...] = ()
    all_columns: tuple[tuple[Column, ...], ...] = ()

    def of_year(self, year: int | None) -> "Header":
        """The header with the column of values of this year, where there are columns of several."""
        halves = tuple(_one_value_column(half, year) for half in self.all_columns)
        return self if halves == self.halves else self._replace(halves=halves)

    @property
    def first(self) -> Column:
        """The leftmost column that holds something of ours."""
        return min((*self.keys, *self.halves[0]), key=_first)


class Lacking(Record):
    """A line that looks like a header, and what it lacks to be one."""

    cell: GridCell
    found: tuple[str, ...]


def header_at(lines: Sequence[Line], at: int) -> Header | Lacking | None:
    """The header that begins at a line, in one line or two; None where the line is no header."""
    line = lines[at]
    if line.paragraph or len(line.filled) < 2 or len(line.view.cells) > _MOST_CELLS:
        return None
    below = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].grid is line.grid else None
    two = _columns(line, below) if below is not None and are_two_lines(line, below) else None
    one = _under_periods(_columns(line, None), lines[at - 1] if at else None)
    typed = type_column(lines, at, {column.field for column in one}) if one else None
    if typed is not None:
        one = sorted(
            [*one, Column(typed[0], typed[1].col, _last_column(typed[1], line, line.filled), typed[1])], key=_first
        )
    for columns, height in ((two, 2), (one, 1)):
        if columns is not None and _is_header(columns):
            return _header(line, told_by_rows(columns, lines, at + height - 1), height, below)
    found = tuple(column.field for column in one if column.field in LEVELS)
    if len(set(found)) >= 2 and one[0].field in LEVELS:
        return Lacking(one[0].label, tuple(column.field for column in one))
    return None


def _first(column: Column) -> int:
    return column.first


def _under_periods(columns: list[Column], above: Line | None) -> list[Column]:
    """Labels such as 中期指标 and 年度指标 in the line above, each over its half of the header."""
    if above is None or not columns or above.paragraph:
        return columns
    periods = [cell for cell in above.filled if len(cell.text) < 20 and holds(normalise(cell.text), "period of a list")]
    if len(periods) < 2:
        return columns
    return [
        column._replace(top=next((cell.text for cell in reversed(periods) if cell.col <= column.first), ""))
        for column in columns
    ]


def _is_header(columns: Sequence[Column]) -> bool:
    fields = {column.field for column in columns}
    return "指标值" in fields and bool(fields & {"二级指标", "三级指标"})


def _columns(line: Line, below: Line | None) -> list[Column]:
    """The columns with a known label, from left to right; a label of the second line stands for its own columns."""
    tops = [cell for cell in line.view.cells if not cell.is_blank]
    subs = below.filled if below is not None else []
    found: list[Column] = []
    for cell in tops:
        field = field_of(cell.text) if not _is_office(cell, tops) else None
        last = _last_column(cell, line, tops)
        if field is not None and not any(cell.col <= sub.col < last for sub in subs):
            found.append(Column(field, cell.col, last, cell))
    for sub in subs:
        top = top_of(sub, tops)
        field = lower_field(sub, line)
        if field is not None and below is not None:
            over = top.text if top is not None else ""
            found.append(Column(field, sub.col, _last_column(sub, below, [*subs, *tops]), sub, over))
    found.sort(key=_first)
    return _with_one_name(found)


def _with_one_name(columns: list[Column]) -> list[Column]:
    """指标名称 and the like are the third level where no column says 三级指标, else the description."""
    fields = {column.field for column in columns}
    loose = "三级指标" if "三级指标" not in fields else "绩效指标描述" if "绩效指标描述" not in fields else None
    return [
        column._replace(field=loose or "") if column.field == "三级指标?" else column
        for column in columns
        if column.field != "三级指标?" or loose
    ]


def _last_column(cell: GridCell, line: Line, labels: Sequence[GridCell]) -> int:
    """Where a column ends; without spans in the format, a label reaches over the empty cells to its right."""
    last = cell.col + cell.colspan
    if line.grid.spans:
        return last
    following = [other.col for other in labels if other.col > cell.col]
    ends = [other.col + other.colspan for other in line.own]
    return max(last, min(following, default=max(ends, default=last)))


def _header(line: Line, columns: list[Column], height: int, below: Line | None) -> Header:
    keys = _key_columns(line)
    used = {id(column.label) for column in (*columns, *keys)}
    unused = tuple(
        cell
        for cell in (*line.filled, *(below.filled if below is not None and height > 1 else ()))
        if id(cell) not in used
        and not is_other_label(cell.text)
        and not is_footer(cell.text)
        and not any(column.top == cell.text for column in columns)
    )
    halves = tuple(map(tuple, _halves(columns)))
    kept = tuple(_one_value_column(half, None) for half in halves)
    left_out = tuple(
        column.label for half, fewer in zip(halves, kept, strict=True) for column in half if column not in fewer
    )
    period = next((cell.text for cell in line.view.cells if _is_period_of_list(cell.text)), "")
    return Header(kept, height, keys, period, unused + left_out, halves)


def _key_columns(line: Line) -> tuple[Column, ...]:
    """Columns of the head's fields, only where one of them names the project."""
    tops = [cell for cell in line.view.cells if not cell.is_blank]
    found: dict[str, Column] = {}
    for cell in tops:
        label = head_label(cell.text)
        is_column = column_field(cell.text) is not None and not _is_office(cell, tops)
        if label is not None and label.field in _KEYS and not is_column:
            found.setdefault(label.field, Column(label.field, cell.col, _last_column(cell, line, tops), cell))
    return tuple(found.values()) if "项目名称" in found else ()


def _is_office(cell: GridCell, tops: Sequence[GridCell]) -> bool:
    """单位 in front of all levels, in a list of many projects: whose project it is, and no unit of measure."""
    if normalise(cell.text) != "单位":
        return False
    names = [other for other in tops if (label := head_label(other.text)) is not None and label.field == "项目名称"]
    levels = [other.col for other in tops if column_field(other.text) in LEVELS]
    return bool(names) and bool(levels) and cell.col < min(levels)


def _is_period_of_list(text: str) -> bool:
    """A label beside the list, such as 年度绩效指标 or 长期绩效指标."""
    label = normalise(text)
    return len(label) < 16 and label.endswith("指标") and holds(label, "period of a list")


def _halves(columns: list[Column]) -> list[list[Column]]:
    """Cut where a level repeats; a half without first (or second) level shares that of the half before."""
    halves: list[list[Column]] = [[]]
    for column in columns:
        if column.field in LEVELS and any(other.field == column.field for other in halves[-1]):
            halves.append([])
        halves[-1].append(column)
    for before, half in pairwise(halves):
        fields = {column.field for column in half}
        levels = [column for column in before if column.field in ("一级指标", "二级指标")]
        half[:0] = [column for column in levels if column.field not in fields]
    return halves


def _one_value_column(half: Sequence[Column], year: int | None) -> tuple[Column, ...]:
    """One column for each field: of several value columns that of the budget year, of others the first."""
    values = [column for column in half if column.field == "指标值"]
    best = min(values, key=lambda column: _value_order(column, year), default=None)
    kept: list[Column] = []
    for column in half:
        taken = any(other.field == column.field for other in kept)
        if column is best or (column.field != "指标值" and not taken):
            kept.append(column)
    return tuple(kept)


def _value_order(column: Column, year: int | None) -> tuple[int, int]:
    """The annual value before a plain one, and both before those of other periods and years."""
    label = normalise(column.top + column.label.text)
    years = re.findall(r"20\d\d", label) if year is not None else []
    if years:
        return (0 if str(year) in years else 2), column.first
    if holds(label, "another period"):
        return 2, column.first
    if holds(label, "this period"):
        return 0, column.first
    return 1, column.first
