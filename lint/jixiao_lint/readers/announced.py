"""What a file announces beside what was got of it: sheets, pages, parts, elements that were opened, quotes, records.

Readers count; here alone the two are compared, and what is missing is told.
"""

from collections.abc import Iterable, Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers.problem import Kind, Problem, Words

_HINT = "文件可能已损坏或不完整，请用办公软件打开核对，另存一份再检查。"


class Announced(Record):
    """`said` things that the file announces, of which `got` were there; `missing` is what is told where they are fewer.

    `start` and `end` are offsets in the decoded text, where the file is text and the place is known.
    """

    said: int
    got: int
    missing: Words
    start: int | None = None
    end: int | None = None


def shortfalls(announced: Iterable[Announced]) -> Iterator[Problem]:
    """A problem for everything of which there is less than the file announces."""
    for one in announced:
        if one.got < one.said:
            yield Problem(Kind.UNREADABLE_FILE, one.missing, _HINT, one.start, one.end)
