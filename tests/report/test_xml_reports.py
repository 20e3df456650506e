"""JUnit and Checkstyle: XML that any parser reads."""

from collections.abc import Callable
from typing import TypeAlias
from xml.etree import ElementTree

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import FileResult, RunResult, Verdict
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

# Vertical tab and bell come from Word; U+FFFE, U+0000 and a lone surrogate are forbidden too; the rest must be escaped.
NASTY = "\x0b\x07\x00\ufffe\ud800<&>\"'一\n二\t𠮷"
READ_BACK = "     <&>\"'一\n二\t𠮷"


def _parse(name: str, result: RunResult) -> ElementTree.Element:
    return ElementTree.fromstring(render(name, result, RenderOptions()))


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_forbidden_characters_do_not_spoil_the_report(name: str, finding: Finding, run_of: MakeRun) -> None:
    root = _parse(
        name, run_of(replace(finding, message=NASTY, text=NASTY, path=FilePath.of(f"{NASTY}.txt"), field=NASTY))
    )
    messages = [element.get("message") for element in root.iter() if element.get("message")]
    assert messages == [READ_BACK]


def test_every_finding_is_a_failed_test_whatever_its_severity(finding: Finding, run_of: MakeRun) -> None:
    root = _parse("junit", run_of(*(replace(finding, severity=severity) for severity in Severity)))
    assert root.attrib == {
        "name": "jixiao", "tests": "3", "failures": "3", "errors": "0", "skipped": "0", "time": "0",
    }  # fmt: skip
    assert [failure.get("type") for failure in root.iter("failure")] == ["error", "warning", "info"]


def test_a_test_case_says_where_and_why(finding: Finding, run_of: MakeRun) -> None:
    root = _parse("junit", run_of(finding))
    suite = root.find("testsuite")
    assert suite is not None
    assert suite.get("name") == "表/a b.txt"
    case = suite.find("testcase")
    assert case is not None
    assert case.attrib == {
        "name": "QNT002 vague-value 表1 指标2 「指标值」",
        "classname": "表/a b",
        "file": "表/a b.txt",
        "line": "2",
        "time": "0",
    }
    failure = case.find("failure")
    assert failure is not None
    assert failure.text == (
        "表/a b.txt:2:12\n数值缺少计量单位\n中文𠮷５e\u0301率≥95\n"
        "建议按《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）第三条"
    )


def test_two_findings_at_one_place_are_two_tests(finding: Finding, run_of: MakeRun) -> None:
    names = [case.get("name") for case in _parse("junit", run_of(finding, finding)).iter("testcase")]
    assert names == ["QNT002 vague-value 表1 指标2 「指标值」", "QNT002 vague-value 表1 指标2 「指标值」 #2"]


def test_a_clean_file_is_one_passing_test(clean_run: RunResult) -> None:
    root = _parse("junit", clean_run)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [list(case) for case in root.iter("testcase")] == [[]]


def test_a_file_that_was_not_checked_does_not_pass() -> None:
    skipped = FileResult(FilePath.of("名单.csv"), "", "csv", 0, 0, (), verdict=Verdict.NO_TABLE)
    root = _parse("junit", RunResult((skipped,), (), {}))
    assert root.get("skipped") == "1"
    assert [case[0].tag for case in root.iter("testcase")] == ["skipped"]


def test_checkstyle_lists_the_findings_under_their_files(finding: Finding, in_word: Finding, run_of: MakeRun) -> None:
    root = _parse("checkstyle", run_of(finding, in_word))
    assert root.get("version") == "4.3"
    assert [file.get("name") for file in root] == ["表/a b.txt", "表.docx"]
    assert [error.attrib for error in root.iter("error")] == [
        {
            "line": "2", "column": "12", "severity": "warning", "message": "数值缺少计量单位",
            "source": "jixiao.QNT002",
        },
        {
            "line": "5", "column": "4", "severity": "warning", "message": "表2 第2条 第5行第4格「指标值」：数值缺少计量单位",
            "source": "jixiao.QNT002",
        },
    ]  # fmt: skip
