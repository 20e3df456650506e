"""Every command gives JSON to programs by the same option; a summary never says that all is well beside an exit code of 1."""

import json
from pathlib import Path

import pytest

from jixiao_lint.cli import main

ROOT = Path(__file__).parent.parent.parent
PACK = str(ROOT / "fixtures" / "packs" / "某市财政局")
WARNED = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 有效保障}\n"


@pytest.mark.parametrize(
    "command",
    ["rule --all", "rule MON", "rule MON002", "rule FIL004", "config", "parse ≥12次", f"test-rules {PACK}"],
)
@pytest.mark.parametrize("option", ["--output-format json", "--format json", "-f json", "--json"])
def test_every_command_speaks_json(command: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), *option.split()]) == 0
    assert json.loads(capsys.readouterr().out)


def test_check_takes_json_as_the_others_do(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(WARNED, encoding="utf-8")
    assert main(["check", "目标.yaml", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"]


def test_text_may_be_asked_for_where_json_is_usual(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "≥12次", "--output-format", "text"]) == 0
    assert not capsys.readouterr().out.startswith("{")


def test_the_configuration_in_force_has_its_origins_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("jixiao.yml").write_text("ignore: [MON]\nyear: 2026\n", encoding="utf-8")
    assert main(["config", "--json"]) == 0
    held = json.loads(capsys.readouterr().out)
    assert held["year"] == 2026
    assert held["origins"]["year"].endswith("jixiao.yml")
    assert held["layers"][-1]["ignore"] == ["MON"]
    assert not any(rule["code"].startswith("MON") for rule in held["running"])


@pytest.mark.parametrize("name", ["jixiao.yaml", ".jixiao.yaml", "jixiao.yml", ".jixiao.yml"])
def test_a_configuration_may_have_either_ending(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_text("select: [QNT002]\n", encoding="utf-8")
    Path("目标.yaml").write_text(WARNED, encoding="utf-8")
    assert main(["check", "目标.yaml", "-f", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["summary"]["rules"] == 1
    assert main(["check", ".", "-f", "json"]) == 1  # and is no table itself
    assert [file["path"] for file in json.loads(capsys.readouterr().out)["files"]] == ["目标.yaml"]


def test_two_configurations_in_one_folder_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("jixiao.yaml").write_text("ignore: [MON]\n", encoding="utf-8")
    Path("jixiao.yml").write_text("ignore: [QNT]\n", encoding="utf-8")
    Path("目标.yaml").write_text(WARNED, encoding="utf-8")
    assert main(["check", "目标.yaml"]) == 2
    assert "里有 jixiao.yaml 和 jixiao.yml 两份配置" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_a_shown_level_without_findings_is_not_all_well(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(WARNED, encoding="utf-8")
    assert main(["check", "目标.yaml", "--select", "QNT002", "--level", "error", "-f", form]) == 1
    out = capsys.readouterr().out
    assert "没有发现问题" not in out
    assert "要显示的级别没有问题" in out
    assert form == "github" or "另有 1 条级别较低，未显示" in out
