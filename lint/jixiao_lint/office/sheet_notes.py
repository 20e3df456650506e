"""Notes on the cells of a sheet: ours are taken out, and written; those of others stay."""

import re
from collections.abc import Mapping, Sequence
from html import unescape

from jixiao_lint.office.book import child_before, free_name, namespace
from jixiao_lint.office.own import AUTHOR, is_own
from jixiao_lint.office.parts import HEAD, Parts
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.office.splice import Edit, appended, escaped, prefix_of, spliced
from jixiao_lint.readers.outline import Node
from jixiao_lint.readers.sheet import place_of

_NOTES = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What comes behind the reference to the drawing of the notes in the part of a sheet.
_FOLLOWING = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
_BOX_TYPE = b"_x0000_t202"
_EMPTY_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_BOX = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_BROKEN = "文件里批注的部分已损坏，没有写；请用办公软件打开后另存一份再试"
_WIDE = 22  # Chinese characters to a line of a note
_LINE_POINTS = 14


def without_own_notes(parts: Parts, sheet: str) -> None:
    """Take out the notes of ours from a sheet, with the boxes that show them."""
    name = parts.related(sheet, "comments")
    if name is None:
        return
    content, root = parts.content(name), parts.outline(name)
    authors = _authors(content, root)
    own = [
        node
        for node in _notes(root)
        if is_own(authors.get(node.attributes.get("authorId", ""), ""), _text(content, node))
    ]
    parts.put(name, spliced(content, [Edit(node.start, node.end, b"") for node in own]))
    drawing = _drawing(parts, sheet)
    if drawing is not None and own:
        places = {place_of(node.attributes.get("ref", "")) for node in own}
        shapes = parts.content(drawing)
        gone = [found for found in _SHAPE.finditer(shapes) if _place(found[0]) in places]
        parts.put(drawing, spliced(shapes, [Edit(found.start(), found.end(), b"") for found in gone]))


def _authors(content: bytes, root: Node) -> dict[str, str]:
    listed = root.child("authors")
    return {
        str(number): unescape(content[node.open : node.close].decode("utf-8", "replace"))
        for number, node in enumerate(listed.kids if listed is not None else ())
    }


def _notes(root: Node) -> list[Node]:
    listed = root.child("commentList")
    return listed.kids if listed is not None else []


def _text(content: bytes, note: Node) -> str:
    """The text of a note; the reading aid above characters is none of it."""
    texts = (node for node in note.every() if node.name == "t" and (node.up is None or node.up.name != "rPh"))
    return unescape(b"".join(content[node.open : node.close] for node in texts).decode("utf-8", "replace"))


def _place(shape: bytes) -> tuple[int, int] | None:
    """Row and column, 0-based, of the cell whose note a shape shows; None for another shape."""
    row, column = re.search(rb"<x:Row>\s*(\d+)", shape), re.search(rb"<x:Column>\s*(\d+)", shape)
    if row is None or column is None or not re.search(rb"ObjectType\s*=\s*[\"']Note", shape):
        return None
    return int(row[1]), int(column[1])


def _drawing(parts: Parts, sheet: str) -> str | None:
    """The part that shows the notes of a sheet."""
    shown = parts.outline(sheet).child("legacyDrawing")
    key = shown.attributes.get("id") if shown is not None else None
    return next((name for met, _, name in parts.relations(sheet) if met == key), None)


def write_notes(parts: Parts, sheet: str, notes: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Write a note of so many lines on each cell; the addresses of the cells that have one of somebody else, which stays."""
    name = parts.related(sheet, "comments")
    taken = (
        frozenset(node.attributes.get("ref", "").upper() for node in _notes(parts.outline(name)))
        if name
        else frozenset()
    )
    fresh = {address: lines for address, lines in notes.items() if address not in taken}
    if fresh:
        _write_texts(parts, sheet, name, fresh)
        _write_boxes(parts, sheet, fresh)
    return taken & notes.keys()


def _write_texts(parts: Parts, sheet: str, name: str | None, notes: Mapping[str, Sequence[str]]) -> None:
    if name is None:
        name = free_name(parts, "comments", ".xml")
        head = f'<comments xmlns="{namespace(parts)}"><authors></authors><commentList></commentList></comments>'
        parts.put(name, HEAD + head.encode())
        parts.declare(name, _NOTES)
        parts.relate(sheet, "comments", name)
    content, root = parts.content(name), parts.outline(name)
    prefix = prefix_of(content, root).decode()
    authors, listed = root.child("authors"), root.child("commentList")
    if authors is None or listed is None:
        raise RefusedError(_BROKEN)
    known = {author: number for number, author in _authors(content, root).items()}
    edits = []
    if AUTHOR not in known:
        edits.append(appended(content, authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode()))
    number = known.get(AUTHOR, str(len(authors.kids)))
    written = b"".join(
        f'<{prefix}comment ref="{address}" authorId="{number}"><{prefix}text><{prefix}t xml:space="preserve">'.encode()
        + escaped("\n".join(lines))
        + f"</{prefix}t></{prefix}text></{prefix}comment>".encode()
        for address, lines in notes.items()
    )
    parts.put(name, spliced(content, [*edits, appended(content, listed, written)]))


def _write_boxes(parts: Parts, sheet: str, notes: Mapping[str, Sequence[str]]) -> None:
    """Write the shapes in which the notes are shown."""
    name = _drawing(parts, sheet)
    if name is None and parts.outline(sheet).child("legacyDrawing") is not None:
        raise RefusedError(_BROKEN)
    if name is None:
        name = free_name(parts, "drawings/vmlDrawing", ".vml")
        parts.put(name, _EMPTY_DRAWING)
        parts.declare_ending("vml", _DRAWING)
        key = parts.relate(sheet, "vmlDrawing", name)
        content, root = parts.content(sheet), parts.outline(sheet)
        said = f'legacyDrawing xmlns:r="{parts.family()}" r:id="{key}"/>'.encode()
        at = child_before(root, _FOLLOWING)
        parts.put(sheet, spliced(content, [Edit(at, at, b"<" + prefix_of(content, root) + said)]))
    shapes = parts.content(name)
    number = max((int(found[1]) for found in re.finditer(rb"_x0000_s(\d{1,9})\b", shapes)), default=1024) + 1
    boxes = [] if _BOX_TYPE in shapes else [_BOX]
    for nth, (address, lines) in enumerate(notes.items()):
        place = place_of(address)
        assert place is not None, "a cell that was read has an address"
        boxes.append(_box(number + nth, place, lines))
    end = shapes.rfind(b"</")
    if end < 0:
        raise RefusedError(_BROKEN)
    parts.put(name, shapes[:end] + b"".join(boxes) + shapes[end:])


def _box(number: int, place: tuple[int, int], lines: Sequence[str]) -> bytes:
    height = _LINE_POINTS * (sum(len(line) // _WIDE + 1 for line in lines) + 1)
    style = f"position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:{height}pt;visibility:hidden"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="{style}" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{place[0]}</x:Row><x:Column>{place[1]}</x:Column></x:ClientData></v:shape>"
    ).encode()
