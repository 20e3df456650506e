"""Workbooks in the XML of Excel 2003, which systems export under the ending .xls."""

import re
from typing import TYPE_CHECKING

from jixiao_lint.readers import limits
from jixiao_lint.readers.grid import STRUCK, Flag, Grid, Paper
from jixiao_lint.readers.number_format import show
from jixiao_lint.readers.package import attribute, child, inside, local, number, tree
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.readers.sheet import Sheet, SheetCell

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "General Number": "General"}
_UNKNOWN = "有单元格的数字格式无法识别，按原始数字读取。"


def read_xml_workbook(data: bytes) -> Paper:
    """The sheets of the workbook. Raises Unreadable for other kinds of Office XML."""
    root = tree(data, "文件")
    if local(root) != "Workbook":
        raise Unreadable("不认识的 XML 文件，没有读。", "请另存为 docx 或 xlsx 后再检查。")
    formats = dict(_format(style) for style in inside(root, "Styles"))
    struck = frozenset(attribute(style, "ID") or "" for style in inside(root, "Styles") if _strikes(style))
    grids: list[Grid] = []
    notes: list[str] = []
    sheet: Sheet | None = None
    for worksheet in (element for element in root if local(element) == "Worksheet"):
        table = child(worksheet, "Table")
        sheet = Sheet(len(grids) + 1, attribute(worksheet, "Name") or "", before=sheet)
        if table is not None:
            _read_table(table, sheet, formats, struck)
        notes += sheet.notes
        grid = sheet.grid()
        if grid is not None:
            grids.append(grid)
    return Paper(tuple(grids), tuple(dict.fromkeys(notes)))


def _format(style: "Element") -> tuple[str, str]:
    form = child(style, "NumberFormat")
    code = (attribute(form, "Format") if form is not None else None) or "General"
    return attribute(style, "ID") or "", _NAMED.get(code, code)


def _strikes(style: "Element") -> bool:
    font = child(style, "Font")
    return font is not None and attribute(font, "StrikeThrough") == "1"


def _left_out(cell: "Element", struck: frozenset[str]) -> bool:
    """Take struck-out text out of a cell; True where there was some."""
    data = child(cell, "Data")
    if data is None:
        return False
    if attribute(cell, "StyleID") in struck and "".join(data.itertext()).strip():
        cell.remove(data)
        return True
    runs = [
        run for run in data.iter() if local(run).lower() in ("s", "strike", "del") and "".join(run.itertext()).strip()
    ]
    for run in runs:
        for inner in run.iter():
            inner.text, inner.tail = "", inner.tail if inner is run else ""
    return bool(runs)


def _read_table(table: "Element", sheet: Sheet, formats: dict[str, str], struck: frozenset[str]) -> None:
    row = -1
    for element in table:
        if local(element) != "Row":
            continue
        row = number(attribute(element, "Index"), row + 2, limits.ROWS) - 1
        hidden = attribute(element, "Hidden") == "1"
        col = -1
        for cell in (inner for inner in element if local(inner) == "Cell"):
            col = number(attribute(cell, "Index"), col + 2, limits.COLUMNS) - 1
            sheet.notes += [STRUCK] if _left_out(cell, struck) else []
            text, understood = _text(cell, formats)
            if not understood:
                sheet.notes.append(_UNKNOWN)
            sheet.put(SheetCell(row, col, text, frozenset({Flag.HIDDEN} if hidden else ())))
            across = number(attribute(cell, "MergeAcross"), 0, limits.COLUMNS)
            below = number(attribute(cell, "MergeDown"), 0, limits.ROWS)
            if across or below:
                sheet.merge_area(row, col, row + below + 1, col + across + 1)
            col += across


def _text(cell: "Element", formats: dict[str, str]) -> tuple[str, bool]:
    data = child(cell, "Data")
    if data is None:
        return "", True
    text = "".join(data.itertext()).replace("\r\n", "\n").replace("\r", "\n")
    kind = attribute(data, "Type")
    if kind == "Number" and re.fullmatch(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?\s*", text):
        shown = show(float(text), formats.get(attribute(cell, "StyleID") or "", "General"))
        return shown.text, shown.understood
    if kind == "DateTime":
        return text.split("T")[0], True
    return text, True
