"""Word files (docx, also the new wps): an own walk over word/document.xml.

Table interfaces of libraries lose text without a word: rows in content controls, fields, tracked insertions.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao_lint.readers import limits
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.docx_objects import REMOVED, chosen, shows_picture
from jixiao_lint.readers.docx_runs import font_of, has_text, is_set, symbol
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled
from jixiao_lint.readers.explained import in_document
from jixiao_lint.readers.grid import STRUCK, Flag, Grid, GridCell, Paper
from jixiao_lint.readers.package import Package, attribute, child, elements, local, number
from jixiao_lint.readers.problem import beyond_limit, say
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.trace import Bit, Trace
from jixiao_lint.readers.underlined import UNDERLINED, with_made_signs
from jixiao_lint.table import Origin, PaperPlace

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)
_TRACKED = "文件含有修订标记，按“接受全部修订”后的内容读取。"


def read_docx(data: bytes, *, traced: bool = False) -> Paper:
    """The tables of a document in reading order, nested ones behind those that hold them.

    With `traced`, and where comments explain something, places tell where each character stands in the document's part.
    """
    package = Package(data)
    name = package.main_part("word/document.xml")
    part = package.part(name)
    explained = in_document(package, name, part)
    trace = Trace(name, part) if traced or explained else None
    walk = _Walk(trace)
    for block in _blocks(part, name, trace):
        if local(block) == "p":
            walk.paragraph(block)
        else:
            walk.table(block)
        block.clear()
    elsewhere = len(re.findall(rb"<\w+:(?:altChunk|subDoc)\b", part))
    announced = (Announced(elsewhere, 0, "文档里插入了别的文件，其中的内容没有读。"),)
    notes = tuple(dict.fromkeys(walk.notes))
    return Paper(tuple(walk.grids), notes, explained=explained, announced=announced, after=tuple(walk.below))


def _blocks(data: bytes, name: str, trace: Trace | None) -> Iterator["Element"]:
    """The outermost paragraphs and tables, one at a time, so that a long document needs little memory."""
    open_blocks = skipped = 0
    for event, element in elements(data, name, trace):
        tag = local(element)
        if tag == "Fallback":
            skipped += 1 if event == "start" else -1
        if tag in ("p", "tbl") and not skipped:
            open_blocks += 1 if event == "start" else -1
            if event == "end" and open_blocks == 0:
                yield element


class _Walk:
    """The walk over one document."""

    def __init__(self, trace: Trace | None) -> None:
        self.grids: list[Grid] = []
        self._filled = Filled()
        self.notes: list[str] = []
        self._trace = trace
        self.below: list[GridCell] = []  # the paragraphs below the last table so far

    def paragraph(self, element: "Element") -> None:
        bits = self._text(element)
        text = _joined(bits)
        if text.strip():
            origin = self._origin([element], [bits], 0, len(text))
            place = PaperPlace(len(self.grids) + 1, 0, len(self.below) + 1, origin, _bookmark(element))
            self.below.append(GridCell(-1, 0, text, place, flags=frozenset({Flag.PARAGRAPH})))
        for inner in _tables_in_boxes(element):
            self.table(inner)

    def table(self, element: "Element") -> None:
        index = len(self.grids) + 1
        if index > limits.TABLES:
            raise beyond_limit(say("表格超过 {most} 个，没有读。", most=limits.TABLES))
        nested: list[Element] = []
        drawing = Drawing(self._filled)
        above: dict[int, Drawn] = {}
        rows = [row for row in self._inner(element, "tr") if child(row, "trPr", "del") is None]
        for row_number, row in enumerate(rows):
            above = self._row(row, row_number, drawing, above, nested)
        grid = drawing.grid(index, tuple(self.below))
        self.below = []
        self.grids.append(grid)
        for inner in nested:
            self.table(inner)

    def _row(
        self, row: "Element", number_of_row: int, drawing: Drawing, above: dict[int, Drawn], nested: list["Element"]
    ) -> dict[int, Drawn]:
        """Draw one row; gives the cells at its lower edge by grid column."""
        edge: dict[int, Drawn] = {}
        hidden = child(row, "trPr", "hidden") is not None
        col = number(_value(child(row, "trPr", "gridBefore")), 0, limits.COLUMNS)
        last: Drawn | None = None
        for nth, cell in enumerate(self._inner(row, "tc"), 1):
            properties = child(cell, "tcPr")
            span = max(1, number(_value(child(properties, "gridSpan")), 1, limits.COLUMNS))
            if last is not None and _continues(child(properties, "hMerge")):
                last.colspan += span
                col += span
                continue
            over = above.get(col)
            if _continues(child(properties, "vMerge")) and over is not None and over.colspan == span:
                over.rowspan += 1
                last = over
            else:
                inside = len(nested)
                text, origin = self._cell_text(cell, nested)
                flags = frozenset({Flag.HIDDEN}) if hidden else frozenset()
                flags |= {Flag.NESTED} if any(map(has_text, nested[inside:])) else set()
                flags |= {Flag.PICTURE} if shows_picture(cell, text) else set()
                place = PaperPlace(len(self.grids) + 1, number_of_row + 1, nth, origin)
                last = drawing.add(Drawn(number_of_row, col, text, place, 1, span, flags))
            edge[col] = last
            col += span
        return edge

    def _cell_text(self, cell: "Element", nested: list["Element"]) -> tuple[str, Origin | None]:
        blocks: list[Element] = []
        paragraphs: list[list[Bit]] = []
        for block in self._inner(cell, "p", "tbl"):
            if local(block) == "tbl":
                nested.append(block)
            else:
                blocks.append(block)
                paragraphs.append(self._text(block))
                nested += _tables_in_boxes(block)
        text = "\n".join(map(_joined, paragraphs))
        shown = text.strip("\n")
        return shown, self._origin(blocks, paragraphs, len(text) - len(text.lstrip("\n")), len(shown))

    def _origin(
        self, blocks: list["Element"], paragraphs: list[list[Bit]], stripped: int, length: int
    ) -> Origin | None:
        return self._trace.origin(paragraphs, stripped, length, blocks) if self._trace is not None else None

    def _inner(self, element: "Element", *names: str) -> Iterator["Element"]:
        """The parts of a table, row or cell, also those inside content controls and tracked insertions."""
        for inner in element:
            tag = local(inner)
            if tag in names:
                yield inner
            elif tag in _WRAPPERS:
                self._note_tracked(tag)
                yield from self._inner(inner, *names)
            elif tag == "AlternateContent":
                yield from self._inner(chosen(inner), *names)
            elif tag in REMOVED:
                self._note_tracked(tag)

    def _text(self, element: "Element") -> list[Bit]:
        """What a person reads in a paragraph, with tracked changes accepted."""
        parts: list[Bit] = []
        underlined: list[int] = []
        for inner in element:
            tag = local(inner)
            if tag == "r":
                properties = child(inner, "rPr")
                before = len(parts)
                parts += self._run(inner, properties)
                underlined += range(before, len(parts)) if is_set(properties, "u") else ()
            elif tag in _WRAPPERS:
                self._note_tracked(tag)
                parts += self._text(inner)
            elif tag == "AlternateContent":
                parts += self._text(chosen(inner))
            elif tag in ("oMath", "oMathPara"):
                parts += [(text.text or "", text) for text in inner.iter() if local(text) == "t"]
            elif tag in REMOVED:
                self._note_tracked(tag)
        return self._with_made_signs(parts, underlined) if underlined else parts

    def _with_made_signs(self, parts: list[Bit], underlined: list[int]) -> list[Bit]:
        texts = [text for text, _ in parts]
        made = with_made_signs(texts, [at in underlined for at in range(len(parts))])
        self.notes += [UNDERLINED] if made != texts else []
        return [(text, element) for text, (_, element) in zip(made, parts, strict=True)]

    def _run(self, run: "Element", properties: "Element | None") -> Iterator[Bit]:
        if is_set(properties, "vanish"):
            return
        if is_set(properties, "strike") or is_set(properties, "dstrike"):
            self.notes += [STRUCK] if has_text(run) else []
            return
        for inner in run:
            match local(inner):
                case "t":
                    yield in_font(inner.text or "", font_of(properties)), inner
                case "tab":
                    yield "\t", inner
                case "br" | "cr" if attribute(inner, "type") not in ("page", "column"):
                    yield "\n", inner
                case "noBreakHyphen":
                    yield "-", inner
                case "sym":
                    yield symbol(inner), inner
                case "ruby":
                    base = child(inner, "rubyBase")
                    yield from self._text(base) if base is not None else ()

    def _note_tracked(self, tag: str) -> None:
        if tag in ("ins", "moveTo", "del", "moveFrom"):
            self.notes.append(_TRACKED)


def _bookmark(paragraph: "Element") -> str:
    """The mark by which a table of contents finds a heading."""
    names = (attribute(mark, "name") or "" for mark in paragraph.iter() if local(mark) == "bookmarkStart")
    return next((name for name in names if name.startswith("_Toc")), "")


def _joined(bits: list[Bit]) -> str:
    return "".join([text for text, _ in bits])


def _tables_in_boxes(element: "Element") -> Iterator["Element"]:
    """Tables in text boxes of a paragraph: read as tables of their own, since the cell around does not show them."""
    for inner in element:
        tag = local(inner)
        if tag == "tbl":
            yield inner
        elif tag == "AlternateContent":
            yield from _tables_in_boxes(chosen(inner))
        elif len(inner):
            yield from _tables_in_boxes(inner)


def _value(element: "Element | None") -> str | None:
    return attribute(element, "val") if element is not None else None


def _continues(merge: "Element | None") -> bool:
    """A merge mark without a value, or with `continue`, goes on with the cell before."""
    return merge is not None and attribute(merge, "val") in (None, "continue")
