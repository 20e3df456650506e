"""A cell of a table on a page: its text, as it reads when it is turned back, and what a person would see about it."""

from collections.abc import Iterator, Sequence

from jixiao_lint.readers.grid import Flag
from jixiao_lint.readers.lattice import Box, Glyph, Lattice
from jixiao_lint.readers.pdf_paths import Area
from jixiao_lint.readers.typeset import is_vertical, lines_of, paragraphs_of, runs_on

NEAR = 3.0  # edges of one table on two pages differ by no more points than this
_SMALLEST = 4.0  # points of a picture that shows something
_OVER = 0.45  # of its width and its height: so much of a character lies over another one only where texts lie over one another
_MOST_OVER = 200  # characters of other lines that begin at the same place
_PADDING = 2.0  # between a cell's text and its right edge, at least
_TOP_ROWS = 12  # of a page, which may be its repeated header and the first row behind it


def turns_of(box: Box) -> set[int]:
    """The directions of the text in a cell."""
    return {glyph.turn for glyph in box.glyphs if glyph.text.strip()}


def text_of(box: Box) -> str:
    """The text of a cell; where all of it is turned, as it reads when the cell is turned back."""
    turns = turns_of(box)
    if len(turns) == 1 and is_vertical(box.glyphs):
        return "".join([one.text for one in box.glyphs]).strip()
    if len(turns) != 1 or turns == {0}:
        return paragraphs_of(lines_of(box.glyphs), box.x1 - _PADDING)
    (turn,) = turns
    right = _turned_back(turn, box.x0, box.y0, box.x1, box.y1)[2]
    glyphs = [Glyph(one.text, *_turned_back(turn, one.x0, one.y0, one.x1, one.y1)) for one in box.glyphs]
    return paragraphs_of(lines_of(glyphs), right - _PADDING)


def _turned_back(turn: int, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Edges as they lie when text turned by 90, 180 or 270 degrees is upright."""
    match turn:
        case 90:
            return -y1, x0, -y0, x1
        case 180:
            return -x1, -y1, -x0, -y0
        case _:
            return y0, -x1, y1, -x0


def shows(box: Box, picture: Area) -> bool:
    """A picture in a cell that lies over no text of it, as a background or a seal does, and is no line that was drawn so."""
    if min(picture.x1 - picture.x0, picture.y1 - picture.y0) < _SMALLEST:
        return False
    inside = (
        picture.x0 > box.x0 - NEAR
        and picture.y0 > box.y0 - NEAR
        and picture.x1 < box.x1 + NEAR
        and picture.y1 < box.y1 + NEAR
    )
    return inside and not any(
        picture.x0 < (glyph.x0 + glyph.x1) / 2 < picture.x1 and picture.y0 < (glyph.y0 + glyph.y1) / 2 < picture.y1
        for glyph in box.glyphs
        if glyph.text.strip()
    )


def flags_of(box: Box, ends: list[Box]) -> frozenset[Flag]:
    """Whether a cell of a table that goes on begins the page, and whether it may be the rest of one of those at the `ends`."""
    flags = {Flag.PAGE_TOP} if box.row == 0 else set()
    above = next((end for end in ends if abs(end.x0 - box.x0) <= NEAR and abs(end.x1 - box.x1) <= NEAR), None)
    if box.row < _TOP_ROWS and above is not None and box.glyphs:
        goes_on = runs_on(lines_of(above.glyphs), lines_of(box.glyphs), above.x1 - _PADDING)
        flags |= {Flag.RUNS_ON} if goes_on else set()
    return frozenset(flags)


def spills(box: Box) -> bool:
    """Text that does not fit its cell lies over its borders and over other text, and nobody can read it for sure."""
    glyphs = sorted((glyph for glyph in box.glyphs if glyph.text.strip()), key=lambda glyph: glyph.x0)
    return any(
        max(box.y0 - glyph.y0, glyph.y1 - box.y1) > 0.3 * (glyph.y1 - glyph.y0)
        or max(box.x0 - glyph.x0, glyph.x1 - box.x1) > 0.35 * (glyph.x1 - glyph.x0)
        for glyph in box.glyphs
        if glyph.text.strip()
    ) or any(_is_overlaid(one, glyphs[at + 1 : at + _MOST_OVER]) for at, one in enumerate(glyphs))


def _is_overlaid(glyph: Glyph, following: Sequence[Glyph]) -> bool:
    """A character whose middle lies under another one; the same character twice is a bold one."""
    wide, high = glyph.x1 - glyph.x0, glyph.y1 - glyph.y0
    for other in following:
        if other.x0 > glyph.x1:
            return False
        across = min(glyph.x1, other.x1) - max(glyph.x0, other.x0)
        down = min(glyph.y1, other.y1) - max(glyph.y0, other.y0)
        over = across > _OVER * min(wide, other.x1 - other.x0) and down > _OVER * min(high, other.y1 - other.y0)
        if over and other.text != glyph.text and glyph.turn == other.turn:
            return True
    return False


def numbered(table: Lattice) -> Iterator[tuple[Box, int]]:
    """Each cell with its number in the row as seen, 1-based, counting those that reach down from above."""
    hanging: list[Box] = []
    row, nth = -1, 0
    for box in table.boxes:
        if box.row != row:
            row, nth = box.row, 0
            hanging = [over for over in hanging if over.row + over.rowspan > row]
        passed = sum(over.x0 < box.x0 for over in hanging if over.row < row)
        nth += 1
        yield box, nth + passed
        hanging += [box] if box.rowspan > 1 else []
