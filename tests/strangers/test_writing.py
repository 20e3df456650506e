"""Writing: whole or not at all, never over what changed meanwhile, and nothing but the content of the one file."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.cli import main
from jixiao_lint.cli.failure import why
from jixiao_lint.fix import fix
from jixiao_lint.whole_file import NotWrittenError, write_whole

# The fix of VAL005 for a comparator written as >= is safe.
FIXABLE = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 修复管网长度, 指标值: '>=3公里'}\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="links, owners and modes of POSIX")


@pytest.fixture
def target() -> Path:
    path = Path("目标.yaml")
    path.write_text(FIXABLE, encoding="utf-8")
    return path


def fixed(path: Path) -> bool:
    return ">=" not in path.read_text(encoding="utf-8")


def test_a_fix_is_written(target: Path) -> None:
    main(["check", "目标.yaml", "--fix"])
    assert fixed(target)
    assert os.listdir() == ["目标.yaml"]


def test_a_file_that_was_changed_after_it_was_read_is_left_alone(
    target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("又.yaml").write_text(FIXABLE, encoding="utf-8")

    def meanwhile(path: str, *arguments: Any, **options: Any) -> Any:
        if path == "目标.yaml":
            target.write_text(FIXABLE + "# 同事刚刚加的一行\n", encoding="utf-8")
        return fix(path, *arguments, **options)

    monkeypatch.setattr("jixiao_lint.mending.fix", meanwhile)
    assert main(["check", "目标.yaml", "又.yaml", "--fix"]) == 2
    assert target.read_text(encoding="utf-8") == FIXABLE + "# 同事刚刚加的一行\n"
    assert "没有改写 目标.yaml：文件在检查以后又被改过" in capsys.readouterr().err
    assert fixed(Path("又.yaml"))
    assert sorted(os.listdir()) == ["又.yaml", "目标.yaml"]


@posix
def test_a_link_stays_a_link(target: Path) -> None:
    Path("夹").mkdir()
    Path("夹/连.yaml").symlink_to("../目标.yaml")
    main(["check", "夹/连.yaml", "--fix"])
    assert Path("夹/连.yaml").is_symlink()
    assert fixed(target)
    assert os.listdir("夹") == ["连.yaml"]


@posix
def test_a_file_with_two_names_is_not_torn_apart(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.link(target, "另一个名字.yaml")
    assert main(["check", "目标.yaml", "--fix"]) == 2
    assert "硬链接" in capsys.readouterr().err
    assert not fixed(target)
    assert os.path.samefile(target, "另一个名字.yaml")


def test_a_read_only_file_is_not_written(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target.chmod(stat.S_IREAD)
    assert main(["check", "目标.yaml", "--fix"]) == 2
    assert "只读" in capsys.readouterr().err
    target.chmod(stat.S_IREAD | stat.S_IWRITE)
    assert not fixed(target)


@posix
def test_nor_is_somebody_elses(
    target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert main(["check", "目标.yaml", "--fix"]) == 2
    assert "属于别的用户" in capsys.readouterr().err
    assert not fixed(target)


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_mode(target: Path, mode: int) -> None:
    target.chmod(mode)
    main(["check", "目标.yaml", "--fix"])
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_what_is_written_is_on_the_disk_before_it_has_its_name(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def noted(name: str, real: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: Any) -> None:
            steps.append(name)
            real(*arguments)

        return step

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    write_whole(target, b"x")
    assert steps[:2] == ["fsync", "replace"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_behind_when_writing_ends_early(
    step: str, error: BaseException, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*arguments: Any) -> None:
        raise error

    monkeypatch.setattr(os, step, fails)
    assert main(["check", "目标.yaml", "--fix"]) == 2
    said = capsys.readouterr().err
    assert ("磁盘空间不足" in said) if isinstance(error, OSError) else ("已中断" in said)
    assert os.listdir() == ["目标.yaml"]
    assert not fixed(target)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "目标.yaml", "-o", "目标.yaml"],
        ["check", "目标.yaml", "-o", "./夹/../目标.yaml"],
        ["check", ".", "-o", "目标.yaml"],
        ["check", "夹", "目标.yaml", "-f", "json=目标.yaml"],
        ["check", "目标.yaml", "--fix", "-o", "目标.yaml"],
        ["convert", "目标.yaml", "-o", "目标.yaml"],
    ],
)
def test_an_output_that_is_an_input_is_refused(
    arguments: list[str], target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("夹").mkdir()
    assert main(arguments) == 2
    assert "不能同时是输出文件" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == FIXABLE


def test_the_report_of_the_last_run_is_no_input(target: Path) -> None:
    for _ in range(2):
        assert main(["check", ".", "--select", "UNI001", "-f", "json=报告.json", "-f", "text=报告.txt"]) == 0


def test_two_reports_in_one_file_are_refused(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "目标.yaml", "-f", "json=报告", "-f", "sarif=./报告"]) == 2
    assert "同一个文件" in capsys.readouterr().err


@posix
def test_a_device_is_written_to_and_stays_a_device(target: Path) -> None:
    main(["check", "目标.yaml", "-o", "/dev/null"])
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    with pytest.raises(NotWrittenError):
        write_whole("/dev/null", b"", instead_of=b"")


@posix
def test_a_pipe_in_the_folder_does_not_hold_up_the_fixing(target: Path) -> None:
    os.mkfifo("管.yaml")
    main(["check", ".", "--fix"])
    assert fixed(target)


def test_the_systems_reasons_are_said_in_words() -> None:
    assert why(OSError(28, "No space left on device")) == "磁盘空间不足"
