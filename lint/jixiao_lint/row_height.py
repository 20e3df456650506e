"""How high a row of a worksheet must be for its texts: said in the file, since not every program works it out by itself."""

from collections.abc import Iterable
from math import ceil
from unicodedata import east_asian_width

_LINE, _HIGHEST = 15.0, 405.0  # points; a row can be 409 high
# A program of offices breaks lines a little before they are full.
_ROOM = 0.94


def row_height(texts: Iterable[str], widths: Iterable[float]) -> float:
    """In points, for texts that wrap in columns of these widths, in digits."""
    most = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(_LINE * most + 2, _HIGHEST)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_width(line) / (width * _ROOM))) for line in text.split("\n"))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
