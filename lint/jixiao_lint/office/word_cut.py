"""Where a mark can stand in a Word document: before or behind a character, whatever the character is wrapped in."""

from jixiao_grammar.record import Record
from jixiao_lint.office.splice import Edit, appended
from jixiao_lint.readers.outline import Node

# What may hold runs and marks side by side.
HOLDERS = frozenset(
    ("p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple", "dir", "bdo", "customXml")
)
# Inside these a mark would be lost or not be allowed: it stands around them.
_CLOSED = frozenset(("ruby", "oMath", "oMathPara", "txbxContent", "AlternateContent"))
_SPACE = (b" ", b"\t", b"\r", b"\n")


class Cut(Record):
    """A place for marks. `run` is the run, and `text` the text in it, that is cut in two there; None where it lies between.

    `empty` is a paragraph written as one tag, which is to be opened. `exact` is False where the mark could not stand at the
    very character.
    """

    at: int
    run: Node | None = None
    text: Node | None = None
    exact: bool = True
    empty: Node | None = None


def run_of(node: Node) -> Node | None:
    """The run that shows a text, a tabulator, a symbol …"""
    return node if node.name == "r" else next((above for above in node.above() if above.name == "r"), None)


def enclosed(node: Node) -> Node | None:
    """The outermost of what must not be cut, and in a line of text, around an element; None where there is nothing."""
    found = None
    for above in (node, *node.above()):
        closed = above.name in _CLOSED or (above.name == "sdt" and above.child("sdtPr", "dataBinding") is not None)
        if closed and any(further.name == "p" for further in above.above()):
            found = above
    while found is not None and found.up is not None and found.up.name not in HOLDERS:
        found = found.up
    return found


def before(part: bytes, root: Node, start: int) -> Cut:
    """The place before the character whose bytes begin at `start`."""
    node = root.at(start)
    run, around = run_of(node), enclosed(node)
    if around is not None or run is None:
        return Cut((around or node).start, exact=False)
    if node.name == "t" and start > node.open:
        return _in_text(part, node, run, start) or Cut(run.start, exact=False)
    return Cut(run.start) if node is _shown(run)[0] else Cut(node.start, run)


def behind(part: bytes, root: Node, start: int, end: int) -> Cut:
    """The place behind the character in the bytes `start` to `end`."""
    node = root.at(start)
    run, around = run_of(node), enclosed(node)
    if around is not None or run is None:
        return Cut((around or node).end, exact=False)
    if node.name == "t" and end < node.close:
        return _in_text(part, node, run, end) or Cut(run.end, exact=False)
    return Cut(run.end) if node is _shown(run)[-1] else Cut(node.end, run)


def _in_text(part: bytes, text: Node, run: Node, at: int) -> Cut | None:
    """A place inside a text; None where it is written in a way that cannot be cut."""
    return None if b"<!" in part[text.open : text.close] else Cut(at, run, text)


def _shown(run: Node) -> list[Node]:
    return [kid for kid in run.kids if kid.name != "rPr"] or [run]


def in_paragraph(root: Node, start: int) -> Cut:
    """A place in the paragraph that begins at `start`."""
    node = root.at(start)
    around = enclosed(node)
    if around is not None:
        return Cut(around.start, exact=False)
    properties = node.child("pPr")
    if properties is not None:
        return Cut(properties.end)
    return Cut(node.open, empty=node if node.close == node.end else None)


def properties_of(part: bytes, run: Node) -> bytes:
    """How a run looks, as it is written."""
    properties = run.child("rPr")
    return b"" if properties is None else part[properties.start : properties.end]


def opened_again(part: bytes, run: Node) -> bytes:
    """The beginning of a run, to go on with it behind a cut."""
    return part[run.start : run.open] + properties_of(part, run)


def preserving(part: bytes, text: Node) -> bytes:
    """The tag that begins a piece of a text; where there is white space in it, that at the edges is to be shown."""
    tag = part[text.start : text.open]
    if b"xml:space" in tag or not any(space in part[text.open : text.close] for space in _SPACE):
        return tag
    return tag[:-1] + b' xml:space="preserve">'


def cut_edits(part: bytes, cut: Cut, marks: bytes) -> list[Edit]:
    """What is to be written so that marks stand at a place."""
    if cut.empty is not None:
        return [appended(part, cut.empty, marks)]
    if cut.run is None:
        return [Edit(cut.at, cut.at, marks)]
    closing = part[cut.run.close : cut.run.end]
    opening = opened_again(part, cut.run)
    if cut.text is None:
        return [Edit(cut.at, cut.at, closing + marks + opening)]
    text = cut.text
    again = preserving(part, text)
    edits = [Edit(cut.at, cut.at, part[text.close : text.end] + closing + marks + opening + again)]
    if again != part[text.start : text.open]:
        edits.append(Edit(text.start, text.open, again))
    return edits
