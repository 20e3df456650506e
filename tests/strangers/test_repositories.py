"""A folder with a `.git` in it: nothing that lies there runs, and what git would leave out is left out all the same."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao_lint.cli import main
from jixiao_lint.git_ignore import GitIgnore
from jixiao_lint.path_patterns import PathPatterns

GIT = shutil.which("git")


def checked(capsys: pytest.CaptureFixture[str]) -> set[str]:
    return {line.split(":", 1)[0] for line in capsys.readouterr().out.splitlines() if "[UNI001]" in line}


def written(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


@pytest.mark.skipif(GIT is None or sys.platform == "win32", reason="the trap is a shell script that git would start")
@pytest.mark.parametrize("options", [[], ["--isolated"]])
def test_a_program_named_by_a_strangers_repository_is_not_started(
    options: list[str], bad_row: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", "压缩包"], check=True)
    trap = elsewhere / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {elsewhere}/owned\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.hooksPath", "core.excludesFile", "core.sshCommand", "core.pager"):
        subprocess.run(["git", "-C", "压缩包", "config", key, str(trap)], check=True)
    Path("压缩包/目标.yaml").write_text(bad_row, encoding="utf-8")
    subprocess.run(["git", "-C", "压缩包", "status"], check=True, capture_output=True)
    assert (elsewhere / "owned").exists()  # the trap works where git is asked
    (elsewhere / "owned").unlink()

    assert main(["check", "压缩包", "--select", "UNI001", "-f", "concise", *options]) == 1
    assert checked(capsys) == {"压缩包/目标.yaml"}
    assert not (elsewhere / "owned").exists()


TREE = {
    ".git/info/exclude": "私下/\n",
    ".gitignore": "*.bak.yaml\n/旧/\n草稿*\n!草稿-定.yaml\n样*稿*本.yaml\n",
    "甲.yaml": "",
    "甲.bak.yaml": "",
    "旧/乙.yaml": "",
    "局/旧/乙.yaml": "",
    "草稿.yaml": "",
    "草稿-定.yaml": "",
    "私下/丙.yaml": "",
    "样表初稿副本.yaml": "",
    "局/.gitignore": "*.yaml\n!留.yaml\n!甲.bak.yaml\n",
    "局/去.yaml": "",
    "局/留.yaml": "",
    "局/甲.bak.yaml": "",
    "科/.gitignore": "\\",
    "科/丁.yaml": "",
}
LEFT_OUT = {
    "甲.bak.yaml", "旧/乙.yaml", "草稿.yaml", "私下/丙.yaml", "样表初稿副本.yaml", "局/去.yaml", "局/旧/乙.yaml",
}  # fmt: skip
TABLES = {name for name in TREE if name.endswith(".yaml")}


def test_what_git_would_leave_out_is_left_out(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    written({name: text or bad_row for name, text in TREE.items()})
    main(["check", ".", "--select", "UNI001", "-f", "concise"])
    assert checked(capsys) == TABLES - LEFT_OUT


def test_the_patterns_of_the_folders_above_hold_in_a_subfolder(
    bad_row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written({name: text or bad_row for name, text in TREE.items()})
    main(["check", "局", "--select", "UNI001", "-f", "concise"])
    assert checked(capsys) == {name for name in TABLES - LEFT_OUT if name.startswith("局/")}
    assert main(["check", "旧"]) == 2


@pytest.mark.skipif(GIT is None, reason="compared with git itself")
def test_git_itself_says_the_same(elsewhere: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    written(TREE)
    asked = "\0".join(TABLES).encode()
    answer = subprocess.run(["git", "check-ignore", "-z", "--stdin"], input=asked, capture_output=True, check=False)
    assert set(answer.stdout.decode().split("\0")) - {""} == LEFT_OUT


def test_a_linked_work_tree_has_the_exclude_of_its_repository(elsewhere: Path) -> None:
    written({"库/.git/info/exclude": "私下/\n", "库/.git/worktrees/旁/commondir": "../..\n"})
    written({"旁/.git": f"gitdir: {elsewhere}/库/.git/worktrees/旁\n", "旁/私下/甲.yaml": ""})
    assert GitIgnore(str(elsewhere / "旁")).leaves_out_all_of(str(elsewhere / "旁" / "私下"))


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_patterns_are_read_from_plain_files_only(elsewhere: Path) -> None:
    import os

    (elsewhere / "all").write_text("*\n")
    for folder, make in (("连", lambda at: at.symlink_to(elsewhere / "all")), ("管", os.mkfifo), ("夹", Path.mkdir)):
        (elsewhere / folder).mkdir()
        make(elsewhere / folder / ".gitignore")
        assert not GitIgnore(str(elsewhere / folder)).leaves_out(str(elsewhere / folder / "甲.yaml"))


@pytest.mark.parametrize("pattern", ["*a" * 40 + "b", "**/" + "*a" * 60 + "*b", "a/**/" * 9 + "b", "*[a]" * 50 + "b"])
def test_no_pattern_takes_more_than_a_moment(pattern: str) -> None:
    # Were each star tried at each length, this would not come back.
    assert not PathPatterns.of_git([pattern]).leave_out("/".join(["a" * 250] * 8))


@pytest.mark.parametrize(
    ("pattern", "path", "left_out"),
    [
        ("*a*b*c", "xaxbxbxc", True),
        ("*a*b*c", "xaxcxb", False),
        ("*?稿*.yaml", "初稿.yaml", True),
        ("*?稿*.yaml", "稿.yaml", False),
        ("a*/b*c*d", "aa/bxcxcd", True),
        ("a*/b*c*d", "aa/bx/cd", False),
    ],
)
def test_several_stars_in_a_name(pattern: str, path: str, left_out: bool) -> None:
    assert PathPatterns.of([pattern]).leave_out(path) is left_out
