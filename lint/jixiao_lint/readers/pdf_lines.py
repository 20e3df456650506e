"""Lines that are drawn through or under characters of a page: what is struck out, and an underlined > that means ≥."""

from collections import defaultdict
from collections.abc import Sequence

from jixiao_lint.readers.lattice import Glyph, Stroke
from jixiao_lint.readers.underlined import with_made_signs

_NEAR = 1.5  # points between the end of such a line and the edge of the character there
_THROUGH = (0.3, 0.75)  # of a character's height, from its top: where a line strikes it out
_UNDER = (0.75, 1.15)  # and where one underlines it


def with_drawn_lines(glyphs: Sequence[Glyph], strokes: Sequence[Stroke]) -> tuple[list[Glyph], bool, bool]:
    """The characters as meant, empty where struck out; whether some are that, and whether some were made by underlining."""
    lefts: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if not glyph.turn and glyph.text.strip():
            lefts[int(glyph.x0)].append(glyph)
    struck: set[Glyph] = set()
    made: dict[Glyph, str] = {}
    for stroke in strokes:
        first = _first_over(stroke, lefts) if stroke.horizontal else None
        if first is None:
            continue
        if _lies(stroke, first, _THROUGH):
            over = [one for one in glyphs if _is_over(one, stroke) and _lies(stroke, one, _THROUGH)]
            if any(abs(one.x1 - stroke.end) <= _NEAR for one in over):
                struck |= set(over)
        elif abs(first.x1 - stroke.end) <= _NEAR and not _goes_on(stroke, strokes):
            (sign,) = with_made_signs([first.text], [True])
            made |= {first: sign} if sign != first.text else {}
    made |= dict.fromkeys(struck, "")  # they keep their room, so that no gap is seen there
    meant = [one._replace(text=made[one]) if one in made else one for one in glyphs] if made else list(glyphs)
    return meant, bool(struck), len(made) > len(struck)


def _first_over(stroke: Stroke, lefts: dict[int, list[Glyph]]) -> Glyph | None:
    """The character at whose left edge a line begins that runs through or under it."""
    for at in range(int(stroke.start) - 2, int(stroke.start) + 3):
        for glyph in lefts.get(at, ()):
            if abs(glyph.x0 - stroke.start) <= _NEAR and (
                _lies(stroke, glyph, _THROUGH) or _lies(stroke, glyph, _UNDER)
            ):
                return glyph
    return None


def _lies(stroke: Stroke, glyph: Glyph, where: tuple[float, float]) -> bool:
    return where[0] < (stroke.at - glyph.y0) / max(glyph.y1 - glyph.y0, 0.1) < where[1]


def _is_over(glyph: Glyph, stroke: Stroke) -> bool:
    return not glyph.turn and stroke.start < (glyph.x0 + glyph.x1) / 2 < stroke.end


def _goes_on(stroke: Stroke, strokes: Sequence[Stroke]) -> bool:
    """Another line at the same height before or behind: more than the sign is underlined."""
    return any(
        other is not stroke
        and other.horizontal
        and abs(other.at - stroke.at) <= _NEAR
        and min(abs(other.start - stroke.end), abs(other.end - stroke.start)) <= _NEAR
        for other in strokes
    )
