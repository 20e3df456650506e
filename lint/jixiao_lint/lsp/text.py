"""A text as an editor sees it: lines, and columns in the units that client and server agreed on."""

from bisect import bisect_right
from collections.abc import Sequence

from lsprotocol import types

from jixiao_grammar.record import Closed
from jixiao_lint.source import Source


class Units(Closed):
    """What the columns of a client count."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class Text:
    """A text with its lines, which end at LF, CRLF and CR as the protocol has it. Offsets are code points, 0-based."""

    def __init__(self, content: str, units: Units) -> None:
        self.content = content
        self.units = units
        self.starts: Sequence[int] = Source.of("", content).line_starts

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one behind the end of a line or of the text is the end."""
        if position.line >= len(self.starts):
            return len(self.content)
        start = self.starts[position.line]
        line = self.content[start : self._end_of(position.line)]
        return start + _code_points(line, position.character, self.units)

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        return types.Position(line, _width(self.content[start:offset], self.units))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def edited(self, change: types.TextDocumentContentChangeEvent) -> "Text":
        """The text after a change that the client reports."""
        if not isinstance(change, types.TextDocumentContentChangePartial):
            return Text(change.text, self.units)
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        return Text(self.content[:start] + change.text + self.content[max(start, end) :], self.units)

    def line_at(self, offset: int) -> tuple[int, int]:
        """Where the line of an offset begins, and where it ends, without its line end."""
        line = bisect_right(self.starts, offset) - 1
        return self.starts[line], self._end_of(line)

    def line_end_mark(self) -> str:
        """The line end that the text uses."""
        return "\r\n" if "\r\n" in self.content else "\n"

    def _end_of(self, line: int) -> int:
        """The offset behind the last character of a line (0-based), before its line end."""
        if line + 1 >= len(self.starts):
            return len(self.content)
        end = self.starts[line + 1] - 1
        crlf = self.content[end] == "\n" and end > self.starts[line] and self.content[end - 1] == "\r"
        return end - 1 if crlf else end


def _width(text: str, units: Units) -> int:
    """How many units a text takes."""
    if units is Units.UTF32 or text.isascii():
        return len(text)
    if units is Units.UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _code_points(line: str, wanted: int, units: Units) -> int:
    """How many characters fit whole into so many units."""
    if units is Units.UTF32 or line.isascii():
        return min(wanted, len(line))
    met = 0
    for at, character in enumerate(line):
        met += _width(character, units)
        if met > wanted:
            return at
    return len(line)
