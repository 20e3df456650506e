"""A scan from a store into a store says what the same scan from a folder into a folder says."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest

from jixiao_lint.finding import Finding
from jixiao_lint.result import FileResult
from jixiao_lint.scan.query import answer_sql
from jixiao_lint.scan.rebuilt import file_results
from jixiao_lint.scan.results import opened
from scan.commands import everything, jixiao
from scan.small_province import scanned, write_province


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored") / "省"
    write_province(folder, 8)
    return folder


@pytest.fixture(scope="module")
def of_the_folder(province: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("of-the-folder")
    scanned([province], out / "R", out / "tmp", part_files=16)
    return str(out / "R")


def told(file: FileResult, start: str) -> tuple[object, ...]:
    """What is said about a file, by its place in the source."""

    def name(path: str) -> str:
        return path.removeprefix(start)

    def said(finding: Finding) -> tuple[object, ...]:
        related = tuple(
            (name(one.path.shown), one.table, one.indicator, one.span, one.location, one.note)
            for one in finding.related
        )
        return (*finding._replace(path=file.path, related=()), related)

    bare = [tuple(part for part in said(finding) if part is not file.path) for finding in file.findings]
    return name(file.path.shown), file._replace(path=None, findings=()), bare  # type: ignore[arg-type]


def all_told(results: str, start: str) -> list[str]:
    return sorted(repr(told(file, start)) for file in file_results(opened(results)))


@pytest.fixture
def memory(province: Path) -> Iterator[str]:
    fs = fsspec.filesystem("memory")
    home = f"memory://{uuid4().hex}"
    fs.put(f"{province}/", f"{home}/省/", recursive=True)
    yield home
    fs.rm(home, recursive=True)


def test_files_and_results_in_memory_are_as_in_folders(
    province: Path, of_the_folder: str, memory: str, tmp_path: Path
) -> None:
    scanned([f"{memory}/省"], f"{memory}/R", tmp_path / "tmp", part_files=16)
    assert all_told(f"{memory}/R", f"{memory.replace('memory://', 'memory:///')}/省/") == all_told(
        of_the_folder, f"{province}/"
    )
    assert answer_sql([opened(f"{memory}/R")], "SELECT count(*) > 10 FROM files").rows == ((True,),)


@pytest.fixture(scope="module")
def store() -> Iterator[Mapping[str, str]]:
    """A store of objects on this machine, in a process of its own; what must stand in the environment to reach it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
    yield {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    server.kill()
    server.wait()


def copied(source: str, target: str, store: Mapping[str, str]) -> None:
    """Copy a folder to the store or from it. Not in this process: the library would leave a thread behind, for good."""
    code = (
        "import fsspec, sys; fs = fsspec.filesystem('s3'); source, target = sys.argv[1:]\n"
        "if target.startswith('s3://'): fs.makedirs('s3://sheng', exist_ok=True); fs.put(source, target, recursive=True)\n"
        "else: fs.get(source, target, recursive=True)"
    )
    subprocess.run([sys.executable, "-c", code, source, target], env=os.environ | store, check=True, timeout=120)


@pytest.fixture(scope="module")
def bucket(store: Mapping[str, str], province: Path) -> str:
    for year in ("2024", "2025"):
        copied(f"{province}/{year}/", f"s3://sheng/省/{year}/", store)
    return "s3://sheng"


def test_a_store_of_objects_is_as_a_folder(
    province: Path, of_the_folder: str, bucket: str, store: Mapping[str, str], tmp_path: Path
) -> None:
    done = jixiao("scan", f"{bucket}/省", "-o", f"{bucket}/R", "--part-files", "16", env=store)
    assert done.returncode == 1, done.stderr
    again = jixiao("scan", f"{bucket}/省", "-o", f"{bucket}/R", "--part-files", "16", "--quiet", env=store)
    assert (again.returncode, again.stderr) == (1, "")
    asked = jixiao("query", f"{bucket}/R", "--sql", "SELECT count(*) AS n FROM files", "--json", env=store)
    assert json.loads(asked.stdout)[0]["n"] > 10
    copied(f"{bucket}/R/", f"{tmp_path}/R/", store)
    assert all_told(str(tmp_path / "R"), f"{bucket}/省/") == all_told(of_the_folder, f"{province}/")


def test_without_credentials_it_is_said(store: Mapping[str, str], tmp_path: Path) -> None:
    bare = {"AWS_ENDPOINT_URL": store["AWS_ENDPOINT_URL"], "AWS_EC2_METADATA_DISABLED": "true", "HOME": str(tmp_path)}
    done = jixiao("scan", "s3://sheng/省", "-o", tmp_path / "R", env=bare)
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有凭据" in done.stderr
    assert not (tmp_path / "R").exists()


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_an_inventory_stands_for_the_files_that_it_lists(
    province: Path, of_the_folder: str, tmp_path: Path, ending: str
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    paths = [str(path) for path in sorted(province.rglob("*")) if path.is_file() and ".git" not in path.parts]
    inventory = tmp_path / f"清单.{ending}"
    if ending == "csv":
        inventory.write_text(
            "序号,路径\n" + "".join(f"{at},{path}\n" for at, path in enumerate(paths)), encoding="utf-8"
        )
    else:
        pq.write_table(pa.table({"path": paths}), inventory)
    done = jixiao("scan", inventory, "-o", tmp_path / "R")
    assert done.returncode == 1, done.stderr
    assert everything(tmp_path / "R") == everything(of_the_folder)


def test_a_file_that_is_gone_since_it_was_listed_is_named(tmp_path: Path) -> None:
    (tmp_path / "清单.csv").write_text(f"path\n{tmp_path}/没有.yaml\n{tmp_path}/有.yaml\n", encoding="utf-8")
    (tmp_path / "有.yaml").write_text(
        "年度: 2025\n项目名称: 甲\n指标:\n- {三级指标: 长度, 指标值: ≥1米}\n", encoding="utf-8"
    )
    jixiao("scan", tmp_path / "清单.csv", "-o", tmp_path / "R")
    failed = json.loads(jixiao("query", tmp_path / "R", "--failed", "--json").stdout)
    assert [(Path(row["文件"]).name, row["原因"]) for row in failed] == [("没有.yaml", "打不开：没有这个文件或文件夹")]
