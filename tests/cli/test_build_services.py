"""On a build service, the report is in its own format unless another one is asked for."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main

ROW = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"


@pytest.fixture(autouse=True)
def table() -> None:
    Path("目标.yaml").write_text(ROW, encoding="utf-8")


@pytest.mark.parametrize(
    ("variable", "value", "begins"),
    [
        ("GITHUB_ACTIONS", "true", "::error file="),
        ("TF_BUILD", "True", "##vso[task.logissue "),
        ("GITLAB_CI", "true", "[{"),
    ],
)
def test_its_format_is_used(
    variable: str, value: str, begins: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, value)
    assert main(["check", "目标.yaml"]) == 1
    assert capsys.readouterr().out.startswith(begins)
    assert main(["check", "目标.yaml", "-f", "concise"]) == 1
    assert capsys.readouterr().out.startswith("目标.yaml:")
    monkeypatch.setenv("JIXIAO_OUTPUT_FORMAT", "concise")
    assert main(["check", "目标.yaml"]) == 1
    assert capsys.readouterr().out.startswith("目标.yaml:")


def test_on_gitlab_the_log_can_still_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    assert main(["check", "目标.yaml", "--select", "UNI001"]) == 1
    said = capsys.readouterr()
    assert [issue["check_name"] for issue in json.loads(said.out)] == ["UNI001"]
    assert said.err.startswith("目标.yaml:3:")


def test_a_variable_that_says_no_is_no_service(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert main(["check", "目标.yaml"]) == 1
    assert "\n目标.yaml\n" in capsys.readouterr().out


def test_statistics_and_a_file_of_their_own_stay_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["check", "目标.yaml", "--statistics"]) == 1
    assert "UNI001" in capsys.readouterr().out
    assert main(["check", "目标.yaml", "-o", "报告.txt"]) == 1
    assert Path("报告.txt").read_text(encoding="utf-8").startswith("检查了")
