"""The command over one file reads it in a copy of itself: what ends the copy is told like what ends a child of a larger run."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no copies of a process there")

_TABLE = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复管网长度,≥120公里\n"
_PACK = "FAMILIES = {'BAD': 'bad'}\n"
_RULE = """\
import ctypes, os, signal, time
from jixiao_lint.rule import Basis, Found, Severity, rule
from jixiao_lint.finding import Authority
from jixiao_lint.table import Row, rows


PRACTICE = Basis("做法", Authority.PRACTICE)


@rule(code="BAD001", sees=rows, severity=Severity.WARNING, message="", basis=[PRACTICE], passes=[], fails=[])
def evil(row: Row) -> Found:
    \"\"\"Does what no rule should.\"\"\"
    {deed}
    yield from ()
"""
DEEDS = {
    "crash": ("os.kill(os.getpid(), signal.SIGSEGV)", "FIL012"),
    "loop": ("while True: pass", "FIL008"),
    "sleep": ("time.sleep(600)", "FIL008"),
    "bomb": ("bytearray(20_000_000_000)", "FIL008"),
}
SHORT = ("--file-seconds", "1", "--convert-seconds", "1", "--file-memory", "512")


def command(folder: Path, deed: str, *paths: str) -> tuple[list[str], dict[str, str]]:
    """A check with a rule of that deed, and the environment in which it is found."""
    pack = folder / "lib" / "evil_pack"
    (pack / "bad").mkdir(parents=True)
    (pack / "__init__.py").write_text(_PACK, encoding="utf-8")
    (pack / "bad" / "__init__.py").write_text("", encoding="utf-8")
    (pack / "bad" / "evil.py").write_text(_RULE.replace("{deed}", deed), encoding="utf-8")
    (folder / "表.csv").write_text(_TABLE, encoding="utf-8")
    jixiao = str(Path(sys.executable).with_name("jixiao"))
    options = ["--isolated", "--no-cache", "--pack", "evil_pack", "-f", "json", *SHORT]
    return [jixiao, "check", *paths, *options], {**os.environ, "PYTHONPATH": str(folder / "lib")}


def told(folder: Path, deed: str, *paths: str) -> tuple[int, Any]:
    """The exit code and the report."""
    words, environment = command(folder, deed, *paths)
    done = subprocess.run(words, capture_output=True, text=True, cwd=folder, env=environment, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("name", list(DEEDS))
def test_what_ends_the_copy_is_a_finding_about_the_file(name: str, tmp_path: Path) -> None:
    deed, expected = DEEDS[name]
    code, report = told(tmp_path, deed, "表.csv")
    assert code in (1, 2)
    assert [finding["code"] for finding in report["findings"] if finding["code"].startswith("FIL")] == [expected]


def test_one_file_is_reported_as_a_folder_with_that_file(tmp_path: Path) -> None:
    words, environment = command(tmp_path, "pass", "表.csv")
    reports = []
    for path in ("表.csv", "."):
        words[2] = path
        done = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
        reports.append((done.returncode, json.loads(done.stdout)["findings"]))
    assert reports[0] == reports[1]
    assert reports[0][1]


@pytest.mark.parametrize("whom", ["both", "the first"])
def test_ctrl_c_ends_the_command_and_its_copy(whom: str, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    deed = f"open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    words, environment = command(tmp_path, deed, "表.csv")
    started = subprocess.Popen(
        words,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Whoever runs the tests in the background has this signal ignored, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    until = time.monotonic() + 60
    while not (mark.exists() and mark.read_text("utf-8")) and time.monotonic() < until:
        time.sleep(0.02)
    copy = int(mark.read_text("utf-8"))
    assert copy != started.pid
    if whom == "both":
        os.killpg(started.pid, signal.SIGINT)
    else:
        os.kill(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert (started.returncode, said.decode("utf-8")) == (2, "jixiao: 已中断\n")
    with pytest.raises(ProcessLookupError):
        os.kill(copy, 0)
