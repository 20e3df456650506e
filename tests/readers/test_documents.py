"""Documents as people make them, each with something that is easily read wrongly: the tables in them, cell by cell."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.batch import read_file
from jixiao_lint.read_file import ReadFile
from jixiao_lint.table import Row, Table

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
EXPECTED: dict[str, dict[str, Any]] = json.loads((DOCUMENTS / "expected.json").read_text(encoding="utf-8"))


def document(name: str) -> ReadFile:
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    return read_file(str(DOCUMENTS / name))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def facts(row: Row) -> list[str]:
    value = row.text("计算符号") + row.text("指标值") + row.text("计量单位")
    return [bare(text) for text in (row.text("一级指标"), row.text("二级指标"), row.text("三级指标"), value)]


def head(table: Table) -> tuple[str, str]:
    return bare(table.text("项目名称")), bare(table.text("预算数"))


@pytest.mark.parametrize("name", EXPECTED)
def test_every_cell_is_read_as_it_stands(name: str) -> None:
    expected = EXPECTED[name]["tables"]
    tables = document(name).document.tables
    assert [head(table) for table in tables] == [(bare(one["name"]), one["budget"]) for one in expected]
    for table, one in zip(tables, expected, strict=True):
        assert bare(table.text("绩效目标")).startswith(one["goal"])
        assert [facts(row) for row in table.rows()] == one["rows"]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_could_not_be_read_is_told_and_nothing_else(name: str) -> None:
    problems = [problem.message for problem in document(name).problems]
    word = EXPECTED[name]["say"]
    assert bool(problems) == bool(word), problems
    assert not word or re.search(word, problems[0])
