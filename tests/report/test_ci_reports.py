"""The formats of CI services: GitHub, GitLab, Azure, TeamCity."""

import json
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Authority, Basis, Finding, LineStretch, Severity
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import RunResult
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]


def _lines(name: str, result: RunResult) -> list[str]:
    return render(name, result, RenderOptions()).splitlines()


def test_github_annotates_the_stretch(finding: Finding, run_of: MakeRun) -> None:
    assert _lines("github", run_of(finding))[0] == (
        "::warning file=表/a b.txt,line=2,endLine=2,col=12,endColumn=15,title=jixiao (QNT002)::数值缺少计量单位"
    )


def test_github_escapes_percent_signs_and_line_breaks_in_messages(finding: Finding, run_of: MakeRun) -> None:
    line = _lines("github", run_of(replace(finding, message="≤5%，100%\r\n，见%0A")))[0]
    assert line.endswith("::≤5%25，100%25%0D%0A，见%250A")


def test_github_escapes_colons_and_commas_in_properties(finding: Finding, run_of: MakeRun) -> None:
    line = _lines("github", run_of(replace(finding, path=FilePath.of("a:b,c%.txt"))))[0]
    assert line.startswith("::warning file=a%3Ab%2Cc%25.txt,line=2,")


def test_github_gets_no_columns_for_several_lines(finding: Finding, run_of: MakeRun) -> None:
    line = _lines("github", run_of(replace(finding, location=LineStretch(2, 12, 4, 1))))[0]
    assert "line=2,endLine=4,title=" in line


def test_github_gets_errors_first_and_the_real_count_last(finding: Finding, run_of: MakeRun) -> None:
    error = replace(finding, severity=Severity.ERROR)
    hint = replace(finding, severity=Severity.INFO)
    lines = _lines("github", run_of(hint, *[finding] * 11, error))
    levels = [match[1] for line in lines if (match := re.match(r"::(\w+) ", line))]
    assert levels == ["error", *["warning"] * 11, "notice"]
    assert lines[13] == "jixiao: 检查了 1 个文件、2 张表、91 条指标、2 条规则：错误 1、警告 11、提示 1"
    assert "最多显示 10 条" in lines[14]


def test_github_is_told_what_was_checked_when_nothing_was_found(clean_run: RunResult) -> None:
    assert _lines("github", clean_run) == ["jixiao: 检查了 1 个文件、1 张表、8 条指标、2 条规则：没有发现问题"]


def _issues(result: RunResult) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(render("gitlab", result, RenderOptions()))
    return issues


def test_gitlab_issues_have_what_gitlab_reads(finding: Finding, run_of: MakeRun) -> None:
    assert _issues(run_of(replace(finding, path=FilePath.of("/builds/表/a b.txt", "/builds")))) == [
        {
            "type": "issue",
            "check_name": "QNT002",
            "description": "QNT002: 数值缺少计量单位",
            "categories": ["Clarity"],
            "fingerprint": "abc",
            "severity": "minor",
            "location": {"path": "表/a b.txt", "lines": {"begin": 2, "end": 2}},
        }
    ]


def test_gitlab_severities_and_categories(finding: Finding, run_of: MakeRun) -> None:
    issues = _issues(run_of(*(replace(finding, severity=severity) for severity in Severity)))
    assert [issue["severity"] for issue in issues] == ["critical", "minor", "info"]
    form = replace(finding, basis=(Basis("GB/T 15835—2011", Authority.HYGIENE),))
    assert _issues(run_of(form))[0]["categories"] == ["Style"]


def test_gitlab_loses_no_repeat(finding: Finding, run_of: MakeRun) -> None:
    issues = _issues(run_of(finding, finding, replace(finding, fingerprint="other"), finding))
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_gitlab_gets_an_empty_list_when_nothing_was_found(clean_run: RunResult) -> None:
    assert _issues(clean_run) == []


def test_azure_logs_an_issue(finding: Finding, run_of: MakeRun) -> None:
    assert _lines("azure", run_of(finding)) == [
        "##vso[task.logissue type=warning;sourcepath=表/a b.txt;linenumber=2;columnnumber=12;code=QNT002;]"
        "数值缺少计量单位"
    ]


def test_azure_knows_errors_and_warnings_only(finding: Finding, run_of: MakeRun) -> None:
    lines = _lines("azure", run_of(*(replace(finding, severity=severity) for severity in Severity)))
    types = [match[1] for line in lines if (match := re.search("type=([a-z]+);", line))]
    assert types == ["error", "warning", "warning"]


def test_azure_escapes_what_ends_properties_and_lines(finding: Finding, run_of: MakeRun) -> None:
    lines = _lines("azure", run_of(replace(finding, path=FilePath.of("a;b]c%.txt"), message="≤5%\n]；;")))
    assert len(lines) == 1
    assert "sourcepath=a%3Bb%5Dc%AZP25.txt;" in lines[0]
    assert lines[0].endswith("]≤5%AZP25%0A]；;")


def test_teamcity_declares_each_rule_once_before_its_findings(finding: Finding, run_of: MakeRun) -> None:
    other = replace(finding, code="FIL001", name="unreadable-file", severity=Severity.ERROR)
    lines = _lines("teamcity", run_of(finding, other, finding))
    assert lines == [
        "##teamcity[inspectionType id='QNT002' name='QNT002 vague-value' category='quantification'"
        " description='指标值应当可衡量']",
        "##teamcity[inspection typeId='QNT002' message='数值缺少计量单位' file='表/a b.txt' line='2'"
        " SEVERITY='WARNING']",
        "##teamcity[inspectionType id='FIL001' name='FIL001 unreadable-file' category='jixiao'"
        " description='unreadable-file']",
        "##teamcity[inspection typeId='FIL001' message='数值缺少计量单位' file='表/a b.txt' line='2' SEVERITY='ERROR']",
        "##teamcity[inspection typeId='QNT002' message='数值缺少计量单位' file='表/a b.txt' line='2'"
        " SEVERITY='WARNING']",
    ]


def test_teamcity_escapes_its_own_characters(finding: Finding, run_of: MakeRun) -> None:
    lines = _lines("teamcity", run_of(replace(finding, message="'a' | [b]\r\n\x0bc")))
    assert "message='|'a|' || |[b|]|r|n c'" in lines[1]
