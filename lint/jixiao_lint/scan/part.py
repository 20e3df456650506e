"""The part: files in, four Parquet objects out. Whatever brings parts to machines calls `run`, and nothing else.

`run` may be called from any program: a loop, a task of Dask, a partition of Spark. It is done twice without harm: what is
there already is not done again, and an object is there whole or not at all. The object in `files` comes last and says that the
part is done.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.options import Options
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.fetching import batches
from jixiao_lint.scan.hand import Hand
from jixiao_lint.scan.orders import Order
from jixiao_lint.scan.parquet import KINDS, encoded
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.rows import FileRows
from jixiao_lint.scan.storage import Folder

__all__ = ["Done", "Entry", "run"]


class Done(Record):
    """A part that is done: its name, and counts. `is_new` is False where it was there already, and nothing was counted."""

    name: str
    files: int = 0
    tables: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    unread: int = 0
    is_new: bool = True


def run(
    files: Sequence[Entry], options: Options, out: str, *, name: str | None = None, hand: Hand | None = None
) -> Done:
    """Check the files and write what was found under the address `out`.

    `name` is what the part was called where it was planned: a machine with other rules or another configuration refuses it.
    `hand` is one that lives on for the next part; without one, a new one is started. Relative paths begin in the current
    folder. Raises ScanError where the part could not be done; what a file has done to its reader is a finding about the file.
    """
    folder = Folder.at(out)
    with ExitStack() as stack:
        if hand is None:
            hand = Hand(options, os.getcwd())
            stack.callback(hand.close)
        here = hand.name(files)
        if name is not None and here != name:
            raise ScanError("这台机器上的程序、规则或配置与发起扫描的机器不一样，没有做；请装成一样的再运行")
        if all(folder.has(f"{kind}/{here}.parquet") for kind in KINDS):
            return Done(here, is_new=False)
        rows = list(_numbered(_checked(files, hand)))
    written(rows, here, folder)
    return _counted(here, rows)


def written(rows: Sequence[FileRows], name: str, folder: Folder) -> None:
    """Write the objects of a part, that of the files last. Raises ScanError."""
    by_kind: dict[str, list[Any]] = {
        "tables": [row for one in rows for row in one.tables],
        "indicators": [row for one in rows for row in one.indicators],
        "findings": [row for one in rows for row in one.findings],
        "files": [one.file for one in rows],
    }
    for kind, some in by_kind.items():
        folder.write(f"{kind}/{name}.parquet", encoded(KINDS[kind], some))


def _checked(files: Sequence[Entry], hand: Hand) -> Iterator[FileRows]:
    for entries, copies in batches(files):
        yield from hand.check(Order(entries, copies))


def _numbered(rows: Iterator[FileRows]) -> Iterator[FileRows]:
    """The rows with the number of their file in the part."""
    for number, one in enumerate(rows):
        yield FileRows(
            one.file._replace(file=number),
            tuple(row._replace(file=number) for row in one.tables),
            tuple(row._replace(file=number) for row in one.indicators),
            tuple(row._replace(file=number) for row in one.findings),
        )


def _counted(name: str, rows: Sequence[FileRows]) -> Done:
    files = [one.file for one in rows]
    return Done(
        name,
        len(files),
        sum(file.tables for file in files),
        sum(file.errors for file in files),
        sum(file.warnings for file in files),
        sum(file.infos for file in files),
        sum(file.reason is not None for file in files),
    )
