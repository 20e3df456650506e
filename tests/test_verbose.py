"""`jixiao check -v`: a user sees what was recognised in each layout, and what was not."""

from pathlib import Path

import pytest

from jixiao_lint.cli import main

READERS = Path(__file__).parent.parent / "fixtures" / "readers"


def told(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", "-v", "--isolated", "-j", "1", str(READERS / name)])
    return capsys.readouterr().err.splitlines()[1:]


def test_what_is_not_recognised_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert told("一表多项目.xlsx", capsys)[:4] == [
        "  表1 义务教育家庭经济困难学生生活补助：4 条指标",
        "    表头：单位、项目名称、绩效目标",
        "    指标列：一级指标、二级指标、三级指标、绩效指标描述、计算符号、指标值、计量单位",
        "    没有认出：预算数、年度、金额单位",
    ]


def test_year_unit_and_notes_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told("数字与公式.xlsx", capsys)
    assert lines[0] == "  表1 信息系统运维：6 条指标，2025 年度，金额单位万元"
    assert [line for line in lines if "隐藏页" in line]


def test_equal_columns_are_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told("../samples/targets.docx", capsys)
    assert sum("指标列" in line for line in lines) == 1
    assert sum(line.endswith("，栏目同上") for line in lines) == 11
