"""One path, one place: what a file is called does not hang on how it was typed, or from where."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.cli import main
from jixiao_lint.discover import discover
from jixiao_lint.file_path import FilePath


def report(capsys: pytest.CaptureFixture[str], name: str, *arguments: str) -> Any:
    main(["check", *arguments, "--select", "UNI001", "-f", name])
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def tree(elsewhere: Path, bad_row: str) -> Path:
    (elsewhere / "库" / ".git").mkdir(parents=True)
    (elsewhere / "库" / "某局").mkdir()
    (elsewhere / "库" / "某局" / "目标.yaml").write_text(bad_row, encoding="utf-8")
    return elsewhere / "库"


def test_findings_keep_their_fingerprints_wherever_the_command_runs(
    tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for folder, typed in (
        (tree, "."),
        (tree, "某局/目标.yaml"),
        (tree / "某局", "目标.yaml"),
        (tree.parent, "库"),
        (tree.parent, "./库/../库/某局/目标.yaml"),
        (tree, str(tree / "某局" / "目标.yaml")),
    ):
        monkeypatch.chdir(folder)
        for options in ([], ["--isolated"]):
            (finding,) = report(capsys, "json", typed, *options)["findings"]
            seen.add(finding["fingerprint"])
    assert len(seen) == 1


def test_reports_for_machines_name_files_from_the_work_tree(
    tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree / "某局")
    (issue,) = report(capsys, "gitlab", "目标.yaml")
    assert issue["location"]["path"] == "某局/目标.yaml"
    (artifact,) = report(capsys, "sarif", ".")["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == "%E6%9F%90%E5%B1%80/%E7%9B%AE%E6%A0%87.yaml"
    main(["check", "目标.yaml", "--select", "UNI001", "-f", "github"])
    assert capsys.readouterr().out.startswith("::error file=某局/目标.yaml,")
    assert report(capsys, "json", "目标.yaml")["files"][0]["path"] == "目标.yaml"  # our own report: as it was typed


def test_two_ways_to_type_one_file_are_one_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tree / "某局" / "目标.yaml")
    assert len(report(capsys, "json", target, "库", "库/某局/目标.yaml")["files"]) == 1


def test_a_pattern_that_the_shell_left_alone_is_expanded(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲.yaml", "乙.yaml", "~$甲.yaml", "表[1].yaml"):
        Path(name).write_text(bad_row, encoding="utf-8")
    files = report(capsys, "json", "*.yaml")["files"]
    assert [file["path"] for file in files] == ["乙.yaml", "甲.yaml", "表[1].yaml"]
    assert [file["path"] for file in report(capsys, "json", "表[1].yaml")["files"]] == ["表[1].yaml"]
    assert main(["check", "*.docx"]) == 2
    assert "*.docx" in capsys.readouterr().err


@pytest.mark.parametrize(("excluded", "code"), [("草稿/", 0), ("*.yaml", 0), ("别处/", 1)])
def test_standard_input_under_an_excluded_name_is_not_checked(
    excluded: str, code: int, bad_row: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("jixiao.yaml").write_text(f"exclude: ['{excluded}']\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bad_row.encode())))
    assert main(["check", "-", "--stdin-filename", "草稿/目标.yaml", "--select", "UNI001"]) == code
    assert ("exclude" in capsys.readouterr().err) is (code == 0)


def test_exclude_speaks_the_language_of_gitignore(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲.yaml", "往年/甲.yaml", "局/往年/甲.yaml", "局/留/甲.yaml", "局/去/甲.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(bad_row, encoding="utf-8")
    Path("jixiao.yaml").write_text("exclude: [往年/, '局/*', '!局/留/']\n", encoding="utf-8")
    files = report(capsys, "json", ".")["files"]
    assert [file["path"] for file in files] == ["甲.yaml", "局/留/甲.yaml"]


def test_an_exclude_that_means_nothing_is_told(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("甲.yaml").write_text(bad_row, encoding="utf-8")
    Path("jixiao.yaml").write_text("exclude: ['a\\']\n", encoding="utf-8")
    assert main(["check", "."]) == 2
    assert "exclude 里的“a\\”不是可用的路径模式" in capsys.readouterr().err


def test_a_folder_that_cannot_be_listed_is_met(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "开").mkdir()
    (elsewhere / "锁").mkdir()
    (elsewhere / "开" / "甲.txt").touch()
    import os

    real = os.scandir

    def locked(path: str) -> Any:
        if path.endswith("锁"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", locked)
    found = discover(["."], [".txt"], lambda path: False, FilePath.of)
    assert [(file.path.shown, bool(file.trouble)) for file in found] == [("开/甲.txt", False), ("锁", True)]


def test_folders_without_end_are_told_not_followed(elsewhere: Path) -> None:
    deep = Path(*["深"] * 120)
    deep.mkdir(parents=True)
    (deep / "甲.txt").touch()
    Path("乙.txt").touch()
    found = discover(["."], [".txt"], lambda path: False, FilePath.of)
    assert [bool(file.trouble) for file in found] == [False, True]
    assert "层" in str(found[1].trouble)
