"""PDF files with a text layer: the tables of each page, and tables that go on over pages."""

import re
from collections import Counter

from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled
from jixiao_lint.readers.grid import STRUCK, Flag, Grid, GridCell, Paper
from jixiao_lint.readers.lattice import Lattice
from jixiao_lint.readers.pdf_cells import NEAR, flags_of, numbered, shows, spills, text_of, turns_of
from jixiao_lint.readers.pdf_page import Page, read_page
from jixiao_lint.readers.problem import Kind, Problem, Unreadable, beyond_limit, say
from jixiao_lint.readers.typeset import TextLine
from jixiao_lint.readers.underlined import UNDERLINED
from jixiao_lint.result import Fault
from jixiao_lint.table import PagePlace

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
        for box, nth in numbered(table):
            row = self._rows + box.row
            edges = _rounded(box.x0, box.y0, box.x1, box.y1)
            place = PagePlace(len(self.grids) + 1, row + 1, nth, page.number, edges)
            left, right = round(box.x0), round(box.x1)
            flags = flags_of(box, ends) if goes_on else frozenset()
            flags |= {Flag.SPILLED} if spills(box) else set()
            flags |= {Flag.PICTURE} if any(shows(box, picture) for picture in page.pictures) else set()
            flags |= {Flag.TURNED} if len(turns_of(box)) > 1 else set()
            self._drawing.add(Drawn(row, left, text_of(box), place, box.rowspan, max(1, right - left), flags))
        self._rows += table.rows
        self._last = table

    def _paragraph(self, lines: list[TextLine], page: int) -> None:
        edge = max(line.x1 for line in lines)
        box = _rounded(min(line.x0 for line in lines), lines[0].y0, edge, lines[-1].y1)
        place = PagePlace(len(self.grids) + 1, 0, len(self.below) + 1, page, box)
        text = "".join(line.text for line in lines)
        self.below.append(GridCell(-1, 0, text, place, flags=frozenset({Flag.PARAGRAPH})))


def _same_width(one: Lattice, other: Lattice) -> bool:
    return abs(one.x0 - other.x0) <= NEAR and abs(one.x1 - other.x1) <= NEAR


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
