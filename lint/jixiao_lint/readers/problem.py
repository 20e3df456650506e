"""What a reader could not read. A reader judges nothing: it says what it met, and where."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao_lint.result import Fault
from jixiao_lint.table import Place


class Kind(StrEnum):
    """The ways in which a file, or a part of it, stays unread."""

    UNREADABLE_FILE = "unreadable-file"
    NO_TABLE = "no-table"
    UNREAD_TABLE = "unread-table"
    SYNTAX_ERROR = "syntax-error"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    DUPLICATE_KEY = "duplicate-key"
    LIMIT_EXCEEDED = "limit-exceeded"
    NOT_OPENED = "not-opened"
    PROGRAM_FAILED = "program-failed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was not read, in the user's words.

    `start` and `end` are offsets in the decoded text (code points, 0-based, `end` exclusive), where the file is text;
    `place` is the place on paper where it is not. Both are absent where the problem is the file as a whole.
    `fault` says whose fault it is.
    """

    kind: Kind
    message: str
    hint: str = ""
    start: int | None = None
    end: int | None = None
    place: Place | None = None
    fault: Fault = Fault.FILE


class Unreadable(Exception):  # noqa: N818 - it names the state of the file, as the message to the user does
    """The file as a whole cannot be read; carries the problem to report."""

    def __init__(
        self, message: str, hint: str = "", kind: Kind = Kind.UNREADABLE_FILE, fault: Fault = Fault.FILE
    ) -> None:
        super().__init__(message)
        self.problem = Problem(kind, message, hint, fault=fault)
