"""Points of a PDF file as points of the page that a person sees."""

from math import pi
from typing import Any


class Sight:
    """How a person sees the page: turned, cropped, measured from its top left corner."""

    def __init__(self, page: Any, turn: int = 0) -> None:
        """A page, turned clockwise by so many degrees more than it says."""
        box: tuple[float, float, float, float] = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = box
        self._turn: int = (page.get_rotation() + turn) % 360

    @property
    def height(self) -> float:
        """The height of the page as seen."""
        upright = self._turn in (0, 180)
        return self._top - self._bottom if upright else self._right - self._left

    def turned(self, angle: float) -> int:
        """How a line is turned on the page as seen, counted against the clock, by 0, 90, 180 or 270 degrees."""
        return (-round(angle / (pi / 2)) * 90 - self._turn) % 360  # the library counts with the clock

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point of the page."""
        match self._turn:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y
