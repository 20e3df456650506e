"""One form while it is being read."""

from jixiao_lint.recognise.fields import Head, Value
from jixiao_lint.recognise.header import Header
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.rows import Half


class Form:
    """Its head, the header that is open (of `line`) and the halves of the list, those under the open header last.

    `partly_read` where a row of it could not be read. `closing` is what the lines below the list say: sum and grade.
    """

    __slots__ = ("closing", "halves", "head", "header", "line", "partly_read")

    def __init__(self, head: Head, header: Header, line: Line, halves: list[Half]) -> None:
        self.head = head
        self.header = header
        self.line = line
        self.halves = halves
        self.partly_read = False
        self.closing: dict[str, Value] = {}

    @property
    def open_halves(self) -> list[Half]:
        """The halves under the header that is open."""
        return self.halves[-len(self.header.halves) :]
