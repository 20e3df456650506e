"""One page of a PDF file: its drawn lines and its characters, as a person sees them."""

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from math import pi
from typing import Any, NamedTuple

from jixiao_lint.readers import limits
from jixiao_lint.readers.lattice import Glyph, Lattice, Stroke, lattices
from jixiao_lint.readers.problem import Kind, Unreadable
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.typeset import TextLine, lines_of

_SLANT = 0.1  # radians
_THIN = 3.0  # a filled rectangle up to this many points across is a line

_Matrix = tuple[float, float, float, float, float, float]


class Page(NamedTuple):
    """What stands on a page: tables, and lines of text outside of them, each from top to bottom."""

    number: int
    height: float
    tables: list[Lattice]
    lines: list[TextLine]
    has_images: bool
    has_slanted_text: bool = False

    @property
    def is_picture(self) -> bool:
        """True for a page that shows pictures and holds no text."""
        return (
            self.has_images and not self.lines and not any(box.glyphs for table in self.tables for box in table.boxes)
        )


def read_page(document: Any, number: int) -> Page:
    """Read a page of an open document; `number` is 0-based."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    page = document[number]
    text = page.get_textpage()
    try:
        sight = _Sight(page)
        objects = list(_objects(pdfium, page.raw))
        paths = [(item, matrix) for item, matrix, kind in objects if kind == pdfium.FPDF_PAGEOBJ_PATH]
        strokes = [stroke for item, matrix in paths for stroke in _strokes(pdfium, item, matrix, sight)]
        seen = list(_glyphs(pdfium, text.raw, sight))
        glyphs = [glyph for glyph, is_slanted in seen if not is_slanted]
        tables, left = lattices(strokes, glyphs)
        images = any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for _, _, kind in objects)
        return Page(number + 1, sight.height, tables, lines_of(left), images, len(glyphs) < len(seen))
    finally:
        text.close()
        page.close()


class _Sight:
    """How a person sees the page: turned, cropped, measured from its top left corner."""

    def __init__(self, page: Any) -> None:
        box: tuple[float, float, float, float] = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = box
        self._turn = page.get_rotation() % 360

    @property
    def height(self) -> float:
        """The height of the page as seen."""
        upright = self._turn in (0, 180)
        return self._top - self._bottom if upright else self._right - self._left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point of the page."""
        match self._turn:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y


def _glyphs(pdfium: Any, text: Any, sight: _Sight) -> Iterator[tuple[Glyph, bool]]:
    """The characters, each with whether it is slanted."""
    box = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        shown = code >= 32 and not 0xD800 <= code <= 0xDFFF and code not in (0x7F, 0xFFFE, 0xFFFF)
        if shown and pdfium.FPDFText_IsGenerated(text, at) != 1 and pdfium.FPDFText_GetLooseCharBox(text, at, box):
            xs, ys = zip(sight.point(box.left, box.top), sight.point(box.right, box.bottom), strict=True)
            glyph = Glyph(_character(pdfium, text, at, code), min(xs), min(ys), max(xs), max(ys))
            yield glyph, _is_slanted(pdfium.FPDFText_GetCharAngle(text, at))


def _is_slanted(angle: float) -> bool:
    """Neither along nor across the page: a watermark, over which the text of the page stands."""
    beside = angle % (pi / 2)
    return _SLANT < beside < pi / 2 - _SLANT


def _character(pdfium: Any, text: Any, at: int, code: int) -> str:
    """What a person sees: codes of symbol fonts are looked up under the font's name, ABCDEF+SymbolMT."""
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, at, buffer, len(buffer), None)
    name = buffer.value.decode("latin-1").rpartition("+")[2]
    return in_font(chr(code), re.sub(r"(MT|-?Regular|,.*)+$", "", name).replace("-", " ").replace("gs2", "gs 2"))


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, _Matrix, int]]:
    """Every object of a page with the matrix of the forms around it."""
    todo: list[tuple[Any, _Matrix, int]] = [
        (pdfium.FPDFPage_GetObject(page, at), (1, 0, 0, 1, 0, 0), 0) for at in range(pdfium.FPDFPage_CountObjects(page))
    ]
    count = 0
    while todo:
        item, outer, depth = todo.pop()
        count += 1
        if count > limits.PDF_OBJECTS:
            raise Unreadable("页面上的图形过多，没有读。", "请检查该页是否为图纸。", Kind.LIMIT_EXCEEDED)
        kind = pdfium.FPDFPageObj_GetType(item)
        matrix = _times(_matrix(pdfium, item), outer)
        yield item, matrix, kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 16:
            inner = range(pdfium.FPDFFormObj_CountObjects(item))
            todo += [(pdfium.FPDFFormObj_GetObject(item, at), matrix, depth + 1) for at in inner]


def _matrix(pdfium: Any, item: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return 1, 0, 0, 1, 0, 0
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _strokes(pdfium: Any, path: Any, matrix: _Matrix, sight: _Sight) -> Iterator[Stroke]:
    """The straight lines of a path: its strokes, and filled rectangles that are as thin as a line."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroked):
        return
    for points in _outlines(pdfium, path, matrix, sight):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        thin = min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN
        if thin:
            yield from _straight((min(xs), min(ys)), (max(xs), max(ys)))
        elif stroked.value:
            for start, end in pairwise(points):
                yield from _straight(start, end)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Stroke]:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= _THIN and abs(x1 - x0) > abs(y1 - y0):
        yield Stroke(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    elif abs(x1 - x0) <= _THIN and abs(y1 - y0) > 0:
        yield Stroke(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))


def _outlines(pdfium: Any, path: Any, matrix: _Matrix, sight: _Sight) -> Iterator[list[tuple[float, float]]]:
    """The corner points of every part of a path, as seen on the page; parts with curves are left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for at in range(min(pdfium.FPDFPath_CountSegments(path), limits.PDF_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append(sight.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
