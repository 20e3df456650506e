"""Our own JSON: keys, order and units are promised to other programs."""

import json
from collections.abc import Callable
from typing import Any, TypeAlias

from jixiao_lint import __version__
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import FileResult, RunResult, Verdict
from jixiao_lint.table import PaperPlace
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

FINDING_KEYS = [
    "code", "name", "severity", "confidence", "message", "path", "table", "indicator", "field", "text", "span",
    "location", "fix", "basis", "url", "fingerprint",
]  # fmt: skip
SUMMARY_KEYS = [
    "files", "tables", "indicators", "rules", "errors", "warnings", "infos", "suppressed", "fixable",
]  # fmt: skip


def _json(result: RunResult) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(render("json", result, RenderOptions()))
    return report


def test_the_keys_stand_in_their_order(mixed_run: RunResult) -> None:
    report = _json(mixed_run)
    assert list(report) == [
        "version",
        "tool",
        "made_with",
        "column_unit",
        "summary",
        "not_examined",
        "files",
        "findings",
    ]
    assert list(report["summary"])[:9] == SUMMARY_KEYS
    assert list(report["files"][0])[:5] == ["path", "sha256", "format", "tables", "indicators"]
    assert all(list(finding) == FINDING_KEYS for finding in report["findings"])
    assert report["version"] == 1
    assert report["tool"] == {"name": "jixiao", "version": __version__}
    assert report["column_unit"] == "code points"


def test_the_summary_counts(mixed_run: RunResult) -> None:
    assert _json(replace(mixed_run, suppressed=3))["summary"] == {
        "files": 5, "tables": 10, "indicators": 455, "rules": 2, "errors": 2, "warnings": 3, "infos": 1,
        "suppressed": 3, "fixable": 1, "skipped": 0, "values": {"read": 0, "words": 0, "not_understood": 0},
    }  # fmt: skip


def test_a_finding_in_full(finding: Finding, run_of: MakeRun) -> None:
    assert _json(run_of(finding))["findings"] == [
        {
            "code": "QNT002",
            "name": "vague-value",
            "severity": "warning",
            "confidence": "likely",
            "message": "数值缺少计量单位",
            "path": "表/a b.txt",
            "table": {"index": 1, "title": "[bookmark: _Toc1]1.运维绩效目标表", "project": "运维", "number": None},
            "indicator": {"index": 2, "level1": "产出指标", "level2": "质量指标", "level3": "系统故障率"},
            "field": "指标值",
            "text": "中文𠮷５e\u0301率≥95",
            "span": {"start": 7, "end": 10},
            "location": {"kind": "text", "line": 2, "column": 12, "end_line": 2, "end_column": 15},
            "fix": None,
            "basis": [
                {
                    "document": "财预〔2021〕101号",
                    "title": "中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
                    "clause": "第三条",
                    "authority": "G",
                }
            ],
            "url": None,
            "fingerprint": "abc",
        }
    ]


def test_columns_are_code_points_of_the_line(finding: Finding, source: str, run_of: MakeRun) -> None:
    place = _json(run_of(finding))["findings"][0]["location"]
    line = source.split("\n")[place["line"] - 1]
    assert line[place["column"] - 1 : place["end_column"] - 1] == "≥95"


def test_places_in_office_files(in_word: Finding, in_sheet: Finding, on_page: Finding, run_of: MakeRun) -> None:
    word, sheet, page = (f["location"] for f in _json(run_of(in_word, in_sheet, on_page))["findings"])
    assert word == {"kind": "table", "table": 2, "row": 5, "column": 4, "address": "表2 第2条 第5行第4格「指标值」"}
    assert sheet == {
        "kind": "cell", "sheet": "Sheet1", "cell": "AB12", "table": 1, "row": 12, "column": 5, "address": "Sheet1!AB12",
    }  # fmt: skip
    assert page == {
        "kind": "page", "page": 3, "box": [1.0, 2.0, 3.5, 4.0], "table": 2, "row": 5, "column": 4,
        "address": "第3页 表2 第2条 第5行第4格「指标值」",
    }  # fmt: skip


def test_a_heading_above_a_table_stands_in_no_row(in_word: Finding, run_of: MakeRun) -> None:
    heading = replace(in_word, field="表题", location=PaperPlace(2, 0, 1))
    (found,) = _json(run_of(heading))["findings"]
    assert found["location"] == {
        "kind": "table", "table": 2, "row": None, "column": None, "address": "表2 上方「表题」",
    }  # fmt: skip


def test_what_a_finding_about_a_file_does_not_have_is_null(whole_file: Finding, run_of: MakeRun) -> None:
    found = _json(run_of(whole_file))["findings"][0]
    assert [key for key in FINDING_KEYS if found[key] is None] == [
        "table", "indicator", "field", "text", "span", "fix", "url",
    ]  # fmt: skip


def test_a_file_without_a_table_does_not_count_as_checked() -> None:
    skipped = FileResult(
        FilePath.of("名单.csv"), "2" * 64, "csv", 0, 0, (), ("不是绩效目标表",), verdict=Verdict.NO_TABLE
    )
    report = _json(RunResult((skipped,), (), {}))
    assert report["summary"]["files"] == 0
    assert report["summary"]["skipped"] == 1
    assert report["files"] == [
        {
            "path": "名单.csv", "sha256": "2" * 64, "format": "csv", "tables": 0, "indicators": 0,
            "notes": ["不是绩效目标表"], "skipped": True, "verdict": "no-table", "fault": None, "recognised": [],
        }
    ]  # fmt: skip
    assert report["findings"] == []


def test_json_lines_are_the_findings_of_the_full_report(mixed_run: RunResult) -> None:
    lines = render("jsonl", mixed_run, RenderOptions()).splitlines()
    assert [json.loads(line) for line in lines] == _json(mixed_run)["findings"]


def test_a_clean_run_has_no_json_lines(clean_run: RunResult) -> None:
    assert render("jsonl", clean_run, RenderOptions()) == ""
    assert _json(clean_run)["findings"] == []
