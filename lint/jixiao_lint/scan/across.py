"""The rules across files over the parts: blocks are found by SQL, brought together by sorting, and judged by the rules.

On one machine one query sorts all blocks; on many, each takes the blocks of its bucket. What is found stands in objects of its
own, in the schema of the parts.
"""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow.parquet as pq

from jixiao_grammar.record import Record
from jixiao_lint.scan import manifest
from jixiao_lint.scan.blocks import blocks
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.fetching import fetched
from jixiao_lint.scan.hand import Hand
from jixiao_lint.scan.judging import Held, Judged, Sketched
from jixiao_lint.scan.orders import Across
from jixiao_lint.scan.parquet import Growing
from jixiao_lint.scan.results import Results, asked, opened, source
from jixiao_lint.scan.rows import FileRow, FindingRow

_AT_ONCE = 200
# Files of blocks that are sorted together, and how often a part may be read for that before all are sorted at once.
_TOGETHER, _AGAIN = 1000, 4
_OF_FILE = tuple(name for name in FileRow._fields if name not in ("file", "path"))


class Bucket(Record):
    """One share of the blocks of a scan: which results, and the how-manieth of how many."""

    out: str
    before: str | None
    name: str
    number: int
    of: int


def planned(out: str, before: str | None, buckets: int) -> list[Bucket]:
    """Find the blocks, write them down, and share them out. Raises ScanError."""
    results = _results(out, before)
    name = results[0].name
    with TemporaryDirectory(prefix="jixiao-") as spill, asked(results, spill) as connection:
        found = blocks(connection, results)
    made = BytesIO()
    pq.write_table(found, made, compression="zstd")
    results[0].folder.write(f"across/{name}.blocks.parquet", made.getvalue())
    return [Bucket(out, before, name, number, buckets) for number in range(buckets)]


def done(bucket: Bucket) -> None:
    """Say that all buckets are done."""
    opened(bucket.out).folder.write(f"across/{bucket.name}.json", b"{}")


def judge(bucket: Bucket, hand: Hand) -> None:
    """Judge the blocks of a bucket and write down what is found. Raises ScanError."""
    results = _results(bucket.out, bucket.before)
    with TemporaryDirectory(prefix="jixiao-") as spill:
        places = {kind: os.path.join(spill, f"{kind}.parquet") for kind in ("findings", "files")}
        files, findings = Growing(FileRow, places["files"]), Growing(FindingRow, places["findings"])
        for block in _blocks(results, bucket, spill):
            for found in _judged(block, results[0], hand):
                files.add([found.row])
                findings.add(found.findings)
        for kind, growing in (("findings", findings), ("files", files)):
            growing.close()
            results[0].folder.put(places[kind], f"across/{bucket.name}.{bucket.number}.{kind}.parquet")


def _results(out: str, before: str | None) -> list[Results]:
    return [opened(out), *([opened(before)] if before is not None else [])]


def _judged(block: Sequence["_Of"], results: Results, hand: Hand) -> list[Judged]:
    """A block as the hand sees it; the files that have waivers are at hand for it once more."""
    waived = {held.key: held for held in block if held.sketched.row.waived and not held.sketched.is_earlier}
    entries = _entries(results, set(waived)) if waived else {}
    files = tuple(held.sketched._replace(entry=entries.get(held.key)) for held in block)
    if not entries:
        return hand.across(Across(files))
    with TemporaryDirectory(prefix="jixiao-") as folder:
        return hand.across(Across(files, fetched(list(entries.values()), folder)))


class _Of(Record):
    """A file of a block, with its part and its number there."""

    key: tuple[str, int]
    sketched: Sketched


def _blocks(results: Sequence[Results], bucket: Bucket, spill: str) -> Iterator[list[_Of]]:
    """The blocks of a bucket, one after the other: run by run out of the parts that hold them."""
    place = results[0].folder.url(f"across/{bucket.name}.blocks.parquet")
    own = f"(SELECT * FROM read_parquet('{place}') WHERE block % {bucket.of} = {bucket.number})"
    with asked(results, spill) as connection:
        for run in _runs(connection, own, results):
            cursor = connection.execute(_sorted(connection, own, run))
            for _, rows in groupby(_dicts(cursor), key=lambda row: row["block"]):
                yield [_of(list(some), results) for _, some in groupby(rows, key=_file)]


