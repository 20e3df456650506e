"""What is shown and is no text: pictures, formulas of other programs, pages that are scans, watermarks."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from jixiao_lint.batch import check_file, read_file
from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes
from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Flag
from jixiao_lint.readers.pdf_page import _is_slanted
from jixiao_lint.readers.sheet import Sheet, SheetCell
from jixiao_lint.readers.sheet_pictures import pictures_in
from jixiao_lint.readers.xlsx import _Book, _value
from jixiao_lint.recognise import Recognition, recognise
from jixiao_lint.table import Document, whole_tables
from pdf_pages import Page, box, grid, pdf, picture, text
from word_parts import cell, document, par, row, run, table

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
HEADER = row(*(cell(par(run(label))) for label in ("一级指标", "二级指标", "三级指标", "指标值")))
EQUATION = "<w:r><w:object><w:control/></w:object></w:r>"
PICTURE = "<w:r><w:drawing><w:inline/></w:drawing></w:r>"
FLOATING = "<w:r><w:drawing><w:anchor/></w:drawing></w:r>"


def seen(value: str) -> Recognition:
    names = (cell(par(run(text))) for text in ("产出指标", "数量指标", "巡检次数"))
    return recognise(document(table(HEADER, row(*names, cell(par(value))))).grids)


FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
DRAWN_SIGN = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> EQ \\o(=,&gt;) </w:instrText></w:r>"
BOX = f"<w:r><w:pict><w:shape><w:textbox><w:txbxContent>{par(run('≥12次'))}</w:txbxContent></w:textbox></w:shape></w:pict></w:r>"


@pytest.mark.parametrize(
    "value",
    [EQUATION + run("12次"), PICTURE + run("12次"), PICTURE, FLOATING, FRACTION, DRAWN_SIGN + run("12次"), BOX],
)
def test_a_cell_with_a_picture_is_told_and_no_rule_sees_it(value: str) -> None:
    found = seen(value)
    (problem,) = found.problems
    assert "无法读取" in problem.message
    assert problem.place == found.tables[0].indicators[0].cells["指标值"].place
    assert "指标值" not in found.tables[0].sure().indicators[0].cells
    assert "三级指标" in found.tables[0].sure().indicators[0].cells


def test_a_table_in_a_cell_of_the_list_is_told_as_such() -> None:
    inner = table(row(cell(par(run("≥12次")))))
    (problem,) = seen(f"</w:p>{inner}<w:p>").problems
    assert "套着另一张表" in problem.message
    assert not seen(run("≥12次") + f"</w:p>{table(row(cell(par(''))))}<w:p>").problems


def test_a_formula_in_one_line_is_text() -> None:
    found = seen("<m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath>" + run("12次"))
    assert not found.problems
    assert found.tables[0].indicators[0].cells["指标值"].text == "≥12次"


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
    for found in pictures_in(drawing, "drawing1.xml"):
        sheet.picture(found.row, found.col, inside=found.inside)
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


LABELS = ["一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    LABELS,
    ["产出指标", "数量指标", "建桥数量", "≥3座"],
    ["", "质量指标", "验收合格率", "≥95%"],
    ["效益指标", "社会效益指标", "受益人数", "≥300人"],
]
COLUMNS, LINES = [40.0, 110.0, 200.0, 380.0, 500.0], [100.0, 130.0, 190.0, 250.0, 310.0]
FORM = grid(COLUMNS, LINES, ROWS)
FULL_PAGE = Page((picture(0, 0, 595, 842),))


def of_pages(*pages: Page) -> ReadFile:
    pytest.importorskip("pypdfium2")
    return read_bytes(FilePath.of("表.pdf"), pdf(*pages))


def rows_of(file: ReadFile) -> list[list[str]]:
    return [[row.text(field) for field in LABELS] for table in file.document.tables for row in table.rows()]


READ = [
    ["产出指标", "数量指标", "建桥数量", "≥3座"],
    ["产出指标", "质量指标", "验收合格率", "≥95%"],
    ["效益指标", "社会效益指标", "受益人数", "≥300人"],
]


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_pictures_in_cells_of_sheets_of_other_formats(ending: str) -> None:
    if ending == "xls":
        pytest.importorskip("xlrd")
    file = read_file(str(DOCUMENTS.parent / "readers" / f"格内图片.{ending}"))
    assert {getattr(problem.place, "address", "") for problem in file.problems} == {"D3", "D4"}
    assert all("图片" in problem.message for problem in file.problems)


def test_a_picture_in_a_cell_of_a_page_is_told_and_one_over_several_is_not() -> None:
    file = of_pages(Page((*FORM, picture(440, 195, 480, 215))))
    (problem,) = file.problems
    assert problem.place == file.document.tables[0].indicators[1].cells["指标值"].place
    for harmless in (picture(300, 120, 480, 240), picture(382, 188, 499, 190.5), picture(380, 190, 500, 250)):
        assert not of_pages(Page((*FORM, harmless))).problems


@pytest.mark.parametrize(("turn", "start"), [(90, 40), (270, 4)])
def test_turned_text_in_a_cell_is_read_along_its_line(turn: int, start: int) -> None:
    rows = [LABELS, ["", *ROWS[1][1:]], ["", *ROWS[2][1:]], ["", *ROWS[3][1:]]]
    turned = (text(70, line + start, level, turn=turn) for line, level in ((140, "产出指标"), (255, "效益指标")))
    assert rows_of(of_pages(Page((*grid(COLUMNS, LINES, rows), *turned)))) == READ


def test_text_in_several_directions_in_a_cell_is_told() -> None:
    file = of_pages(Page((*FORM, text(480, 240, "甲乙丙", turn=90))))
    assert ["方向不一" in problem.message for problem in file.problems] == [True]


def test_text_that_is_turned_beside_the_tables_is_noted() -> None:
    file = of_pages(Page((*FORM, text(580, 500, "页边的说明", turn=90))))
    assert rows_of(file) == READ
    assert not file.problems
    assert any("转了方向" in note for note in file.notes)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read(turn: int) -> None:
    assert rows_of(of_pages(Page(FORM, turned=turn))) == READ


def test_a_page_whose_content_is_turned_is_read() -> None:
    drawn = []
    for y0, y1, line in zip(LINES[:-1], LINES[1:], ROWS, strict=True):
        for x0, x1, content in zip(COLUMNS[:-1], COLUMNS[1:], line, strict=True):
            drawn += [box(y0, 595 - x1, y1, 595 - x0), text(y1 - 6, 595 - x0 - 4, content, turn=90)]
    assert rows_of(of_pages(Page(tuple(drawn)))) == READ


def test_a_pale_watermark_across_the_table_is_noted_and_dark_text_there_is_told() -> None:
    pale = of_pages(Page((*FORM, text(60, 220, "内部资料注意保存", size=50, grey=0.85))))
    assert rows_of(pale) == READ
    assert not pale.problems
    assert any("水印" in note for note in pale.notes)
    assert of_pages(Page((*FORM, text(60, 220, "内部资料注意保存", size=50)))).problems


def test_dark_text_over_the_text_of_a_cell_is_told_and_text_drawn_twice_is_bold() -> None:
    x, y, content = COLUMNS[-2], LINES[-1], ROWS[-1][-1]
    over = of_pages(Page((*FORM, text(x + 6, y - 8, "内部资料"))))
    assert ["压在" in problem.message for problem in over.problems] == [True]
    bold = of_pages(Page((*FORM, text(x + 4.3, y - 6, content))))
    assert not bold.problems


def test_a_pale_title_above_the_table_is_a_title() -> None:
    file = of_pages(Page((*FORM, text(60, 80, "项目支出绩效目标表", size=20, grey=0.8))))
    assert file.document.tables[0].text("表题") == "项目支出绩效目标表"


def test_a_cover_that_is_a_picture_is_noted_and_a_picture_behind_a_table_is_told() -> None:
    cover = of_pages(FULL_PAGE, Page(FORM))
    assert not cover.problems
    assert any("封面" in note for note in cover.notes)
    assert not cover.document.tables[0].partly_read
    behind = of_pages(Page(FORM), FULL_PAGE)
    assert "第 2 页" in behind.problems[0].message
    assert behind.document.tables[0].partly_read
