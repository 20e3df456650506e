"""Counts by rule."""

import json

from jixiao_lint.finding import Finding
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import RunResult
from records import replace


def test_the_most_frequent_rule_stands_first(mixed_run: RunResult) -> None:
    assert render("text", mixed_run, RenderOptions(statistics=True)).splitlines()[:5] == [
        "3  警告  QNT002  vague-value          指标值应当可衡量（1 处可改）",
        "1  错误  MON002  cost-exceeds-budget  成本指标之和不得大于预算数",
        "1  提示  QNT002  vague-value          指标值应当可衡量",
        "1  错误  STR000  unreadable-file",
        "",
    ]


def test_the_counts_add_up_to_the_findings(mixed_run: RunResult) -> None:
    counts = json.loads(render("json", mixed_run, RenderOptions(statistics=True)))
    assert counts[0] == {"code": "QNT002", "name": "vague-value", "severity": "warning", "count": 3, "fixable": 1}
    assert sum(count["count"] for count in counts) == len(list(mixed_run.findings()))


def test_a_clean_run_still_says_what_was_checked(clean_run: RunResult) -> None:
    assert render("text", clean_run, RenderOptions(statistics=True)) == (
        "检查了 1 个文件、1 张表、8 条指标、2 条规则：没有发现问题\n"
    )
    assert json.loads(render("json", clean_run, RenderOptions(statistics=True))) == []


def test_counts_are_right_aligned(finding: Finding, mixed_run: RunResult) -> None:
    many = replace(mixed_run.files[0], findings=(finding,) * 12)
    lines = render("text", replace(mixed_run, files=(many, *mixed_run.files[1:])), RenderOptions(statistics=True))
    assert [line[:4] for line in lines.splitlines()[:2]] == ["13  ", " 1  "]
