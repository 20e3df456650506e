"""Cell texts that are put together from stretches of a text file, so that every character knows where it stands."""

from collections.abc import Sequence
from typing import NamedTuple

from jixiao_lint.table import Place


class Stretch(NamedTuple):
    """A run of the file's text. `start` is its offset in code points, 0-based."""

    text: str
    start: int


def joined(stretches: Sequence[Stretch], row: int, column: int, glue: str = "\n") -> tuple[str, Place]:
    """The stretches as one cell text, and its place. The glue belongs to what follows a stretch in the file."""
    pieces: list[tuple[int, int]] = []
    length = 0
    for stretch in stretches:
        pieces.append((length, stretch.start))
        length += len(stretch.text) + len(glue)
    last = stretches[-1]
    text = glue.join(stretch.text for stretch in stretches)
    return text, Place(1, row, column, tuple(pieces), last.start + len(last.text))