class _Run(Record):
    """Blocks that are sorted together: from the `low`-est to the `high`-est number, out of these parts of the results."""

    low: int
    high: int
    results: tuple[Results, ...]


def _runs(connection: duckdb.DuckDBPyConnection, own: str, results: Sequence[Results]) -> list[_Run]:
    """The blocks in runs of as many files as fit into little memory.

    Files that lie together are mostly of one block, so that a run needs a few parts. Where they do not, and parts would be read
    again and again, everything is one run, which is sorted on the disk.
    """
    bounds: list[list[int]] = []
    files = _TOGETHER
    for block, count in connection.execute(
        f"SELECT block, count(*) FROM {own} GROUP BY block ORDER BY block"
    ).fetchall():
        if files >= _TOGETHER:
            bounds.append([block, block])
            files = 0
        bounds[-1][1] = block
        files += count
    runs = [_Run(low, high, _holding(connection, own, (low, high), results)) for low, high in bounds]
    read = sum(len(one.parts) for run in runs for one in run.results)
    if read <= _AGAIN * sum(len(one.parts) for one in results):
        return runs
    return [_Run(bounds[0][0], bounds[-1][1], tuple(results))]


def _holding(
    connection: duckdb.DuckDBPyConnection, own: str, bounds: tuple[int, int], results: Sequence[Results]
) -> tuple[Results, ...]:
    """The results with no more than the parts that hold these blocks."""
    found = connection.execute(
        f"SELECT DISTINCT result, part FROM {own} WHERE block BETWEEN ? AND ?", bounds
    ).fetchall()
    held = set(found)
    return tuple(
        one._replace(parts=tuple(name for name in one.parts if (at, name) in held)) for at, one in enumerate(results)
    )


def _sorted(connection: duckdb.DuckDBPyConnection, own: str, run: _Run) -> str:
    """The question for the tables of a run, with their files, block by block."""
    sides = " UNION ALL ".join(
        f'SELECT {at} AS result, part, file, path, "table", packed, unit, year, {", ".join(_OF_FILE)}'
        f' FROM (SELECT part, file, "table", packed, unit, year FROM {source(connection, one, "tables", at)})'
        f" JOIN (SELECT * FROM {source(connection, one, 'files', at)}) USING (part, file)"
        for at, one in enumerate(run.results)
        if one.parts
    )
    return (
        f"SELECT block, held.* FROM ({sides}) AS held"
        f" JOIN (SELECT * FROM {own} WHERE block BETWEEN {run.low} AND {run.high})"
        ' USING (result, part, file) ORDER BY block, result, part, file, "table"'
    )


def _dicts(cursor: Any) -> Iterator[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    while some := cursor.fetchmany(_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in some)


def _file(row: dict[str, Any]) -> tuple[int, str, int]:
    return row["result"], row["part"], row["file"]


def _of(rows: Sequence[dict[str, Any]], results: Sequence[Results]) -> _Of:
    first = rows[0]
    own = {name: first[name] for name in FileRow._fields}
    row = FileRow(**own | {"notes": tuple(own["notes"])})
    is_earlier = first["result"] > 0
    if is_earlier:  # both scans may have called a file the same
        before = f"{results[first['result']].folder.address}:"
        row = row._replace(path=before + row.path, raw=before.encode() + row.raw)
    tables = tuple(Held(each["table"], each["packed"], each["unit"], each["year"]) for each in rows if each["packed"])
    return _Of((first["part"], first["file"]), Sketched(row, tables, is_earlier))


def _entries(results: Results, wanted: set[tuple[str, int]]) -> dict[tuple[str, int], Entry]:
    """Files by part and number, from the manifest."""
    data = results.folder.read(manifest.NAME) or b""
    parts = {part for part, _ in wanted}
    found: dict[tuple[str, int], Entry] = {}
    for part, entries in manifest.entries_of(BytesIO(data), parts):
        found |= {(part, number): entry for number, entry in enumerate(entries) if (part, number) in wanted}
    return found
