"""What is drawn on a page of a PDF file: objects, straight lines, and shapes no larger than a sign."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.lattice import Stroke
from jixiao_lint.readers.pdf_sight import Sight
from jixiao_lint.readers.problem import Kind, Unreadable

_DOT = 1.6  # a square up to this many points is a dot of a line
_THIN = 3.0  # a filled rectangle up to this many points across is a line
_SIGN = 24.0  # points: as wide and as high as a sign between characters at most
_STRAIGHT = 0.5  # points

Matrix = tuple[float, float, float, float, float, float]
_Outline = tuple[list[tuple[float, float]], bool]


class Area(Record):
    """A picture: its edges, in points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


def area_of(points: list[tuple[float, float]]) -> Area:
    """The edges around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(min(xs), min(ys), max(xs), max(ys))


def objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, Matrix, int]]:
    """Every object of a page with the matrix of the forms around it."""
    todo: list[tuple[Any, Matrix, int]] = [
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


def _matrix(pdfium: Any, item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return 1, 0, 0, 1, 0, 0
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def drawn(pdfium: Any, path: Any, matrix: Matrix, sight: Sight) -> tuple[list[Stroke], Area | None]:
    """The straight lines of a path, and the path itself where it is a shape no larger than a sign.

    Lines are its strokes, and filled rectangles that are as thin as a line.
    """
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroked):
        return [], None
    outlines = list(_outlines(pdfium, path, matrix, sight))
    strokes = [
        stroke for points, curved in outlines if not curved for stroke in _lines(points, stroked=bool(stroked.value))
    ]
    return strokes, _sign(outlines) if fill.value or stroked.value else None


def _lines(points: list[tuple[float, float]], *, stroked: bool) -> Iterator[Stroke]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        yield from _straight((min(xs), min(ys)), (max(xs), max(ys)))
    elif stroked:
        for start, end in pairwise(points):
            yield from _straight(start, end)


def _sign(outlines: list[_Outline]) -> Area | None:
    """A small shape with curves or slanted lines; the others are boxes and lines."""
    if not any(curved or any(map(_is_slanted, points, points[1:])) for points, curved in outlines):
        return None
    area = area_of([point for points, _ in outlines for point in points])
    return area if max(area.x1 - area.x0, area.y1 - area.y0) <= _SIGN else None


def _is_slanted(start: tuple[float, float], end: tuple[float, float]) -> bool:
    return min(abs(end[0] - start[0]), abs(end[1] - start[1])) > _STRAIGHT


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Stroke]:
    (x0, y0), (x1, y1) = start, end
    if max(abs(x1 - x0), abs(y1 - y0)) <= _DOT:  # of a dotted line, which may run either way
        yield Stroke(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        yield Stroke(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    elif abs(y1 - y0) <= _THIN and abs(x1 - x0) > abs(y1 - y0):
        yield Stroke(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    elif abs(x1 - x0) <= _THIN and abs(y1 - y0) > 0:
        yield Stroke(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))


def _outlines(pdfium: Any, path: Any, matrix: Matrix, sight: Sight) -> Iterator[_Outline]:
    """The points of every part of a path, as seen on the page, and whether it has curves."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for at in range(min(pdfium.FPDFPath_CountSegments(path), limits.PDF_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            points.append(sight.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved
