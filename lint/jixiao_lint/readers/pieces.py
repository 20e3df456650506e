"""Cell texts that are put together from stretches of a text file, so that every character knows where it stands."""

from bisect import bisect_right
from collections.abc import Sequence

from jixiao_grammar.record import Record
from jixiao_lint.table import Origin, PaperPlace, Place, SheetPlace, TextPlace


class Stretch(Record):
    """A run of the file's text. `start` is its offset in code points, 0-based."""

    text: str
    start: int


def joined(stretches: Sequence[Stretch], row: int, column: int, glue: str = "\n") -> tuple[str, TextPlace]:
    """The stretches as one cell text, and its place. The glue belongs to what follows a stretch in the file."""
    pieces: list[tuple[int, int]] = []
    length = 0
    for stretch in stretches:
        pieces.append((length, stretch.start))
        length += len(stretch.text) + len(glue)
    last = stretches[-1]
    text = glue.join(stretch.text for stretch in stretches)
    return text, TextPlace(1, row, column, tuple(pieces), last.start + len(last.text))


def sliced(text: str, place: Place, start: int, end: int) -> tuple[str, Place]:
    """A stretch of a cell's text with the place of just that stretch; where characters have no places it is the cell's."""
    if isinstance(place, TextPlace) and place.exact:
        pieces = [(0, _file_offset(place, start))]
        pieces += [(at - start, offset) for at, offset in place.pieces if start < at < end]
        file_end = _file_offset(place, end - 1) + 1 if end > start else pieces[0][1]
        return text[start:end], place._replace(pieces=tuple(pieces), end=file_end)
    if isinstance(place, SheetPlace | PaperPlace) and place.origin is not None:
        inside = (piece for piece in place.origin.pieces if piece.at < end and piece.at + piece.length > start)
        pieces_here = tuple(piece._replace(at=piece.at - start) for piece in inside)
        return text[start:end], place._replace(origin=place.origin._replace(pieces=pieces_here))
    return text[start:end], place


def appended(text: str, place: Place, more: str, more_place: Place) -> tuple[str, Place]:
    """Two cells as one, a line feed between them; the place on paper stays that of the first."""
    shift = len(text) + 1
    if isinstance(place, TextPlace) and isinstance(more_place, TextPlace):
        pieces = place.pieces + tuple((at + shift, offset) for at, offset in more_place.pieces)
        exact = place.exact and more_place.exact
        place = place._replace(pieces=pieces, end=max(place.end, more_place.end), exact=exact)
    elif isinstance(place, SheetPlace | PaperPlace) and isinstance(more_place, SheetPlace | PaperPlace):
        place = place._replace(origin=_both(place.origin, more_place.origin, shift))
    return f"{text}\n{more}", place


def _both(one: Origin | None, other: Origin | None, shift: int) -> Origin | None:
    """The origin of two texts with a line feed between them; None where they lie in two parts."""
    if one is None or other is None or one.part != other.part:
        return None
    further = (piece._replace(at=piece.at + shift) for piece in other.pieces)
    return Origin(one.part, (*one.pieces, *further), (*one.paragraphs, *other.paragraphs))


def _file_offset(place: TextPlace, index: int) -> int:
    at, offset = place.pieces[max(bisect_right(place.pieces, index, key=lambda piece: piece[0]) - 1, 0)]
    return offset + index - at
