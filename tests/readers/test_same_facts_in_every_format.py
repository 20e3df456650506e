"""The seed's twelve tables as every kind of file: the facts are the same, and each place names the cell."""

import re
from pathlib import Path

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.recognise import recognise
from jixiao_lint.table import Place, Table, all_cells
from places import in_sheet, in_text, on_page

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
SAMPLES = sorted((FIXTURES / "samples").iterdir())
LIBRARIES = {".xls": "xlrd", ".pdf": "pypdfium2", ".doc": "doc2docx"}


def tables_of(path: Path) -> tuple[Reading, tuple[Table, ...]]:
    if path.suffix in LIBRARIES:
        pytest.importorskip(LIBRARIES[path.suffix])
    reading = read(path.name, path.read_bytes())
    seen = recognise(reading.grids)
    assert not reading.problems
    assert not seen.problems
    assert len(seen.notes) == 2 * (path.suffix == ".pdf")  # page breaks cut a value and a goal
    return reading, seen.tables


def facts(tables: tuple[Table, ...], suffix: str) -> list[object]:
    """What the formats can say alike: office files have real bookmarks, pages no space in front of a text."""

    def plain(text: str) -> str:
        text = re.sub(r"\[bookmark: [^]]*\]", "", text)
        return text.strip() if suffix in (".html", ".pdf") else text

    return [
        (
            table.year,
            table.money_unit,
            table.columns,
            {
                name: plain(cell.text).lstrip() if name == "表题" else plain(cell.text)
                for name, cell in table.head.items()
            },
            [{name: plain(cell.text) for name, cell in row.cells.items()} for row in table.indicators],
        )
        for table in tables
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_facts_are_those_of_the_seed(path: Path) -> None:
    _, tables = tables_of(path)
    _, seed = tables_of(SEED)
    assert facts(tables, path.suffix) == facts(seed, path.suffix)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_only_the_levels_are_inherited_and_their_cells_stand_once(path: Path) -> None:
    _, tables = tables_of(path)
    for table in tables:
        for row in table.indicators:
            inherited = {name for name, cell in row.cells.items() if cell.indicator != row.index}
            assert inherited <= {"一级指标", "二级指标"}
        assert len({id(cell) for cell in all_cells(table)}) == len(list(all_cells(table)))


def place(path: str, table: int, field: str, indicator: int | None = None) -> Place:
    _, tables = tables_of(FIXTURES / "samples" / path)
    chosen = tables[table - 1]
    return (chosen.indicators[indicator - 1].cells if indicator else chosen.head)[field].place


@pytest.mark.parametrize("path", ["targets.xlsx", "targets.xls", "targets.ods"])
def test_places_in_spreadsheets_are_addresses(path: str) -> None:
    value = in_sheet(place(path, 1, "指标值", 2))
    assert (value.sheet, value.address) == ("1.退役军人信息化运维服务费（2025年）绩效目标表", "G9")
    assert in_sheet(place(path, 1, "预算数")).address == "C4"
    assert in_sheet(place(path, 12, "项目名称")).sheet == "12.转业军官进高校培训费（2025年）绩效目标表"


@pytest.mark.parametrize("path", ["targets.docx", "targets.odt", "targets.doc"])
def test_places_in_documents_are_table_row_and_cell(path: str) -> None:
    value = place(path, 1, "指标值", 2)
    assert (value.table, value.row, value.column) == (1, 8, 5)
    assert (place(path, 9, "绩效目标").table, place(path, 9, "绩效目标").row) == (9, 5)
    assert place(path, 3, "表题").row == 0


@pytest.mark.parametrize("path", ["targets.csv", "targets_gb18030.csv", "targets.html"])
def test_places_in_text_files_hold_the_text(path: str) -> None:
    reading, tables = tables_of(FIXTURES / "samples" / path)
    assert reading.source
    for table in tables:
        for cell in all_cells(table):
            places = dict(in_text(cell.place).pieces)
            assert 0 in places
            offset = places[0]
            for at, character in enumerate(cell.text):
                offset = places.get(at, offset + 1)
                if character not in " \n":  # a line break is a tag of the page, a space any white space
                    assert reading.source.text[offset] == character


def test_places_in_a_pdf_are_page_and_box() -> None:
    value = on_page(place("targets.pdf", 1, "指标值", 2))
    assert value.page == 1
    assert value.box
    left, top, right, bottom = value.box
    assert (round(left), round(right)) == (454, 528)
    assert 270 < top < bottom < 310


def test_a_row_that_a_page_break_cut_is_one_row() -> None:
    _, tables = tables_of(FIXTURES / "samples" / "targets.pdf")
    assert tables[8].rows()[5].text("指标值") == "全年（合同服务期内）"
    assert tables[8].rows()[6].text("三级指标") == "招聘活动举办时间"
