"""Lines no wider than the screen, broken where Chinese and Latin text may be broken."""

from collections.abc import Callable

# 避头尾: what must not begin a line, and what must not end one.
_NOT_FIRST = frozenset("〔，。、；：！？）》」』】〕”’…·％%℃,.;:!?)]}")
_NOT_LAST = frozenset("（《「『【〔“‘([{≥≤＞＜≈￥¥")


def wrap(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """Break a text into lines of at most `width` terminal columns as `measure` counts them; at least one line."""
    if measure(text) <= width:
        return [text.rstrip()]
    lines = [""]
    for unit in _units(text, width, measure):
        if measure(lines[-1] + unit.rstrip()) <= width:
            lines[-1] += unit
        else:
            lines[-1] = lines[-1].rstrip()
            lines.append(unit.lstrip())
    return [line.rstrip() for line in lines]


def _units(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """The pieces that stay together; one that is wider than a line falls into its characters."""
    units: list[str] = []
    for character in text:
        if units and not _may_break(units[-1][-1], character, measure):
            units[-1] += character
        else:
            units.append(character)
    return [piece for unit in units for piece in (unit if measure(unit) > width else (unit,))]


def _may_break(before: str, after: str, measure: Callable[[str], int]) -> bool:
    if before == " " or after == " ":
        return before == " " and after != " "
    if after in _NOT_FIRST or before in _NOT_LAST or measure(after) == 0:
        return False
    return measure(before) == 2 or measure(after) == 2
