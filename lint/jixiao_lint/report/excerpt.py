"""The line of a cell that a finding points into, with carets under the stretch."""

from collections.abc import Callable

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Record

_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"


class Excerpt(Record):
    """`line` as it is to be shown, and the blanks and carets that go under it, both in terminal columns."""

    line: str
    caret: str


def excerpt(text: str, span: Span, width: int, ellipsis: str, measure: Callable[[str], int]) -> Excerpt:
    """Cut the line that holds the start of `span` out of a cell's text, no wider than `width` terminal columns.

    A stretch over several lines is shown as far as its first line goes; an empty one gets one caret. A stretch that is
    wider than the screen and begins the line gets none: a wall of carets under all that is shown tells nothing.
    """
    line, start, end = _line_of(text, span)
    low, high = _window(line, start, end, width, measure(ellipsis), measure)
    before = (ellipsis if low else "") + line[low:start]
    marked = line[start : min(end, high)]
    shown = before + line[start:high] + (ellipsis if high < len(line) else "")
    caret = "" if start == 0 and high < end else " " * measure(before) + "^" * max(1, measure(marked))
    return Excerpt(shown, caret)


def _line_of(text: str, span: Span) -> tuple[str, int, int]:
    """The line, and the stretch within it."""
    start = min(max(span.start, 0), len(text))
    end = min(max(span.end, start), len(text))
    while start < end and text[start] in _LINE_BREAKS:
        start += 1
    low = max(text.rfind(character, 0, start) for character in _LINE_BREAKS) + 1
    high = next((at for at in range(start, len(text)) if text[at] in _LINE_BREAKS), len(text))
    return text[low:high], start - low, min(end, high) - low


def _window(
    line: str, start: int, end: int, width: int, ellipsis: int, measure: Callable[[str], int]
) -> tuple[int, int]:
    """The part of a line to show: all of it where it fits, else the stretch with what fits on both sides of it."""
    if measure(line) <= width:
        return 0, len(line)
    room = width - 2 * ellipsis
    low = high = start
    while high < end and (size := measure(line[high])) <= room:
        room -= size
        high += 1
    if high < end:
        return low, high
    return _grow(line, low, high, room, measure)


def _grow(line: str, low: int, high: int, room: int, measure: Callable[[str], int]) -> tuple[int, int]:
    """Widen a window by turns to the right and to the left until the room is used up."""
    grown = True
    while grown:
        grown = False
        if high < len(line) and (size := measure(line[high])) <= room:
            high, room, grown = high + 1, room - size, True
        if low > 0 and (size := measure(line[low - 1])) <= room:
            low, room, grown = low - 1, room - size, True
    return low, high
