"""Findings made by hand: one of each kind of place, and a run that holds them all."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from jixiao_grammar import Span
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import (
    Applicability,
    Authority,
    Basis,
    Confidence,
    Finding,
    Fix,
    IndicatorRef,
    LineStretch,
    Severity,
    TableRef,
)
from jixiao_lint.result import FileResult, RuleInfo, RunResult
from jixiao_lint.table import PagePlace, PaperPlace, SheetPlace
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

TITLES = {
    "财预〔2015〕88号": "中央部门预算绩效目标管理办法",
    "财预〔2021〕101号": "中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
}

RULES = (
    RuleInfo(
        code="MON002",
        name="cost-exceeds-budget",
        title="成本指标之和不得大于预算数",
        doc="成本指标之和不得大于预算数。\n\n两处的钱是同一笔钱。",
        severity=Severity.ERROR,
        confidence=Confidence.CERTAIN,
        basis=(Basis("财预〔2015〕88号", Authority.BINDING),),
        family="money",
        url="https://example.org/rules/MON002",
    ),
    RuleInfo(
        code="QNT002",
        name="vague-value",
        title="指标值应当可衡量",
        doc="指标值应当可衡量。",
        severity=Severity.WARNING,
        confidence=Confidence.LIKELY,
        basis=(Basis("财预〔2021〕101号", Authority.GUIDANCE),),
        family="quantification",
        url="",
    ),
)


@pytest.fixture
def finding() -> Finding:
    """A plain finding in a text file: the stretch ≥95 behind Chinese, an astral character, a wide digit, a mark."""
    return Finding(
        code="QNT002",
        name="vague-value",
        severity=Severity.WARNING,
        confidence=Confidence.LIKELY,
        message="数值缺少计量单位",
        path=FilePath.of("表/a b.txt"),
        table=TableRef(1, "[bookmark: _Toc1]1.运维绩效目标表", "运维"),
        indicator=IndicatorRef(2, "产出指标", "质量指标", "系统故障率"),
        field="指标值",
        text="中文𠮷５e\u0301率≥95",
        span=Span(7, 10),
        location=LineStretch(2, 12, 2, 15),
        fix=None,
        basis=(Basis("财预〔2021〕101号", Authority.GUIDANCE, "第三条"),),
        url="",
        fingerprint="abc",
    )


@pytest.fixture
def source() -> str:
    """The text of the file that `finding` stands in."""
    return "项目: 甲\n目标: 中文𠮷５e\u0301率≥95\n"


@pytest.fixture
def in_word(finding: Finding) -> Finding:
    """The same finding in a Word document."""
    return replace(finding, path=FilePath.of("表.docx"), location=PaperPlace(2, 5, 4))


@pytest.fixture
def in_sheet(finding: Finding) -> Finding:
    """The same finding in a spreadsheet."""
    place = SheetPlace(1, 12, 5, "Sheet1", "AB12")
    return replace(finding, path=FilePath.of("表.xlsx"), location=place)


@pytest.fixture
def on_page(finding: Finding) -> Finding:
    """The same finding in a PDF."""
    place = PagePlace(2, 5, 4, 3, (1.0, 2.0, 3.5, 4.0))
    return replace(finding, path=FilePath.of("表.pdf"), location=place)


@pytest.fixture
def run_of(source: str) -> MakeRun:
    """Makes a run of findings, each file once, in the order in which they come."""

    def make(*findings: Finding, source: str | None = source, **changes: object) -> RunResult:
        paths = dict.fromkeys(finding.path for finding in findings)
        files = tuple(
            FileResult(
                path=path,
                sha256="0" * 64,
                format=path.name.rpartition(".")[2],
                tables=2,
                indicators=91,
                findings=tuple(finding for finding in findings if finding.path == path),
                source=source if path.name.endswith(".txt") else None,
            )
            for path in paths
        )
        return replace(RunResult(files, RULES, TITLES), **changes)

    return make


@pytest.fixture
def clean_run() -> RunResult:
    """A run that read one table and found nothing in it."""
    file = FileResult(FilePath.of("好.txt"), "1" * 64, "txt", 1, 8, (), source="…")
    return RunResult((file,), RULES, TITLES)


@pytest.fixture
def whole_file(finding: Finding) -> Finding:
    """A finding about a file that could not be read."""
    return replace(
        finding,
        code="STR000",
        name="unreadable-file",
        severity=Severity.ERROR,
        message="文件不是有效的 docx，无法读取",
        path=FilePath.of("坏.docx"),
        table=None,
        indicator=None,
        field=None,
        text=None,
        span=None,
        location=None,
        basis=(),
        fingerprint="bad",
    )


@pytest.fixture
def mixed_run(
    finding: Finding, in_word: Finding, in_sheet: Finding, on_page: Finding, whole_file: Finding, run_of: MakeRun
) -> RunResult:
    """One finding of each kind of place, each severity, with and without a fix."""
    fixed = replace(finding, fix=Fix("≥95%", Applicability.SAFE))
    hint = replace(in_word, severity=Severity.INFO, fingerprint="word")
    error = replace(in_sheet, code="MON002", name="cost-exceeds-budget", severity=Severity.ERROR, fingerprint="sheet")
    return run_of(fixed, finding, hint, error, on_page, whole_file)
