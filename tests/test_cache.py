"""Results of an earlier run: the same bytes as without them, never older than what they depend on, and nowhere for others."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint import held, part, run, work, workers
from jixiao_lint.cache import key as key_module
from jixiao_lint.cli import main
from jixiao_lint.result import FileResult

ROOT = Path(__file__).parent.parent
HEAD = "项目名称: 河道清淤\n指标:\n"
WRONG = "- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≤95%}\n"
RIGHT = "- {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥95%}\n"

Said = tuple[int, str, str]
Check = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for what is kept."""
    home = tmp_path / "cache"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    return home


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def check(*arguments: str | Path) -> Said:
        code = main(["check", *map(str, arguments)])
        return code, *capsys.readouterr()

    return check


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "目标.yaml"
    path.write_text(HEAD + WRONG, encoding="utf-8")
    return path


@pytest.fixture
def only_kept(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on, no file can be checked: an answer must come from what was kept."""

    def refuse() -> None:
        def fail(*_: object, **__: object) -> None:
            raise AssertionError("checked again")

        monkeypatch.setattr(work, "examine", fail)
        monkeypatch.setattr(part, "read_bytes", fail)

    return refuse


def kept(home: Path) -> list[Path]:
    return list(home.rglob("*.sqlite3"))


@pytest.mark.parametrize("form", ["text", "json", "sarif", "rdjson"])
def test_a_run_that_knows_every_file_prints_what_one_prints_that_knows_none(
    home: Path, check: Check, form: str
) -> None:
    fixtures = ROOT / "fixtures"
    options = (fixtures, "--level", "info", "-f", form, "-v")
    without = check(*options, "--no-cache")
    assert not kept(home)
    assert check(*options) == without
    assert check(*options) == without
    assert kept(home)


def test_what_has_not_changed_is_not_checked_again(
    home: Path, check: Check, table: Path, only_kept: Callable[[], None]
) -> None:
    first = check(table)
    only_kept()
    assert check(table) == first
    # What is shown of a result is no part of it.
    assert "DIR002" in check(table, "-f", "concise", "--level", "info")[1]


def test_a_changed_file_is_checked_again(home: Path, check: Check, table: Path) -> None:
    assert "DIR002" in check(table)[1]
    table.write_text(HEAD + RIGHT, encoding="utf-8")
    assert "DIR002" not in check(table)[1]
    table.write_text(HEAD + WRONG, encoding="utf-8")
    assert "DIR002" in check(table)[1]


@pytest.mark.parametrize(
    "options",
    [
        ("--select", "NAM"),
        ("--ignore", "DIR"),
        ("--year", "2031"),
        ("--as-of", "2020-01-01"),
        ("--profile", "strict"),
        ("--file-seconds", "9"),
        ("-f", "sarif"),
    ],
    ids=" ".join,
)
def test_other_options_have_results_of_their_own(
    home: Path, check: Check, table: Path, options: tuple[str, ...]
) -> None:
    check(table)
    assert check(table, *options) == check(table, *options, "--no-cache")


def test_a_configuration_a_waiver_and_a_pack_that_change_are_heeded(home: Path, check: Check, table: Path) -> None:
    rules = table.parent / "规则"
    rules.mkdir()
    told = [check(table)]
    for name, text in (
        ("jixiao.yaml", "severity: {DIR002: info}\n"),
        ("jixiao.yaml", "ignore: [DIR002]\n"),
        ("jixiao.yaml", "{}\n"),
        ("jixiao-waivers.yaml", "- {rules: [DIR002], reason: 已经核对, until: 2000-01-01}\n"),
        ("jixiao-waivers.yaml", "- {rules: [DIR002], reason: 已经核对}\n"),
    ):
        (table.parent / name).write_text(text, encoding="utf-8")
        told.append(check(table))
        assert told[-1] == check(table, "--no-cache"), (name, text)
        assert told[-1] != told[-2], (name, text)


def test_rules_written_as_yaml_are_part_of_what_a_result_depends_on(home: Path, check: Check, table: Path) -> None:
    pack = table.parent / "本局.yaml"
    rule = """\
name: no-such-word
code: BEN001
title: 不写这个词
severity: warning
kind: forbidden-words
message: 写了“{word}”
fields: [三级指标]
words: [WORD]
checks: 有没有这个词。
why: 本局的要求。
how: 换一个词。
silent: 没有。
basis:
- {document: 我局〔2025〕1号, authority: P}
passes: ["{三级指标: 别的, 指标值: ≥1个}"]
fails: ["{三级指标: «WORD»率, 指标值: ≥1个}"]
"""
    pack.write_text(rule.replace("WORD", "验收"), encoding="utf-8")
    first = check(table, "--pack", pack)
    assert "写了“验收”" in first[1]
    pack.write_text(rule.replace("WORD", "合格"), encoding="utf-8")
    assert check(table, "--pack", pack) == check(table, "--pack", pack, "--no-cache") != first


def test_the_same_bytes_under_another_name_are_another_file(home: Path, check: Check, table: Path) -> None:
    check(table)
    other = table.with_name("另一个.yaml")
    other.write_bytes(table.read_bytes())
    assert "另一个.yaml" in check(other)[1]


def test_a_waiver_that_expires_is_judged_on_the_day(
    home: Path, check: Check, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waivers = "- {rules: [DIR002], reason: 已经核对, until: 2030-01-01}\n"
    (table.parent / "jixiao-waivers.yaml").write_text(waivers, encoding="utf-8")
    assert check(table, "--select", "DIR002")[0] == 0
    from datetime import date

    class Later(date):
        @classmethod
        def today(cls) -> "Later":
            return cls(2031, 1, 1)

    monkeypatch.setattr(held, "date", Later)
    monkeypatch.setattr(key_module, "date", Later)
    code, out, _ = check(table, "--select", "DIR002")
    assert code == 1
    assert "FIL014" in out


def test_a_program_that_changed_does_not_use_what_it_knew(
    home: Path, check: Check, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(table)
    monkeypatch.setattr(key_module, "__version__", "another")
    seen: list[object] = []

    def counted(*given: Any, **more: Any) -> FileResult:
        seen.append(given)
        return run.examine(*given, **more)

    monkeypatch.setattr(workers, "can_fork", lambda: False)
    monkeypatch.setattr(work, "examine", counted)
    check(table)
    assert len(seen) == 1


def _garbage(path: Path) -> None:
    path.write_bytes(b"\0\xff" * 5000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE results (something TEXT)")
    connection.close()


def _flipped(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for key, answer in connection.execute("SELECT key, answer FROM results").fetchall():
            spoilt = answer[:-40] + bytes([answer[-40] ^ 1]) + answer[-39:]
            connection.execute("UPDATE results SET answer = ? WHERE key = ?", (spoilt, key))
    connection.close()


def _exchanged(path: Path) -> None:
    """Each key with the answer of another one."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT key, answer FROM results").fetchall()
        for (key, _), (_, answer) in zip(rows, [*rows[1:], rows[0]], strict=True):
            connection.execute("UPDATE results SET answer = ? WHERE key = ?", (answer, key))
    connection.close()


