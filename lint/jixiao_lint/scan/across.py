"""The rules across files over the parts: blocks are found by SQL, brought together by sorting, and judged by the rules.

On one machine one query sorts all blocks; on many, each takes the blocks of its bucket. What is found stands in objects of its
own, in the schema of the parts.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from jixiao_grammar.record import Record
from jixiao_lint.options import Options
from jixiao_lint.scan import manifest
from jixiao_lint.scan.blocks import blocks
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.fetching import fetched
from jixiao_lint.scan.hand import Hand
from jixiao_lint.scan.judging import Held, Judged, Sketched
from jixiao_lint.scan.orders import Across
from jixiao_lint.scan.parquet import encoded
from jixiao_lint.scan.results import Results, asked, opened, source
from jixiao_lint.scan.rows import FileRow, FindingRow

_AT_ONCE = 200
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


def judge(bucket: Bucket, options: Options, hand: Hand) -> int:
    """Judge the blocks of a bucket and write down what is found; says how many findings there are. Raises ScanError."""
    results = _results(bucket.out, bucket.before)
    folder = results[0].folder
    files: list[FileRow] = []
    findings: list[FindingRow] = []
    with TemporaryDirectory(prefix="jixiao-") as spill:
        for block in _blocks(results, bucket, spill):
            for found in _judged(block, results[0], hand):
                files.append(found.row)
                findings.extend(found.findings)
    stem = f"across/{bucket.name}.{bucket.number}"
    folder.write(f"{stem}.findings.parquet", encoded(FindingRow, findings))
    folder.write(f"{stem}.files.parquet", encoded(FileRow, files))
    return len(findings)


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
    """The blocks of a bucket, one after the other, out of all parts."""
    place = results[0].folder.url(f"across/{bucket.name}.blocks.parquet")
    with asked(results, spill) as connection:
        sides = " UNION ALL ".join(
            f'SELECT {at} AS result, part, file, path, "table", packed, unit, year, {", ".join(_OF_FILE)}'
            f' FROM (SELECT part, file, "table", packed, unit, year FROM {source(connection, one, "tables", at)})'
            f" JOIN (SELECT * FROM {source(connection, one, 'files', at)}) USING (part, file)"
            for at, one in enumerate(results)
        )
        cursor = connection.execute(
            f"SELECT block, held.* FROM ({sides}) AS held"
            f" JOIN (SELECT * FROM read_parquet('{place}') WHERE block % {bucket.of} = {bucket.number})"
            ' USING (result, part, file) ORDER BY block, result, part, file, "table"'
        )
        for _, rows in groupby(_dicts(cursor), key=lambda row: row["block"]):
            yield [_of(list(some), results) for _, some in groupby(rows, key=_file)]


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
