"""Several indicators that were written into the cells of one row: 指标1：… 指标2：… in lines below one another."""

import re
from collections.abc import Iterator

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.readers.pieces import sliced

_ITEM = r"[ \t　]*指标\s*(\d{1,2}|[一二三四五六七八九十])\s*[:：]"
_NUMBER = r"[ \t　]*[(（]?(\d{1,2})[)）.．、:：][ \t　]*(?![\d\s])"
_DIVIDED = ("三级指标", "绩效指标描述", "计算符号", "指标值", "计量单位", "分值", "实际完成值", "得分", "备注")


def split_row(cells: dict[str, GridCell]) -> list[dict[str, GridCell]]:
    """One row for each enumerated name, where the values are as many; else the row as it is."""
    name = cells.get("三级指标")
    value = cells.get("指标值")
    if name is None or value is None or "\n" not in name.text:
        return [cells]
    names, values = _lines(name), _lines(value)
    if len(names) < 2 or len(names) != len(values):
        return [cells]
    if not _is_numbered(names) and not all(re.match(_ITEM, part.text) for part in names):
        return [cells]
    parts = {field: _without_numbers(_lines(cell)) for field, cell in cells.items() if field in _DIVIDED}
    divided = {field: lines for field, lines in parts.items() if len(lines) == len(names)}
    rows = []
    for at in range(len(names)):
        # What is not divided belongs to the first; the levels are inherited by the others like those of merged cells.
        row = cells if at == 0 else {}
        rows.append(row | {field: lines[at] for field, lines in divided.items()})
    return rows


def _is_numbered(lines: list[GridCell]) -> bool:
    """1. 2. 3. from the first line to the last."""
    found = [re.match(_NUMBER, line.text) for line in lines]
    return [match and match[1] for match in found] == [str(number) for number in range(1, len(lines) + 1)]


def _without_numbers(lines: list[GridCell]) -> list[GridCell]:
    if len(lines) < 2 or not _is_numbered(lines):
        return lines
    cut = []
    for line in lines:
        found = re.match(_NUMBER, line.text)
        text, place = sliced(line.text, line.place, found.end() if found else 0, len(line.text))
        cut.append(line._replace(text=text, place=place))
    return cut


def _lines(cell: GridCell) -> list[GridCell]:
    """The filled lines of a cell, each as a cell of its own with its own place."""
    return list(_each_line(cell))


def _each_line(cell: GridCell) -> Iterator[GridCell]:
    for match in re.finditer(r"[^\n]+", cell.text):
        if match.group().strip():
            text, place = sliced(cell.text, cell.place, match.start(), match.end())
            yield GridCell(cell.row, cell.col, text, place, cell.rowspan, cell.colspan, cell.flags)
