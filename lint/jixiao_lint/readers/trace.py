"""Where the characters of an XML part stand in its bytes: kept when that is asked for, so that something can be written there.

The parser does not tell. But the elements come in the order of their tags, and one look over the bytes finds all of these.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from jixiao_grammar.record import Record
from jixiao_lint.table import Origin, Piece

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A text, or a character, and the element that shows it.
Bit: TypeAlias = "tuple[str, Element]"

_KEY = "\0at"  # no attribute of a file has this name
_MARKED = frozenset(("p", "t", "r", "tab", "br", "cr", "noBreakHyphen", "sym"))


@cache
def _tags() -> re.Pattern[bytes]:
    return re.compile(
        rb"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>"
        rb"|(?:[\w.-]+:)?(p|t|r|tab|br|cr|noBreakHyphen|sym)(?=[\s/>])[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*>)",
        re.DOTALL,
    )


@cache
def _characters() -> re.Pattern[bytes]:
    """What stands for one character, and what stands for none."""
    return re.compile(
        rb"(?P<none><!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>)|<[^>]*>|&[^;&<]*;|\r\n|_x[0-9A-Fa-f]{4}_|[\x00-\x7f]"
        rb"|[\xc0-\xff][\x80-\xbf]*",
        re.DOTALL,
    )


# Where the tag of an element begins and ends, the number of the run that it stands in, and its name.
_Mark: TypeAlias = tuple[int, int, int, str]


class Trace:
    """Follows one part while it is parsed."""

    def __init__(self, part: str, data: bytes) -> None:
        """Only parts in UTF-8 are followed, which is what every office program writes."""
        self._part = part
        self._data = data
        declared = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", data[:200])
        self._follows = b"\0" not in data[:4] and (declared is None or declared[1].lower() in (b"utf-8", b"us-ascii"))
        self._tags = (found for found in _tags().finditer(data) if found[1])
        self._run = -1
        self.others: set[str] = set()

    def started(self, element: "Element") -> None:
        """An element begins whose tag is not among the `others`: if it shows something, the next tag of the part is its own."""
        name = element.tag.rpartition("}")[2]
        if name not in _MARKED or not self._follows:
            self.others.add(element.tag)
            return
        found = next(self._tags, None)
        if found is None or found[1].decode() != name:
            self._follows = False  # something stands there that we do not see as the parser does
            return
        if name == "r":
            self._run += 1
        else:
            mark: _Mark = (found.start(), found.end(), self._run, name)
            element.set(_KEY, mark)  # type: ignore[arg-type]

    def origin(
        self, paragraphs: Sequence[Iterable[Bit]], stripped: int, length: int, blocks: Iterable["Element"] = ()
    ) -> Origin | None:
        """Where a cell's text stands: paragraphs with a line feed between, without the first `stripped` characters.

        `blocks` are the elements of the paragraphs. None where it cannot be told of every character.
        """
        pieces: list[Piece] = []
        at = -stripped
        for number, paragraph in enumerate(paragraphs):
            if number:
                at += 1
            for text, element in paragraph:
                if text:
                    mark: _Mark | None = element.get(_KEY)  # type: ignore[assignment]
                    if mark is None or not self._follows:
                        return None
                    if not 0 <= at < length:
                        at += len(text)
                        continue
                    start, end, run, name = mark
                    if name == "t":
                        start, end = end, self._data.find(b"</", end)
                    pieces.append(Piece(at, len(text), start, end, run))
                    at += len(text)
        marks: Iterable[_Mark | None] = (block.get(_KEY) for block in blocks)  # type: ignore[misc]
        return Origin(self._part, tuple(pieces), tuple(mark[0] for mark in marks if mark is not None))


def span_of(origin: Origin, index: int, part: bytes) -> tuple[int, int, int] | None:
    """First and last byte (exclusive) of a character of a cell in the bytes of its part, and the number of its run.

    None for a line feed between two paragraphs, for which no character stands there, and where it cannot be told.
    """
    found = next(spelt(origin, index, index + 1, part), None)
    return None if found is None else (found.start, found.end, found.run)


class Spelt(Record):
    """The character of a cell at an offset of its text: its bytes in the part, and the number of its run."""

    at: int
    start: int
    end: int
    run: int


def spelt(origin: Origin, first: int, last: int, part: bytes) -> Iterator[Spelt]:
    """The characters from `first` to `last` (exclusive) that stand in the part, in the order of the text."""
    begin = max(0, bisect_right(origin.pieces, first, key=lambda piece: piece.at) - 1)
    for piece in origin.pieces[begin:]:
        if piece.at >= last:
            return
        found = [found for found in _characters().finditer(part, piece.start, piece.end) if found["none"] is None]
        if len(found) == piece.length:
            for nth in range(max(0, first - piece.at), min(piece.length, last - piece.at)):
                yield Spelt(piece.at + nth, *found[nth].span(), piece.run)
