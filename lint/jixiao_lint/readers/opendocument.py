"""OpenDocument texts and spreadsheets (odt, ods): one walk over content.xml for both."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled, paragraph
from jixiao_lint.readers.grid import Flag, Grid, GridCell, Paper
from jixiao_lint.readers.package import Package, attribute, child, inside, local, number, tree
from jixiao_lint.readers.problem import Unreadable, beyond_limit, say
from jixiao_lint.readers.sheet import Sheet, SheetCell, place_of
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.table import PaperPlace

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REPEATS = 100  # how often a row or cell with text is taken over; more is a filled-down format, not a table
_UNSEEN = frozenset(("annotation", "note", "tracked-changes", "frame", "ruby-text", "forms", "bookmark"))
_ROW_GROUPS = frozenset(("table-rows", "table-header-rows", "table-row-group"))
_BLOCK_GROUPS = frozenset(("section", "list", "list-item", "list-header", "index-body", "table-of-content"))
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_LINE = 11.0  # millimetres that a cell of one line is high, at most
_HARD = "\0"  # stands for a space that counts, which XML cannot hold; the others are folded


class _TextStyle(Record):
    """What a style says about characters: their font, where it is named, and whether they are hidden."""

    font: str | None
    hidden: bool = False


_Styles = Mapping[str, _TextStyle]


def read_opendocument(data: bytes) -> Paper:
    """The tables of a text document, or the sheets of a spreadsheet."""
    content = tree(Package(data).part("content.xml"), "content.xml")
    styles = _text_styles(content)
    body = child(content, "body")
    spreadsheet = child(body, "spreadsheet")
    if spreadsheet is not None:
        return Paper(tuple(_sheets(spreadsheet, styles)))
    text = child(body, "text")
    if text is None:
        raise Unreadable("不是文字或表格文档，没有读。", "请另存为 docx 或 xlsx 后再检查。")
    tracked = child(text, "tracked-changes") is not None
    walk = _TextWalk(styles)
    walk.blocks(text)
    notes = ("文件含有修订标记，按“接受全部修订”后的内容读取。",) if tracked else ()
    return Paper(tuple(walk.grids), notes, after=tuple(walk.below))


def _text_styles(content: "Element") -> _Styles:
    """The fonts of symbols, and what is hidden, by the name of the style."""
    faces = {attribute(face, "name"): attribute(face, "font-family") for face in inside(content, "font-face-decls")}
    styles: dict[str, _TextStyle] = {}
    for style in inside(content, "automatic-styles"):
        properties = child(style, "text-properties")
        if properties is not None and attribute(style, "family") == "text":
            font = faces.get(attribute(properties, "font-name"))
            styles[attribute(style, "name") or ""] = _TextStyle(font, attribute(properties, "display") == "none")
    return styles


def _sheets(spreadsheet: "Element", styles: _Styles) -> Iterator[Grid]:
    tables = [table for table in spreadsheet if local(table) == "table"]
    sheet: Sheet | None = None
    for index, table in enumerate(tables, 1):
        sheet = Sheet(index, attribute(table, "name") or "", before=sheet)
        pictures: list[tuple[int, int, bool]] = []
        for row, element, hidden in _rows(table):
            flags = frozenset({Flag.HIDDEN}) if hidden else frozenset()
            for col, cell, height, width in _cells(element):
                text = _cell_text(cell, [], styles)
                if text:
                    sheet.put(SheetCell(row, col, text, flags))
                pictures += ((row, col, is_inside) for is_inside in _frames(cell, row, col))
                if height > 1 or width > 1:
                    sheet.merge_area(row, col, row + height, col + width)
        for row, col, is_inside in pictures:
            sheet.picture(row, col, inside=is_inside)
        grid = sheet.grid()
        if grid is not None:
            yield grid


def _frames(cell: "Element", row: int, col: int) -> Iterator[bool]:
    """For each picture or object that hangs on a cell of a sheet, whether it lies in that cell alone."""
    for frame in cell:
        if local(frame) == "frame" and any(local(shown) in ("image", "object", "object-ole") for shown in frame):
            end = (attribute(frame, "end-cell-address") or "").rpartition(".")[2]
            yield place_of(end) == (row, col) if end else _is_of_a_line(attribute(frame, "height") or "")


def _is_of_a_line(height: str) -> bool:
    """True for a height, as 3mm, that a cell of one line may have."""
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt)", height)
    return found is None or float(found[1]) * _MILLIMETRES[found[2]] <= _LINE


def _rows(table: "Element", start: int = 0) -> Iterator[tuple[int, "Element", bool]]:
    """Row number, element, and whether the row is hidden; empty rows that are repeated only count."""
    row = start
    for element in table:
        if local(element) in _ROW_GROUPS:
            for row_inside, inner, hidden in _rows(element, row):
                yield row_inside, inner, hidden
                row = row_inside + 1
        elif local(element) == "table-row":
            repeat = max(1, number(attribute(element, "number-rows-repeated"), 1, limits.ROWS))
            hidden = attribute(element, "visibility") in ("collapse", "filter")
            wanted = 1 if repeat > _REPEATS or not "".join(element.itertext()).strip() else repeat
            for at in range(wanted):
                yield row + at, element, hidden
            row += repeat


def _cells(row: "Element") -> Iterator[tuple[int, "Element", int, int]]:
    """Column, element, height and width of every cell that is not covered."""
    col = 0
    for element in row:
        tag = local(element)
        if tag not in ("table-cell", "covered-table-cell"):
            continue
        repeat = max(1, number(attribute(element, "number-columns-repeated"), 1, limits.COLUMNS))
        if tag == "table-cell":
            height = max(1, number(attribute(element, "number-rows-spanned"), 1, limits.ROWS))
            width = max(1, number(attribute(element, "number-columns-spanned"), 1, limits.COLUMNS))
            wanted = 1 if repeat > _REPEATS else repeat
            for at in range(wanted):
                yield col + at, element, height, width
        col += repeat


class _TextWalk:
    """The walk over a text document."""

    def __init__(self, styles: _Styles) -> None:
        self.grids: list[Grid] = []
        self._filled = Filled()
        self._styles = styles
        self.below: list[GridCell] = []  # the paragraphs below the last table so far

    def blocks(self, element: "Element") -> None:
        for inner in element:
            tag = local(inner)
            if tag in ("p", "h"):
                text = _text(inner, self._styles)
                if text.strip():
                    self.below.append(paragraph(text, len(self.grids) + 1, len(self.below) + 1))
            elif tag == "table":
                self._table(inner)
            elif tag in _BLOCK_GROUPS:
                self.blocks(inner)

    def _table(self, table: "Element") -> None:
        index = len(self.grids) + 1
        if index > limits.TABLES:
            raise beyond_limit(say("表格超过 {most} 个，没有读。", most=limits.TABLES))
        drawing = Drawing(self._filled)
        nested: list[Element] = []
        for row, element, hidden in _rows(table):
            flags = frozenset({Flag.HIDDEN}) if hidden else frozenset()
            positions = _positions(element)
            for col, cell, height, width in _cells(element):
                place = PaperPlace(index, row + 1, positions.get(col, 1))
                text = _cell_text(cell, nested, self._styles)
                shown = flags | {Flag.PICTURE} if _shows_picture(cell) else flags
                drawing.add(Drawn(row, col, text, place, height, width, shown))
        self.grids.append(drawing.grid(index, tuple(self.below)))
        self.below = []
        for inner in nested:
            self._table(inner)


def _shows_picture(cell: "Element") -> bool:
    """True where a picture or an object stands in a cell, or in what is no table inside it."""
    for inner in cell:
        tag = local(inner)
        if tag == "frame" and any(local(shown) in ("image", "object", "object-ole") for shown in inner):
            return True
        if tag not in ("table", "frame") and _shows_picture(inner):
            return True
    return False


def _positions(row: "Element") -> dict[int, int]:
    """The n-th cell as seen, 1-based, for every column: a cell merged down counts, the columns of a span do not."""
    positions: dict[int, int] = {}
    col = seen = across = 0
    for element in row:
        tag = local(element)
        if tag not in ("table-cell", "covered-table-cell"):
            continue
        repeat = max(1, number(attribute(element, "number-columns-repeated"), 1, limits.COLUMNS))
        for at in range(min(repeat, _REPEATS)):
            if tag == "table-cell":
                across = number(attribute(element, "number-columns-spanned"), 1, limits.COLUMNS)
            if across > 0 and tag == "covered-table-cell":
                across -= 1
            else:
                seen += 1
                across -= 1
            positions[col + at] = seen
        col += repeat
    return positions


def _cell_text(cell: "Element", nested: list["Element"], styles: _Styles) -> str:
    return "\n".join(_paragraphs(cell, nested, styles)).strip("\n")


def _paragraphs(element: "Element", nested: list["Element"], styles: _Styles) -> Iterator[str]:
    for inner in element:
        tag = local(inner)
        if tag in ("p", "h"):
            yield _text(inner, styles)
        elif tag == "table":
            nested.append(inner)
        elif tag in _BLOCK_GROUPS:
            yield from _paragraphs(inner, nested, styles)


def _text(element: "Element", styles: _Styles) -> str:
    """What a person reads in a paragraph: white space folded, except that which the file asks to keep."""
    raw = "".join(_runs(element, styles, None))
    folded = re.sub("[ \t\n\r]+", " ", raw).strip(" ")
    return folded.replace(_HARD, " ").replace("\x01", "\t").replace("\x02", "\n")


def _runs(element: "Element", styles: _Styles, font: str | None) -> Iterator[str]:
    yield in_font(element.text or "", font)
    for inner in element:
        tag = local(inner)
        style = styles.get(attribute(inner, "style-name") or "", _TextStyle(font))
        if tag == "s":
            yield _HARD * max(1, number(attribute(inner, "c"), 1, 1_000))
        elif tag == "tab":
            yield "\x01"
        elif tag == "line-break":
            yield "\x02"
        elif tag not in _UNSEEN and not style.hidden:
            yield from _runs(inner, styles, style.font or font)
        yield in_font(inner.tail or "", font)
