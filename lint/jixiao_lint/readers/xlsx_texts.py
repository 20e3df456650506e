"""The texts of a workbook with the fonts of their runs: what is struck out is none, and an underlined > may be a ≥."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import STRUCK
from jixiao_lint.readers.halves import paired
from jixiao_lint.readers.package import Package, attribute, child, elements, inside, local, number
from jixiao_lint.readers.relations import relations
from jixiao_lint.readers.trace import Bit, Trace
from jixiao_lint.readers.underlined import UNDERLINED, with_made_signs
from jixiao_lint.table import Origin

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFF = ("0", "false", "none")


class Font(Record):
    """What a font draws over or under its characters."""

    struck: bool = False
    underlined: bool = False


PLAIN = Font()


class Text(Record):
    """What a cell shows, and where its characters stand, when that was asked for.

    `in_own_fonts` is that of it which the font of the cell does not reach; `notes` tell what was left out or made of it.
    """

    text: str
    origin: Origin | None = None
    in_own_fonts: str = ""
    notes: tuple[str, ...] = ()

    def in_cell(self, font: Font) -> "Text":
        """The text in a cell of this font."""
        if font.struck and self.text.strip() and self.text != self.in_own_fonts:
            return Text(self.in_own_fonts, None, self.in_own_fonts, (*self.notes, STRUCK))
        if font.underlined and not self.in_own_fonts:
            (made,) = with_made_signs([self.text], [True])
            return self if made == self.text else self._replace(text=made, notes=(UNDERLINED,))
        return self


BLANK = Text("")


def shared_texts(package: Package, main: str, *, traced: bool) -> Iterator[Text]:
    """The texts that the cells of all sheets refer to by their number."""
    part = next((part for _, kind, part in relations(package, main) if kind == "sharedStrings"), None)
    if part is not None and part in package.names:
        data = package.part(part)
        trace = Trace(part, data) if traced else None
        for event, element in elements(data, part, trace):
            if event == "end" and local(element) == "si":
                yield text_of(element, trace)
                element.clear()


def text_of(element: "Element", trace: Trace | None) -> Text:
    """The text of a string with its runs; the reading aid above Chinese characters (rPh) is none of it."""
    runs = [inner for inner in element if local(inner) == "r"]
    if runs:
        return _of_runs(runs, trace)
    bits = _bits(element)
    return _text([text for text, _ in bits], bits, trace)


def fonts_of(styles: "Element") -> list[Font]:
    """The fonts of a workbook, by their number."""
    return [font_in(font) for font in inside(styles, "fonts")]


def font_in(element: "Element | None") -> Font:
    """What the properties of a font draw."""
    struck, line = child(element, "strike"), child(element, "u")
    if struck is None and line is None:
        return PLAIN
    return Font(*(found is not None and attribute(found, "val") not in _OFF for found in (struck, line)))


def font_number(style: "Element") -> int:
    """The number of the font of a cell's style."""
    return number(attribute(style, "fontId"), 0, 100_000)


def _of_runs(runs: "list[Element]", trace: Trace | None) -> Text:
    shown: list[Bit] = []
    underlined: list[bool] = []
    own: list[str] = []
    notes: list[str] = []
    for run in runs:
        properties = child(run, "rPr")
        font, bits = font_in(properties), _bits(run)
        if font.struck:
            notes += [STRUCK] if any(text.strip() for text, _ in bits) else []
            continue
        shown += bits
        underlined += [font.underlined] * len(bits)
        own += [text for text, _ in bits] if properties is not None else []
    made = with_made_signs([text for text, _ in shown], underlined)
    notes += [UNDERLINED] if made != [text for text, _ in shown] else []
    found = _text(made, shown, trace)
    return found._replace(in_own_fonts=_unescaped("".join(own)), notes=tuple(notes)) if own or notes else found


def _bits(element: "Element") -> list[Bit]:
    return [(inner.text or "", inner) for inner in element if local(inner) == "t"]


def _text(texts: list[str], bits: list[Bit], trace: Trace | None) -> Text:
    shown = _unescaped("".join(texts))
    if trace is None:
        return Text(shown)
    apart = [(_unescaped(text), element) for text, (_, element) in zip(texts, bits, strict=True)]
    whole = "".join([text for text, _ in apart])
    return Text(shown, trace.origin([apart], 0, len(shown)) if whole == shown else None)


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = paired(re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def result_of(value: str) -> Text:
    """The text that a formula gave."""
    return Text(_unescaped(value))
