"""A stretch of text."""

from jixiao_grammar.record import Record


class Span(Record):
    """A stretch of a cell's text: code points, 0-based, `end` exclusive."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The part of `text` that lies in the span."""
        return text[self.start : self.end]

    def cover(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
