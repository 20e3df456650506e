"""csv, grouped and codeclimate: as a spreadsheet, a person and Code Climate take them."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import TypeAlias

import pytest
from jsonschema import validate

from jixiao_lint.finding import Finding
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.report.csv_report import COLUMNS
from jixiao_lint.result import RunResult
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

# The issue of the Code Climate specification, which GitLab takes for its Code Quality report.
ISSUE = {
    "type": "object",
    "required": ["type", "check_name", "description", "categories", "location", "severity", "fingerprint"],
    "properties": {
        "type": {"const": "issue"},
        "check_name": {"type": "string", "minLength": 1},
        "description": {"type": "string", "pattern": r"^[^\r\n]+$"},
        "content": {"type": "object", "required": ["body"], "properties": {"body": {"type": "string"}}},
        "categories": {
            "type": "array",
            "minItems": 1,
            "items": {
                "enum": [
                    "Bug Risk", "Clarity", "Compatibility", "Complexity", "Duplication", "Performance", "Security", "Style",
                ]
            },
        },
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "fingerprint": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {
                        "begin": {"type": "integer", "minimum": 1},
                        "end": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ["codeclimate", "gitlab"])
def test_issues_are_what_the_specification_asks_for(name: str, mixed_run: RunResult) -> None:
    issues = json.loads(render(name, mixed_run, RenderOptions()))
    validate(issues, {"type": "array", "minItems": 5, "items": ISSUE})
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_code_climate_gets_the_page_of_the_rule(mixed_run: RunResult) -> None:
    issues = json.loads(render("codeclimate", mixed_run, RenderOptions()))
    pages = {issue["check_name"]: issue["content"]["body"] for issue in issues if "content" in issue}
    assert pages["MON002"] == "成本指标之和不得大于预算数。\n\n两处的钱是同一笔钱。"


def test_a_spreadsheet_reads_a_row_a_finding(mixed_run: RunResult) -> None:
    report = render("csv", mixed_run, RenderOptions())
    assert report.encode("utf-8").startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(report.removeprefix("\ufeff"), newline="")))
    findings = list(mixed_run.findings())
    assert tuple(rows[0]) == COLUMNS
    assert [row["code"] for row in rows] == [finding.code for finding in findings]
    assert [row["message"] for row in rows] == [finding.message for finding in findings]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(A1)", "+1+cmd|' /C calc'!A0", '甲",乙', "甲\n乙"])
def test_nothing_in_a_row_is_run_or_breaks_out(text: str, finding: Finding, run_of: MakeRun) -> None:
    report = render("csv", run_of(replace(finding, text=text, message=text), source=None), RenderOptions())
    (row,) = csv.DictReader(io.StringIO(report.removeprefix("\ufeff"), newline=""))
    assert not row["text"].startswith(("=", "@", "+"))
    assert not row["message"].startswith(("=", "@", "+"))


def test_findings_stand_under_their_file_with_places_below_each_other(mixed_run: RunResult) -> None:
    report = render("grouped", mixed_run, RenderOptions())
    blocks = report.split("\n\n")
    told = [line for block in blocks for line in block.splitlines() if line.startswith("  ")]
    assert len(told) == len(list(mixed_run.findings()))
    assert all(re.fullmatch(r" +\d+:\d+  (错误|警告|提示) [A-Z]+\d+  \S.*", line) for line in told)
    for block in blocks:
        ends = {
            line.index("  ", 2 + len(line) - len(line.lstrip()) - 2) for line in block.splitlines() if line[:2] == "  "
        }
        assert len(ends) <= 1
