"""One page of a PDF file: its drawn lines and its characters, as a person sees them."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import pi
from statistics import median
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.lattice import Glyph, Lattice, Stroke, lattices
from jixiao_lint.readers.problem import Kind, Unreadable
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.typeset import TextLine, lines_of

_SLANT = 0.1  # radians
_MOST_OF = 0.6  # of the characters of a page, from which on their direction is that of the page
_LARGE = 1.5  # times the usual height: characters of a watermark
_PALE = 150  # of 255: shades from here on are those of watermarks
_DOT = 1.6  # a square up to this many points is a dot of a line
_THIN = 3.0  # a filled rectangle up to this many points across is a line

_Matrix = tuple[float, float, float, float, float, float]


class Area(Record):
    """A picture: its edges, in points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class _Seen(Record):
    """A character, its number on the page, and whether it runs neither along nor across the page."""

    glyph: Glyph
    at: int
    is_slanted: bool


class Page(Record):
    """What stands on a page: tables, lines of text outside of them, each from top to bottom, and pictures.

    `has_slanted_text` and `has_turned_text` where a watermark, or text in another direction outside of tables, was left out.
    """

    number: int
    height: float
    tables: list[Lattice]
    lines: list[TextLine]
    has_images: bool
    has_slanted_text: bool = False
    has_turned_text: bool = False
    pictures: tuple[Area, ...] = ()

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
        seen = list(_glyphs(pdfium, text.raw, sight))
        turn = _turn_of_page(seen)
        if turn:
            sight = _Sight(page, turn)
            seen = list(_glyphs(pdfium, text.raw, sight))
        objects = list(_objects(pdfium, page.raw))
        paths = [(item, matrix) for item, matrix, kind in objects if kind == pdfium.FPDF_PAGEOBJ_PATH]
        strokes = [stroke for item, matrix in paths for stroke in _strokes(pdfium, item, matrix, sight)]
        upright = [one for one in seen if not one.is_slanted]
        marks = _watermark(pdfium, text.raw, upright, strokes)
        tables, left = lattices(strokes, [one.glyph for one in upright if one.at not in marks])
        lines = [glyph for glyph in left if not glyph.turn]
        pictures = tuple(_picture(matrix, sight) for _, matrix, kind in objects if kind == pdfium.FPDF_PAGEOBJ_IMAGE)
        return Page(
            number + 1,
            sight.height,
            tables,
            lines_of(lines),
            bool(pictures),
            len(upright) < len(seen) or bool(marks),
            len(lines) < len(left),
            pictures,
        )
    finally:
        text.close()
        page.close()


class _Sight:
    """How a person sees the page: turned, cropped, measured from its top left corner."""

    def __init__(self, page: Any, turn: int = 0) -> None:
        """A page, turned clockwise by so many degrees more than it says."""
        box: tuple[float, float, float, float] = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = box
        self._turn: int = (page.get_rotation() + turn) % 360

    @property
    def height(self) -> float:
        """The height of the page as seen."""
        upright = self._turn in (0, 180)
        return self._top - self._bottom if upright else self._right - self._left

    def turned(self, angle: float) -> int:
        """How a line is turned on the page as seen, counted against the clock, by 0, 90, 180 or 270 degrees."""
        return (-round(angle / (pi / 2)) * 90 - self._turn) % 360  # the library counts with the clock

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


def _glyphs(pdfium: Any, text: Any, sight: _Sight) -> Iterator[_Seen]:
    """The characters of a page."""
    box = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        shown = code >= 32 and not 0xD800 <= code <= 0xDFFF and code not in (0x7F, 0xFFFE, 0xFFFF)
        if shown and pdfium.FPDFText_IsGenerated(text, at) != 1 and pdfium.FPDFText_GetLooseCharBox(text, at, box):
            xs, ys = zip(sight.point(box.left, box.top), sight.point(box.right, box.bottom), strict=True)
            angle = pdfium.FPDFText_GetCharAngle(text, at)
            edges = (min(xs), min(ys), max(xs), max(ys))
            yield _Seen(Glyph(_character(pdfium, text, at, code), *edges, sight.turned(angle)), at, _is_slanted(angle))


def _turn_of_page(seen: Sequence[_Seen]) -> int:
    """How far a page has to be turned for most of its text to be upright."""
    turns = Counter(one.glyph.turn for one in seen if not one.is_slanted and one.glyph.text.strip())
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if count > _MOST_OF * sum(turns.values()) else 0


def _watermark(pdfium: Any, text: Any, seen: Sequence[_Seen], strokes: Sequence[Stroke]) -> frozenset[int]:
    """The numbers of characters of a watermark: pale, far larger than the others, and lying over these or over lines."""
    heights = [one.glyph.y1 - one.glyph.y0 for one in seen]
    if not heights:
        return frozenset()
    large = _LARGE * median(heights)
    pale = [one for one, height in zip(seen, heights, strict=True) if height > large and _is_pale(pdfium, text, one.at)]
    marks = frozenset(one.at for one in pale)
    others = [one.glyph for one in seen if one.at not in marks]
    if any(_crosses(one.glyph, strokes) or _lies_over(one.glyph, others) for one in pale):
        return marks
    return frozenset()


def _is_pale(pdfium: Any, text: Any, at: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text, at, red, green, blue, alpha):
        return False
    shade = min(red.value, green.value, blue.value)
    return 255 - (255 - shade) * alpha.value / 255 >= _PALE


def _crosses(glyph: Glyph, strokes: Sequence[Stroke]) -> bool:
    return any(
        (glyph.y0 < line.at < glyph.y1 and line.start < glyph.x1 and line.end > glyph.x0)
        if line.horizontal
        else (glyph.x0 < line.at < glyph.x1 and line.start < glyph.y1 and line.end > glyph.y0)
        for line in strokes
    )


def _lies_over(glyph: Glyph, others: Sequence[Glyph]) -> bool:
    return any(
        other.x0 < glyph.x1 and other.x1 > glyph.x0 and other.y0 < glyph.y1 and other.y1 > glyph.y0
        for other in others
        if other.text.strip()
    )


def _picture(matrix: _Matrix, sight: _Sight) -> Area:
    """The edges of a picture, which fills the unit square of its matrix."""
    a, b, c, d, e, f = matrix
    corners = [sight.point(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Area(min(xs), min(ys), max(xs), max(ys))


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
    if max(abs(x1 - x0), abs(y1 - y0)) <= _DOT:  # of a dotted line, which may run either way
        yield Stroke(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        yield Stroke(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    elif abs(y1 - y0) <= _THIN and abs(x1 - x0) > abs(y1 - y0):
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
