"""Web pages, and the .xls and .doc files that are web pages: tables with their spans, texts with their places."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from jixiao_lint.readers import limits
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled, paragraph
from jixiao_lint.readers.flow import Flow
from jixiao_lint.readers.grid import Flag, Grid, GridCell, Paper
from jixiao_lint.readers.html_unseen import Unseen, typed_into
from jixiao_lint.readers.package import number
from jixiao_lint.readers.problem import Kind, Unreadable, say
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.uneven import NOTE, is_uneven
from jixiao_lint.table import PaperPlace, Place, TextPlace

_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article"),
    *("center", "caption", "dt", "dd", "hr"),
}
_PICTURES = frozenset(("img", "svg", "math", "object", "canvas"))
# What is opened and closed alike in pages that programs write.
_CLOSED = {"table": "表格", "tr": "行", "td": "单元格", "font": "文字", "span": "文字"}
_MANY, _NEARLY_ALL = 20, 0.9
_UNEVEN = "网页里有的{name}没有开头或没有结尾，中间的内容可能丢失了。"


@dataclass(slots=True)
class _Hanging:
    """Columns that a cell from above covers, down to a row (exclusive)."""

    col: int
    last: int
    until: int


@dataclass(slots=True)
class _Table:
    """A table while it is read; `row` is that of the open or last row."""

    index: int
    before: tuple[GridCell, ...]
    drawing: Drawing
    row: int = -1
    col: int = 0
    nth: int = 0
    open_row: bool = False
    cell: Drawn | None = None
    flow: Flow = field(default_factory=Flow)
    hanging: list[_Hanging] = field(default_factory=list)


def read_html(text: str, *, with_places: bool = True) -> Paper:
    """The tables of a page. Without places the text is not the file's own, as in a web archive."""
    reader = _Reader(text, with_places)
    reader.feed(text)
    reader.close()
    reader.finish()
    grids = tuple(sorted(reader.grids, key=lambda grid: grid.index))
    after = tuple(reader.below)
    return Paper(grids, tuple(reader.unseen.notes), announced=tuple(reader.announced()), after=after)


def _font_of(attributes: dict[str, str | None]) -> str | None:
    """The first font that a tag names."""
    style = re.search(r"font-family\s*:\s*([^;,]+)", attributes.get("style") or "")
    named = style[1] if style else attributes.get("face")
    return named.split(",")[0] if named else None


