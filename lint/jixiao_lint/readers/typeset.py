"""Characters by their places, put back into lines and paragraphs."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jixiao_grammar.record import Record
from jixiao_lint.readers.lattice import Glyph

# The beginning of an item of a list: 1. （二） 3、 目标1 指标2： 第一，
_ITEM = r"\s*([（(]?[一二三四五六七八九十\d]{1,2}[)）、.．](?!\d)|目标\d|指标\s*\d{1,2}\s*[:：]|第[一二三四五六七八九十]+[，,：])"

_SIGN = r"\s*[≥≤≧≦＝=＞>＜<≠]"  # where every line begins with one, each is a value
# What a line may not begin with, so that it stays with the character before it: ％ 、 /
_TIED = "％%‰℃。，、；：）】》”’！？/／)]}>,.;:!?"


class TextLine(Record):
    """A line of text and its box, in points from the page's top left corner.

    `lead` is the width of what a line break cannot divide at the line's start: a number, or 元/.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    lead: float = 0.0

    @property
    def height(self) -> float:
        """The height of the line's characters."""
        return self.y1 - self.y0


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: ((glyph.y0 + glyph.y1) / 2, glyph.x0)):
        middle = (glyph.y0 + glyph.y1) / 2
        if lines and middle < (lines[-1][0].y0 + lines[-1][0].y1) / 2 + 0.5 * (glyph.y1 - glyph.y0):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [line for line in map(_line, lines) if line.text]


def paragraphs_of(lines: Sequence[TextLine], right: float) -> str:
    """Lines as text: one that is full to the right edge goes on in the next, another ends its paragraph."""
    text = lines[0].text if lines else ""
    for line, following in pairwise(lines):
        text += following.text if _goes_on(line, following, lines, right) else f"\n{following.text}"
    return text


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Characters that were set below one another, in columns from the right to the left: nobody reads them across.

    One column alone reads the same either way.
    """
    steps = [(one, other) for one, other in pairwise(glyph for glyph in glyphs if glyph.text.strip())]
    down = [
        abs(other.x0 - one.x0) < 0.3 * (one.x1 - one.x0) and other.y0 - one.y0 > 0.5 * (one.y1 - one.y0)
        for one, other in steps
    ]
    back = [
        other.x0 < one.x0 - 0.5 * (one.x1 - one.x0) and other.y0 < one.y0 - 0.5 * (one.y1 - one.y0)
        for one, other in steps
    ]
    return any(back) and sum(down) + sum(back) == len(steps)


def runs_on(above: Sequence[TextLine], below: Sequence[TextLine], right: float) -> bool:
    """True where the lines of a cell go on in those below a page break: the next words did not fit above it."""
    return bool(above and below) and _goes_on(above[-1], below[0], above, right)


def _line(glyphs: list[Glyph]) -> TextLine:
    glyphs = sorted(glyphs, key=lambda glyph: glyph.x0)
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        gap = glyph.x0 - before.x1
        wide = max(glyph.y1 - glyph.y0, 1.0)
        if gap > 1.5 * wide:
            text += "  "
        elif gap > 0.25 * wide and (before.text + glyph.text).isascii() and " " not in before.text + glyph.text:
            text += " "
        text += glyph.text
    filled = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
    top, bottom = min(glyph.y0 for glyph in filled), max(glyph.y1 for glyph in filled)
    text = text if text.strip() else ""
    return TextLine(text.rstrip(), filled[0].x0, top, filled[-1].x1, bottom, _lead(filled))


def _lead(glyphs: list[Glyph]) -> float:
    """The width of the first glyph and of those that no line break may part from it."""
    end = 1
    while end < len(glyphs):
        before, after = glyphs[end - 1].text, glyphs[end].text
        tied = after in _TIED or (_is_of_number(before) and _is_of_number(after)) or before in "/／(（"
        if not tied:
            break
        end += 1
    return glyphs[end - 1].x1 - glyphs[0].x0


def _is_of_number(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%+-")


def _goes_on(line: TextLine, following: TextLine, lines: Sequence[TextLine], right: float) -> bool:
    """A line goes on when the next character would not have fitted, and the next line does not open an item."""
    if re.match(_ITEM, following.text) or all(re.match(_SIGN, other.text) for other in (*lines, following)):
        return False
    width = line.height * 1.15
    reached = max(other.x1 for other in lines)
    return line.x1 + width > min(reached, right) or line.x1 + max(width * 1.6, width * 0.6 + following.lead) > right
