"""A table as CSV runs nothing in a spreadsheet, and reads back as it was, every character in its place."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao_grammar.ast import Span
from jixiao_lint.formula_guard import guarded, unguarded
from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from jixiao_lint.table import Table
from jixiao_lint.writers import write
from places import lines

FORMULAS = [
    "=1+1", "=cmd|'/c calc'!A1", "+1+1", "-2+3", "-2+cmd|' /C calc'!A0", "@SUM(1,2)", " =1+1", "\t=1", "＝1+1", "-甲", "'=1+1",
    '=HYPERLINK("http://x","y")', "\n=1",
]  # fmt: skip
HARMLESS = ["-5", "+3.5%", "-1,200", "-", "——", "--", "≥5", "甲=乙", "'甲'", "5-3", "", "－"]


def converted(value: str) -> tuple[Table, bytes]:
    row = {"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "个数", "指标值": value}
    tables = read("甲.json", json.dumps({"绩效目标表": [{"项目名称": "甲", "指标": [row]}]}).encode()).tables
    return tables[0], write(tables, ".csv")


@pytest.mark.parametrize("value", FORMULAS)
def test_a_formula_stands_behind_an_apostrophe(value: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(converted(value)[1].decode("utf-8-sig"))) for cell in row]
    assert "'" + value in cells


@pytest.mark.parametrize("value", HARMLESS)
def test_what_runs_nothing_stays_as_it_is(value: str) -> None:
    assert guarded(value) == value


@pytest.mark.parametrize("value", [*FORMULAS, *HARMLESS, "''=1", "'-5"])
def test_the_table_reads_back_as_it_was(value: str) -> None:
    before, data = converted(value)
    (after,) = recognise(read("回.csv", data).grids).tables
    assert after.indicators[0].cells["指标值"].text == before.indicators[0].cells["指标值"].text


def test_places_are_those_of_the_characters() -> None:
    value = '=1+"1"'
    reading = read("回.csv", converted(value)[1])
    (after,) = recognise(reading.grids).tables
    cell = after.indicators[0].cells["指标值"]
    assert reading.source is not None
    for at in range(3):
        place = lines(reading.source, cell.at(Span(at, at + 1)))
        line = reading.source.text.splitlines()[place.line - 1]
        assert line[place.column - 1] == value[at]


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
