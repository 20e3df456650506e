"""How the cells of the list look: added behind the styles of a workbook, and found there again."""

from jixiao_grammar.record import Record
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.splice import appended, prefix_of, spliced, with_attribute
from jixiao_lint.readers.outline import Node


class ListStyles(Record):
    """The numbers of the styles of a heading, a text and a link."""

    heading: int = 0
    text: int = 0
    link: int = 0


def list_styles(parts: Parts) -> ListStyles:
    """The styles of the list; plain ones where the workbook has no styles."""
    name = parts.related(parts.main, "styles")
    if name is None or parts.outline(name).child("fonts") is None or parts.outline(name).child("cellXfs") is None:
        return ListStyles()
    prefix = prefix_of(parts.content(name), parts.outline(name)).decode()
    looks = ("<{p}b/>", "", "<{p}u/>"), ("", "", '<{p}color rgb="FF0563C1"/>')
    return ListStyles(
        *(_style(parts, name, prefix, *(one.format(p=prefix) for one in look)) for look in zip(*looks, strict=True))
    )


def _style(parts: Parts, name: str, prefix: str, before: str, behind: str) -> int:
    """The number of the style with a font that says so much before and behind its size."""
    font = f'<{prefix}font>{before}<{prefix}sz val="11"/>{behind}<{prefix}name val="宋体"/></{prefix}font>'
    number = _index(parts, name, "fonts", font)
    look = (
        f'<{prefix}xf numFmtId="0" fontId="{number}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
        f'<{prefix}alignment vertical="top" wrapText="1"/></{prefix}xf>'
    )
    return _index(parts, name, "cellXfs", look)


def _index(parts: Parts, name: str, kind: str, wanted: str) -> int:
    """The number of an entry of a list of the styles; it is added where it is not there."""
    content, listed = parts.content(name), _list(parts, name, kind)
    for number, node in enumerate(listed.kids):
        if content[node.start : node.end] == wanted.encode():
            return number
    counted = with_attribute(content, listed, b"count", str(len(listed.kids) + 1).encode())
    parts.put(name, spliced(content, [counted, appended(content, listed, wanted.encode())]))
    return len(listed.kids)


def _list(parts: Parts, name: str, kind: str) -> Node:
    listed = parts.outline(name).child(kind)
    assert listed is not None, "looked for before"
    return listed
