"""What a user can get wrong, and what can go wrong around a scan: a sentence, exit code 2, and nothing lost."""

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jixiao_lint import whole_file
from jixiao_lint.options import Options
from jixiao_lint.scan import storage
from jixiao_lint.scan.work import Failed, Scan, alone, plan
from scan.commands import jixiao, rows, started
from scan.small_province import scanned
from scan.trap_pack import lay_traps, write_targets

_MARK = "jixiao-results.json"


def refused(*words: str | Path) -> str:
    """What is said; nothing else may be, and the exit code is 2."""
    done = jixiao(*words)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert "程序内部出错" not in done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    assert "没有这个文件或文件夹" in refused("scan", tmp_path / "没有", "-o", tmp_path / "R")
    assert "没有可以检查的文件" in refused("scan", tmp_path, "-o", tmp_path / "R")
    assert "不认识这种地址" in refused("scan", "abc://x/y", "-o", tmp_path / "R")
    assert not (tmp_path / "R" / _MARK).exists()


def test_a_folder_with_other_things_is_not_written_to(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 1)
    (tmp_path / "R").mkdir()
    (tmp_path / "R" / "要紧的.txt").write_text("留着", encoding="utf-8")
    assert "不是扫描的结果，没有写" in refused("scan", tmp_path / "省", "-o", tmp_path / "R")
    assert [path.name for path in (tmp_path / "R").iterdir()] == ["要紧的.txt"]


def test_results_of_another_version_are_left_as_they_are(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 1)
    scanned([tmp_path / "省"], tmp_path / "R", tmp_path / "tmp")
    said = json.loads((tmp_path / "R" / _MARK).read_text("utf-8")) | {"schema": 99}
    (tmp_path / "R" / _MARK).write_text(json.dumps(said), encoding="utf-8")
    before = sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "R").rglob("*"))
    assert "别的版本" in refused("scan", tmp_path / "省", "-o", tmp_path / "R")
    assert "别的版本" in refused("query", tmp_path / "R", "--by", "unit")
    assert sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "R").rglob("*")) == before


def test_results_that_are_not_whole(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 2)
    scanned([tmp_path / "省"], tmp_path / "R", tmp_path / "tmp")
    (part,) = (tmp_path / "R" / "tables").iterdir()
    part.write_bytes(part.read_bytes()[:100])
    assert "不完整" in refused("query", tmp_path / "R", "--by", "unit")
    part.unlink()
    assert jixiao("query", tmp_path / "R", "--by", "unit").returncode == 2
    assert jixiao("scan", tmp_path / "省", "-o", tmp_path / "R").returncode in (0, 1)
    assert rows(tmp_path / "R", "SELECT count(*) AS n FROM tables") == [{"n": 2}]
    (tmp_path / "R" / _MARK).write_text("{", encoding="utf-8")
    assert "不完整" in refused("query", tmp_path / "R", "--by", "unit")
    assert "不是 jixiao scan 的结果" in refused("query", tmp_path, "--by", "unit")


def test_a_wrong_configuration_and_wrong_sql(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 1)
    (tmp_path / "省" / "jixiao.yaml").write_text("selekt: [XTB]\n", encoding="utf-8")
    assert "selekt" in refused("scan", tmp_path / "省", "-o", tmp_path / "R")
    assert not (tmp_path / "R" / _MARK).exists()
    assert "UNI999" in refused("scan", tmp_path / "省", "-o", tmp_path / "R", "--isolated", "--select", "UNI999")
    jixiao("scan", tmp_path / "省", "-o", tmp_path / "R", "--isolated")
    for sql in ("selec 1", "SELECT * FROM nichts", "COPY files TO 'x.csv'", "SELECT 1; SELECT 2", "DROP VIEW files"):
        refused("query", tmp_path / "R", "--sql", sql)
    assert "SQL 有误" in refused("query", tmp_path / "R", "--sql", "SELECT * FROM read_text('/etc/hostname')")


def test_no_scheduler(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 1)
    for address in ("tcp://127.0.0.1:1", "unsinn://x"):
        assert "连不上调度器" in refused("scan", tmp_path / "省", "-o", tmp_path / "R", "--scheduler", address)


def test_a_full_disk_loses_no_part_that_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_targets(tmp_path / "省", 12)
    scan = Scan((str(tmp_path / "省"),), str(tmp_path / "R"), Options(), part_files=4)
    (tmp_path / "tmp").mkdir()
    todo = plan(scan, str(tmp_path / "tmp"))
    write = whole_file.write_whole
    written: list[str] = []

    def filling(place: str, data: bytes) -> None:
        if len(written) == 6:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(place)
        write(place, data)

    monkeypatch.setattr(storage, "write_whole", filling)
    done = list(alone(todo.missing(), scan, lambda: False))
    failed = [one for one in done if isinstance(one, Failed)]
    assert len(done) - len(failed) == 1
    assert "磁盘满了" in failed[0].reason
    monkeypatch.undo()
    again = jixiao("scan", tmp_path / "省", "-o", tmp_path / "R", "--part-files", "4")
    assert "其中 1 份以前做完了" in again.stderr
    assert rows(tmp_path / "R", "SELECT count(*) AS n FROM tables") == [{"n": 12}]


@contextmanager
def _scheduler(tmp_path: Path) -> "Iterator[tuple[subprocess.Popen[bytes], str]]":
    """A scheduler with one worker, as an office would start them by hand."""
    where = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    dask = (sys.executable, "-m", "distributed.cli")
    env = os.environ | {"PYTHONPATH": str(tmp_path / "packs")}
    scheduler = subprocess.Popen(
        [*dask[:2], "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
         "--scheduler-file", str(where)], **quiet,
    )  # type: ignore[call-overload]  # fmt: skip
    worker = subprocess.Popen(
        [*dask[:2], "distributed.cli.dask_worker", "--scheduler-file", str(where), "--nthreads", "2", "--no-dashboard",
         "--host", "127.0.0.1", "--death-timeout", "60"], env=env, **quiet,
    )  # type: ignore[call-overload]  # fmt: skip
    try:
        until = time.monotonic() + 60
        while not where.exists() or not where.read_text():
            assert time.monotonic() < until
            time.sleep(0.1)
        yield scheduler, json.loads(where.read_text())["address"]
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


def test_a_scheduler_that_goes_away(tmp_path: Path) -> None:
    env = lay_traps(tmp_path / "packs")
    write_targets(tmp_path / "省", 40)
    command = (
        "scan",
        tmp_path / "省",
        "-o",
        tmp_path / "R",
        "--part-files",
        "4",
        "--isolated",
        "--pack",
        "trap_pack_of_tests",
    )
    with _scheduler(tmp_path) as (scheduler, address):
        process = started(*command, "--scheduler", address, env=env | {"TRAP_SLOW": "0.2"})
        until = time.monotonic() + 120
        while not list((tmp_path / "R").glob("files/*.parquet")):
            assert time.monotonic() < until
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.1)
        scheduler.kill()
        _, told = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "调度器断开了" in told
    assert "Traceback" not in told
    again = jixiao(*command, env=env)
    assert "以前做完了" in again.stderr
    assert rows(tmp_path / "R", "SELECT count(*) AS n FROM tables") == [{"n": 40}]
