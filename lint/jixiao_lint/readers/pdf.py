"""PDF files with a text layer: the tables of each page, and tables that go on over pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled
from jixiao_lint.readers.grid import STRUCK, Flag, Grid, GridCell, Paper
from jixiao_lint.readers.lattice import Box, Glyph, Lattice
from jixiao_lint.readers.pdf_page import Page, read_page
from jixiao_lint.readers.pdf_paths import Area
from jixiao_lint.readers.problem import Kind, Problem, Unreadable, beyond_limit, say
from jixiao_lint.readers.typeset import TextLine, is_vertical, lines_of, paragraphs_of, runs_on
from jixiao_lint.readers.underlined import UNDERLINED
from jixiao_lint.result import Fault
from jixiao_lint.table import PagePlace

_NEAR = 3.0  # edges of one table on two pages differ by no more points than this
_SMALLEST = 4.0  # points of a picture that shows something
_OVER = 0.45  # of its width and its height: so much of a character lies over another one only where texts lie over one another
_MOST_OVER = 200  # characters of other lines that begin at the same place
_PADDING = 2.0  # between a cell's text and its right edge, at least
_TOP_ROWS = 12  # of a page, which may be its repeated header and the first row behind it
_MARGIN = 50.0  # running heads and feet stand this near to the edge of the page
_PAGE_NUMBER = r"[-—–·\s第共页/\d]*"
_SLANTED = "页面上有斜排的文字或水印，没有读。"
_TURNED = "页面上有转了方向的文字（如页边的说明），没有读。"
_COVER = "第 1 页是图片，没有文字（如封面），没有读。"
_MISSING = "请运行 pip install 'jixiao-lint[pdf]'，或改用 docx、xlsx 文件。"


def read_pdf(data: bytes) -> Paper:
    """The tables of all pages. Raises Unreadable for scans, encrypted and broken files."""
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError:
        raise Unreadable("读取 pdf 文件需要 pypdfium2，现在没有安装。", _MISSING, fault=Fault.HERE) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("文件有打开密码，没有读。", "请取消密码后再检查。") from None
        raise Unreadable("文件已损坏：不是完整的 PDF 文件。", "请重新导出 PDF，或改用 docx、xlsx 文件。") from None
    try:
        if len(document) > limits.PDF_PAGES:
            raise beyond_limit(say("超过 {most} 页，没有读。", most=limits.PDF_PAGES))
        pages = [read_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise Unreadable("文件已损坏：有页面不能读取。", "请重新导出 PDF，或改用 docx、xlsx 文件。") from None
    finally:
        document.close()
    return _paper(_without_furniture(pages))


def _paper(pages: list[Page]) -> Paper:
    if not any(page.tables or page.lines for page in pages):
        kind = "扫描件，没有文字层" if any(page.has_images for page in pages) else "没有文字"
        raise Unreadable(
            say("这份 PDF 是{kind}，没有读。", kind=kind), "请使用由办公软件导出的 PDF，或提供 docx、xlsx 原件。"
        )
    if not any(page.tables for page in pages):
        message = "这份 PDF 里没有带表格线的表格。"
        raise Unreadable(message, "请改用 docx、xlsx 原件。", Kind.NO_TABLE)
    stitcher = _Stitcher()
    for page in pages:
        stitcher.add(page)
    stitcher.close()
    cover = pages[0] if pages[0].is_picture else None
    pictures = tuple(_picture(page) for page in pages if page.is_picture and page is not cover)
    notes = (
        (_COVER, cover is not None),
        (_SLANTED, any(page.has_slanted_text for page in pages)),
        (_TURNED, any(page.has_turned_text for page in pages)),
        (STRUCK, any(page.has_struck_text for page in pages)),
        (UNDERLINED, any(page.has_made_signs for page in pages)),
    )
    told = tuple(note for note, holds in notes if holds)
    return Paper(tuple(stitcher.grids), told, pictures, after=tuple(stitcher.below))


def _picture(page: Page) -> Problem:
    message = say("第 {page} 页是扫描件或图片，没有文字，没有读。", page=page.number)
    return Problem(
        Kind.UNREADABLE_FILE, message, "这一页如有绩效目标表，请提供由办公软件导出的 PDF，或 docx、xlsx 原件。"
    )


class _Stitcher:
    """Puts the tables of the pages together. Columns are points, so that they agree from page to page."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.below: list[GridCell] = []  # the paragraphs below the last table so far
        self._last: Lattice | None = None
        self._filled = Filled()
        self._drawing = Drawing(self._filled)
        self._above: tuple[GridCell, ...] = ()
        self._rows = 0

    def add(self, page: Page) -> None:
        """Take a page in; its first table goes on with the last one when nothing stands between."""
        items: list[Lattice | list[TextLine]] = [*page.tables, *_paragraphs(page.lines)]
        items.sort(key=lambda item: item.y0 if isinstance(item, Lattice) else item[0].y0)
        for at, item in enumerate(items):
            if isinstance(item, Lattice):
                goes_on = at == 0 and self._last is not None and _same_width(self._last, item)
                self._table(item, page, goes_on)
            else:
                self.close()
                self._paragraph(item, page.number)

    def close(self) -> None:
        """The table that is open ends here."""
        if self._last is not None:
            self.grids.append(self._drawing.grid(len(self.grids) + 1, self._above))
        self._last = None

    def _table(self, table: Lattice, page: Page, goes_on: bool) -> None:
        if not goes_on:
            self.close()
            self._drawing, self._rows = Drawing(self._filled), 0
            self._above, self.below = tuple(self.below), []
        ends = [box for box in self._last.boxes if box.row + box.rowspan == self._last.rows] if self._last else []
        for box, nth in _numbered(table):
            row = self._rows + box.row
            edges = _rounded(box.x0, box.y0, box.x1, box.y1)
            place = PagePlace(len(self.grids) + 1, row + 1, nth, page.number, edges)
            left, right = round(box.x0), round(box.x1)
            flags = _flags(box, ends) if goes_on else frozenset()
            flags |= {Flag.SPILLED} if _spills(box) else set()
            flags |= {Flag.PICTURE} if any(_shows(box, picture) for picture in page.pictures) else set()
            flags |= {Flag.TURNED} if len(_turns(box)) > 1 else set()
            self._drawing.add(Drawn(row, left, _text(box), place, box.rowspan, max(1, right - left), flags))
        self._rows += table.rows
        self._last = table

    def _paragraph(self, lines: list[TextLine], page: int) -> None:
        edge = max(line.x1 for line in lines)
        box = _rounded(min(line.x0 for line in lines), lines[0].y0, edge, lines[-1].y1)
        place = PagePlace(len(self.grids) + 1, 0, len(self.below) + 1, page, box)
        text = "".join(line.text for line in lines)
        self.below.append(GridCell(-1, 0, text, place, flags=frozenset({Flag.PARAGRAPH})))


