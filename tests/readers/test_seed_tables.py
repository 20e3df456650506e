"""The twelve tables of the seed, cell by cell, in every encoding and with every line end that editors write."""

from functools import cache
from pathlib import Path

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.recognise import recognise
from jixiao_lint.source import Source
from jixiao_lint.table import Cell, Table, all_cells
from places import lines

SEED = Path(__file__).parents[2] / "fixtures" / "tianjin-veterans-2025.txt"
TEXT = SEED.read_text("utf-8")
ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": TEXT.encode("utf-8-sig"),
    "gb18030": TEXT.encode("gb18030"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-16-le-sig": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be-sig": b"\xfe\xff" + TEXT.encode("utf-16-be"),
}


@cache
def seed() -> tuple[Reading, tuple[Table, ...]]:
    reading = read("seed.txt", SEED.read_bytes())
    seen = recognise(reading.grids)
    assert not seen.problems
    assert not seen.notes
    return reading, seen.tables


def facts(tables: tuple[Table, ...]) -> list[tuple[object, ...]]:
    """Everything a rule can see of the tables but the places."""
    return [
        (
            table.index,
            table.year,
            table.money_unit,
            table.columns,
            {field: cell.text for field, cell in table.head.items()},
            [{field: (c.text, c.indicator) for field, c in row.cells.items()} for row in table.indicators],
        )
        for table in tables
    ]


def lines_and_columns(source: Source, tables: tuple[Table, ...]) -> list[tuple[int | None, ...]]:
    places = [lines(source, cell.whole()) for table in tables for cell in all_cells(table)]
    return [(at.line, at.column, at.end_line, at.end_column) for at in places]


def cut(text: str, cell: Cell, source: Source) -> str:
    """What stands in the file at the lines and columns that are reported for a cell, read as an editor counts them."""
    at = lines(source, cell.whole())
    shown = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[at.line - 1 : at.end_line]
    shown[-1] = shown[-1][: at.end_column - 1]
    shown[0] = shown[0][at.column - 1 :]
    return "\n".join(shown)


def naive_blocks() -> list[list[list[str]]]:
    """The seed read the plain way: tables begin with a bookmark, rows end with blank lines, cells begin with a tab."""
    tables: list[list[list[str]]] = []
    row: list[str] = []
    for line in [*TEXT.split("\n"), ""]:
        if line.lstrip().startswith("[bookmark: _Toc"):
            tables.append([[line]])
        elif line.startswith("\t"):
            row.append(line[1:])
        elif line:
            row[-1] += "\n" + line
        elif row:
            tables[-1].append(row)
            row = []
    return tables


def test_twelve_tables_with_ninety_one_indicators() -> None:
    _, tables = seed()
    assert [len(table.indicators) for table in tables] == [8, 8, 8, 6, 7, 7, 6, 6, 10, 11, 8, 6]
    assert sum(len(table.indicators) for table in tables) == 91


def test_every_cell_has_the_text_that_a_plain_split_of_the_file_gives() -> None:
    _, tables = seed()
    for table, (title, unit, name, money, purpose, goal, header, *rows) in zip(tables, naive_blocks(), strict=True):
        assert {field: cell.text for field, cell in table.head.items()} == {
            "表题": title[0],
            "单位": unit[0],
            "金额单位": unit[1].removeprefix("单位："),
            "项目名称": name[1],
            "预算数": money[2],
            "财政资金": money[4],
            "其他资金": money[6],
            "资金用途": purpose[1],
            "绩效目标": goal[1],
        }
        assert table.columns == tuple(header)
        level1, written_in = "", 0
        for indicator, row in zip(table.indicators, rows, strict=True):
            level1, written_in = (row[0], indicator.index) if row[0] else (level1, written_in)
            assert [cell.text for cell in indicator.cells.values()] == [level1, *row[1:]]
            owners = [cell.indicator for cell in indicator.cells.values()]
            assert owners == [written_in, *([indicator.index] * 4)]


def test_year_and_money_unit_are_those_of_the_titles_and_unit_lines() -> None:
    assert {(table.year, table.money_unit) for table in seed()[1]} == {(2025, "万元")}


def test_the_ninth_table_as_read_by_a_person() -> None:
    table = seed()[1][8]
    assert table.text("项目名称") == "退役军人就业信息直通车（2025年）"
    assert table.text("预算数") == "30.60"
    assert table.text("资金用途") == "为退役军人提供丰富招聘岗位信息，常态化开展线上招聘。"
    third = table.rows()[2]
    assert third.text("三级指标") == "平台活跃度"
    assert third.text("绩效指标描述") == "平台访问量"
    assert third.text("指标值") == "≥5000人次"


def test_lines_and_columns_of_the_first_table() -> None:
    reading, tables = seed()
    assert reading.source
    found = {field: lines(reading.source, cell.whole()) for field, cell in tables[0].head.items()}
    assert {field: (at.line, at.column) for field, at in found.items()} == {
        "表题": (1, 1),
        "单位": (2, 2),
        "金额单位": (3, 5),
        "项目名称": (6, 2),
        "预算数": (10, 2),
        "财政资金": (12, 2),
        "其他资金": (14, 2),
        "资金用途": (17, 2),
        "绩效目标": (20, 2),
    }
    at = lines(reading.source, tables[0].indicators[0].cells["指标值"].whole())
    assert (at.line, at.column, at.end_line, at.end_column) == (34, 2, 34, 6)


def test_a_goal_of_two_lines_knows_the_place_of_each() -> None:
    reading, tables = seed()
    assert reading.source
    goal = tables[2].head["绩效目标"]
    first, second = goal.text.split("\n")
    at = lines(reading.source, goal.whole())
    assert at.end_line - at.line == 1
    assert at.end_column == len(second) + 1
    assert first.startswith("1.开展优抚信息系统运行维护")


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_change_neither_facts_nor_lines_nor_columns(name: str, line_end: str) -> None:
    data = ENCODINGS[name]
    codec = name.removesuffix("-sig")
    data = data.replace("\n".encode(codec), line_end.encode(codec))
    reading = read("seed.txt", data)
    tables = recognise(reading.grids).tables
    assert reading.source
    assert reading.source.encoding == name
    assert facts(tables) == facts(seed()[1])
    first, _ = seed()
    assert first.source
    assert lines_and_columns(reading.source, tables) == lines_and_columns(first.source, seed()[1])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_cell_is_found_again_at_its_line_and_column(line_end: str) -> None:
    text = TEXT.replace("\n", line_end)
    reading = read("seed.txt", text.encode())
    assert reading.source
    for table in recognise(reading.grids).tables:
        for cell in all_cells(table):
            assert cut(text, cell, reading.source) == cell.text
