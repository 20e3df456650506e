"""What is shown and is no text: pictures, formulas of other programs, pages that are scans, watermarks."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from jixiao_lint.batch import check_file, read_file
from jixiao_lint.file_path import FilePath
from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Flag
from jixiao_lint.readers.pdf_page import _is_slanted
from jixiao_lint.readers.sheet import Sheet, SheetCell
from jixiao_lint.readers.sheet_pictures import pictures_in
from jixiao_lint.readers.xlsx import _Book, _value
from jixiao_lint.recognise import Recognition, recognise
from jixiao_lint.table import Document, whole_tables
from word_parts import cell, document, par, row, run, table

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
HEADER = row(*(cell(par(run(label))) for label in ("一级指标", "二级指标", "三级指标", "指标值")))
EQUATION = "<w:r><w:object><w:control/></w:object></w:r>"
PICTURE = "<w:r><w:drawing><w:inline/></w:drawing></w:r>"
FLOATING = "<w:r><w:drawing><w:anchor/></w:drawing></w:r>"


def seen(value: str) -> Recognition:
    names = (cell(par(run(text))) for text in ("产出指标", "数量指标", "巡检次数"))
    return recognise(document(table(HEADER, row(*names, cell(par(value))))).grids)


@pytest.mark.parametrize("value", [EQUATION + run("12次"), PICTURE + run("12次"), PICTURE, FLOATING])
def test_a_cell_with_a_picture_is_told_and_no_rule_sees_it(value: str) -> None:
    found = seen(value)
    (problem,) = found.problems
    assert "无法读取" in problem.message
    assert problem.place == found.tables[0].indicators[0].cells["指标值"].place
    assert "指标值" not in found.tables[0].sure().indicators[0].cells
    assert "三级指标" in found.tables[0].sure().indicators[0].cells


def test_a_seal_that_floats_over_a_text_hides_nothing() -> None:
    found = seen(FLOATING + run("≥12次"))
    assert not found.problems
    assert found.tables[0].sure() is found.tables[0]


def test_a_picture_in_a_web_page_and_one_that_fills_a_cell_of_a_sheet() -> None:
    labels = "".join(f"<td>{text}</td>" for text in ("一级指标", "二级指标", "三级指标", "指标值"))
    names = "".join(f"<td>{text}</td>" for text in ("产出指标", "数量指标", "次数"))
    page = f"<html><table><tr>{labels}</tr><tr>{names}<td><img src='a.png'>12次</td></tr></table></html>"
    assert len(recognise(read("a.html", page.encode()).grids).problems) == 1
    wps = '<c r="A1" t="str"><f>DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    assert Flag.PICTURE in _value(fromstring(wps), Sheet(1, ""), _Book((), (), False), None)[1]


def test_pictures_that_lie_on_a_sheet() -> None:
    def anchor(row: int, last: int) -> str:
        return f"<twoCellAnchor><from><col>3</col><row>{row}</row></from><to><col>3</col><row>{last}</row></to></twoCellAnchor>"

    drawing = f"<wsDr>{anchor(1, 1)}{anchor(2, 9)}{anchor(3, 9)}<oneCellAnchor/></wsDr>".encode()
    sheet = Sheet(1, "目标表")
    for at in (1, 2):
        sheet.put(SheetCell(at, 3, "12次"))
    sheet.put(SheetCell(3, 2, "巡检次数"))
    for picture in pictures_in(drawing, "drawing1.xml"):
        sheet.picture(picture.row, picture.col, inside=picture.inside)
    grid = sheet.grid()
    assert grid is not None
    flagged = {(cell.row, cell.col) for cell in grid.cells if Flag.PICTURE in cell.flags}
    assert flagged == {(1, 3), (3, 3)}


def test_nothing_is_found_in_a_cell_that_was_not_read() -> None:
    codes = [finding.code for finding in check_file(str(DOCUMENTS / "d13_equation_object.docx")).findings]
    assert codes.count("FIL001") == 1
    assert "VAL001" not in codes
    assert "STR010" not in codes


def test_a_watermark_is_a_note_and_no_finding() -> None:
    pytest.importorskip("pypdfium2")
    result = check_file(str(DOCUMENTS / "p16_watermark.pdf"))
    assert any("水印" in note for note in result.notes)
    assert not any(finding.code.startswith("FIL") for finding in result.findings)


def test_text_along_and_across_the_page_is_no_watermark() -> None:
    right_angles = [0.0, 1.5708, 3.1416, 4.7124, 6.2832]
    assert not any(_is_slanted(angle) for angle in right_angles)
    assert _is_slanted(0.785)
    assert _is_slanted(5.5)


def test_nothing_is_said_to_be_missing_where_a_part_was_not_read() -> None:
    found = seen(PICTURE + run("12次"))
    assert found.tables[0].partly_read
    whole = seen(run("≥12次"))
    assert not whole.tables[0].partly_read
    shown = [list(whole_tables(Document(FilePath.of("a"), "docx", each.tables))) for each in (found, whole)]
    assert [len(tables) for tables in shown] == [0, 1]


def test_a_page_that_is_a_picture_may_hold_the_rest_of_a_table() -> None:
    pytest.importorskip("pypdfium2")
    (table,) = read_file(str(DOCUMENTS / "p21_one_page_scanned.pdf")).document.tables
    assert table.partly_read
