"""What a cell of a Word document shows beside its text: pictures, formulas, drawings, boxes with text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao_lint.readers.package import attribute, child, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

REMOVED = frozenset(("del", "moveFrom"))
_CHARACTERS = frozenset(("r", "oMath", "ins", "del", "bookmarkStart", "bookmarkEnd"))  # of a formula that is one line


def chosen(alternate: "Element") -> "Element":
    """The choice or the fallback, never both."""
    choice = child(alternate, "Choice")
    fallback = child(alternate, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternate


def shows_picture(cell: "Element", text: str) -> bool:
    """True where an object or a picture stands in the line with the text, or floats where there is no text: a formula, a scan.

    What floats over text is a seal or a watermark.
    """
    for element in _seen_in(cell):
        tag = local(element)
        if tag in ("object", "inline") or (tag == "anchor" and not text.strip()) or _is_built(element):
            return True
        if tag == "pict":
            shape = next((inner for inner in element.iter() if local(inner) == "shape"), None)
            floats = shape is not None and "position:absolute" in (attribute(shape, "style") or "")
            drawn = any(local(inner) in ("imagedata", "textpath", "txbxContent") for inner in element.iter())
            if drawn and (not floats or not text.strip()):
                return True
    return False


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
