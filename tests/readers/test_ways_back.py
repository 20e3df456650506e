"""Every character of a Word or Excel file finds its way back: into the part, to the run, to the byte."""

import re
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from jixiao_lint.readers import read
from jixiao_lint.readers.grid import GridCell
from jixiao_lint.readers.trace import span_of
from jixiao_lint.recognise import recognise
from jixiao_lint.table import Origin, PaperPlace, SheetPlace, all_cells

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = [
    path
    for folder in ("samples", "readers")
    for path in sorted((FIXTURES / folder).iterdir())
    if path.suffix in (".docx", ".xlsx") and path.stem != "password"
]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def origin_of(cell: GridCell) -> Origin | None:
    assert isinstance(cell.place, PaperPlace | SheetPlace)
    return cell.place.origin


def read_back(text: str, origin: Origin, part: bytes) -> str:
    """The text, put together from what stands in the part at the places that are given for it."""
    shown = ""
    for index, character in enumerate(text):
        span = span_of(origin, index, part)
        if span is None:
            assert character == "\n"
            shown += "\n"
        else:
            shown += as_shown(part[span[0] : span[1]], character)
    return shown


def as_shown(raw: bytes, expected: str) -> str:
    for name, character in ((b"tab", "\t"), (b"br", "\n"), (b"cr", "\n"), (b"noBreakHyphen", "-")):
        if re.match(rb"<(?:\w+:)?" + name + rb"\b", raw):
            return character
    if raw.startswith(b"<"):
        return expected  # a symbol, whose character stands in a font
    if raw.startswith(b"_x"):
        return chr(int(raw[2:6], 16))
    character = unescape(raw.decode())
    return expected if "\uf000" <= character <= "\uf0ff" else character


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_text_can_be_read_back_from_its_bytes(path: Path) -> None:
    data = path.read_bytes()
    parts = parts_of(data)
    followed = filled = 0
    for grid in read(path.name, data, traced=True).grids:
        for cell in (*grid.before, *grid.cells):
            origin = origin_of(cell)
            filled += bool(cell.text)
            if origin is not None and cell.text:
                followed += 1
                assert read_back(cell.text, origin, parts[origin.part]) == cell.text
    assert followed / filled > (0.99 if path.suffix == ".docx" else 0.7)  # numbers are shown, and do not stand there


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_recognised_in_a_stretch_of_a_cell_finds_back_as_well(path: Path) -> None:
    data = path.read_bytes()
    parts = parts_of(data)
    for table in recognise(read(path.name, data, traced=True).grids).tables:
        for cell in all_cells(table):
            assert isinstance(cell.place, PaperPlace | SheetPlace)
            if cell.place.origin is not None and cell.text:
                assert read_back(cell.text, cell.place.origin, parts[cell.place.origin.part]) == cell.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_else_changes_when_it_is_asked_for(path: Path) -> None:
    plain, traced = (read(path.name, path.read_bytes(), traced=traced) for traced in (False, True))
    for one, other in zip(plain.grids, traced.grids, strict=True):
        for cell, same in zip((*one.before, *one.cells), (*other.before, *other.cells), strict=True):
            assert origin_of(cell) is None
            assert (cell.text, cell.place[:3], cell.flags) == (same.text, same.place[:3], same.flags)
    assert plain.notes == traced.notes


def word_file(paragraphs: str, encoding: str = "utf-8") -> bytes:
    table = f"<w:tbl><w:tr><w:tc>{paragraphs}</w:tc></w:tr></w:tbl>"
    document = f'<w:document xmlns:w="{WORD}"><w:body>{table}</w:body></w:document>'
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", f'<?xml version="1.0" encoding="{encoding}"?>{document}'.encode(encoding))
    return packed.getvalue()


def test_runs_entities_comments_and_breaks() -> None:
    first = "<w:r><w:t>甲&amp;乙&#x4E19;</w:t></w:r><w:r><w:tab/><w:t xml:space='preserve'> 丁</w:t></w:r>"
    second = "<w:r><w:t>戊<![CDATA[己]]></w:t><w:br/></w:r>"
    data = word_file(f"<w:p/><!-- <w:t>不是</w:t> --><w:p>{first}</w:p><w:p>{second}</w:p><w:p/>")
    (grid,) = read("甲.docx", data, traced=True).grids
    (cell,) = grid.cells
    assert cell.text == "甲&乙丙\t 丁\n戊己"
    origin = origin_of(cell)
    assert origin is not None
    part = parts_of(data)[origin.part]
    assert read_back(cell.text, origin, part) == cell.text
    spans = [span_of(origin, cell.text.index(character), part) for character in "甲乙\t戊己"]
    assert [span and span[2] for span in spans] == [0, 0, 1, 2, 2]
    assert [span and part[span[0] : span[1]].decode() for span in spans] == ["甲", "乙", "<w:tab/>", "戊", "己"]


def test_a_part_that_is_not_utf8_is_read_and_not_followed() -> None:
    data = word_file("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", "utf-16")
    (grid,) = read("甲.docx", data, traced=True).grids
    assert [(cell.text, origin_of(cell)) for cell in grid.cells] == [("甲", None)]
