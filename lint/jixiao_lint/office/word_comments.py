"""Comments in a Word document: ours are taken out, and written; those of others stay."""

import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.office.own import AUTHOR, is_own
from jixiao_lint.office.parts import HEAD, Parts
from jixiao_lint.office.splice import Edit, appended, escaped, spliced
from jixiao_lint.office.word_ranges import Board, range_of
from jixiao_lint.readers.explained import ranges_of
from jixiao_lint.readers.outline import Node
from jixiao_lint.table import Origin

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_INITIALS = "jx"


class Remark(Record):
    """A comment to write: its lines, and the characters that it is about, `end` exclusive, of a text with an origin.

    `where` is told in a line of its own where the comment cannot stand at these characters. An origin that is not known is
    that of the document as a whole.
    """

    lines: tuple[str, ...]
    where: str
    origin: Origin | None
    start: int
    end: int


def without_own_comments(parts: Parts) -> None:
    """Take out the comments of ours, but for those that somebody answered or made their own."""
    name = parts.related(parts.main, "comments")
    if name is None or AUTHOR.encode() not in parts.content(name):
        return
    comments = [node for node in parts.outline(name).kids if node.name == "comment"]
    content = parts.content(name)
    answered = _answered(parts, comments)
    own = [
        node
        for node in comments
        if is_own(node.attributes.get("author", ""), text_of(content, node)) and _key(node) not in answered
    ]
    if own:
        parts.put(name, spliced(content, [Edit(node.start, node.end, b"") for node in own]))
        _forget(parts, {key for node in own for key in _paragraphs(node)})
        _unfasten(parts, {_key(node) for node in own})


def _key(comment: Node) -> str:
    return comment.attributes.get("id", "")


def text_of(content: bytes, comment: Node) -> str:
    """The text of a comment, its paragraphs one a line."""
    from html import unescape

    lines = []
    for block in comment.every():
        if block.name == "p":
            texts = (content[node.open : node.close] for node in block.every() if node.name == "t")
            lines.append(unescape(b"".join(texts).decode("utf-8", "replace")))
    return "\n".join(lines)


def _paragraphs(comment: Node) -> Iterator[str]:
    return (node.attributes["paraId"] for node in comment.every() if "paraId" in node.attributes)


def _answered(parts: Parts, comments: Sequence[Node]) -> set[str]:
    """The ids of the comments to which there is an answer."""
    name = parts.related(parts.main, "commentsExtended")
    if name is None:
        return set()
    asked = {kid.attributes["paraIdParent"] for kid in parts.outline(name).kids if "paraIdParent" in kid.attributes}
    return {_key(comment) for comment in comments if asked & set(_paragraphs(comment))}


def _forget(parts: Parts, paragraphs: set[str]) -> None:
    """Take out what other parts say about comments that are gone."""
    if not paragraphs:
        return
    durable: set[str] = set()
    for kind, keys, attribute in (
        ("commentsExtended", paragraphs, "paraId"),
        ("commentsIds", paragraphs, "paraId"),
        ("commentsExtensible", durable, "durableId"),
    ):
        name = parts.related(parts.main, kind)
        if name is not None:
            gone = [kid for kid in parts.outline(name).kids if kid.attributes.get(attribute) in keys]
            durable |= {kid.attributes["durableId"] for kid in gone if "durableId" in kid.attributes}
            parts.put(name, spliced(parts.content(name), [Edit(kid.start, kid.end, b"") for kid in gone]))


def _unfasten(parts: Parts, keys: set[str]) -> None:
    """Take out the marks of comments that are gone; of the runs that hold one, those that hold nothing else."""
    edits = []
    for node in parts.outline(parts.main).every():
        if node.name in ("commentRangeStart", "commentRangeEnd", "commentReference") and _key(node) in keys:
            whole = node
            if node.name == "commentReference" and node.up is not None and node.up.name == "r":
                shown = [kid for kid in node.up.kids if kid.name != "rPr"]
                whole = node.up if shown == [node] else node
            edits.append(Edit(whole.start, whole.end, b""))
    parts.put(parts.main, spliced(parts.content(parts.main), edits))


