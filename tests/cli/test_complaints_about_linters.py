"""What people complained about other linters in public, replayed with ours.

The task of an editor with spaces in names, and links that lead nowhere, are in test_ci_files.py and test_shell.py.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao_lint.cli import main

HEAD = "项目名称: 甲\n指标:\n"
ROW = "- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"
OTHER = "- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设道路条数, 指标值: ≥2}\n"


def table(name: str, text: str = HEAD + ROW) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on these systems alone")
def test_a_name_in_gbk_is_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        Path(os.fsdecode("绩效目标.yaml".encode("gbk"))).write_text(HEAD + ROW, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 alone")
    assert main(["check", ".", "--select", "UNI001", "-f", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 1


def test_what_comes_through_standard_input_is_excluded_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("jixiao.yaml").write_text("exclude: [往年/]\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEAD + ROW).encode())))
    assert main(["check", "-", "--stdin-filename", "往年/目标.yaml"]) == 0
    assert "exclude" in capsys.readouterr().err


def test_a_waiver_that_is_no_longer_used_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    good = ROW.replace("≥1}", "≥1个}").rstrip("\n") + "  # jixiao: ignore[UNI001] 已同意\n"
    assert main(["check", table("目标.yaml", HEAD + good), "--select", "UNI001", "-f", "concise"]) == 1
    assert "FIL009" in capsys.readouterr().out


def test_yml_is_as_good_as_yaml(capsys: pytest.CaptureFixture[str]) -> None:
    table("目标.yml")
    Path("jixiao.yml").write_text("select: [UNI001]\n", encoding="utf-8")
    assert main(["check", ".", "-f", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [file["path"] for file in report["files"]] == ["目标.yml"]
    assert report["summary"]["rules"] == 1


@pytest.mark.parametrize("pattern", ["*.docx", "没有/**/*.yaml"])
def test_a_pattern_that_matches_nothing_is_no_green_run(pattern: str, capsys: pytest.CaptureFixture[str]) -> None:
    table("目标.yaml")
    assert main(["check", pattern]) == 2
    said = capsys.readouterr()
    assert pattern in said.err
    assert said.out == ""


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_in_another_encoding_gets_the_report(encoding: str) -> None:
    table("目标.yaml", HEAD + ROW.replace("建设项目", "𠮷祥项目"))
    done = subprocess.run(
        [sys.executable, "-m", "jixiao_lint", "check", "目标.yaml", "--select", "UNI001"],
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"UNI001" in done.stdout
    assert b"Traceback" not in done.stderr


def test_fingerprints_of_gitlab_are_unique_and_stay_when_rows_move(capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for text in (HEAD + ROW + OTHER, HEAD + OTHER + "\n# 说明\n" + ROW):
        assert main(["check", table("目标.yaml", text), "--select", "UNI001", "-f", "gitlab"]) == 1
        found.append(sorted(issue["fingerprint"] for issue in json.loads(capsys.readouterr().out)))
    assert len(set(found[0])) == 2
    assert found[0] == found[1]


def test_a_fix_through_standard_input_gives_the_text_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD + "- {三级指标: 服务面积, 指标值: ≥5000平米}\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    main(["check", "-", "--stdin-filename", "目标.yaml", "--fix", "--select", "UNI002"])
    assert capsys.readouterr().out == text.replace("平米", "平方米")
