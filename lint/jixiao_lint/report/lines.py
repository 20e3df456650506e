"""The lines of a text file, for formats that count other units than code points."""

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, LineStretch, Location
from jixiao_lint.result import FileResult
from jixiao_lint.source import Source


class Lines(Record):
    """Decoded text and where its lines start; lines and columns are 1-based, columns in code points."""

    source: Source

    @classmethod
    def of(cls, file: FileResult) -> "Lines | None":
        """The lines of a file; None where it has no text that lines could be counted in."""
        return None if file.source is None else cls(Source.of(file.path.shown, file.source))

    def offset(self, line: int, column: int) -> int:
        """The offset of a place in the text, 0-based, in code points."""
        return self.source.line_starts[line - 1] + column - 1

    def byte_column(self, line: int, column: int) -> int:
        """The column of a place in bytes of UTF-8, 1-based."""
        before = self.source.text[self.offset(line, 1) : self.offset(line, column)]
        return len(before.encode("utf-8", "surrogatepass")) + 1

    def cut(self, location: Location) -> str:
        """The text between the ends of a location."""
        if not isinstance(location, LineStretch):
            return ""
        start = self.offset(location.line, location.column)
        return self.source.text[start : self.offset(location.end_line, location.end_column)]

    def can_replace(self, finding: Finding) -> bool:
        """True where the file has, at the finding's location, the very text that its fix is to replace.

        Escapes and folding may stand between: then the location shows the cell as a whole, and replacing all of it
        would spoil it.
        """
        if finding.text is None or finding.span is None or not isinstance(finding.location, LineStretch):
            return False
        return self.cut(finding.location) == finding.span.cut(finding.text)