@pytest.mark.parametrize("spoil", [_garbage, _cut, _empty, _other_table, _flipped, _exchanged])
def test_what_is_spoilt_is_left_aside(home: Path, check: Check, table: Path, spoil: Callable[[Path], None]) -> None:
    other = table.with_name("另一个.yaml")
    other.write_text(HEAD + RIGHT, encoding="utf-8")
    first = check(table, other)
    (path,) = kept(home)
    spoil(path)
    assert check(table, other) == first
    assert check(table, other) == first


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such modes")
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777])
def test_nothing_is_kept_or_believed_where_others_can_write(home: Path, check: Check, table: Path, mode: int) -> None:
    folder = home / "jixiao"
    folder.mkdir()
    folder.chmod(mode)
    check(table)
    assert not kept(home)


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such modes")
def test_nothing_is_kept_below_a_folder_that_others_can_exchange(home: Path, check: Check, table: Path) -> None:
    home.chmod(0o777)
    check(table)
    assert not kept(home)


@pytest.mark.skipif(os.name == "nt", reason="files of Windows have no such modes")
def test_nobody_else_can_read_what_is_kept(home: Path, check: Check, table: Path) -> None:
    check(table)
    (path,) = kept(home)
    assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    assert not stat.S_IMODE(path.parent.stat().st_mode) & 0o077


@pytest.mark.parametrize("place", ["a file", "relative", "nothing"])
def test_without_a_place_to_keep_it_nothing_is_kept_and_nothing_said(
    home: Path, check: Check, table: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    without = check(table, "--no-cache")
    file = table.with_name("file")
    file.write_bytes(b"")
    monkeypatch.setenv(
        "XDG_CACHE_HOME", {"a file": str(file), "relative": "cache", "nothing": "/nowhere/at/all\0"[:-1]}[place]
    )
    if place == "nothing":
        monkeypatch.setattr(os, "makedirs", _refused)
    assert check(table) == without
    assert not kept(home)


def _refused(*_: object, **__: object) -> None:
    raise PermissionError(13, "refused")


def test_what_went_wrong_here_is_tried_again(
    home: Path, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    assert check(broken)[0] == check(broken)[0] == 1
    for path in kept(home):
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (0,)
        connection.close()
