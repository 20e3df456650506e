"""An independent look at comments in Word documents: what stands between the marks of each, and what it says."""

import zipfile
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = (f"{W}del", f"{W}moveFrom", _FALLBACK)
_SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "?"}


class Comment(NamedTuple):
    """A comment: who wrote it, what it says, and the characters between its marks, without the ends of paragraphs."""

    author: str
    text: str
    about: str


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def comments_in(data: bytes) -> list[Comment]:
    """The comments of a document, in the order of their part."""
    parts = parts_of(data)
    if "word/comments.xml" not in parts:
        return []
    between: dict[str, str] = {}
    _walk(ElementTree.fromstring(parts["word/document.xml"]), between, set(), gone=False)
    return [
        Comment(
            comment.get(f"{W}author") or "",
            "\n".join("".join(text.text or "" for text in block.iter(f"{W}t")) for block in comment.iter(f"{W}p")),
            between.get(comment.get(f"{W}id") or "", ""),
        )
        for comment in ElementTree.fromstring(parts["word/comments.xml"])
    ]


def _walk(element: ElementTree.Element, between: dict[str, str], open_marks: set[str], *, gone: bool) -> None:
    gone = gone or element.tag in _GONE
    key = element.get(f"{W}id") or ""
    if element.tag == f"{W}commentRangeStart":
        open_marks.add(key)
        between[key] = ""
    elif element.tag == f"{W}commentRangeEnd":
        open_marks.discard(key)
    elif not gone:
        shown = element.text or "" if element.tag == f"{W}t" else _SHOWN.get(element.tag, "")
        for mark in open_marks:
            between[mark] += shown
    for inner in element:
        _walk(inner, between, open_marks, gone=gone)
