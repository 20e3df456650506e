"""A new Word document as all of ours look: the fonts, the margins, tables with their head on every page, no clock in the bytes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

_FONT = "宋体"
_WIDTH, _HEIGHT = Cm(21.0), Cm(29.7)


def new_document(title: str, *, lying: bool = False) -> Document:
    """An empty document on A4; `lying` for tables with many columns."""
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(3)
    for level in (1, 2):
        made.styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)
    for section in made.sections:
        section.page_width, section.page_height = (_HEIGHT, _WIDTH) if lying else (_WIDTH, _HEIGHT)
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    made.core_properties.author = "jixiao"
    made.core_properties.title = title
    return made


def headed(made: Document, text: str, level: int) -> None:
    """A heading in the font of the rest."""
    heading = made.add_heading(text, level=level)
    for run in heading.runs:
        run.font.name = _FONT
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def new_table(made: Document, labels: Sequence[str]) -> Table:
    """A table with its head, which is repeated on every page."""
    table: Table = made.add_table(rows=1, cols=len(labels))
    table.style = made.styles["Table Grid"]
    table.autofit = False
    for cell, label in zip(table.rows[0].cells, labels, strict=True):
        write(cell.paragraphs[0], label, bold=True)
    _set(table.rows[0], "w:tblHeader")
    return table


def new_row(table: Table) -> tuple[_Cell, ...]:
    """The cells of one row more, which stays on one page where it fits on one."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    _set(row, "w:cantSplit")
    return row.cells  # type: ignore[no-any-return]


def reach_down(cells: Sequence[_Cell]) -> None:
    """Let the first of these cells, one below the other, reach over all; what python-docx does for it takes ten times as long."""
    first, *rest = (cell._tc for cell in cells)
    if rest:
        first.vMerge = "restart"
    for cell in rest:
        cell.vMerge = "continue"


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """How wide the columns are, when all rows are there: LibreOffice goes by the grid, Word by each cell."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add text to a paragraph."""
    paragraph.add_run(text).bold = bold


def bytes_of(made: Document) -> bytes:
    """The file, with a fixed time on each part: the same content gives the same bytes."""
    whole, buffer = BytesIO(), BytesIO()
    made.save(whole)
    with ZipFile(whole) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return buffer.getvalue()


def _set(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
