"""Results as the results of files that they were, for the commands that make reports of such."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import duckdb
import pyarrow as pa

from jixiao_lint.across.sketch import TableSketch, unpacked
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_result import texts_of
from jixiao_lint.finding import Finding
from jixiao_lint.group import Member
from jixiao_lint.result import Fault, FileResult, Recognised, Verdict
from jixiao_lint.scan import manifest
from jixiao_lint.scan.finding_rows import finding_of
from jixiao_lint.scan.results import Results, asked
from jixiao_lint.values_taken import NotUnderstood, ValuesTaken

_AT_ONCE = 500
_OF_TABLE = 'path, "table" AS index, title, project, year, money_unit, fields, columns, indicators, not_examined, unit'


def file_results(results: Results, *, keeps_tables: bool = False) -> Iterator[FileResult]:
    """Every file, in the order in which it was listed; with the texts of its tables where they are asked for.

    Raises ScanError where the results are not whole.
    """
    texts = f"{_OF_TABLE}, packed" if keeps_tables else _OF_TABLE
    with asked([results]) as connection:
        found = _grouped(connection, "SELECT * FROM findings")
        tables = _grouped(connection, f"SELECT {texts} FROM tables")
        connection.register("listed", _listed(results))
        question = "SELECT files.* EXCLUDE lines FROM files JOIN listed USING (raw) ORDER BY position"
        for row in _rows(connection, question):
            yield _file(row, found.get(row["path"], ()), tables.get(row["path"], ()))


def members(results: Results) -> Iterator[Member]:
    """Every table with its file, in the order in which it was listed, as rules across files would see it."""
    question = """
        SELECT path, raw, inside, "table", packed FROM (SELECT path, "table", packed FROM tables)
        JOIN (SELECT path, raw, inside FROM files) USING (path) JOIN listed USING (raw)
        WHERE octet_length(packed) > 0 ORDER BY position, "table"
    """
    with asked([results]) as connection:
        connection.register("listed", _listed(results))
        for row in _rows(connection, question):
            table = unpacked(TableSketch(row["table"], (), row["packed"]), row["table"])
            yield Member(FilePath(row["raw"], row["inside"]), table)


def _listed(results: Results) -> pa.Table:
    """Which file was listed as the how-manieth."""
    paths = manifest.paths_in(BytesIO(results.folder.read(manifest.NAME) or b""))
    return pa.table({"raw": pa.array(paths, pa.binary()), "position": pa.array(range(len(paths)), pa.int64())})


def _file(
    row: Mapping[str, Any], found: Sequence[Mapping[str, Any]], tables: Sequence[Mapping[str, Any]]
) -> FileResult:
    path = FilePath(row["raw"], row["inside"])
    told = [finding_of(one, path) for one in sorted(found, key=lambda one: int(one["number"]))]
    findings: list[Finding] = sorted(told, key=lambda finding: finding.order)
    recognised = sorted(tables, key=lambda table: int(table["index"]))
    unread = tuple(NotUnderstood(*one) for one in json.loads(row["not_understood"]))
    return FileResult(
        path=path,
        sha256=row["sha256"],
        format=row["format"],
        tables=row["tables"],
        indicators=row["indicators"],
        findings=tuple(findings),
        notes=tuple(row["notes"]),
        suppressed=row["suppressed"],
        recognised=tuple(map(_recognised, recognised)),
        verdict=Verdict(row["verdict"]),
        fault=None if row["fault"] is None else Fault(row["fault"]),
        named=row["named"],
        values=ValuesTaken(row["values_read"], row["values_words"], unread),
    )


def _recognised(row: Mapping[str, Any]) -> Recognised:
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    seen = Recognised(**{name: told[name] for name in Recognised._fields if name in told})
    if not told.get("packed"):
        return seen
    return seen._replace(texts=texts_of(unpacked(TableSketch(seen.index, (), told["packed"]), seen.index)))


def _grouped(connection: duckdb.DuckDBPyConnection, question: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(connection, question):
        found[row["path"]].append(row)
    return found


def _rows(connection: duckdb.DuckDBPyConnection, question: str) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(question)
    names = [column[0] for column in cursor.description or ()]
    while some := cursor.fetchmany(_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in some)
