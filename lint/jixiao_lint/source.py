"""One file's text; the only place that knows lines."""

import re
from bisect import bisect_right
from itertools import accumulate

from jixiao_grammar.record import Record
from jixiao_lint.finding import LineStretch, Location
from jixiao_lint.table import Spot, TextPlace


class Source(Record):
    """A file as read: its name for the reader's eyes, its decoded text and what was found out about its bytes.

    `text` has no byte order mark; its line ends are as in the file. `line_starts` are offsets in code points, 0-based.
    """

    path: str
    text: str
    line_starts: tuple[int, ...]
    encoding: str

    @classmethod
    def of(cls, path: str, text: str, encoding: str = "utf-8") -> "Source":
        """Index the lines of a text."""
        return cls(path, text, _line_starts(text), encoding)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def stretch(self, start: int, end: int) -> LineStretch:
        """The location of a stretch of the text, given by offsets, `end` exclusive."""
        line, column = self.position(start)
        end_line, end_column = self.position(max(start, end))
        return LineStretch(line, column, end_line, end_column)

    def locate(self, spot: Spot) -> Location:
        """Where a person finds what a rule pointed at."""
        return self.stretch(*offsets(spot)) if isinstance(spot.cell.place, TextPlace) else spot.cell.place


def offsets(spot: Spot) -> tuple[int, int]:
    """Start and end of a spot in the file's text; the whole cell where it is not exact. Raises TypeError without lines."""
    place = spot.cell.place
    if not isinstance(place, TextPlace):
        raise TypeError(f"{place} has no offsets")
    if not place.exact:
        return place.pieces[0][1], place.end
    start = _offset(place, spot.span.start)
    # The end lies behind the last character, which may stand in an earlier piece than the character that follows.
    return start, _offset(place, spot.span.end - 1) + 1 if spot.span.end > spot.span.start else start


def on_paper(spot: Spot) -> Location:
    """Where a person finds a spot in a file without lines: its cell."""
    place = spot.cell.place
    return None if isinstance(place, TextPlace) else place


def _offset(place: TextPlace, index: int) -> int:
    at = bisect_right(place.pieces, index, key=lambda piece: piece[0]) - 1
    text_offset, file_offset = place.pieces[max(at, 0)]
    return file_offset + index - text_offset


def _line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin, for the line ends that editors know: LF, CRLF and CR.

    `str.splitlines` also splits at U+000B, U+000C, U+0085 and U+2028, and line numbers would drift from the editor's.
    """
    if "\r" not in text:
        return tuple(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))
    return (0, *(match.end() for match in re.finditer("\r\n|\n|\r", text)))
