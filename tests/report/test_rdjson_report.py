"""Reviewdog's formats count columns in bytes of UTF-8."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from jixiao_lint.finding import Finding, Fix, LineStretch
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import RunResult
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "rdjson-DiagnosticResult.json"


def _diagnostics(result: RunResult) -> list[dict[str, Any]]:
    diagnostics: list[dict[str, Any]] = json.loads(render("rdjson", result, RenderOptions()))["diagnostics"]
    return diagnostics


@pytest.mark.skipif(not SCHEMA.exists(), reason="the rdjson schema is not at hand")
def test_it_is_valid_rdjson(mixed_run: RunResult, clean_run: RunResult) -> None:
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    for result in (mixed_run, clean_run):
        report = json.loads(render("rdjson", result, RenderOptions()))
        assert [error.message for error in validator.iter_errors(report)] == []


def test_columns_are_bytes_of_the_line(finding: Finding, source: str, run_of: MakeRun) -> None:
    stretch = _diagnostics(run_of(finding))[0]["location"]["range"]
    # 目标 6, colon and blank 2, 中文 6, 𠮷 4, ５ 3, e and its mark 3, 率 3: the ≥ is byte 28, and three bytes wide.
    assert stretch == {"start": {"line": 2, "column": 28}, "end": {"line": 2, "column": 33}}
    line = source.split("\n")[1].encode()
    assert line[27:32].decode() == "≥95"


def test_a_stretch_over_two_lines_counts_each_end_on_its_line(finding: Finding, run_of: MakeRun) -> None:
    two = replace(finding, location=LineStretch(1, 5, 2, 3))
    stretch = _diagnostics(run_of(two, source="项目: 甲\r\n目标: 乙\r\n"))[0]["location"]["range"]
    assert stretch == {"start": {"line": 1, "column": 9}, "end": {"line": 2, "column": 7}}


def test_an_office_file_has_no_range_but_an_address(in_word: Finding, run_of: MakeRun) -> None:
    diagnostic = _diagnostics(run_of(in_word))[0]
    assert diagnostic["location"] == {"path": "表.docx"}
    assert diagnostic["message"] == "表2 第2条 第5行第4格「指标值」：数值缺少计量单位"


def test_without_the_text_whole_lines_are_named(finding: Finding, run_of: MakeRun) -> None:
    stretch = _diagnostics(run_of(finding, source=None))[0]["location"]["range"]
    assert stretch == {"start": {"line": 2}, "end": {"line": 2}}


def test_a_fix_is_a_suggestion_only_where_the_file_has_the_text_as_it_is(finding: Finding, run_of: MakeRun) -> None:
    fixed = replace(finding, fix=Fix("≥95%"))
    assert _diagnostics(run_of(fixed))[0]["suggestions"] == [
        {"range": {"start": {"line": 2, "column": 28}, "end": {"line": 2, "column": 33}}, "text": "≥95%"}
    ]
    assert "suggestions" not in _diagnostics(run_of(replace(fixed, location=LineStretch(2, 5, 2, 15))))[0]


def test_lines_are_the_diagnostics_with_their_source(mixed_run: RunResult) -> None:
    lines = [json.loads(line) for line in render("rdjsonl", mixed_run, RenderOptions()).splitlines()]
    assert all(line.pop("source")["name"] == "jixiao" for line in lines)
    assert lines == _diagnostics(mixed_run)
