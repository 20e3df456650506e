"""Word files (docx, also the new wps): an own walk over word/document.xml.

Table interfaces of libraries lose text without a word: rows in content controls, fields, tracked insertions.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jixiao_lint.readers import limits
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.docx_objects import chosen, may_show_picture, shows_picture
from jixiao_lint.readers.docx_runs import has_text
from jixiao_lint.readers.docx_text import Texts, joined
from jixiao_lint.readers.drawing import Drawing, Drawn, Filled
from jixiao_lint.readers.explanation import Explained
from jixiao_lint.readers.grid import Flag, Grid, GridCell, Paper
from jixiao_lint.readers.package import (
    Package,
    attribute,
    child,
    children,
    elements,
    local,
    number,
    whole_tree,
    without_namespace,
)
from jixiao_lint.readers.problem import beyond_limit, say
from jixiao_lint.table import Origin, PaperPlace

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from jixiao_lint.readers.trace import Bit, Trace


def read_docx(data: bytes, *, traced: bool = False) -> Paper:
    """The tables of a document in reading order, nested ones behind those that hold them.

    With `traced`, and where comments explain something, places tell where each character stands in the document's part.
    """
    package = Package(data)
    name = package.main_part("word/document.xml")
    part = package.part(name)
    explained = _explained(package, name, part)
    trace = _trace(name, part) if traced or explained else None
    walk = _Walk(trace)
    for block in _blocks(part, name, trace):
        walk.block(block)
        block.clear()
    elsewhere = len(re.findall(rb"<\w+:(?:altChunk|subDoc)\b", part))
    announced = (Announced(elsewhere, 0, "文档里插入了别的文件，其中的内容没有读。"),)
    notes = tuple(dict.fromkeys(walk.texts.notes))
    return Paper(tuple(walk.grids), notes, explained=explained, announced=announced, after=tuple(walk.below))


def _explained(package: Package, name: str, part: bytes) -> tuple[Explained, ...]:
    if not any("comments" in name for name in package.names):
        return ()
    from jixiao_lint.readers.explained import in_document  # few documents hold comments

    return in_document(package, name, part)


def _trace(name: str, part: bytes) -> "Trace":
    from jixiao_lint.readers.trace import Trace  # a report needs none

    return Trace(name, part)


def _blocks(data: bytes, name: str, trace: "Trace | None") -> Iterator["Element"]:
    """The outermost paragraphs and tables, one at a time, so that a long document needs little memory."""
    root = whole_tree(data) if trace is None else None
    if root is not None:
        yield from _outermost(root)
        return
    open_blocks = skipped = 0
    for event, element in elements(data, name, trace):
        tag = local(element)
        if tag == "Fallback":
            skipped += 1 if event == "start" else -1
        if tag in ("p", "tbl") and not skipped:
            open_blocks += 1 if event == "start" else -1
            if event == "end" and open_blocks == 0:
                yield element


def _outermost(element: "Element") -> Iterator["Element"]:
    """The same, of a document that was read at once."""
    tag = local(element)
    if tag in ("p", "tbl"):
        yield element
    elif tag != "Fallback":
        for inner in element:
            yield from _outermost(inner)


class _Walk:
    """The walk over one document."""

    def __init__(self, trace: "Trace | None") -> None:
        self.grids: list[Grid] = []
        self.texts = Texts()
        self._filled = Filled()
        self._trace = trace
        self.below: list[GridCell] = []  # the paragraphs below the last table so far
        # What is inside of the outermost block that is walked over: most hold no table and no picture, and are not searched.
        self._has_tables = self._has_pictures = True

    def block(self, element: "Element") -> None:
        """An outermost paragraph or table."""
        names = set(map(without_namespace, {inner.tag for part in element for inner in part.iter()}))
        self._has_tables = "tbl" in names
        self._has_pictures = may_show_picture(names)
        if local(element) == "p":
            self._paragraph(element)
        else:
            self._table(element)

    def _paragraph(self, element: "Element") -> None:
        bits = self.texts.of(element)
        text = joined(bits)
        if text.strip():
            origin = self._origin([element], [bits], 0, len(text))
            place = PaperPlace(len(self.grids) + 1, 0, len(self.below) + 1, origin, _bookmark(element))
            self.below.append(GridCell(-1, 0, text, place, flags=frozenset({Flag.PARAGRAPH})))
        for inner in self._tables_in_boxes(element):
            self._table(inner)

    def _table(self, element: "Element") -> None:
        index = len(self.grids) + 1
        if index > limits.TABLES:
            raise beyond_limit(say("表格超过 {most} 个，没有读。", most=limits.TABLES))
        nested: list[Element] = []
        drawing = Drawing(self._filled)
        above: dict[int, Drawn] = {}
        rows = ((row, children(child(row, "trPr"))) for row in self.texts.inner(element, "tr"))
        for row_number, (row, properties) in enumerate([one for one in rows if "del" not in one[1]]):
            above = self._row(row, properties, row_number, drawing, above, nested)
        grid = drawing.grid(index, tuple(self.below))
        self.below = []
        self.grids.append(grid)
        for inner in nested:
            self._table(inner)

    def _row(
        self,
        row: "Element",
        about_row: dict[str, "Element"],
        number_of_row: int,
        drawing: Drawing,
        above: dict[int, Drawn],
        nested: list["Element"],
    ) -> dict[int, Drawn]:
        """Draw one row; gives the cells at its lower edge by grid column."""
        edge: dict[int, Drawn] = {}
        hidden = frozenset({Flag.HIDDEN}) if "hidden" in about_row else frozenset[Flag]()
        col = number(_value(about_row.get("gridBefore")), 0, limits.COLUMNS)
        last: Drawn | None = None
        for nth, cell in enumerate(self.texts.inner(row, "tc"), 1):
            properties = children(child(cell, "tcPr"))
            span = max(1, number(_value(properties.get("gridSpan")), 1, limits.COLUMNS))
            if last is not None and _continues(properties.get("hMerge")):
                last.colspan += span
                col += span
                continue
            over = above.get(col)
            if _continues(properties.get("vMerge")) and over is not None and over.colspan == span:
                over.rowspan += 1
                last = over
            else:
                inside = len(nested)
                text, origin = self._cell_text(cell, nested)
                flags = hidden | self._flags(cell, text, nested[inside:])
                place = PaperPlace(len(self.grids) + 1, number_of_row + 1, nth, origin)
                last = drawing.add(Drawn(number_of_row, col, text, place, 1, span, flags))
            edge[col] = last
            col += span
        return edge

    def _flags(self, cell: "Element", text: str, nested: Iterable["Element"]) -> set[Flag]:
        flags = {Flag.NESTED} if any(map(has_text, nested)) else set()
        return flags | {Flag.PICTURE} if self._has_pictures and shows_picture(cell, text) else flags

    def _cell_text(self, cell: "Element", nested: list["Element"]) -> tuple[str, Origin | None]:
        blocks: list[Element] = []
        paragraphs: list[list[Bit]] = []
        for block in self.texts.inner(cell, "p", "tbl"):
            if local(block) == "tbl":
                nested.append(block)
            else:
                blocks.append(block)
                paragraphs.append(self.texts.of(block))
                nested += self._tables_in_boxes(block)
        text = "\n".join(map(joined, paragraphs))
        shown = text.strip("\n")
        return shown, self._origin(blocks, paragraphs, len(text) - len(text.lstrip("\n")), len(shown))

    def _origin(
        self, blocks: list["Element"], paragraphs: "list[list[Bit]]", stripped: int, length: int
    ) -> Origin | None:
        return self._trace.origin(paragraphs, stripped, length, blocks) if self._trace is not None else None

    def _tables_in_boxes(self, element: "Element") -> Iterator["Element"]:
        return _tables_in_boxes(element) if self._has_tables else iter(())


def _bookmark(paragraph: "Element") -> str:
    """The mark by which a table of contents finds a heading."""
    names = (attribute(mark, "name") or "" for mark in paragraph.iter() if local(mark) == "bookmarkStart")
    return next((name for name in names if name.startswith("_Toc")), "")


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
