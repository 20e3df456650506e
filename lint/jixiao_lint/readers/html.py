"""Web pages, and the .xls and .doc files that are web pages: tables with their spans, texts with their places."""

from html import unescape
from html.parser import HTMLParser

from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled, paragraph
from jixiao_lint.readers.flow import Flow
from jixiao_lint.readers.grid import Flag, Grid, GridCell, Paper
from jixiao_lint.readers.html_balance import Balance
from jixiao_lint.readers.html_styles import Look, Styles, font_of
from jixiao_lint.readers.html_table import Hanging, Table
from jixiao_lint.readers.html_unseen import Unseen, typed_into
from jixiao_lint.readers.package import number
from jixiao_lint.readers.problem import Kind, Unreadable
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.underlined import UNDERLINED, makes_sign, with_made_signs
from jixiao_lint.readers.uneven import NOTE, is_uneven
from jixiao_lint.table import PaperPlace, Place, TextPlace

_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article"),
    *("center", "caption", "dt", "dd", "hr"),
}
_PICTURES = frozenset(("img", "svg", "math", "object", "canvas"))
_VOID = frozenset(("br", "hr", "img", "input", "col", "meta", "link"))
_CONTENT = "网页样式里写的文字也已读取。"


def read_html(text: str, *, with_places: bool = True) -> Paper:
    """The tables of a page. Without places the text is not the file's own, as in a web archive."""
    reader = _Reader(text, with_places)
    reader.feed(text)
    reader.close()
    reader.finish()
    grids = tuple(sorted(reader.grids, key=lambda grid: grid.index))
    after = tuple(reader.below)
    return Paper(grids, tuple(reader.unseen.notes), announced=tuple(reader.balance.announced()), after=after)


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
        self._tables: list[Table] = []
        self._count = 0
        self._flow = Flow()
        self.below: list[GridCell] = []  # the paragraphs below the last table so far
        self.unseen = Unseen(text)
        self.balance = Balance()
        self._page = text
        self._styles = Styles(text)
        self._afters: list[tuple[str, str | None]] = []
        self._makes_sign = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.balance.started[tag] += 1
        attributes = dict(attrs)
        look = self._styles.look(tag, attributes)
        self.unseen.start(tag, attributes, look, self._offset(), in_table=bool(self._tables))
        if self.unseen.skips:
            return
        self._open(tag, attributes, look)
        self._write(look.before)
        if self._styles.write and tag not in _VOID:
            self._afters.append((tag, look.after))
        if (tag == "u" or look.underlined) and makes_sign(self._page, self._offset(), tag):
            self._makes_sign = True
            self.unseen.notes[UNDERLINED] = None

    def _open(self, tag: str, attributes: dict[str, str | None], look: Look) -> None:
        if tag in ("font", "span"):
            self._fonts.append((tag, font_of(attributes)))
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self._tables:
            self._open_row(self._tables[-1])
        elif tag in ("td", "th") and self._tables:
            self._open_cell(self._tables[-1], attributes)
        elif tag in _PICTURES:
            self._mark(Flag.PICTURE)
        elif tag == "input" and not self.unseen.hides:
            self._current().add(typed_into(attributes, look), self._offset(), step=0)
        elif tag == "br":
            self._current().line_break(self._offset())
        elif tag in _BLOCKS:
            self._edge()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("script", "style", "title", "template", "table"):
            self.handle_starttag(tag, attrs)
            self.balance.ended[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        self.balance.ended[tag] += 1
        if self.unseen.end(tag):
            return
        self._write_after(tag)
        self._makes_sign = False
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
        self._put(in_font(data, self._font()))

    def handle_entityref(self, name: str) -> None:
        self._put(unescape(f"&{name};"), step=0)

    def handle_charref(self, name: str) -> None:
        self._put(in_font(unescape(f"&#{name};"), self._font()), step=0)

    def _put(self, text: str, *, step: int = 1) -> None:
        """Show a text where the page stands; `step` is 0 for what stands there in other characters."""
        if not self.unseen.hides:
            shown = with_made_signs([text], [True])[0] if self._makes_sign else text
            self._current().add(shown, self._offset(), step=step)

    def _write(self, text: str | None) -> None:
        """Show what a style writes around an element."""
        if text and not self.unseen.hides:
            self._put(text, step=0)
            self.unseen.notes[_CONTENT] = None

    def _write_after(self, tag: str) -> None:
        """Show what a style writes behind the element that ends; elements inside of it that nobody ended end with it."""
        at = next((at for at in reversed(range(len(self._afters))) if self._afters[at][0] == tag), None)
        if at is not None:
            self._write(self._afters[at][1])
            del self._afters[at:]

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
        self._tables.append(Table(self._count, tuple(self.below), Drawing(self._filled)))
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

    def _open_row(self, table: Table) -> None:
        self._close_row(table)
        table.row, table.col, table.nth, table.open_row = table.row + 1, 0, 0, True
        table.hanging = [over for over in table.hanging if over.until > table.row]

    def _close_row(self, table: Table) -> None:
        self._close_cell(table)
        table.open_row = False

    def _open_cell(self, table: Table, attributes: dict[str, str | None]) -> None:
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
            table.hanging.append(Hanging(table.col, table.col + width, table.row + height))
        table.col += width

    def _close_cell(self, table: Table) -> None:
        if table.cell is None:
            return
        text, pieces, end = table.flow.result()
        if not text:
            pieces, end = ((0, self._offset()),), self._offset()
        table.cell.text = text
        table.cell.place = self._placed(table.cell.place, pieces, end)
        table.drawing.add(table.cell)
        table.cell = None
