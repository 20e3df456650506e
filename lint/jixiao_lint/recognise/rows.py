"""The rows of the list of indicators, read under its header."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import GridCell
from jixiao_lint.readers.problem import Kind, Problem, say
from jixiao_lint.recognise.header import Column, Header
from jixiao_lint.recognise.labels import (
    head_label,
    is_closing_label,
    is_footer,
    is_level1,
    is_level2,
    is_operator,
    is_purpose_group,
    normalise,
)
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.preamble import is_organisation, is_title, tells_money_unit
from jixiao_lint.recognise.split import split_row
from jixiao_lint.table import Place, TextPlace

INHERITED = ("一级指标", "二级指标")


class Part(Enum):
    """What a line under a header is."""

    INDICATOR = auto()
    CAPTION = auto()  # a line with nothing but the first level of those that follow
    NOTHING = auto()  # empty, or a line such as 填表人
    END = auto()  # it belongs to what follows the list


class Row(Record):
    """The grid cells of one indicator by field; `inherited` are the fields whose cell belongs to a row above."""

    cells: dict[str, GridCell]
    inherited: frozenset[str] = frozenset()


class Half:
    """The list under one half of a header, growing row by row, and the levels that the next row may inherit.

    `shared` are fields whose column belongs to the half before; `period` is the label of the list as a whole.
    """

    __slots__ = ("carried", "columns", "period", "rows", "shared")

    def __init__(self, columns: tuple[Column, ...], shared: frozenset[str] = frozenset(), period: str = "") -> None:
        self.columns = columns
        self.shared = shared
        self.period = period
        self.rows: list[Row] = []
        self.carried: dict[str, GridCell] = {}


def part_of(line: Line, header: Header) -> Part:
    """What a line under this header is."""
    filled = line.filled
    if line.paragraph or tells_money_unit(line):
        return Part.END
    if not filled or _numbers_columns(filled):
        return Part.NOTHING
    first = filled[0]
    columns = header.halves[0]
    if first.col < header.first.last and not is_level1(first.text):
        if is_footer(first.text) or is_closing_label(first.text):
            return Part.NOTHING
        if head_label(first.text) is not None or is_purpose_group(first.text):
            return Part.END
    if len(filled) > 1:
        return Part.INDICATOR
    in_keys = any(key.first <= first.col < key.last for key in header.keys)
    return Part.NOTHING if in_keys and not is_title(line) else _single(first, columns, line)


def sums_up(line: Line, header: Header) -> bool:
    """In a list of many projects, the line of a department: its name and the sum of its projects, and no indicator."""
    columns = {key.field: line.view.over(key.first, key.last) for key in header.keys}
    name, goal = columns.get("项目名称"), columns.get("绩效目标")
    if name is None or name.row != line.view.row or not (goal is None or goal.is_blank):
        return False
    rows = [cell for cell in line.filled if cell.col >= header.halves[0][0].first]
    return not rows and (
        name is columns.get("单位") or is_organisation(name.text) or normalise(name.text).endswith("部门")
    )


def _numbers_columns(filled: Sequence[GridCell]) -> bool:
    """A line that numbers the columns below their labels: 1 2 3 4 …"""
    return len(filled) > 2 and [cell.text.strip("() （）栏") for cell in filled] in (
        [str(number) for number in range(first, first + len(filled))] for first in (0, 1)
    )


def _single(cell: GridCell, columns: tuple[Column, ...], line: Line) -> Part:
    """A line with one text: a caption over all columns, a row with most cells empty, or something behind the list."""
    if is_title(line):
        return Part.END
    across = cell.colspan > 1 and cell.col + cell.colspan >= columns[-1].last
    if is_level1(cell.text) and (across or len(line.own) == 1):
        return Part.CAPTION
    if across and cell.col <= columns[0].first:
        return Part.END
    in_front = cell.col < columns[0].last
    known = is_level1(cell.text) or is_level2(cell.text)
    merged_above = any(other.row < cell.row for other in line.view.cells)
    return Part.INDICATOR if known or not in_front or (merged_above and len(line.own) > 1) else Part.END


def read_row(line: Line, half: Half) -> Iterator[Problem]:
    """Add the indicator of a line to a half of the list, if the half has one there."""
    shift = _shift(line, half.columns)
    if shift is None:
        yield Problem(
            Kind.UNREAD_TABLE,
            say("这一行只有 {count} 个单元格，比表头少，无法确定各属哪一列，没有读。", count=len(line.own)),
            "请补齐空单元格，或改用 docx、xlsx 格式。",
            *stretch_of(line.filled[0].place),
            line.filled[0].place,
        )
        return
    cells: dict[str, GridCell] = {}
    for column in half.columns:
        cell = _cell_of(line, column, shift, cells)
        if cell is not None:
            cells[column.field] = cell
        if column.field == "指标值":
            cells |= _parts_of_value(line, column, half)
    own = (cell for name, cell in cells.items() if name not in half.shared)
    if any(cell.row == line.view.row and not cell.is_blank for cell in own):
        for each in split_row(cells):
            half.rows.append(_inherit(each, half, line.view.row))


def read_caption(line: Line, half: Half) -> None:
    """A line over all columns that names the first level of the rows below it."""
    half.carried = {"一级指标": line.filled[0]}


def stretch_of(place: Place) -> tuple[int | None, int | None]:
    """Where a cell begins and ends in the text of its file; None where the file has no lines."""
    return (place.pieces[0][1], place.end) if isinstance(place, TextPlace) else (None, None)


def _cell_of(line: Line, column: Column, shift: int, taken: dict[str, GridCell]) -> GridCell | None:
    """The cell under a column's label. A cell over several columns belongs to the leftmost of them.

    Where the label reaches over empty cells to its right, the first filled cell below it counts.
    """
    first, last = column.first - shift, column.last - shift
    if not line.grid.spans:
        under = [cell for cell in line.own if first <= cell.col < last]
        return next((cell for cell in under if not cell.is_blank), under[0] if under else None)
    cell = line.view.over(first, last)
    return None if cell is None or any(cell is other for other in taken.values()) else cell


def _parts_of_value(line: Line, column: Column, half: Half) -> dict[str, GridCell]:
    """Sign, value and unit in cells of their own under one label: ≥ | 95 | %."""
    cells = [cell for cell in line.own if column.first <= cell.col < column.last and not cell.is_blank]
    taken = {other.field for other in half.columns}
    if len(cells) < 2 or taken & {"计算符号", "计量单位"}:
        return {}
    parts = {}
    if is_operator(cells[0].text):
        parts["计算符号"] = cells.pop(0)
    if cells:
        parts["指标值"] = cells.pop(0)
    if cells:
        parts["计量单位"] = cells.pop(0)
    return parts


def _shift(line: Line, columns: tuple[Column, ...]) -> int | None:
    """By how many columns a row is short in front, because merged cells of the first levels left nothing behind.

    None where a row is short and the names of its levels do not tell where.
    """
    wanted = columns[-1].first + 1
    short = wanted - len(line.own)
    fields = [column.field for column in columns]
    if line.grid.spans or short <= 0 or fields[0] not in INHERITED:
        return 0
    name = line.filled[0].text
    if line.own[0].is_blank or (fields[0] == "一级指标" and is_level1(name) and not is_level2(name)):
        return 0
    if is_level2(name) and "二级指标" in fields:
        return columns[fields.index("二级指标")].first
    return None


def _inherit(cells: dict[str, GridCell], half: Half, row: int) -> Row:
    """Take over what is merged down or left empty: the first level, and below the same first level the second."""
    inherited = {name for name, cell in cells.items() if cell.row < row}
    first, above = cells.get("一级指标"), half.carried.get("一级指标")
    if first is not None and not first.is_blank and (above is None or normalise(first.text) != normalise(above.text)):
        half.carried = {}
    for name in INHERITED:
        cell = cells.get(name)
        if cell is not None and not cell.is_blank:
            half.carried[name] = cell
        elif name in half.carried:
            cells[name] = half.carried[name]
            inherited.add(name)
    return Row(cells, frozenset(inherited))
