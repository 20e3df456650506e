"""The part as an interface: any program can do parts, and the scan takes them over; the manual's questions can be asked."""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao_lint.options import Options
from jixiao_lint.scan.parquet import KINDS
from jixiao_lint.scan.part import run
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.work import Scan, plan
from scan.commands import everything, jixiao, rows
from scan.small_province import ROOT, scanned, write_province

_ELSEWHERE = """
import pickle, sys
from jixiao_lint.options import Options
from jixiao_lint.scan.part import run
for planned in pickle.load(sys.stdin.buffer):
    run(planned.files, Options(), sys.argv[1], name=planned.name)
"""


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("anywhere")
    write_province(folder / "省", 4)
    scanned([folder / "省"], folder / "R", folder / "tmp")
    return folder


def test_parts_done_by_another_program_are_taken_over(province: Path, tmp_path: Path) -> None:
    scan = Scan((str(province / "省"),), str(tmp_path / "R"), Options())
    planned = list(plan(scan, str(tmp_path)).missing())
    subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(tmp_path / "R")], input=pickle.dumps(planned), check=True, timeout=120
    )
    done = jixiao("scan", province / "省", "-o", tmp_path / "R")
    assert f"其中 {len(planned)} 份以前做完了" in done.stderr
    assert everything(tmp_path / "R") == everything(province / "R")


def test_a_machine_with_other_settings_does_no_part(province: Path, tmp_path: Path) -> None:
    scan = Scan((str(province / "省"),), str(tmp_path / "R"), Options())
    (planned, *_) = plan(scan, str(tmp_path)).missing()
    with pytest.raises(ScanError, match="不一样"):
        run(planned.files, Options(select=("UNI",)), str(tmp_path / "R"), name=planned.name)
    assert not list((tmp_path / "R").glob("files/*"))


def _questions() -> list[str]:
    page = (ROOT / "docs" / "scan.md").read_text("utf-8")
    in_blocks = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    return [*in_blocks, *(sql.replace('\\"', '"') for sql in re.findall(r'--sql "((?:[^"\\]|\\.)*)"', page))]


@pytest.mark.parametrize("sql", _questions())
def test_the_questions_of_the_manual_have_answers(province: Path, sql: str) -> None:
    assert isinstance(rows(province / "R", sql), list)


def test_the_columns_of_the_manual_are_those_of_the_tables() -> None:
    page = (ROOT / "docs" / "scan.md").read_text("utf-8")
    told = {kind: re.findall(r"`(\w+)`", row) for kind, row in re.findall(r"\| `(\w+)` \| 一\S+ \| (.*) \|", page)}
    assert told.keys() == KINDS.keys()
    for kind, names in told.items():
        assert set(names) <= set(KINDS[kind]._fields)
        assert len(names) > 5


def test_other_commands_load_nothing_of_the_scan() -> None:
    asked = "import jixiao_lint.cli.check, jixiao_lint.cli.report, jixiao_lint.cli.compare, sys;"
    said = (
        "print([name for name in ('duckdb', 'pyarrow', 'fsspec', 'dask', 'jixiao_lint.scan') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked + said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
