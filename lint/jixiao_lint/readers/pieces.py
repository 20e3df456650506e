"""Cell texts that are put together from stretches of a text file, so that every character knows where it stands."""

from bisect import bisect_right
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


def sliced(text: str, place: Place, start: int, end: int) -> tuple[str, Place]:
    """A stretch of a cell's text with the place of just that stretch; without pieces the place is the cell's."""
    if not place.pieces or not place.exact:
        return text[start:end], place
    pieces = [(0, _file_offset(place, start))]
    pieces += [(at - start, offset) for at, offset in place.pieces if start < at < end]
    file_end = _file_offset(place, end - 1) + 1 if end > start else pieces[0][1]
    return text[start:end], place._replace(pieces=tuple(pieces), end=file_end)


def appended(text: str, place: Place, more: str, more_place: Place) -> tuple[str, Place]:
    """Two cells as one, a line feed between them; the place on paper stays that of the first."""
    shift = len(text) + 1
    pieces = place.pieces + tuple((at + shift, offset) for at, offset in more_place.pieces)
    exact = place.exact and more_place.exact
    return f"{text}\n{more}", place._replace(pieces=pieces, end=max(place.end, more_place.end), exact=exact)


def _file_offset(place: Place, index: int) -> int:
    at, offset = place.pieces[max(bisect_right(place.pieces, index, key=lambda piece: piece[0]) - 1, 0)]
    return offset + index - at
