"""The concise format, and the problem matchers that editors and GitHub read it with."""

import json
import re
from collections.abc import Callable
from importlib.resources import files
from typing import TypeAlias

from jixiao_lint.finding import Finding
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import RunResult
from jixiao_lint.table import PaperPlace
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]


def _lines(result: RunResult) -> list[str]:
    return render("concise", result, RenderOptions()).split("\n")[:-1]


def test_a_finding_is_one_line_with_code_point_columns(finding: Finding, run_of: MakeRun) -> None:
    assert _lines(run_of(finding)) == ["表/a b.txt:2:12: warning[QNT002] 数值缺少计量单位"]


def test_line_breaks_and_controls_in_a_message_do_not_break_the_line(finding: Finding, run_of: MakeRun) -> None:
    message = "一\r\n二\n三\r四\u2028五\x1b[31m六\x0b七"
    assert _lines(run_of(replace(finding, message=message))) == [
        "表/a b.txt:2:12: warning[QNT002] 一 二 三 四 五 [31m六 七"
    ]


def test_a_word_file_has_the_row_and_cell_and_says_the_address(in_word: Finding, run_of: MakeRun) -> None:
    assert _lines(run_of(in_word)) == ["表.docx:5:4: warning[QNT002] 表2 第2条 第5行第4格「指标值」：数值缺少计量单位"]


def test_a_heading_above_a_table_is_said_to_stand_there(in_word: Finding, run_of: MakeRun) -> None:
    heading = replace(in_word, field="表题", location=PaperPlace(2, 0, 1))
    assert _lines(run_of(heading)) == ["表.docx:1:1: warning[QNT002] 表2 上方「表题」：数值缺少计量单位"]


def test_a_sheet_has_the_numbers_of_row_and_column(in_sheet: Finding, run_of: MakeRun) -> None:
    assert _lines(run_of(in_sheet)) == ["表.xlsx:12:28: warning[QNT002] Sheet1!AB12：数值缺少计量单位"]


def test_a_page_is_named(on_page: Finding, run_of: MakeRun) -> None:
    assert _lines(run_of(on_page)) == [
        "表.pdf:5:4: warning[QNT002] 第3页 表2 第2条 第5行第4格「指标值」：数值缺少计量单位"
    ]


def test_a_finding_about_a_whole_file_stands_at_its_beginning(whole_file: Finding, run_of: MakeRun) -> None:
    assert _lines(run_of(whole_file)) == ["坏.docx:1:1: error[STR000] 文件不是有效的 docx，无法读取"]


def test_a_clean_run_prints_nothing(clean_run: RunResult) -> None:
    assert render("concise", clean_run, RenderOptions()) == ""


def _matcher(name: str) -> dict[str, object]:
    text = files("jixiao_lint.report").joinpath(name).read_text("utf-8")
    matcher: dict[str, object] = json.loads(text)
    return matcher


def test_the_editor_matches_every_line(mixed_run: RunResult) -> None:
    pattern = _matcher("problem-matcher.json")["pattern"]
    assert isinstance(pattern, dict)
    lines = _lines(mixed_run)
    assert len(lines) == 6
    for line, finding in zip(lines, mixed_run.findings(), strict=True):
        match = re.search(pattern["regexp"], line)
        assert match
        assert match[pattern["file"]] == finding.path.shown
        assert match[pattern["severity"]] == finding.severity.value
        assert match[pattern["code"]] == finding.code
        assert match[pattern["message"]].endswith(finding.message)
        assert int(match[pattern["line"]]) >= 1
        assert int(match[pattern["column"]]) >= 1


def test_github_matches_every_line_once(mixed_run: RunResult) -> None:
    matchers = _matcher("github-matcher.json")["problemMatcher"]
    assert isinstance(matchers, list)
    for line, finding in zip(_lines(mixed_run), mixed_run.findings(), strict=True):
        hits = [(m, found) for m in matchers if (found := re.search(m["pattern"][0]["regexp"], line))]
        assert len(hits) == 1
        matcher, match = hits[0]
        groups = matcher["pattern"][0]
        assert match[groups["file"]] == finding.path.shown
        assert match[groups["code"]] == finding.code
        assert match[groups["message"]].endswith(finding.message)
        severity = match[groups["severity"]] if "severity" in groups else matcher["severity"]
        # GitHub knows no other words than these.
        assert severity == {"error": "error", "warning": "warning", "info": "notice"}[finding.severity.value]


def test_the_matchers_leave_other_lines_alone() -> None:
    pattern = _matcher("problem-matcher.json")["pattern"]
    assert isinstance(pattern, dict)
    for line in ("检查了 1 个文件：错误 0、警告 1、提示 0", "a.txt:1: warning 单位", "时间：12:30 warning[] "):
        assert not re.search(pattern["regexp"], line)