def declared(part: bytes, root: Node) -> tuple[bytes, bytes]:
    """The namespace of a document, and what a tag with the prefix w must say where the document does not."""
    tag = part[root.start : root.open]
    namespace = _STRICT if _STRICT in tag else _TRANSITIONAL
    known = re.search(rb"xmlns:w\s*=\s*[\"']" + re.escape(namespace) + rb"[\"']", tag) is not None
    return namespace, b"" if known else b' xmlns:w="' + namespace + b'"'


class Comments:
    """New comments of ours in a document: each is given its number, and all are written together."""

    def __init__(self, parts: Parts) -> None:
        """The part with the comments is made where there is none."""
        self._parts = parts
        self._root = parts.outline(parts.main)
        namespace, self._said = declared(parts.content(parts.main), self._root)
        self._name = _comments_part(parts, namespace)
        self._said_there = declared(parts.content(self._name), parts.outline(self._name))[1]
        self._number = _first_free(parts, self._name, self._root)
        self._new: list[bytes] = []

    def add(self, lines: Sequence[str]) -> tuple[bytes, bytes]:
        """A comment of so many lines; gives the marks at the beginning and at the end of what it is about."""
        key = f' w:id="{self._number}"/>'.encode()
        self._new.append(_comment(self._number, lines, self._said_there))
        self._number += 1
        said = self._said
        end = b"<w:commentRangeEnd" + said + key + b"<w:r" + said + b"><w:commentReference" + key + b"</w:r>"
        return b"<w:commentRangeStart" + said + key, end

    def standing(self) -> list[tuple[str, int, int]]:
        """The comments of ours that are there, because somebody answered them: text, and where they are fastened."""
        content, ranges = self._parts.content(self._name), ranges_of(self._root)
        return [
            (text_of(content, node), *ranges[_key(node)][:2])
            for node in self._parts.outline(self._name).kids
            if node.name == "comment" and node.attributes.get("author") == AUTHOR and _key(node) in ranges
        ]

    def write(self) -> int:
        """Write them into their part; how many they were."""
        content, root = self._parts.content(self._name), self._parts.outline(self._name)
        if self._new:
            self._parts.put(self._name, spliced(content, [appended(content, root, b"".join(self._new))]))
        return len(self._new)


def write_comments(parts: Parts, remarks: Iterable[Remark]) -> int:
    """Write a comment for each remark; the number of those that did not stand there already."""
    part, root = parts.content(parts.main), parts.outline(parts.main)
    comments = Comments(parts)
    standing = comments.standing()
    board = Board(part)
    for remark in remarks:
        place = range_of(part, root, parts.main, remark.origin, remark.start, remark.end)
        lines = remark.lines if place.exact else (remark.lines[0], f"位置：{remark.where}", *remark.lines[1:])
        if not any(text == "\n".join(lines) and start <= place.start.at <= end for text, start, end in standing):
            board.fasten(place, comments.add(lines))
    parts.put(parts.main, spliced(part, board.edits()))
    return comments.write()


def _comments_part(parts: Parts, namespace: bytes) -> str:
    """The part with the comments; a new one where there is none."""
    name = parts.related(parts.main, "comments")
    if name is None:
        folder = parts.main.rpartition("/")[0]
        names = (f"{folder}/comments{number or ''}.xml".lstrip("/") for number in range(len(parts.names) + 1))
        name = next(name for name in names if name not in parts.names)
        parts.put(name, HEAD + b'<w:comments xmlns:w="' + namespace + b'"></w:comments>')
        parts.relate(parts.main, "comments", name)
        parts.declare(name, _KIND)
    return name


def _first_free(parts: Parts, name: str, root: Node) -> int:
    """An id that no comment, and no mark of one in the document, has."""
    marks = (node for node in root.every() if node.name.startswith("comment"))
    keys = (_key(node) for node in (*parts.outline(name).kids, *marks))
    return max((int(key) for key in keys if key.isascii() and key.isdigit()), default=-1) + 1


def _comment(number: int, lines: Sequence[str], said: bytes) -> bytes:
    paragraphs = b"".join(
        b'<w:p><w:r><w:t xml:space="preserve">' + escaped(line) + b"</w:t></w:r></w:p>" for line in lines
    )
    head = f' w:id="{number}" w:author="{AUTHOR}" w:initials="{_INITIALS}">'.encode()
    return b"<w:comment" + said + head + paragraphs + b"</w:comment>"