def _turns(box: Box) -> set[int]:
    """The directions of the text in a cell."""
    return {glyph.turn for glyph in box.glyphs if glyph.text.strip()}


def _text(box: Box) -> str:
    """The text of a cell; where all of it is turned, as it reads when the cell is turned back."""
    turns = _turns(box)
    if len(turns) == 1 and is_vertical(box.glyphs):
        return "".join([one.text for one in box.glyphs]).strip()
    if len(turns) != 1 or turns == {0}:
        return paragraphs_of(lines_of(box.glyphs), box.x1 - _PADDING)
    (turn,) = turns
    right = _turned_back(turn, box.x0, box.y0, box.x1, box.y1)[2]
    glyphs = [Glyph(one.text, *_turned_back(turn, one.x0, one.y0, one.x1, one.y1)) for one in box.glyphs]
    return paragraphs_of(lines_of(glyphs), right - _PADDING)


def _turned_back(turn: int, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Edges as they lie when text turned by 90, 180 or 270 degrees is upright."""
    match turn:
        case 90:
            return -y1, x0, -y0, x1
        case 180:
            return -x1, -y1, -x0, -y0
        case _:
            return y0, -x1, y1, -x0


def _shows(box: Box, picture: Area) -> bool:
    """A picture in a cell that lies over no text of it, as a background or a seal does, and is no line that was drawn so."""
    if min(picture.x1 - picture.x0, picture.y1 - picture.y0) < _SMALLEST:
        return False
    inside = (
        picture.x0 > box.x0 - _NEAR
        and picture.y0 > box.y0 - _NEAR
        and picture.x1 < box.x1 + _NEAR
        and picture.y1 < box.y1 + _NEAR
    )
    return inside and not any(
        picture.x0 < (glyph.x0 + glyph.x1) / 2 < picture.x1 and picture.y0 < (glyph.y0 + glyph.y1) / 2 < picture.y1
        for glyph in box.glyphs
        if glyph.text.strip()
    )


def _flags(box: Box, ends: list[Box]) -> frozenset[Flag]:
    """Whether a cell of a table that goes on begins the page, and whether it may be the rest of one of those at the `ends`."""
    flags = {Flag.PAGE_TOP} if box.row == 0 else set()
    above = next((end for end in ends if abs(end.x0 - box.x0) <= _NEAR and abs(end.x1 - box.x1) <= _NEAR), None)
    if box.row < _TOP_ROWS and above is not None and box.glyphs:
        goes_on = runs_on(lines_of(above.glyphs), lines_of(box.glyphs), above.x1 - _PADDING)
        flags |= {Flag.RUNS_ON} if goes_on else set()
    return frozenset(flags)


def _spills(box: Box) -> bool:
    """Text that does not fit its cell lies over its borders and over other text, and nobody can read it for sure."""
    glyphs = sorted((glyph for glyph in box.glyphs if glyph.text.strip()), key=lambda glyph: glyph.x0)
    return any(
        max(box.y0 - glyph.y0, glyph.y1 - box.y1) > 0.3 * (glyph.y1 - glyph.y0)
        or max(box.x0 - glyph.x0, glyph.x1 - box.x1) > 0.35 * (glyph.x1 - glyph.x0)
        for glyph in box.glyphs
        if glyph.text.strip()
    ) or any(_is_overlaid(one, glyphs[at + 1 : at + _MOST_OVER]) for at, one in enumerate(glyphs))


def _is_overlaid(glyph: Glyph, following: Sequence[Glyph]) -> bool:
    """A character whose middle lies under another one; the same character twice is a bold one."""
    wide, high = glyph.x1 - glyph.x0, glyph.y1 - glyph.y0
    for other in following:
        if other.x0 > glyph.x1:
            return False
        across = min(glyph.x1, other.x1) - max(glyph.x0, other.x0)
        down = min(glyph.y1, other.y1) - max(glyph.y0, other.y0)
        over = across > _OVER * min(wide, other.x1 - other.x0) and down > _OVER * min(high, other.y1 - other.y0)
        if over and other.text != glyph.text and glyph.turn == other.turn:
            return True
    return False


def _numbered(table: Lattice) -> Iterator[tuple[Box, int]]:
    """Each cell with its number in the row as seen, 1-based, counting those that reach down from above."""
    hanging: list[Box] = []
    row, nth = -1, 0
    for box in table.boxes:
        if box.row != row:
            row, nth = box.row, 0
            hanging = [over for over in hanging if over.row + over.rowspan > row]
        passed = sum(over.x0 < box.x0 for over in hanging if over.row < row)
        nth += 1
        yield box, nth + passed
        hanging += [box] if box.rowspan > 1 else []


def _same_width(one: Lattice, other: Lattice) -> bool:
    return abs(one.x0 - other.x0) <= _NEAR and abs(one.x1 - other.x1) <= _NEAR


def _paragraphs(lines: list[TextLine]) -> list[list[TextLine]]:
    """Lines of running text, those together that belong to one paragraph."""
    found: list[list[TextLine]] = []
    edge = max((line.x1 for line in lines), default=0.0)
    for line in lines:
        above = found[-1][-1] if found else None
        near = above is not None and 0 <= line.y0 - above.y1 < 1.2 * above.height
        full = above is not None and above.x1 + 1.2 * above.height > edge and abs(above.height - line.height) < 1.5
        if near and full:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _without_furniture(pages: list[Page]) -> list[Page]:
    """Pages without page numbers, and without what stands at the edge of several pages in the same words."""
    edges = Counter((line.text, round(line.y0)) for page in pages for line in page.lines if _at_edge(line, page))
    return [
        page._replace(
            lines=[
                line
                for line in page.lines
                if not (_at_edge(line, page) and edges[line.text, round(line.y0)] > 1)
                and not (re.fullmatch(_PAGE_NUMBER, line.text) and _near_edge(line, page))
            ]
        )
        for page in pages
    ]


def _at_edge(line: TextLine, page: Page) -> bool:
    return line.y1 < _MARGIN or line.y0 > page.height - _MARGIN


def _near_edge(line: TextLine, page: Page) -> bool:
    return line.y1 < 2 * _MARGIN or line.y0 > page.height - 2 * _MARGIN


def _rounded(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)
