"""Comments in an office file that begin 已说明：, by whomever: a person says there why something stands as it does."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao_grammar.pattern import pattern
from jixiao_lint.readers.explanation import AtCell, Explained, InPart
from jixiao_lint.readers.outline import Node, outline
from jixiao_lint.readers.package import Package, attribute, child, inside, local, tree
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.readers.relations import relations

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BEGINS = pattern(r"\s*已说明\s*[:：]\s*")
# Excel and WPS write the author's name in bold over a note.
_SIGNED = pattern(r"[^\n]{1,60}[:：]\s*\n")


def reason_of(text: str) -> str | None:
    """What is said behind 已说明：; None for a comment that does not begin so."""
    found = _BEGINS.match(text)
    if found is None:
        signed = _SIGNED.match(text)
        found = _BEGINS.match(text, signed.end()) if signed is not None else None
    return None if found is None else " ".join(text[found.end() :].split())


def in_document(package: Package, main: str, part: bytes) -> tuple[Explained, ...]:
    """The explanations in a Word document, whose main part is this.

    What of the comments is broken explains nothing, and hinders no reading.
    """
    if not any("comments" in name for name in package.names):
        return ()
    try:
        return tuple(_in_document(package, main, part))
    except Unreadable:
        return ()


def _in_document(package: Package, main: str, part: bytes) -> Iterator[Explained]:
    parts = {kind: name for _, kind, name in relations(package, main)}
    name = parts.get("comments")
    if name is None or name not in package.names:
        return
    comments = [inner for inner in tree(package.part(name), name) if local(inner) == "comment"]
    said = {attribute(comment, "id") or "": comment for comment in comments}
    reasons = {key: reason for key, comment in said.items() if (reason := reason_of(_words(comment))) is not None}
    if not reasons:
        return
    ranges = ranges_of(outline(part, main))
    parents = _parents(package, parts.get("commentsExtended"), comments)
    for key, reason in reasons.items():
        # An answer in a thread is about what its question is about, whether the program gave it a range or not.
        for where in dict.fromkeys(ranges[one] for one in (key, parents.get(key, key)) if one in ranges):
            yield Explained(reason, attribute(said[key], "author") or "", InPart(main, *where))


def ranges_of(root: Node) -> dict[str, tuple[int, int, int]]:
    """Where each comment of a document is fastened, by its id: start, end, and the start of the paragraph."""
    starts: dict[str, Node] = {}
    ends: dict[str, int] = {}
    points: dict[str, Node] = {}
    for node in root.every():
        key = node.attributes.get("id", "")
        if node.name == "commentRangeStart":
            starts[key] = node
        elif node.name == "commentRangeEnd":
            ends[key] = node.end
        elif node.name == "commentReference":
            points[key] = node
    return {
        key: (start.start, max(start.end, ends.get(key, start.end)), _paragraph(start))
        for key, point in points.items()
        for start in [starts.get(key, point)]
    }


def _paragraph(node: Node) -> int:
    """Where the paragraph begins that holds a mark, or else that follows on it."""
    for above in node.above():
        if above.name == "p":
            return above.start
        later = (kid for kid in above.kids if kid.start > node.start)
        found = next((inner for kid in later for inner in kid.every() if inner.name == "p"), None)
        if found is not None:
            return found.start
    return node.start


def _words(comment: "Element") -> str:
    """The text of a comment, its paragraphs one a line."""
    paragraphs = (inner for inner in comment.iter() if local(inner) == "p")
    return "\n".join("".join(text.text or "" for text in block.iter() if local(text) == "t") for block in paragraphs)


def _parents(package: Package, name: str | None, comments: Iterable["Element"]) -> dict[str, str]:
    """The id of the comment that another one answers, by the id of the answer."""
    if name is None or name not in package.names:
        return {}
    by_paragraph = {
        attribute(block, "paraId"): attribute(comment, "id") or ""
        for comment in comments
        for block in comment.iter()
        if local(block) == "p"
    }
    answers = (
        (by_paragraph.get(attribute(one, "paraId")), by_paragraph.get(attribute(one, "paraIdParent")))
        for one in tree(package.part(name), name)
        if attribute(one, "paraIdParent")
    )
    return {answer: question for answer, question in answers if answer is not None and question is not None}


def in_sheet(package: Package, sheet: str, related: Iterable[tuple[str, str]]) -> tuple[Explained, ...]:
    """The explanations in the notes and the threads of a sheet. `related` are kind and name of the parts that it refers to."""
    found: list[Explained] = []
    for kind, name in related:
        if kind in ("comments", "threadedComment") and name in package.names:
            try:
                root = tree(package.part(name), name)
            except Unreadable:
                continue
            found += _threads(root, sheet) if kind == "threadedComment" else _notes(root, sheet)
    return tuple(found)


def _notes(root: "Element", sheet: str) -> Iterator[Explained]:
    authors = ["".join(author.itertext()) for author in inside(root, "authors")]
    for note in inside(root, "commentList"):
        reason = reason_of(note_text(note))
        if reason is not None:
            index = attribute(note, "authorId") or ""
            author = authors[int(index)] if index.isascii() and index.isdigit() and int(index) < len(authors) else ""
            yield Explained(reason, author, AtCell(sheet, (attribute(note, "ref") or "").upper()))


def note_text(note: "Element") -> str:
    """The text of a note of a spreadsheet."""
    text = child(note, "text")
    return "".join(inner.text or "" for inner in text.iter() if local(inner) == "t") if text is not None else ""


def _threads(root: "Element", sheet: str) -> Iterator[Explained]:
    for comment in root:
        text = child(comment, "text")
        reason = reason_of("".join(text.itertext())) if text is not None else None
        if reason is not None:
            yield Explained(reason, "", AtCell(sheet, (attribute(comment, "ref") or "").upper()))
