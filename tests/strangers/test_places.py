"""Whatever lies at a path: it is told, the run goes on, and every name given is accounted for."""

import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.batch import check_file, check_paths
from jixiao_lint.cli import main
from jixiao_lint.result import Fault, Verdict

posix = pytest.mark.skipif(os.name != "posix", reason="made with what only POSIX has")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any, str]:
    code = main(["check", "--isolated", "--select", "UNI001", "-f", "json", *arguments])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def dead_link() -> None:
    os.symlink("没有.csv", "坏.csv")


def ring_of_links() -> None:
    os.symlink("环.csv", "坏.csv")
    os.symlink("坏.csv", "环.csv")


def pipe() -> None:
    os.mkfifo("坏.csv")


def link_to_a_device() -> None:
    os.symlink("/dev/zero", "坏.csv")


def socket() -> None:
    import socket as sockets

    with sockets.socket(sockets.AF_UNIX) as line:
        line.bind("坏.csv")


def sparse() -> None:
    with open("坏.csv", "wb") as file:
        file.truncate(2 * 1024**3)


TRAPS: list[tuple[Callable[[], None], str, str]] = [
    (dead_link, "FIL011", "链接指向的文件不在了"),
    (ring_of_links, "FIL011", "首尾相接"),
    (pipe, "FIL011", "管道"),
    (link_to_a_device, "FIL011", "设备"),
    (socket, "FIL011", "不是文件"),
    (sparse, "FIL008", "超过 50 MB"),
]


