"""Spreadsheets: what a person sees in a cell, merged areas, hidden sheets, crafted files."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.grid import Flag
from jixiao_lint.readers.number_format import BUILT_IN, show
from jixiao_lint.readers.problem import Kind
from places import in_sheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"


def workbook(sheet: str, *, texts: str = "", formats: tuple[str, ...] = (), state: str = "") -> Reading:
    kinds = {
        "rId1": ("worksheet", "worksheets/sheet1.xml"),
        "rId2": ("sharedStrings", "sharedStrings.xml"),
        "rId3": ("styles", "styles.xml"),
    }
    relations = "".join(
        f'<Relationship Id="{key}" Type="{RELATED}/{kind}" Target="{part}"/>' for key, (kind, part) in kinds.items()
    )
    codes = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for at, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    entry = f'<sheet name="目标" sheetId="1" r:id="rId1" {state}/>'
    cell_styles = f'<xf numFmtId="0"/>{styles}'
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATED}"><sheets>{entry}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="p">{relations}</Relationships>',
        "xl/sharedStrings.xml": f"<sst {MAIN}>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet {MAIN}><numFmts>{codes}</numFmts><cellXfs>{cell_styles}</cellXfs></styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{sheet}</worksheet>",
    }  # fmt: skip
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return read("a.xlsx", out.getvalue())


def texts(reading: Reading) -> dict[str | None, str]:
    (grid,) = reading.grids
    return {in_sheet(cell.place).address: cell.text for cell in grid.cells if cell.text}


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1, "0%", "100%"),
        (0.95, '[>=0]"≥"0%', "≥95%"),
        (5, '[<10]"低于"0;[>=10]"≥"0', "低于5"),
        (12, '[<10]"低于"0;[>=10]"≥"0', "≥12"),
        (0, '[=1]"是";[=0]"否"', "否"),
        (1234.5, BUILT_IN[43], "1,234.50"),
        (0, BUILT_IN[43], "-"),
        (-5, BUILT_IN[41], "-5"),
        (0.955, "0.0%", "95.5%"),
        (0.07, "0%", "7%"),
        (55, "0.00", "55.00"),
        (302.6, "0.00", "302.60"),
        (12, '"≥"0"次"', "≥12次"),
        (95, '"≥"0\\%', "≥95%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (2.5, "0", "3"),
        (0.5, "#.##", ".5"),
        (3, "0.##", "3"),
        (7, "000", "007"),
        (-5, "0.00;(0.00)", "(5.00)"),
        (-5, "0.00", "-5.00"),
        (0, '0.00;-0.00;"-"', "-"),
        (5, "0.00_ ", "5.00"),
        (5, "[Red]0.00", "5.00"),
        (5, "[$¥-804]0.00", "¥5.00"),
        (55, "General", "55"),
        (55.5, "G/通用格式", "55.5"),
        (12, 'General"个"', "12个"),
        (0.1 + 0.2, "General", "0.3"),
        (55, "@", "55"),
        (1e30, "#,##0.00", "1,000,000,000,000,000,000,000,000,000,000.00"),
        (1e29, '0%"%"', "10000000000000000000000000000000%%"),
        (46022, 'yyyy"年"m"月"d"日"', "2025年12月31日"),
        (46022, "yyyy-mm-dd", "2025-12-31"),
        (46022, BUILT_IN[31], "2025年12月31日"),
        (46022.5, "yyyy/m/d h:mm", "2025/12/31 12:00"),
        (46022, "[$-804]yyyy年m月;@", "2025年12月"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: float, code: str, text: str) -> None:
    assert show(value, code) == (text, True)


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", "[>100]0", "0,", "h:mm AM/PM", "dddd"])
def test_a_format_that_is_not_understood_is_said_so(code: str) -> None:
    assert show(0.25, code) == ("0.25", False)


@pytest.mark.parametrize("code", ["0.00", "General", 'yyyy"年"', "0%"])
@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_is_none_is_said_so(value: float, code: str) -> None:
    assert not show(value, code).understood


def test_kinds_of_cells() -> None:
    reading = workbook(
        '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>1</v></c><c r="D2" t="str"><f>A1</f><v>≥5</v></c>'
        '<c r="E2" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c r="F2" t="b"><v>1</v></c></row>'
        '<row><c><f>B2+1</f></c><c t="s"/><c><v/></c><c t="e"><v>#N/A</v></c></row></sheetData>',
        texts="<si><r><t>指标</t></r><rPh><t>zhibiao</t></rPh><r><t>值_x000D_\n甲</t></r></si>",
        formats=("0%",),
    )
    assert texts(reading) == {"B2": "指标值\n甲", "C2": "100%", "D2": "≥5", "E2": "内联", "F2": "TRUE", "D3": "#N/A"}
    assert any("公式" in note for note in reading.notes)
    assert any(Flag.NO_CACHED_VALUE in cell.flags for cell in reading.grids[0].cells)


def test_merged_areas_stand_once_and_places_without_a_cell_are_empty() -> None:
    (grid,) = workbook(
        '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c><c r="C1" t="str"><v>乙</v></c></row>'
        '<row r="2"><c r="C2" t="str"><v>丙</v></c></row><row r="9"><c r="A9" t="str"><v>丁</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    ).grids
    assert [(c.row, c.col, c.rowspan, c.colspan, c.text, c.place.column) for c in grid.cells] == [
        (0, 0, 2, 2, "甲", 1),
        (0, 2, 1, 1, "乙", 2),
        (1, 2, 1, 1, "丙", 2),
        (8, 0, 1, 1, "丁", 1),
        (8, 1, 1, 1, "", 2),
        (8, 2, 1, 1, "", 3),
    ]


def test_hidden_sheets_rows_and_columns_are_read_and_marked() -> None:
    reading = workbook(
        '<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c>'
        '<c r="B1" t="str"><v>乙</v></c></row><row r="2" hidden="1"><c r="A2" t="str"><v>丙</v></c></row></sheetData>'
    )
    hidden = {cell.text for cell in reading.grids[0].cells if Flag.HIDDEN in cell.flags and cell.text}
    assert hidden == {"乙", "丙"}
    whole = workbook('<sheetData><row><c t="str"><v>甲</v></c></row></sheetData>', state='state="hidden"')
    assert Flag.HIDDEN in whole.grids[0].cells[0].flags
    assert "隐藏" in whole.notes[0]


def test_crafted_sheets_end_soon() -> None:
    begin = time.process_time()
    far = workbook('<sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>远</v></c></row></sheetData>')
    assert texts(far) == {"XFD1048576": "远"}
    one = '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c></row></sheetData>'
    all_merged = workbook(f'{one}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert texts(all_merged) == {"A1": "甲"}
    many = "".join('<mergeCell ref="A1:XFD1048576"/>' for _ in range(50_000))
    assert [p.kind for p in workbook(f"{one}<mergeCells>{many}</mergeCells>").problems] == [Kind.LIMIT_EXCEEDED]
    wrong = workbook(
        '<sheetData><row r="x"><c r="??" t="s" s="7"><v>-1</v></c><c r="A0"><v>1e999</v></c></row></sheetData>'
    )
    assert not wrong.grids or wrong.grids
    assert time.process_time() - begin < 10


def test_a_text_that_is_not_in_the_file_is_no_blank_cell() -> None:
    (problem,) = workbook('<sheetData><row><c t="s"><v>99</v></c></row></sheetData>').problems
    assert "损坏" in problem.message


def test_a_million_rows_end_soon() -> None:
    begin = time.process_time()
    rows = "<row><c><v>1</v></c></row>" * 1_000_000
    assert [p.kind for p in workbook(f"<sheetData>{rows}</sheetData>").problems] == [Kind.LIMIT_EXCEEDED]
    assert time.process_time() - begin < 20


def test_a_broken_xls_is_said_to_be_broken() -> None:
    pytest.importorskip("xlrd")
    data = bytearray((SAMPLES / "targets.xls").read_bytes())
    data[600:3000] = bytes(2400)
    (problem,) = read("a.xls", bytes(data)).problems
    assert problem.kind is Kind.UNREADABLE_FILE
    assert "xls" in problem.message
