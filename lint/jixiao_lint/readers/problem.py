"""What a reader could not read. A reader judges nothing: it says what it met, and where."""

from jixiao_grammar.record import Closed, Record
from jixiao_lint.result import Fault
from jixiao_lint.sentence import Sentence, Words, say
from jixiao_lint.table import Place

__all__ = ["Kind", "Problem", "Sentence", "Unreadable", "Words", "beyond_limit", "say"]


class Kind(Closed):
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


class Problem(Record):
    """One thing that was not read, in the user's words: what happened, and what to do about it.

    `start` and `end` are offsets in the decoded text (code points, 0-based, `end` exclusive), where the file is text;
    `place` is the place on paper where it is not. Both are absent where the problem is the file as a whole.
    `fault` says whose fault it is.
    """

    kind: Kind
    happened: Words
    to_do: Words = ""
    start: int | None = None
    end: int | None = None
    place: Place | None = None
    fault: Fault = Fault.FILE

    @property
    def message(self) -> str:
        """What happened, as the user reads it."""
        return str(self.happened)

    @property
    def hint(self) -> str:
        """What to do about it, as the user reads it; empty where nobody knows."""
        return str(self.to_do)


class Unreadable(Exception):  # noqa: N818 - it names the state of the file, as the message to the user does
    """The file as a whole cannot be read; carries the problem to report."""

    def __init__(
        self, message: Words, hint: Words = "", kind: Kind = Kind.UNREADABLE_FILE, fault: Fault = Fault.FILE
    ) -> None:
        super().__init__(str(message))
        self.problem = Problem(kind, message, hint, fault=fault)


def beyond_limit(happened: Words) -> Unreadable:
    """The file holds more than is read of one file."""
    return Unreadable(happened, "请拆成几个文件后再检查。", Kind.LIMIT_EXCEEDED)
