"""What a cell of a Word document shows beside its text: pictures, formulas, drawings, boxes with text."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao_lint.readers.package import attribute, child, local, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SHAPES = frozenset(("shape", "rect", "oval", "polyline", "curve", "group", "roundrect"))
_SIGN = 400_000  # as wide and as high as a sign between characters at most, in the unit of drawings, 360,000 to a centimetre
_SIGN_POINTS = 32.0
_SIZE = r"(?:^|;)\s*(?:width|height)\s*:\s*(\d{1,5}(?:\.\d{1,4})?)(pt|in|cm|mm|px)?"
_POINTS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_SHOWING = frozenset(("object", "inline", "anchor", "pict", "oMath", "instrText"))
REMOVED = frozenset(("del", "moveFrom"))
_CHARACTERS = frozenset(("r", "oMath", "ins", "del", "bookmarkStart", "bookmarkEnd"))  # of a formula that is one line


def chosen(alternate: "Element") -> "Element":
    """The choice or the fallback, never both."""
    choice = child(alternate, "Choice")
    fallback = child(alternate, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternate


def may_show_picture(names: Iterable[str]) -> bool:
    """False where none of the elements of these names shows anything beside text."""
    return not _SHOWING.isdisjoint(names)


def shows_picture(cell: "Element", text: str) -> bool:
    """True where an object or a picture stands in the line with the text, or floats where there is no text: a formula, a scan.

    What floats over text is a seal or a watermark, unless it is no larger than a sign.
    """
    is_blank = not text.strip()
    for element in _seen_in(cell):
        tag = local(element)
        if tag in ("object", "inline") or _is_built(element):
            return True
        if tag == "anchor" and (is_blank or _is_of_a_sign(child(element, "extent"))):
            return True
        if tag == "pict" and any(_is_shown(shape, is_blank=is_blank) for shape in element if local(shape) in _SHAPES):
            return True
    return False


def _is_of_a_sign(extent: "Element | None") -> bool:
    sizes = [extent.get("cx"), extent.get("cy")] if extent is not None else [None]
    return all(number(size, _SIGN + 1, _SIGN + 1) <= _SIGN for size in sizes)


def _is_shown(shape: "Element", *, is_blank: bool) -> bool:
    """A shape of the older kind of drawings. Lines over empty cells cross them out, and show nothing."""
    style = attribute(shape, "style") or ""
    filled = any(local(inner) in ("imagedata", "textpath", "txbxContent") for inner in shape.iter())
    floats = "position:absolute" in style
    sizes = [float(size) * _POINTS.get(unit, 1.0) for size, unit in re.findall(_SIZE, style)]
    is_sign = len(sizes) == 2 and max(sizes) <= _SIGN_POINTS
    return (filled and (not floats or is_blank)) or (is_sign and not is_blank)


def _is_built(element: "Element") -> bool:
    """A formula of more than one line of characters, or a field that draws one."""
    if local(element) == "oMath":
        return any(local(inner) not in _CHARACTERS for inner in element)
    return local(element) == "instrText" and re.match(r"\s*EQ\b", element.text or "", re.IGNORECASE) is not None


def _seen_in(element: "Element") -> Iterator["Element"]:
    """Everything inside a cell that is shown, without the tables in it."""
    for inner in element:
        tag = local(inner)
        if tag == "AlternateContent":
            yield from _seen_in(chosen(inner))
        elif tag not in REMOVED and tag != "tbl":
            yield inner
            yield from _seen_in(inner)