class _Reader(HTMLParser):
    """Follows the tags; an open row or cell ends where the next begins, as in a browser."""

    def __init__(self, text: str, with_places: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.grids: list[Grid] = []
        self._filled = Filled()
        self._fonts: list[tuple[str, str | None]] = []
        self._with_places = with_places
        self._lines = [0]
        self._lines += [at + 1 for at, character in enumerate(text) if character == "\n"]
        self._tables: list[_Table] = []
        self._count = 0
        self._flow = Flow()
        self.below: list[GridCell] = []  # the paragraphs below the last table so far
        self.unseen = Unseen(text)
        self._started: Counter[str] = Counter()
        self._ended: Counter[str] = Counter()

    def announced(self) -> Iterator[Announced]:
        """The elements that were opened beside those that were closed; tags without which pages are written count little."""
        for tag, name in _CLOSED.items():
            started, ended = self._started[tag], self._ended[tag]
            if tag == "table" or (started >= _MANY and ended >= _NEARLY_ALL * started):
                yield Announced(max(started, ended), min(started, ended), say(_UNEVEN, name=name))
        if self._started["body"] and not self._ended["body"] and not self._ended["html"]:
            yield Announced(1, 0, "网页没有结尾，后面的内容可能丢失了。")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._started[tag] += 1
        self.unseen.start(tag, dict(attrs), self._offset(), in_table=bool(self._tables))
        if self.unseen.skips:
            return
        if tag in ("font", "span"):
            self._fonts.append((tag, _font_of(dict(attrs))))
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self._tables:
            self._open_row(self._tables[-1])
        elif tag in ("td", "th") and self._tables:
            self._open_cell(self._tables[-1], dict(attrs))
        elif tag in _PICTURES:
            self._mark(Flag.PICTURE)
        elif tag == "input" and not self.unseen.hides:
            self._current().add(typed_into(dict(attrs)), self._offset(), step=0)
        elif tag == "br":
            self._current().line_break(self._offset())
        elif tag in _BLOCKS:
            self._edge()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("script", "style", "title", "template", "table"):
            self.handle_starttag(tag, attrs)
            self._ended[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        self._ended[tag] += 1
        if self.unseen.end(tag):
            return
        if self._fonts and self._fonts[-1][0] == tag:
            self._fonts.pop()
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag == "tr" and self._tables:
            self._close_row(self._tables[-1])
        elif tag in ("td", "th") and self._tables:
            self._close_cell(self._tables[-1])
        elif tag in _BLOCKS:
            self._edge()

    def handle_data(self, data: str) -> None:
        if not self.unseen.hides:
            self._current().add(in_font(data, self._font()), self._offset())

    def handle_entityref(self, name: str) -> None:
        if not self.unseen.hides:
            self._current().add(unescape(f"&{name};"), self._offset(), step=0)

    def handle_charref(self, name: str) -> None:
        if not self.unseen.hides:
            self._current().add(in_font(unescape(f"&#{name};"), self._font()), self._offset(), step=0)

    def finish(self) -> None:
        """Close what the page left open."""
        while self._tables:
            self._close_table()
        self._end_paragraph()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _current(self) -> Flow:
        """Where text goes: the open cell, or the running text; between the cells of a table it is not shown in any."""
        for table in reversed(self._tables):
            if table.cell is not None:
                return table.flow
        return self._flow

    def _font(self) -> str | None:
        return next((font for _, font in reversed(self._fonts) if font is not None), None)

    def _mark(self, flag: Flag) -> None:
        """The innermost open cell shows something that is no text of it."""
        table = next((table for table in reversed(self._tables) if table.cell is not None), None)
        if table is not None and table.cell is not None:
            table.cell.flags |= {flag}

    def _edge(self) -> None:
        current = self._current()
        current.block(self._offset())
        if current is self._flow:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        text, pieces, end = self._flow.result()
        if text.strip():
            cell = paragraph(text, self._count + 1, len(self.below) + 1)
            self.below.append(cell._replace(place=self._placed(cell.place, pieces, end)))
        self._flow = Flow()

    def _placed(self, place: Place, pieces: tuple[tuple[int, int], ...], end: int) -> Place:
        return TextPlace(*place[:3], pieces, end) if self._with_places else place

    def _open_table(self) -> None:
        if self._count >= limits.TABLES or len(self._tables) >= limits.XML_DEPTH:
            raise Unreadable("表格过多或嵌套过深，没有读。", "请拆成几个文件后再检查。", Kind.LIMIT_EXCEEDED)
        if not self._tables:
            self._end_paragraph()
        self._count += 1
        self._tables.append(_Table(self._count, tuple(self.below), Drawing(self._filled)))
        self.below = []

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._close_cell(table)
        if table.drawing.cells:
            self.unseen.notes |= {NOTE: None} if is_uneven(table.drawing.cells) else {}
            grid = table.drawing.grid(table.index, table.before)
            self.grids.append(grid)
            if not all(cell.is_blank for cell in grid.cells):
                self._mark(Flag.NESTED)

    def _open_row(self, table: _Table) -> None:
        self._close_row(table)
        table.row, table.col, table.nth, table.open_row = table.row + 1, 0, 0, True
        table.hanging = [over for over in table.hanging if over.until > table.row]

    def _close_row(self, table: _Table) -> None:
        self._close_cell(table)
        table.open_row = False

    def _open_cell(self, table: _Table, attributes: dict[str, str | None]) -> None:
        if not table.open_row:
            self._open_row(table)
        self._close_cell(table)
        width = max(1, number(attributes.get("colspan"), 1, limits.SPAN))
        height = max(1, number(attributes.get("rowspan"), 1, limits.SPAN))
        for over in sorted(table.hanging, key=lambda over: over.col):
            if over.col <= table.col < over.last and over.until > table.row:
                table.col = over.last
                table.nth += 1
        table.nth += 1
        place = PaperPlace(table.index, table.row + 1, table.nth)
        table.cell = Drawn(table.row, table.col, "", place, height, width)
        table.flow = Flow()
        if height > 1:
            table.hanging.append(_Hanging(table.col, table.col + width, table.row + height))
        table.col += width

    def _close_cell(self, table: _Table) -> None:
        if table.cell is None:
            return
        text, pieces, end = table.flow.result()
        if not text:
            pieces, end = ((0, self._offset()),), self._offset()
        table.cell.text = text
        table.cell.place = self._placed(table.cell.place, pieces, end)
        table.drawing.add(table.cell)
        table.cell = None
