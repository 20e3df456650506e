"""Spreadsheets (xlsx, xlsm): an own walk over the sheets' parts.

Libraries drop merged cells, show 1 for 100%, or run for minutes on crafted files.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from math import isfinite
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.explained import in_sheet
from jixiao_lint.readers.explanation import Explained
from jixiao_lint.readers.grid import Flag, Grid, Paper
from jixiao_lint.readers.number_format import BUILT_IN, show
from jixiao_lint.readers.package import Package, attribute, child, elements, inside, local, number, tree
from jixiao_lint.readers.problem import Unreadable, say
from jixiao_lint.readers.relations import relations
from jixiao_lint.readers.sheet import Sheet, SheetCell, place_of
from jixiao_lint.readers.sheet_pictures import pictures_in
from jixiao_lint.readers.trace import Trace
from jixiao_lint.readers.xlsx_texts import BLANK, Font, Text, font_number, fonts_of, result_of, shared_texts, text_of
from jixiao_lint.readers.xlsx_texts import PLAIN as FONT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PICTURE_IN_CELL = r"=?(_xlfn\.)?DISPIMG\("  # how WPS writes a picture that fills a cell
_UNKNOWN = "有单元格的数字格式无法识别，按原始数字读取。"
_NO_VALUE = "有公式没有保存计算结果，读不到数值；请用 Excel 或 WPS 打开并保存后再检查。"


class _Entry(Record):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


class _Book(Record):
    """What all sheets share: texts, number formats by style, and from which day dates count."""

    texts: tuple[Text, ...]
    formats: tuple[str, ...]
    since_1904: bool
    fonts: tuple[Font, ...] = ()


def read_xlsx(data: bytes, *, traced: bool = False) -> Paper:
    """The sheets of a workbook, hidden ones too.

    With `traced`, places tell where each character of a text stands: in the part of the shared texts, or in that of the sheet.
    """
    package = Package(data)
    main = package.main_part("xl/workbook.xml")
    workbook = tree(package.part(main), main)
    entries = list(_entries(package, workbook, main))
    styles = _styles(package, main)
    book = _Book(
        tuple(shared_texts(package, main, traced=traced)),
        tuple(_formats(styles)),
        (attribute(_or(child(workbook, "workbookPr"), workbook), "date1904") or "0") in ("1", "true"),
        _fonts(styles),
    )
    grids: list[Grid] = []
    notes: list[str] = []
    explained: list[Explained] = []
    sheet: Sheet | None = None
    for entry in entries:
        sheet = Sheet(len(grids) + 1, entry.name, entry.hidden, sheet)
        part = package.part(entry.part)
        _read_sheet(part, entry.part, sheet, book, Trace(entry.part, part) if traced else None)
        with suppress(Unreadable):  # without its drawings and notes a sheet still has its texts
            _note_pictures(package, entry.part, sheet)
            explained += in_sheet(
                package, entry.name, [(kind, name) for _, kind, name in relations(package, entry.part)]
            )
        notes += sheet.notes
        grid = sheet.grid()
        if grid is not None:
            grids.append(grid)
    hidden = "、".join(entry.name for entry in entries if entry.hidden)
    notes += [f"隐藏的工作表也已读取：{hidden}。"] if hidden else []
    announced = _announced(package, workbook, main)
    return Paper(tuple(grids), tuple(dict.fromkeys(notes)), explained=tuple(explained), announced=announced)


def _announced(package: Package, workbook: "Element", main: str) -> tuple[Announced, ...]:
    """The sheets that the workbook lists, and the parts that all of them share."""
    known = {relation.key: relation for relation in relations(package, main)}
    listed = {key: attribute(sheet, "name") or "" for sheet in inside(workbook, "sheets") if (key := _key(sheet))}
    lost = [name for key, name in listed.items() if key not in known or known[key].part not in package.names]
    shared = [relation.part for relation in known.values() if relation.kind in ("sharedStrings", "styles")]
    there = sum(part in package.names for part in shared)
    return (
        Announced(
            len(listed), len(listed) - len(lost), say("工作表的内容不在文件里：{names}。", names="、".join(lost))
        ),
        Announced(len(shared), there, "文件缺少各工作表共用的文字或格式。"),
    )


def _key(sheet: "Element") -> str:
    """By what the workbook refers to the part of a sheet."""
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _note_pictures(package: Package, part: str, sheet: Sheet) -> None:
    for _, kind, drawing in relations(package, part):
        if kind == "drawing" and drawing in package.names:
            for picture in pictures_in(package.part(drawing), drawing):
                sheet.picture(picture.row, picture.col, inside=picture.inside)


def _or(element: "Element | None", other: "Element") -> "Element":
    return element if element is not None else other


def _entries(package: Package, workbook: "Element", main: str) -> Iterator[_Entry]:
    """The sheets in the order of their tabs; chart sheets have no cells."""
    parts = {key: part for key, kind, part in relations(package, main) if kind == "worksheet"}
    for sheet in inside(workbook, "sheets"):
        key = _key(sheet)
        if parts.get(key) in package.names:
            hidden = attribute(sheet, "state") in ("hidden", "veryHidden")
            yield _Entry(attribute(sheet, "name") or "", parts[key], hidden)


def _styles(package: Package, main: str) -> "Element | None":
    part = next((part for _, kind, part in relations(package, main) if kind == "styles"), None)
    return tree(package.part(part), part) if part is not None and part in package.names else None


def _formats(styles: "Element | None") -> Iterator[str]:
    """The number format of each cell style."""
    own = {
        number(attribute(form, "numFmtId"), -1, 10_000): attribute(form, "formatCode") or "General"
        for form in inside(styles, "numFmts")
    }
    for style in inside(styles, "cellXfs"):
        key = number(attribute(style, "numFmtId"), 0, 10_000)
        yield own.get(key) or BUILT_IN.get(key, "General")


def _fonts(styles: "Element | None") -> tuple[Font, ...]:
    """The font of each cell style; none where no font draws anything."""
    fonts = fonts_of(styles) if styles is not None else []
    if not any(font != FONT for font in fonts):
        return ()
    numbers = [font_number(style) for style in inside(styles, "cellXfs")]
    return tuple(fonts[at] if at < len(fonts) else FONT for at in numbers)


def _read_sheet(data: bytes, part: str, sheet: Sheet, book: _Book, trace: Trace | None) -> None:
    row = -1
    rows: Element | None = None
    for event, element in elements(data, part, trace):
        if event == "start":
            rows = element if local(element) == "sheetData" else rows
            continue
        match local(element):
            case "row":
                row = number(attribute(element, "r"), row + 2, limits.ROWS) - 1
                _read_row(element, row, sheet, book, trace)
                element.clear()
                if rows is not None:
                    rows.clear()  # even empty, a million rows are a burden
            case "col" if attribute(element, "hidden") in ("1", "true"):
                first = number(attribute(element, "min"), 1, limits.COLUMNS)
                sheet.hide_columns(first - 1, number(attribute(element, "max"), first, limits.COLUMNS))
            case "mergeCell":
                sheet.merge(attribute(element, "ref") or "")


def _read_row(element: "Element", row: int, sheet: Sheet, book: _Book, trace: Trace | None) -> None:
    col = -1
    hidden = attribute(element, "hidden") in ("1", "true")
    for cell in element:
        if local(cell) == "c":
            place = place_of(attribute(cell, "r") or "")
            col = place[1] if place is not None else col + 1
            text, flags = _value(cell, sheet, book, trace)
            style = number(attribute(cell, "s"), 0, 100_000) if book.fonts else 0
            text = text.in_cell(book.fonts[style]) if style < len(book.fonts) else text
            sheet.notes += text.notes
            sheet.put(SheetCell(row, col, text.text, flags | ({Flag.HIDDEN} if hidden else set()), text.origin))


def _value(cell: "Element", sheet: Sheet, book: _Book, trace: Trace | None) -> tuple[Text, frozenset[Flag]]:
    raw = child(cell, "v")
    value = (raw.text or "") if raw is not None else ""
    kind = attribute(cell, "t") or "n"
    if kind == "inlineStr":
        inline = child(cell, "is")
        return text_of(inline, trace) if inline is not None else BLANK, frozenset()
    if not value:
        if child(cell, "f") is not None and kind != "str":
            sheet.notes.append(_NO_VALUE)
            return BLANK, frozenset({Flag.NO_CACHED_VALUE})
        return BLANK, frozenset()
    if kind == "s":
        index = number(value, len(book.texts), len(book.texts))
        if index == len(book.texts):
            raise Unreadable("文件已损坏：有单元格的文字不在文件里。", "请用办公软件打开后另存一份再检查。")
        return book.texts[index], frozenset()
    if kind == "b":
        return Text("TRUE" if value == "1" else "FALSE"), frozenset()
    return _number(value, cell, sheet, book) if kind == "n" else _result(value)


def _result(value: str) -> tuple[Text, frozenset[Flag]]:
    """The text that a formula gave, unless that is a picture."""
    if re.match(_PICTURE_IN_CELL, value):
        return BLANK, frozenset({Flag.PICTURE})
    return result_of(value), frozenset()


def _number(value: str, cell: "Element", sheet: Sheet, book: _Book) -> tuple[Text, frozenset[Flag]]:
    style = number(attribute(cell, "s"), 0, 100_000)
    code = book.formats[style] if style < len(book.formats) else "General"
    if not re.fullmatch(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?\s*", value):
        return Text(value), frozenset()
    if not isfinite(float(value)):
        return Text(value), frozenset()
    shown = show(float(value), code, since_1904=book.since_1904)
    if not shown.understood:
        sheet.notes.append(_UNKNOWN)
    return Text(shown.text), frozenset() if shown.understood else frozenset({Flag.UNKNOWN_FORMAT})
