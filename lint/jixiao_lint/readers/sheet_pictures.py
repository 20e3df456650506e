"""Pictures that lie on a sheet: a value may be one, and a seal or a chart may be one, too."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.package import child, local, number, tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST = 1_000
_LINE = 400_000  # the height of a cell of one line at most, in the unit of drawings, 360,000 to a centimetre


class SheetPicture(Record):
    """The cell in which a picture begins, 0-based, and whether it lies in that cell alone."""

    row: int
    col: int
    inside: bool


def pictures_in(data: bytes, part: str) -> Iterator[SheetPicture]:
    """The pictures of a drawing. Raises Unreadable where its part is broken."""
    for anchor in islice(_anchors(tree(data, part)), _MOST):
        start = _corner(child(anchor, "from"))
        if start is not None:
            yield SheetPicture(*start, _is_inside(anchor, start))


def _anchors(drawing: "Element") -> Iterator["Element"]:
    """What is fastened to cells; objects of other programs stand in a choice between two ways to show them."""
    for inner in drawing:
        if local(inner) == "AlternateContent":
            choice = child(inner, "Choice")
            yield from _anchors(choice if choice is not None else inner)
        elif not _is_hidden(inner):
            yield inner


def _is_hidden(anchor: "Element") -> bool:
    """The stand-in of a control or an object that is shown by other means."""
    properties = child(anchor, "sp", "nvSpPr", "cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _is_inside(anchor: "Element", start: tuple[int, int]) -> bool:
    if local(anchor) == "twoCellAnchor":
        return _corner(child(anchor, "to")) == start
    size = child(anchor, "ext")
    return size is not None and number(size.get("cy"), _LINE + 1, _LINE + 1) <= _LINE


def _corner(corner: "Element | None") -> tuple[int, int] | None:
    row, col = child(corner, "row"), child(corner, "col")
    if row is None or col is None:
        return None
    return number(row.text, 0, limits.ROWS), number(col.text, 0, limits.COLUMNS)
