"""A stretch of a cell's text that is to read otherwise."""

from jixiao_grammar.record import Record
from jixiao_lint.table import Origin


class Replacement(Record):
    """The characters `start` to `end` (exclusive) of a text with an origin become `new`.

    `first` to `last` (exclusive) is all that was looked at for that: nobody else may have changed anything there.
    """

    origin: Origin
    start: int
    end: int
    new: str
    first: int
    last: int


def smallest(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The same change with nothing in it that stays as it is."""
    old = text[start:end]
    same = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    old, new, start = old[same:], new[same:], start + same
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return start, start + len(old), new
