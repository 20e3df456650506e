"""What kills a process costs its file, its part or its turn, and never what was done: the next run does what is missing."""

import os
import signal
import time
from pathlib import Path

import psutil
import pytest

from scan.commands import everything, jixiao, rows, started
from scan.small_province import write_province
from scan.trap_pack import TRAPS, lay_traps, write_targets

_TRAPPED = ("--pack", "trap_pack_of_tests", "--isolated", "--time-limit", "1", "--memory-limit", "512M")


def parts(out: Path) -> set[str]:
    return {path.name for path in (out / "files").glob("*.parquet")} if out.exists() else set()


def wait_for(out: Path, count: int) -> None:
    until = time.monotonic() + 120
    while len(parts(out)) < count:
        assert time.monotonic() < until, "没有等到"
        time.sleep(0.05)


@pytest.mark.parametrize("pairs_of_years", [12, pytest.param(85, marks=pytest.mark.long, id="two hundred files")])
def test_two_workers_say_what_one_loop_says(tmp_path: Path, pairs_of_years: int) -> None:
    write_province(tmp_path / "省", pairs_of_years)
    alone = jixiao("scan", tmp_path / "省", "-o", tmp_path / "A", "--part-files", "8")
    together = jixiao("scan", tmp_path / "省", "-o", tmp_path / "B", "--part-files", "8", "--workers", "2")
    assert (alone.returncode, together.returncode) == (1, 1), together.stderr
    assert parts(tmp_path / "A") == parts(tmp_path / "B")
    assert everything(tmp_path / "A") == everything(tmp_path / "B")


def test_a_crash_a_hang_and_a_bomb_cost_three_files_and_each_is_named(tmp_path: Path) -> None:
    env = lay_traps(tmp_path / "packs")
    write_targets(tmp_path / "省", 9, *TRAPS)
    done = jixiao(
        "scan", tmp_path / "省", "-o", tmp_path / "R", "--workers", "2", "--part-files", "4", *_TRAPPED, env=env
    )
    assert done.returncode == 1, done.stderr
    failed = rows(tmp_path / "R", "SELECT path, reason FROM files WHERE reason IS NOT NULL ORDER BY path")
    said = {Path(row["path"]).stem: row["reason"] for row in failed}
    assert said.keys() == set(TRAPS)
    assert "程序异常退出" in said["崩溃"]
    assert "超过 1 秒" in said["不停"]
    assert "内存超过上限" in said["胀大"]
    assert rows(tmp_path / "R", "SELECT count(*) AS n FROM tables")[0]["n"] == 9
    named = jixiao("query", tmp_path / "R", "--failed").stdout
    assert all(name in named for name in TRAPS)


def test_retry_failed_reads_again_what_was_not_read(tmp_path: Path) -> None:
    env = lay_traps(tmp_path / "packs")
    write_targets(tmp_path / "省", 2, "崩溃")
    command = ("scan", tmp_path / "省", "-o", tmp_path / "R", "--pack", "trap_pack_of_tests", "--isolated")
    jixiao(*command, env=env)
    before = os.stat(next((tmp_path / "R" / "files").iterdir())).st_mtime_ns
    jixiao(*command, env=env)
    assert os.stat(next((tmp_path / "R" / "files").iterdir())).st_mtime_ns == before
    jixiao(*command, "--retry-failed", env=env)
    assert os.stat(next((tmp_path / "R" / "files").iterdir())).st_mtime_ns > before


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    env = lay_traps(tmp_path / "packs") | {"TRAP_SLOW": "0.05"}
    write_targets(tmp_path / "省", 60)
    command = ("scan", tmp_path / "省", "-o", tmp_path / "R", "--workers", "2", "--part-files", "8", *_TRAPPED)
    process = started(*command, env=env)
    wait_for(tmp_path / "R", 1)
    worker = next(
        child
        for child in psutil.Process(process.pid).children(recursive=True)
        if any("hand_process" in " ".join(own.cmdline()) for own in child.children())
    )
    worker.kill()
    _, told = process.communicate(timeout=240)
    assert process.returncode in (0, 1), told
    assert rows(tmp_path / "R", "SELECT count(*) AS n FROM tables")[0]["n"] == 60


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_after_the_driver_was_killed_the_next_run_does_what_is_missing(tmp_path: Path, end: signal.Signals) -> None:
    env = lay_traps(tmp_path / "packs") | {"TRAP_SLOW": "0.05"}
    write_targets(tmp_path / "省", 40)
    command = ("scan", tmp_path / "省", "-o", tmp_path / "R", "--part-files", "4", *_TRAPPED)
    process = started(*command, env=env)
    wait_for(tmp_path / "R", 2)
    process.send_signal(end)
    _, told = process.communicate(timeout=60)
    done = {path: os.stat(tmp_path / "R" / "files" / path).st_mtime_ns for path in parts(tmp_path / "R")}
    if end is signal.SIGTERM:
        assert process.returncode == 2
        assert "再运行一次就接着做" in told
    asked = jixiao("query", tmp_path / "R", "--by", "rule")
    assert asked.returncode == 2
    assert "没有做完" in asked.stderr
    again = jixiao(*command, env={**env, "TRAP_SLOW": "0"})
    assert again.returncode in (0, 1), again.stderr
    assert f"其中 {len(done)} 份以前做完了" in again.stderr
    assert {path: os.stat(tmp_path / "R" / "files" / path).st_mtime_ns for path in done} == done
    assert rows(tmp_path / "R", "SELECT count(*) AS n FROM tables")[0]["n"] == 40


def test_a_changed_file_makes_its_part_new_and_leaves_the_others(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 60)
    command = ("scan", tmp_path / "省", "-o", tmp_path / "R", "--part-files", "8", "--isolated")
    jixiao(*command)
    before = parts(tmp_path / "R")
    (tmp_path / "省" / "0030.yaml").write_text(
        "年度: 2025\n项目名称: 改过\n指标:\n- {三级指标: 长度, 指标值: ≥1米}\n", "utf-8"
    )
    (tmp_path / "省" / "0005新.yaml").write_text(
        "年度: 2025\n项目名称: 新的\n指标:\n- {三级指标: 长度, 指标值: ≥1米}\n", "utf-8"
    )
    (tmp_path / "省" / "0058.yaml").unlink()
    jixiao(*command)
    after = parts(tmp_path / "R")
    assert len(before) > 8
    assert len(before - after) <= 5
    projects = {row["project"] for row in rows(tmp_path / "R", "SELECT project FROM tables")}
    assert {"改过", "新的"} <= projects
    assert not {"项目30", "项目58"} & projects
    assert len(projects) == 60


def test_other_rules_use_nothing_of_the_old_ones(tmp_path: Path) -> None:
    write_targets(tmp_path / "省", 6)
    command = ("scan", tmp_path / "省", "-o", tmp_path / "R", "--isolated")
    jixiao(*command)
    before = parts(tmp_path / "R")
    done = jixiao(*command, "--select", "UNI")
    assert "以前做完了" not in done.stderr
    assert not parts(tmp_path / "R") & before
