"""The single-file program, where nothing is installed: what the command does, it does. Run by `make app`."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from web.served import Served, told

pytestmark = pytest.mark.app
ROOT = Path(__file__).parent.parent.parent
PROGRAM = ROOT / "build" / "app" / "jixiao"
SAMPLES = ROOT / "fixtures" / "samples"


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """What is known to a program on a machine of which nothing is known: no Python, no settings."""
    for name in ("home", "tmp", "bin"):
        (tmp_path / name).mkdir()
    return {
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "tmp"),
        "PATH": str(tmp_path / "bin"),
        "LANG": "C.UTF-8",
    }


def run(bare: dict[str, str], folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PROGRAM, *words], env=bare, cwd=folder, capture_output=True, check=False)


def test_it_finds_what_the_command_finds(bare: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "表")
    words = ("check", "表", "--isolated", "--no-cache", "--level", "info", "--json")
    ours = subprocess.run(
        [sys.executable, "-P", "-m", "jixiao_lint", *words], cwd=tmp_path, capture_output=True, check=False
    )
    theirs = run(bare, tmp_path, *words)
    assert (theirs.returncode, theirs.stderr) == (1, b"")
    assert theirs.stdout == ours.stdout
    assert list((tmp_path / "tmp").iterdir()) == []


def test_it_writes_what_the_command_writes(bare: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "targets.docx", tmp_path)
    for words in (
        ("annotate", "targets.docx", "-o", "批注.docx", "--exit-zero"),
        ("opinion", "targets.docx", "-o", "意见.docx"),
        ("report", "targets.docx", "-o", "清单.xlsx"),
        ("report", "targets.docx", "-o", "报告.html"),
        ("convert", "targets.docx", "-o", "目标.yaml"),
    ):
        done = run(bare, tmp_path, *words)
        assert done.returncode == 0, done.stderr.decode()
        assert (tmp_path / words[3]).stat().st_size > 1000


def test_started_without_a_word_it_opens_the_page(bare: dict[str, str], tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "bin" / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n', encoding="utf-8")
    browser.chmod(0o755)
    process = subprocess.Popen(
        [PROGRAM], env={**bare, "BROWSER": str(browser)}, cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    try:
        served = Served(process, *told(process), tmp_path / "tmp")
        for sample in sorted(SAMPLES.iterdir()):
            reply = served.ask("report", sample.name, sample.read_bytes())
            assert reply.status == 200
            assert reply.json()["summary"]["tables"] == 12, sample.name
        until = time.monotonic() + 10
        while not opened.exists() and time.monotonic() < until:
            time.sleep(0.1)
        assert opened.read_text(encoding="utf-8").strip() == served.address
    finally:
        process.terminate()
        assert process.wait(20) == 0
        assert process.stdout
        process.stdout.close()
    assert os.listdir(tmp_path / "tmp") == []
