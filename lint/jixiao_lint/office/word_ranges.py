"""Where the marks of a comment stand in a Word document, and how they are written there."""

from jixiao_grammar.record import Record
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.office.splice import Edit
from jixiao_lint.office.word_cut import Cut, before, behind, cut_edits, in_paragraph
from jixiao_lint.readers.outline import Node
from jixiao_lint.readers.trace import span_of, spelt
from jixiao_lint.table import Origin


class Range(Record):
    """From a place to another one, or just a place."""

    start: Cut
    end: Cut | None  # None: both marks stand in one place

    @property
    def exact(self) -> bool:
        """True where both stand at the very characters."""
        return self.start.exact and (self.end is None or self.end.exact)


def range_of(part: bytes, root: Node, name: str, origin: Origin | None, start: int, end: int) -> Range:
    """Where the two marks of a comment stand: around these characters of a text with an origin in the part of this name."""
    if origin is None or origin.part != name:
        return _somewhere(root)
    told = list(spelt(origin, start, end, part))
    if told:
        cell = _cell(root, told[0].start)
        last = next(one for one in reversed(told) if _cell(root, one.start) is cell)
        return Range(before(part, root, told[0].start), behind(part, root, last.start, last.end))
    following = span_of(origin, start, part)
    if following is not None:
        return Range(before(part, root, following[0]), None)
    preceding = span_of(origin, start - 1, part) if start else None
    if preceding is not None:
        return Range(behind(part, root, *preceding[:2]), None)
    if not origin.paragraphs:
        return _somewhere(root)
    return Range(in_paragraph(root, origin.paragraphs[0]), None)


def _somewhere(root: Node) -> Range:
    """The first paragraph of the document, for what has no place in it."""
    first = next((node for node in root.every() if node.name == "p"), None)
    if first is None:
        raise RefusedError("文件里没有可以写批注的段落，没有写")
    return Range(in_paragraph(root, first.start)._replace(exact=False), None)


def _cell(root: Node, offset: int) -> Node | None:
    return next((above for above in root.at(offset).above() if above.name == "tc"), None)


class Board:
    """Collects marks by their places, so that several in one place share the one cut."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._cuts: dict[int, Cut] = {}
        self._marks: dict[int, tuple[list[bytes], list[bytes]]] = {}

    def fasten(self, place: Range, marks: tuple[bytes, bytes]) -> None:
        """Let the marks of a comment stand around a range."""
        if place.end is None:
            self._at(place.start)[1].append(b"".join(marks))
        else:
            self._at(place.start)[1].append(marks[0])
            self._at(place.end)[0].append(marks[1])

    def edits(self) -> list[Edit]:
        """What is to be written: at each place what ends there comes before what begins there."""
        found: dict[Edit, None] = {}
        for at, cut in self._cuts.items():
            marks = b"".join(self._marks[at][0] + self._marks[at][1])
            found |= dict.fromkeys(cut_edits(self._part, cut, marks))
        return list(found)

    def _at(self, cut: Cut) -> tuple[list[bytes], list[bytes]]:
        self._cuts.setdefault(cut.at, cut)
        return self._marks.setdefault(cut.at, ([], []))
