"""Rows as Parquet: the schema is that of the rows, and says its version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from types import UnionType
from typing import Any, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao_lint.scan.rows import SCHEMA_VERSION, FileRow, FindingRow, IndicatorRow, TableRow

KINDS: Mapping[str, type[Any]] = {
    "files": FileRow,
    "tables": TableRow,
    "indicators": IndicatorRow,
    "findings": FindingRow,
}
# Rows that are held before they are written together.
_TOGETHER = 1000
_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    date: pa.date32(),
    tuple[str, ...]: pa.list_(pa.string()),
    tuple[int, ...]: pa.list_(pa.int64()),
}


def schema_of(kind: type[Any]) -> pa.Schema:
    """The columns of a kind of row, in its order; one that may be empty says None."""
    columns = []
    for name, hint in get_type_hints(kind).items():
        may_be_empty = isinstance(hint, UnionType)
        own = next(each for each in get_args(hint) if each is not type(None)) if may_be_empty else hint
        columns.append(pa.field(name, _TYPES[own], nullable=may_be_empty))
    return pa.schema(columns, {"jixiao.schema": str(SCHEMA_VERSION)})


def encoded(kind: type[Any], rows: Sequence[Any]) -> bytes:
    """The rows as one object."""
    made = BytesIO()
    pq.write_table(arrow_table(kind, rows), made, compression="zstd")
    return made.getvalue()


def groups(path_or_buffer: Any, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The row groups of an object, one after the other; all columns, where none are named.

    Without Arrow's threads: a run that ends while they are still starting is aborted by them, and its exit code is lost.
    """
    with pq.ParquetFile(path_or_buffer, pre_buffer=False) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, columns=columns, use_threads=False)


class Growing:
    """An object that is written row by row into a file of this machine, and needs no memory for those that are written."""

    def __init__(self, kind: type[Any], path: str) -> None:
        """`kind` is what its rows are."""
        self._kind = kind
        self._writer = pq.ParquetWriter(path, schema_of(kind), compression="zstd")
        self._rows: list[Any] = []

    def add(self, rows: Iterable[Any]) -> None:
        """Write rows, or keep them until there are enough."""
        self._rows.extend(rows)
        if len(self._rows) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        self._writer.write_table(arrow_table(self._kind, self._rows))
        self._rows.clear()


def arrow_table(kind: type[Any], rows: Sequence[Any]) -> pa.Table:
    """The rows as columns."""
    schema = schema_of(kind)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([_column(values, field.type) for values, field in zip(columns, schema, strict=True)], schema)


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half a surrogate, which JSON can spell and no text can hold
        return pa.array([_clean(value) for value in values], kind)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return tuple(map(_clean, value)) if isinstance(value, tuple) else value