@posix
@pytest.mark.parametrize(("make", "code", "sentence"), TRAPS, ids=[trap[0].__name__ for trap in TRAPS])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_met_in_a_folder_or_named_it_is_a_finding(
    make: Callable[[], None], code: str, sentence: str, jobs: str, bad_row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make()
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    for paths in (["."], ["坏.csv", "目标.yaml"]):
        ended, told, err = report(capsys, "-j", jobs, *paths)
        assert ended == 1
        assert not err
        about = [(f["path"], f["code"]) for f in told["findings"] if f["path"] != "环.csv"]
        assert about == [("坏.csv", code), ("目标.yaml", "UNI001")]
        assert sentence in next(f["message"] for f in told["findings"] if f["path"] == "坏.csv")
        assert {f["path"]: f["verdict"] for f in told["files"]}["坏.csv"] == "unreadable"


LOCKS = [(errno.EACCES, "没有权限"), (errno.EIO, "error"), (errno.ENOENT, "没有这个文件")]


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Opening 坏.csv fails, as it does where another program holds it, where its folder is not ours, or where it has gone."""

    def fail_with(number: int) -> None:
        real = os.open

        def refused(path: Any, *rest: Any, **more: Any) -> int:
            if os.fspath(path) in ("坏.csv", b"\xe5\x9d\x8f.csv"):
                raise OSError(number, os.strerror(number), path)
            return real(path, *rest, **more)

        monkeypatch.setattr(os, "open", refused)

    Path("坏.csv").write_text("甲,乙\n", encoding="utf-8")
    return fail_with


@posix
@pytest.mark.parametrize(("number", "sentence"), LOCKS)
def test_locked_unreadable_and_vanished_files(
    number: int,
    sentence: str,
    opening: Callable[[int], None],
    bad_row: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a folder a finding like others; named, the job was not done, which is what 2 says. Either way the rest is checked."""
    opening(number)
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    for paths, expected in ((["."], 1), (["坏.csv", "目标.yaml"], 2)):
        ended, told, err = report(capsys, *paths)
        assert ended == expected
        assert [(f["path"], f["code"]) for f in told["findings"]] == [("坏.csv", "FIL011"), ("目标.yaml", "UNI001")]
        assert sentence in told["findings"][0]["message"]
        assert [f["fault"] for f in told["files"]] == ["here", None]
        assert ("坏.csv" in err) is (expected == 2)


def test_a_name_that_stands_for_nothing_is_told_and_the_others_are_checked(
    bad_row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    ended, told, err = report(capsys, "没有.docx", "目标.yaml")
    assert ended == 2
    assert "没有这个文件或文件夹：没有.docx" in err
    assert [f["verdict"] for f in told["files"]] == ["unreadable", "read"]
    assert main(["check", "没有.docx", "目标.yaml", "--isolated", "--exit-zero"]) == 2


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may open everything")
def test_a_folder_and_a_file_without_permission(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("锁").mkdir()
    Path("锁", "目标.yaml").write_text(bad_row, encoding="utf-8")
    Path("锁.yaml").write_text(bad_row, encoding="utf-8")
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    os.chmod("锁", 0)
    os.chmod("锁.yaml", 0)
    try:
        ended, told, _ = report(capsys, ".")
    finally:
        os.chmod("锁", stat.S_IRWXU)
    assert ended == 1
    about = sorted((f["path"], f["code"]) for f in told["findings"])
    assert about == [("目标.yaml", "UNI001"), ("锁", "FIL011"), ("锁.yaml", "FIL011")]


def test_a_folder_that_cannot_be_listed_is_a_finding(
    bad_row: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("锁").mkdir()
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    real = os.scandir

    def locked(path: Any) -> Any:
        if str(path).endswith("锁"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", locked)
    ended, told, _ = report(capsys, ".")
    assert ended == 1
    assert [(f["path"], f["code"]) for f in told["findings"]] == [("目标.yaml", "UNI001"), ("锁", "FIL011")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_in_gbk_is_checked_and_shown_with_stand_ins(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = "绩效目标.yaml".encode("gbk")
    Path(os.fsdecode(name)).write_text(bad_row, encoding="utf-8")
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    for jobs in ("1", "2"):
        ended, told, err = report(capsys, ".", "-j", jobs)
        assert ended == 1
        assert not err
        assert sorted(f["code"] for f in told["findings"]) == ["UNI001", "UNI001"]
        assert len({f["fingerprint"] for f in told["findings"]}) == 2
    for format_ in ("text", "concise", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "markdown"):
        assert main(["check", ".", "--isolated", "--select", "UNI001", "-f", format_, "-v"]) == 1
        shown = capsys.readouterr().out
        assert any(stand_in in shown for stand_in in (r"\xbc\xa8", r"\\xbc\\xa8", "%BC%A8"))


def test_one_verdict_a_file(bad_row: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    Path("信.txt").write_text("今天天气很好", encoding="utf-8")
    Path("图.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    Path("坏.json").write_text('{"指标": [', encoding="utf-8")
    ended, told, _ = report(capsys, ".")
    assert ended == 1
    assert {f["path"]: (f["verdict"], f["fault"]) for f in told["files"]} == {
        "目标.yaml": ("read", None),
        "信.txt": ("no-table", "file"),
        "图.docx": ("unknown-kind", "file"),
        "坏.json": ("unreadable", "file"),
    }
    main(["check", ".", "--isolated", "--select", "UNI001", "-v"])
    said = capsys.readouterr()
    assert "检查了 1 个文件、1 张表、1 条指标、1 条规则" in said.out
    assert "2 个文件没有读出绩效目标表" in said.out
    assert "另有 1 个文件里没有绩效目标表" in said.out
    for sentence in (
        "目标.yaml：按 yaml 读取",
        "信.txt：没有绩效目标表",
        "图.docx：不是认识的格式",
        "坏.json：没有读出来",
    ):
        assert sentence in said.err


def test_a_named_file_without_a_table_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    Path("信.txt").write_text("今天天气很好", encoding="utf-8")
    ended, told, _ = report(capsys, "信.txt")
    assert ended == 1
    assert [f["code"] for f in told["findings"]] == ["FIL002"]
    assert told["summary"]["rules"] == 0  # none ran


def test_a_library_that_is_missing_leaves_the_others_checked(
    bad_row: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("表.pdf").write_bytes(b"%PDF-1.4\n")
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    ended, told, err = report(capsys, "表.pdf", "目标.yaml")
    assert ended == 2
    assert "pypdfium2" in err
    assert [f["code"] for f in told["findings"]] == ["FIL001", "UNI001"]
    assert report(capsys, ".")[0] == 1  # met in a folder it is a finding


def test_the_api_says_what_became_of_each_path(bad_row: str) -> None:
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    results = list(check_paths(["目标.yaml", "没有.docx"]))
    assert [(result.verdict, result.fault) for result in results] == [
        (Verdict.READ, None),
        (Verdict.UNREADABLE, Fault.HERE),
    ]
    assert check_file("没有.docx").findings[0].path.shown == "没有.docx"
