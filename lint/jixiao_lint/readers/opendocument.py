"""OpenDocument texts and spreadsheets (odt, ods): one walk over content.xml for both."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled, paragraph
from jixiao_lint.readers.grid import STRUCK, Flag, Grid, GridCell, Paper
from jixiao_lint.readers.opendocument_shapes import is_drawn, on_cell, on_page, shows_picture
from jixiao_lint.readers.opendocument_styles import PLAIN, Styles, TextStyle
from jixiao_lint.readers.package import Package, attribute, child, local, number, tree
from jixiao_lint.readers.problem import Unreadable, beyond_limit, say
from jixiao_lint.readers.sheet import Sheet, SheetCell
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.underlined import UNDERLINED, with_made_signs
from jixiao_lint.table import PaperPlace

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REPEATS = 100  # how often a row or cell with text is taken over; more is a filled-down format, not a table
_UNSEEN = frozenset(("annotation", "note", "tracked-changes", "frame", "ruby-text", "forms", "bookmark"))
_ROW_GROUPS = frozenset(("table-rows", "table-header-rows", "table-row-group"))
_BLOCK_GROUPS = frozenset(("section", "list", "list-item", "list-header", "index-body", "table-of-content"))
_TRACKED = "文件含有修订标记，按“接受全部修订”后的内容读取。"
_HARD = "\0"  # stands for a space that counts, which XML cannot hold; the others are folded


def read_opendocument(data: bytes) -> Paper:
    """The tables of a text document, or the sheets of a spreadsheet."""
    content = tree(Package(data).part("content.xml"), "content.xml")
    reading = _Reading(content)
    body = child(content, "body")
    spreadsheet = child(body, "spreadsheet")
    if spreadsheet is not None:
        return Paper(tuple(_sheets(spreadsheet, reading)), tuple(dict.fromkeys(reading.notes)))
    text = child(body, "text")
    if text is None:
        raise Unreadable("不是文字或表格文档，没有读。", "请另存为 docx 或 xlsx 后再检查。")
    reading.notes += [_TRACKED] if child(text, "tracked-changes") is not None else []
    walk = _TextWalk(reading)
    walk.blocks(text)
    return Paper(tuple(walk.grids), tuple(dict.fromkeys(reading.notes)), after=tuple(walk.below))


class _Reading:
    """What all tables of a file share: the file, its styles, and what is to be said of it."""

    def __init__(self, content: "Element") -> None:
        self.content = content
        self.styles = Styles(content)
        self.notes: list[str] = []

    def text_of_cell(self, cell: "Element", nested: list["Element"], around: TextStyle = PLAIN) -> str:
        style = self.styles.of("table-cell", cell).inside(around)
        return "\n".join(self._paragraphs(cell, nested, style)).strip("\n")

    def _paragraphs(self, element: "Element", nested: list["Element"], around: TextStyle) -> Iterator[str]:
        for inner in element:
            tag = local(inner)
            if tag in ("p", "h"):
                yield self.text(inner, around)
            elif tag == "table":
                nested.append(inner)
            elif tag in _BLOCK_GROUPS:
                yield from self._paragraphs(inner, nested, around)

    def text(self, element: "Element", around: TextStyle = PLAIN) -> str:
        """What a person reads in a paragraph: white space folded, except that which the file asks to keep."""
        runs = list(self._runs(element, self.styles.of("paragraph", element).inside(around)))
        texts = [text for text, _ in runs]
        if any(style.underlined for _, style in runs):
            made = with_made_signs(texts, [style.underlined for _, style in runs])
            self.notes += [UNDERLINED] if made != texts else []
            texts = made
        folded = re.sub("[ \t\n\r]+", " ", "".join(texts)).strip(" ")
        return folded.replace(_HARD, " ").replace("\x01", "\t").replace("\x02", "\n")

    def _runs(self, element: "Element", style: TextStyle) -> Iterator[tuple[str, TextStyle]]:
        yield self._shown(element.text, style)
        for inner in element:
            tag = local(inner)
            if tag == "s":
                yield _HARD * max(1, number(attribute(inner, "c"), 1, 1_000)), style
            elif tag == "tab":
                yield "\x01", style
            elif tag == "line-break":
                yield "\x02", style
            elif tag not in _UNSEEN and not is_drawn(inner):
                yield from self._runs(inner, self.styles.of("text", inner).inside(style))
            yield self._shown(inner.tail, style)

    def _shown(self, text: str | None, style: TextStyle) -> tuple[str, TextStyle]:
        if not text or style.hidden:
            return "", style
        if style.struck:
            self.notes += [STRUCK] if text.strip() else []
            return "", style
        return in_font(text, style.font), style


def _sheets(spreadsheet: "Element", reading: _Reading) -> Iterator[Grid]:
    tables = [table for table in spreadsheet if local(table) == "table"]
    sheet: Sheet | None = None
    for index, table in enumerate(tables, 1):
        name = attribute(table, "name") or ""
        hidden_sheet = reading.styles.hides(table)
        reading.notes += [f"隐藏的工作表也已读取：{name}。"] if hidden_sheet else []
        sheet = Sheet(index, name, hidden_sheet, sheet)
        columns = reading.styles.of_columns(table)
        pictures = list(on_page(table, reading.content))
        for row, element, hidden in _rows(table):
            flags = frozenset({Flag.HIDDEN}) if hidden else frozenset()
            for col, cell, height, width in _cells(element):
                around = PLAIN if attribute(cell, "style-name") else columns.of(col)
                text = reading.text_of_cell(cell, [], around)
                if text:
                    sheet.put(SheetCell(row, col, text, flags))
                pictures += on_cell(cell, row, col)
                if height > 1 or width > 1:
                    sheet.merge_area(row, col, row + height, col + width)
        for picture in pictures:
            sheet.picture(picture.row, picture.col, inside=picture.inside)
        grid = sheet.grid()
        if grid is not None:
            yield grid


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

    def __init__(self, reading: _Reading) -> None:
        self.grids: list[Grid] = []
        self._filled = Filled()
        self._reading = reading
        self.below: list[GridCell] = []  # the paragraphs below the last table so far

    def blocks(self, element: "Element") -> None:
        for inner in element:
            tag = local(inner)
            if tag in ("p", "h"):
                text = self._reading.text(inner)
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
                text = self._reading.text_of_cell(cell, nested)
                shown = flags | {Flag.PICTURE} if shows_picture(cell, text) else flags
                drawing.add(Drawn(row, col, text, place, height, width, shown))
        self.grids.append(drawing.grid(index, tuple(self.below)))
        self.below = []
        for inner in nested:
            self._table(inner)


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
