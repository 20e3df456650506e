"""A baseline hides what was there when it was drawn, shows what came since, and tells what is gone."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main

HEAD = "项目名称: 河道清淤\n指标:\n"
WRONG = "- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≤95%}\n"
LOW = "- {二级指标: 质量指标, 三级指标: 设备故障率, 指标值: ≥5%}\n"
RIGHT = "- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥95%}\n"
CHOSEN = ("--isolated", "--select", "DIR")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "目标.yaml"
    path.write_text(HEAD + WRONG, encoding="utf-8")
    return path


@pytest.fixture
def drawn(table: Path, tmp_path: Path) -> Path:
    path = tmp_path / "基线.json"
    assert main(["check", str(table), *CHOSEN, "--write-baseline", str(path)]) == 0
    return path


def test_what_was_there_is_hidden_and_counted(table: Path, drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(table), *CHOSEN, "--baseline", str(drawn)]) == 0
    assert "另有 1 条已按豁免、注释或基线隐去" in capsys.readouterr().out


def test_rows_that_move_stay_hidden_and_new_findings_are_shown(
    table: Path, drawn: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(HEAD + LOW + WRONG, encoding="utf-8")
    assert main(["check", str(table), *CHOSEN, "--baseline", str(drawn), "-f", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in report["findings"]] == ["DIR001"]
    assert report["summary"]["suppressed"] == 1


def test_what_is_gone_is_told(table: Path, drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(HEAD + RIGHT, encoding="utf-8")
    assert main(["check", str(table), *CHOSEN, "--baseline", str(drawn)]) == 0
    assert "基线里的一条已经不在了：目标.yaml DIR002" in capsys.readouterr().err


def test_a_file_that_was_not_read_this_time_is_not_said_to_be_mended(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "别的.yaml"
    other.write_text(HEAD + RIGHT, encoding="utf-8")
    assert main(["check", str(other), *CHOSEN, "--baseline", str(drawn)]) == 0
    assert "已经不在了" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"version": 2, "findings": []}', "是另一个版本的基线（2）"),
        ('{"version": 1, "fin', "可能没有写完"),
        ("[]", "不是基线文件"),
        ('{"version": 1, "findings": [{"code": "DIR001"}]}', "有一条记录不完整"),
    ],
)
def test_a_broken_baseline_is_told_and_nothing_is_checked(
    text: str, told: str, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "基线.json"
    broken.write_text(text, encoding="utf-8")
    assert main(["check", str(table), *CHOSEN, "--baseline", str(broken)]) == 2
    shown = capsys.readouterr()
    assert told in shown.err
    assert shown.out == ""


def test_a_baseline_is_never_written_over_a_table(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = table.read_bytes()
    assert main(["check", str(table), *CHOSEN, "--write-baseline", str(table)]) == 2
    assert table.read_bytes() == before
    assert "不能同时是输出文件" in capsys.readouterr().err


def test_the_same_findings_give_the_same_bytes(table: Path, drawn: Path) -> None:
    before = drawn.read_bytes()
    assert main(["check", str(table), *CHOSEN, "--write-baseline", str(drawn)]) == 0
    assert drawn.read_bytes() == before
