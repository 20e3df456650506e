"""One page of a PDF file: its drawn lines and its characters, as a person sees them."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import pi
from statistics import median
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.readers.lattice import Glyph, Lattice, Stroke, lattices
from jixiao_lint.readers.pdf_lines import with_drawn_lines
from jixiao_lint.readers.pdf_paths import Area, Matrix, area_of, drawn, objects
from jixiao_lint.readers.pdf_sight import Sight
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.typeset import TextLine, lines_of

_SLANT = 0.1  # radians
_MOST_OF = 0.6  # of the characters of a page, from which on their direction is that of the page
_LARGE = 1.5  # times the usual height: characters of a watermark
_PALE = 150  # of 255: shades from here on are those of watermarks


class _Seen(Record):
    """A character, its number on the page, and whether it runs neither along nor across the page."""

    glyph: Glyph
    at: int
    is_slanted: bool


class Page(Record):
    """What stands on a page: tables, lines of text outside of them, each from top to bottom, and pictures.

    `has_slanted_text` and `has_turned_text` where a watermark, or text in another direction outside of tables, was left out.
    """

    number: int
    height: float
    tables: list[Lattice]
    lines: list[TextLine]
    has_images: bool
    has_slanted_text: bool = False
    has_turned_text: bool = False
    pictures: tuple[Area, ...] = ()
    has_struck_text: bool = False
    has_made_signs: bool = False

    @property
    def is_picture(self) -> bool:
        """True for a page that shows pictures and holds no text."""
        return (
            self.has_images and not self.lines and not any(box.glyphs for table in self.tables for box in table.boxes)
        )


def read_page(document: Any, number: int) -> Page:
    """Read a page of an open document; `number` is 0-based."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    page = document[number]
    text = page.get_textpage()
    try:
        sight = Sight(page)
        seen = list(_glyphs(pdfium, text.raw, sight))
        turn = _turn_of_page(seen)
        if turn:
            sight = Sight(page, turn)
            seen = list(_glyphs(pdfium, text.raw, sight))
        seen_objects = list(objects(pdfium, page.raw))
        paths = [
            drawn(pdfium, item, matrix, sight)
            for item, matrix, kind in seen_objects
            if kind == pdfium.FPDF_PAGEOBJ_PATH
        ]
        strokes = [stroke for lines, _ in paths for stroke in lines]
        upright = [one for one in seen if not one.is_slanted]
        marks = _watermark(pdfium, text.raw, upright, strokes)
        glyphs, struck, signs = with_drawn_lines([one.glyph for one in upright if one.at not in marks], strokes)
        tables, left = lattices(strokes, glyphs)
        level = [glyph for glyph in left if not glyph.turn]
        pictures = [_picture(matrix, sight) for _, matrix, kind in seen_objects if kind == pdfium.FPDF_PAGEOBJ_IMAGE]
        return Page(
            number + 1,
            sight.height,
            tables,
            lines_of(level),
            bool(pictures),
            len(upright) < len(seen) or bool(marks),
            len(level) < len(left),
            (*pictures, *(sign for _, sign in paths if sign is not None)),
            struck,
            signs,
        )
    finally:
        text.close()
        page.close()


def _glyphs(pdfium: Any, text: Any, sight: Sight) -> Iterator[_Seen]:
    """The characters of a page."""
    box = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        shown = code >= 32 and not 0xD800 <= code <= 0xDFFF and code not in (0x7F, 0xFFFE, 0xFFFF)
        if shown and pdfium.FPDFText_IsGenerated(text, at) != 1 and pdfium.FPDFText_GetLooseCharBox(text, at, box):
            xs, ys = zip(sight.point(box.left, box.top), sight.point(box.right, box.bottom), strict=True)
            angle = pdfium.FPDFText_GetCharAngle(text, at)
            edges = (min(xs), min(ys), max(xs), max(ys))
            yield _Seen(Glyph(_character(pdfium, text, at, code), *edges, sight.turned(angle)), at, _is_slanted(angle))


def _turn_of_page(seen: Sequence[_Seen]) -> int:
    """How far a page has to be turned for most of its text to be upright."""
    turns = Counter(one.glyph.turn for one in seen if not one.is_slanted and one.glyph.text.strip())
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if count > _MOST_OF * sum(turns.values()) else 0


def _watermark(pdfium: Any, text: Any, seen: Sequence[_Seen], strokes: Sequence[Stroke]) -> frozenset[int]:
    """The numbers of characters of a watermark: pale, far larger than the others, and lying over these or over lines."""
    heights = [one.glyph.y1 - one.glyph.y0 for one in seen]
    if not heights:
        return frozenset()
    large = _LARGE * median(heights)
    pale = [one for one, height in zip(seen, heights, strict=True) if height > large and _is_pale(pdfium, text, one.at)]
    marks = frozenset(one.at for one in pale)
    others = [one.glyph for one in seen if one.at not in marks]
    if any(_crosses(one.glyph, strokes) or _lies_over(one.glyph, others) for one in pale):
        return marks
    return frozenset()


def _is_pale(pdfium: Any, text: Any, at: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text, at, red, green, blue, alpha):
        return False
    shade = min(red.value, green.value, blue.value)
    return 255 - (255 - shade) * alpha.value / 255 >= _PALE


def _crosses(glyph: Glyph, strokes: Sequence[Stroke]) -> bool:
    return any(
        (glyph.y0 < line.at < glyph.y1 and line.start < glyph.x1 and line.end > glyph.x0)
        if line.horizontal
        else (glyph.x0 < line.at < glyph.x1 and line.start < glyph.y1 and line.end > glyph.y0)
        for line in strokes
    )


def _lies_over(glyph: Glyph, others: Sequence[Glyph]) -> bool:
    return any(
        other.x0 < glyph.x1 and other.x1 > glyph.x0 and other.y0 < glyph.y1 and other.y1 > glyph.y0
        for other in others
        if other.text.strip()
    )


def _picture(matrix: Matrix, sight: Sight) -> Area:
    """The edges of a picture, which fills the unit square of its matrix."""
    a, b, c, d, e, f = matrix
    return area_of([sight.point(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)])


def _is_slanted(angle: float) -> bool:
    """Neither along nor across the page: a watermark, over which the text of the page stands."""
    beside = angle % (pi / 2)
    return _SLANT < beside < pi / 2 - _SLANT


def _character(pdfium: Any, text: Any, at: int, code: int) -> str:
    """What a person sees: codes of symbol fonts are looked up under the font's name, ABCDEF+SymbolMT."""
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, at, buffer, len(buffer), None)
    name = buffer.value.decode("latin-1").rpartition("+")[2]
    return in_font(chr(code), re.sub(r"(MT|-?Regular|,.*)+$", "", name).replace("-", " ").replace("gs2", "gs 2"))
