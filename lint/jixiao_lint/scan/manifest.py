"""What a scan is to do, written down before it begins: which files make which part. It is read again part by part."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.identity import Identity
from jixiao_lint.scan.parquet import groups

NAME = "manifest.parquet"
_SCHEMA = pa.schema(
    [
        ("part", pa.string()),
        ("path", pa.binary()),
        ("inside", pa.binary()),
        ("named", pa.bool_()),
        ("archive", pa.binary()),
        ("member", pa.int64()),
        ("address", pa.string()),
        ("size", pa.int64()),
        ("tag", pa.string()),
        ("trouble", pa.string()),
        ("errno", pa.int64()),
    ]
)


class Planned(Record):
    """A part that is to be there: its name and its files."""

    name: str
    files: tuple[Entry, ...]


class Plan(Record):
    """A manifest on this machine. `parts` are the names, in order; `files` how many there are."""

    path: str
    parts: tuple[str, ...]
    files: int

    def planned(self) -> Iterator[Planned]:
        """The parts with their files, one after the other."""
        yield from map(_planned, groups(self.path))


def write_plan(path: str, parts: Iterable[Sequence[Entry]], identity: Identity) -> Plan:
    """Write the manifest to a file of this machine. Raises what `Identity.name` does, and OSError."""
    names: list[str] = []
    files = 0
    with pq.ParquetWriter(path, _SCHEMA, compression="zstd") as writer:
        for part in parts:
            name = identity.name(part)
            names.append(name)
            files += len(part)
            writer.write_table(pa.Table.from_pylist([_row(name, entry) for entry in part], _SCHEMA))
    return Plan(path, tuple(names), files)


def parts_in(path_or_buffer: Any) -> tuple[str, ...]:
    """The names of the parts of a manifest, in order."""
    return tuple(group.column("part")[0].as_py() for group in groups(path_or_buffer, ["part"]))


def paths_in(path_or_buffer: Any) -> list[bytes]:
    """The files of a manifest, in order, as the system names them."""
    return [path for group in groups(path_or_buffer, ["path"]) for path in group.column("path").to_pylist()]


def entries_of(path_or_buffer: Any, parts: set[str]) -> Iterator[Planned]:
    """Some parts of a manifest with their files."""
    if parts:
        yield from (one for one in map(_planned, groups(path_or_buffer)) if one.name in parts)


def _planned(group: pa.Table) -> Planned:
    """The part that a row group is."""
    rows = group.to_pylist()
    return Planned(rows[0]["part"], tuple(map(_entry, rows)))


def _row(name: str, entry: Entry) -> dict[str, Any]:
    found = entry.found
    return {
        "part": name,
        "path": found.path.raw,
        "inside": found.path.inside,
        "named": found.named,
        "archive": found.archive and found.archive.raw,
        "member": found.member,
        "address": entry.address,
        "size": entry.size,
        "tag": entry.tag,
        "trouble": found.trouble and (found.trouble.strerror or str(found.trouble)),
        "errno": found.trouble and found.trouble.errno,
    }


def _entry(row: dict[str, Any]) -> Entry:
    trouble = None
    if row["trouble"] is not None:
        trouble = OSError(row["errno"] or 0, row["trouble"], os.fsdecode(row["path"]))
    archive = FilePath(row["archive"]) if row["archive"] is not None else None
    found = Found(FilePath(row["path"], row["inside"]), row["named"], trouble, archive, row["member"])
    return Entry(found, row["address"], row["size"], row["tag"])
