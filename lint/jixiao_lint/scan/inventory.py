"""A list of files in CSV or Parquet: what a storage or an office of records already knows need not be listed again."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from typing import Any

import fsspec

from jixiao_grammar.record import Record
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.storage import telling

# The headings of the column that says where a file lies, and of those that save asking for its state.
_PATHS = ("path", "address", "url", "路径", "地址", "文件")
_SIZES = ("size", "大小")
_TAGS = ("etag", "tag", "modified", "last_modified", "修改时间")


class Line(Record):
    """A file of an inventory; None, or empty, where the inventory does not say it."""

    path: str
    size: int | None = None
    tag: str = ""


def is_inventory(source: str) -> bool:
    """True for a Parquet file, and for a CSV file with a column `path`; any other CSV file is one of tables."""
    if source.lower().endswith(".parquet"):
        return True
    if not source.lower().endswith(".csv"):
        return False
    with telling(source), fsspec.open(source, "rb") as stream:
        first = stream.readline(10_000).decode("utf-8-sig", "replace")
    return _column(next(csv.reader([first]), []), _PATHS) is not None


def listed(source: str) -> Iterator[Line]:
    """The files of an inventory. Raises ScanError where it has no column of paths, or cannot be read."""
    rows = _of_parquet(source) if source.lower().endswith(".parquet") else _of_csv(source)
    with telling(source):
        for row in rows:
            path = _said(row, _PATHS)
            if path:
                size = _said(row, _SIZES)
                yield Line(path, int(size) if size.isdigit() else None, _said(row, _TAGS))


def _of_csv(source: str) -> Iterator[Mapping[str, Any]]:
    with fsspec.open(source, "rb") as stream, TextIOWrapper(stream, "utf-8-sig", newline="") as text:
        yield from csv.DictReader(text)


def _of_parquet(source: str) -> Iterator[Mapping[str, Any]]:
    import pyarrow.parquet as pq

    with fsspec.open(source, "rb") as stream, pq.ParquetFile(stream, pre_buffer=False) as file:
        names = file.schema_arrow.names
        if _column(names, _PATHS) is None:
            raise ScanError(f"{source}：清单里没有写文件路径的一列（path 或“路径”）")
        wanted = [name for name in names if name.strip().lower() in (*_PATHS, *_SIZES, *_TAGS)]
        for batch in file.iter_batches(columns=wanted, use_threads=False):
            yield from batch.to_pylist()


def _column(names: Sequence[str], known: Sequence[str]) -> str | None:
    return next((name for name in names if name.strip().lower() in known), None)


def _said(row: Mapping[str, Any], known: Sequence[str]) -> str:
    name = _column([name for name in row if name], known)
    value = row[name] if name is not None else None
    return "" if value is None else str(value).strip()
