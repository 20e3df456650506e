"""A scan says of every file what `jixiao check` says of it, row by row, wherever the files and the results lie."""

from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from jixiao_grammar import to_json
from jixiao_lint.batch import Batch
from jixiao_lint.config.files import Given
from jixiao_lint.options import Options
from jixiao_lint.result import FileResult
from jixiao_lint.scan.parquet import encoded
from jixiao_lint.scan.query import FAILED, Answer, answer, answer_sql
from jixiao_lint.scan.rebuilt import file_results, members
from jixiao_lint.scan.results import opened
from jixiao_lint.scan.rows import TableRow
from scan.small_province import pairs, scanned, write_province


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "省"
    write_province(folder)
    return folder


@pytest.fixture(scope="module")
def results(province: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("results")
    scanned([province], out / "R", out / "tmp", part_files=16)
    return str(out / "R")


def plainly(folder: Path) -> list[FileResult]:
    batch = Batch(Options(keeps_source=False))
    return sorted(batch.check(batch.find([str(folder)])), key=lambda file: file.path.shown)


def ask(results: str, sql: str) -> Answer:
    return answer_sql([opened(results)], sql)


def test_every_file_has_the_result_that_check_gives_it(province: Path, results: str) -> None:
    by_scan = {file.path: file for file in file_results(opened(results))}
    by_check = {file.path: file for file in plainly(province)}
    assert by_scan.keys() == by_check.keys()
    assert len(by_check) > 40
    for path, file in by_check.items():
        assert by_scan[path] == file, path


def test_half_a_character_costs_no_part_its_rows() -> None:
    row = TableRow(0, "a", 1, "半个\ud800字", "", "", "", None, None, "", 0, ("\udfff",), (), (), (), b"")
    assert pq.read_table(BytesIO(encoded(TableRow, [row]))).to_pylist()[0]["title"] == "半个\\ud800字"


def test_waivers_hold_for_what_is_found_across_files(province: Path, results: str) -> None:
    said = ask(results, "SELECT code, level3 FROM findings WHERE path LIKE '%豁免%' ORDER BY code").rows
    assert ("XTB005", "验收合格率") not in said
    assert "FIL009" in [code for code, _ in said]  # the other waiver, which silences nothing
    assert ask(results, "SELECT suppressed FROM files WHERE path LIKE '%豁免%'").rows == ((1,),)


def test_a_file_without_tables_has_not_failed(results: str) -> None:
    failed = [Path(row[0]).name for row in answer([opened(results)], FAILED).rows]
    assert failed == ["不完整.yaml"]


def test_every_planted_fact_is_found_and_names_its_partner(province: Path, results: str) -> None:
    rows = ask(
        results,
        "SELECT path, code, indicator, partners FROM findings WHERE family = 'XTB' AND path NOT LIKE '%targets%'",
    ).rows
    start = f"{province}/"
    met = {
        pairs.Fact(path.removeprefix(start), code, row, tuple(sorted(name.removeprefix(start) for name in partners)))
        for path, code, row, partners in rows
    }
    facts = set(pairs.wanted(pairs.planted(20)))
    assert facts <= met
    assert all("豁免" in fact.path for fact in met - facts), met - facts


def test_every_value_stands_there_as_it_is_read(province: Path, results: str) -> None:
    rows = ask(
        results,
        'SELECT path, "table", indicator, value, kind, understood, op, number, value_unit, date FROM indicators',
    ).rows
    met = {row[:3]: row[3:] for row in rows}
    batch = Batch(Options())
    count = 0
    for found in batch.find([str(province)]):
        for table in batch.read(found).document.tables:
            for row in table.rows():
                count += 1
                value, kind, understood, op, number, unit, day = met[found.path.shown, table.index, row.indicator.index]
                if row.resolved is None:
                    assert kind is None
                    continue
                said = to_json(row.resolved)
                assert (value, kind) == (row.text("指标值"), said["kind"])
                assert understood == (row.understood is not None)
                if kind in ("quantity", "percent", "money", "duration") and understood and said["op"] != "range":
                    assert (op, number, unit) == (said["op"], float(said["number"]), said["unit"])
                if kind == "date" and understood and said["date"][:2] == "20":
                    assert day.isoformat() == said["date"]
    assert count > 200
    assert len(met) == count


def test_the_tables_come_back_whole(province: Path, results: str) -> None:
    batch = Batch(Options())
    met = {(member.path, member.table.index): member.table for member in members(opened(results))}
    for found in batch.find([str(province)]):
        for table in batch.read(found).document.tables:
            again = met[found.path, table.index]
            assert dict(again.head) == dict(table.head)
            assert again.indicators == table.indicators
            assert (again.year, again.money_unit, again.columns) == (table.year, table.money_unit, table.columns)


def test_settings_beside_the_tables_hold(tmp_path: Path) -> None:
    write_province(tmp_path / "省", 2)
    (tmp_path / "省" / "2025" / "jixiao.yaml").write_text("ignore: [XTB, QNT]\n", encoding="utf-8")
    scanned([tmp_path / "省"], tmp_path / "R", tmp_path / "tmp")
    by_scan = sorted(file_results(opened(str(tmp_path / "R"))), key=lambda file: file.path.shown)
    assert by_scan == plainly(tmp_path / "省")


def test_options_hold(province: Path, tmp_path: Path) -> None:
    options = Options(given=Given(isolated=True), select=("QNT",))
    scanned([province], tmp_path / "R", tmp_path / "tmp", options=options)
    assert {family for (family,) in ask(str(tmp_path / "R"), "SELECT DISTINCT family FROM findings").rows} <= {
        "QNT",
        "FIL",
    }
