"""One form while it is being read."""

from dataclasses import dataclass, field

from jixiao_lint.recognise.fields import Head, Value
from jixiao_lint.recognise.header import Header
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.rows import Half


@dataclass(slots=True)
class Form:
    """Its head, the header that is open (of `line`) and the halves of the list, those under the open header last.

    `partly_read` where a row of it could not be read. `closing` is what the lines below the list say: sum and grade.
    """

    head: Head
    header: Header
    line: Line
    halves: list[Half] = field(default_factory=list)
    partly_read: bool = False
    closing: dict[str, Value] = field(default_factory=dict)

    @property
    def open_halves(self) -> list[Half]:
        """The halves under the header that is open."""
        return self.halves[-len(self.header.halves) :]
