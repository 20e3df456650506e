"""What is drawn in cells of OpenDocument files and is no text: pictures, objects, boxes, shapes, also those placed on a sheet."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.package import attribute, child, inside, local, number
from jixiao_lint.readers.sheet import place_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SHAPES = frozenset(
    ("custom-shape", "path", "polyline", "polygon", "g", "rect", "ellipse", "circle", "regular-polygon")
)
_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_LINE = 11.0  # millimetres that a cell of one line is high, at most
_MOST = 1_000
_WIDTH, _HEIGHT = 22.58, 4.52  # millimetres of columns and rows that say nothing
_TALL = 10_000  # rows that are looked at one by one for where they lie


class Lying(Record):
    """A picture that lies on a cell of a sheet, 0-based, and whether it lies in that cell alone."""

    row: int
    col: int
    inside: bool


def shows_picture(cell: "Element", text: str) -> bool:
    """True where a picture, an object, a box or a shape stands in a cell, or in what is no table inside it.

    What floats over text is a seal or a watermark, unless it is no larger than a sign.
    """
    is_blank = not text.strip()
    for inner in cell:
        tag = local(inner)
        if is_drawn(inner):
            floats = attribute(inner, "anchor-type") not in (None, "as-char")
            if not floats or is_blank or _is_of_a_sign(inner):
                return True
        elif tag not in ("table", "frame", "annotation") and shows_picture(inner, text):
            return True
    return False


def on_cell(cell: "Element", row: int, col: int) -> Iterator[Lying]:
    """What hangs on a cell of a sheet."""
    for shape in cell:
        if is_drawn(shape):
            end = (attribute(shape, "end-cell-address") or "").rpartition(".")[2]
            height = _length(shape, "height")
            yield Lying(row, col, place_of(end) == (row, col) if end else height is None or height <= _LINE)


def on_page(table: "Element", content: "Element") -> Iterator[Lying]:
    """What hangs on the page of a sheet: its place tells on which cell it lies."""
    shapes = [shape for shape in inside(table, "shapes") if is_drawn(shape)][:_MOST]
    if not shapes:
        return
    sizes = {
        attribute(style, "name"): length
        for style in inside(content, "automatic-styles")
        for part, side in (("table-column-properties", "column-width"), ("table-row-properties", "row-height"))
        if (properties := child(style, part)) is not None and (length := _length(properties, side)) is not None
    }
    across = list(accumulate(_sizes(table, "table-column", "number-columns-repeated", sizes, _WIDTH)))
    down = list(accumulate(_sizes(table, "table-row", "number-rows-repeated", sizes, _HEIGHT)))
    for shape in shapes:
        x, y = _length(shape, "x"), _length(shape, "y")
        if x is None or y is None:
            continue
        wide, high = _length(shape, "width") or 0.0, _length(shape, "height") or 0.0
        if _is_of_a_sign(shape):
            yield Lying(bisect_right(down, y + high / 2), bisect_right(across, x + wide / 2), inside=True)
        else:
            row, col = bisect_right(down, y), bisect_right(across, x)
            yield Lying(row, col, (bisect_right(down, y + high), bisect_right(across, x + wide)) == (row, col))


def _sizes(table: "Element", name: str, repeated: str, sizes: dict[str | None, float], usual: float) -> Iterator[float]:
    """The widths of the columns, or the heights of the rows, one after the other."""
    for element in table:
        tag = local(element)
        if tag.startswith(f"{name}s") or tag in (f"{name}-group", f"table-header-{name[6:]}s"):
            yield from _sizes(element, name, repeated, sizes, usual)
        elif tag == name:
            hidden = attribute(element, "visibility") in ("collapse", "filter")
            size = 0.0 if hidden else sizes.get(attribute(element, "style-name"), usual)
            for _ in range(min(_TALL, max(1, number(attribute(element, repeated), 1, limits.ROWS)))):
                yield size


def is_drawn(shape: "Element") -> bool:
    """A picture, an object, a box with text, or a shape."""
    tag = local(shape)
    if tag != "frame":
        return tag in _SHAPES
    return any(
        local(shown) in ("image", "object", "object-ole")
        or (local(shown) == "text-box" and "".join(shown.itertext()).strip())
        for shown in shape
    )


def _is_of_a_sign(shape: "Element") -> bool:
    sizes = _length(shape, "width"), _length(shape, "height")
    return all(size is not None and size <= _LINE for size in sizes)


def _length(element: "Element", name: str) -> float | None:
    """A length in millimetres, as of 3mm."""
    found = re.fullmatch(r"(-?\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt)", attribute(element, name) or "")
    return float(found[1]) * _MILLIMETRES[found[2]] if found is not None else None
