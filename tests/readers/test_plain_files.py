"""Text and CSV as grids, encodings, and files that are none of it."""

import random
import time

import pytest

from jixiao_lint.readers import read
from jixiao_lint.readers.decode import decode, encode
from jixiao_lint.readers.format import known_endings
from jixiao_lint.readers.problem import Kind
from jixiao_lint.recognise import recognise
from jixiao_lint.source import Source
from jixiao_lint.table import Cell
from places import lines


def grid(path: str, text: str) -> list[tuple[int, int, str]]:
    (only,) = read(path, text.encode()).grids
    return [(cell.row, cell.col, cell.text) for cell in only.cells]


def test_a_word_export_opens_cells_with_tabs_and_ends_rows_with_blank_lines() -> None:
    assert grid("a.txt", "标题\n\t甲\n\t\n\t 乙\n续\n\n\n\t丙\n") == [
        (0, 0, "标题"),
        (1, 0, "甲"),
        (1, 1, ""),
        (1, 2, " 乙\n续"),
        (2, 0, "丙"),
    ]


def test_text_pasted_from_a_spreadsheet_has_a_row_a_line() -> None:
    assert grid("a.txt", "甲\t乙\t丙\n\t\t丁\n") == [
        (0, 0, "甲"),
        (0, 1, "乙"),
        (0, 2, "丙"),
        (1, 0, ""),
        (1, 1, ""),
        (1, 2, "丁"),
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\r\nc,d\r\n", [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]),
        ('"a,""b""",c', [(0, 0, 'a,"b"'), (0, 1, "c")]),
        ('"a\r\nb",c\n', [(0, 0, "a\nb"), (0, 1, "c")]),
        ("a,\n,b", [(0, 0, "a"), (0, 1, ""), (1, 0, ""), (1, 1, "b")]),
        ("a,", [(0, 0, "a"), (0, 1, "")]),
        ('"",x', [(0, 0, ""), (0, 1, "x")]),
        ('""""\n', [(0, 0, '"')]),
        ('5"寸,b\n', [(0, 0, '5"寸'), (0, 1, "b")]),
        ('"没有,结束\nb,c\n', [(0, 0, '"没有'), (0, 1, "结束"), (1, 0, "b"), (1, 1, "c")]),
        ("a;b;c\nd;e;f\n", [(0, 0, "a"), (0, 1, "b"), (0, 2, "c"), (1, 0, "d"), (1, 1, "e"), (1, 2, "f")]),
    ],
)
def test_cells_between_delimiters(text: str, cells: list[tuple[int, int, str]]) -> None:
    assert grid("a.csv", text) == cells


def test_every_character_of_a_quoted_cell_knows_its_place() -> None:
    text = 'x,"甲""乙\r\n丙",y\r\n'
    cell = read("a.csv", text.encode()).grids[0].cells[1]
    assert cell.text == '甲"乙\n丙'
    source = Source.of("a.csv", text)
    spot = Cell("指标值", cell.text, cell.place, 1)
    span = type(spot.whole().span)
    places = [lines(source, spot.at(span(at, at + 1))) for at in range(len(cell.text))]
    assert [(at.line, at.column) for at in places] == [(1, 4), (1, 5), (1, 7), (1, 8), (2, 1)]


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "gb18030", "utf-16-le-sig", "utf-16-be-sig", "utf-16-le", "utf-16-be"]
)
def test_a_file_can_be_written_back_byte_for_byte(name: str) -> None:
    data = encode("一级指标\t二级指标\r\n产出指标\t≥12次 𠮷\n", name)
    decoded = decode(data)
    assert decoded.encoding == name
    assert encode(decoded.text, decoded.encoding) == data


def test_rare_characters_after_a_guess_at_gb18030_are_told() -> None:
    assert decode("指标值\ue5e5".encode("gb18030")).notes


def kinds(path: str, data: bytes) -> list[Kind]:
    reading = read(path, data)
    return [problem.kind for problem in (*reading.problems, *recognise(reading.grids).problems)]


@pytest.mark.parametrize("ending", sorted(known_endings()))
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty", b""),
        ("blank", b" \n\t\n"),
        ("prose", "本单位二〇二五年工作总结。\n全年工作顺利。\n".encode()),
        ("zeros", b"\0" * 1000),
        ("random", random.Random(5).randbytes(5000)),
        ("half a character", "项目名称".encode()[:-1] + b"\xff"),
        ("zero byte", "项目名称: 甲\0乙\n".encode()),
    ],
)
def test_what_is_no_table_gives_one_message_and_no_traceback(ending: str, name: str, data: bytes) -> None:
    begin = time.process_time()
    found = kinds("a" + ending, data)
    assert len(found) == 1
    assert found[0] in (Kind.UNREADABLE_FILE, Kind.NO_TABLE, Kind.WRONG_TYPE, Kind.SYNTAX_ERROR)
    assert time.process_time() - begin < 2


def test_a_zero_byte_in_text_is_named_with_its_place() -> None:
    (problem,) = read("a.txt", "项目名称\n预算\0数\n".encode()).problems
    assert "第 2 行第 3 列" in problem.message


def test_undecodable_bytes_are_named_with_their_place() -> None:
    (problem,) = read("a.txt", "甲".encode() + b"\xff\xff\xff").problems
    assert "个字节" in problem.message


@pytest.mark.parametrize(
    "data",
    [b"\t" * 2_000_000, b"a," * 1_000_000, b'"' * 400_001, b'"a' * 400_001, b"\n" * 3_000_000, b"\ta\n\n" * 300_000],
    ids=["tabs", "cells", "quotes", "open quotes", "line ends", "rows"],
)
@pytest.mark.parametrize("path", ["a.txt", "a.csv"])
def test_large_nonsense_ends_soon(path: str, data: bytes) -> None:
    begin = time.process_time()
    assert kinds(path, data)
    assert time.process_time() - begin < 10


def test_a_file_beyond_the_limit_is_not_read() -> None:
    assert kinds("a.txt", b"a" * (50 * 1024 * 1024 + 1)) == [Kind.LIMIT_EXCEEDED]


def test_a_zero_byte_in_a_text_of_even_length_makes_it_no_utf16() -> None:
    data = "项目名称,甲\0\n".encode()
    assert len(data) % 2 == 0
    (problem,) = read("a.csv", data).problems
    assert "U+0000" in problem.message
