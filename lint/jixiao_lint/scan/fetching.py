"""The bytes of files that lie elsewhere, fetched a few at a time: readers work on files of their own machine."""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any

import fsspec

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.readers.limits import FILE_BYTES
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.problem import ScanError, told

# Together so many files and bytes at most are on their way: enough that waiting for the network costs little.
_FILES, _BYTES = 32, 64 << 20
_TRIES = 3


class Batch(Record):
    """Files to read now; `copies` are where those that lie elsewhere have been put, for the time of the batch."""

    entries: tuple[Entry, ...]
    copies: Mapping[FilePath, Found]


def batches(files: Sequence[Entry]) -> Iterator[Batch]:
    """The files in their order. Raises ScanError where a storage cannot be read at all."""
    if all(entry.address is None for entry in files):
        yield Batch(tuple(files), {})
        return
    for some in _some_at_a_time(files):
        with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
            yield Batch(tuple(some), fetched(some, folder))


def _some_at_a_time(files: Sequence[Entry]) -> Iterator[list[Entry]]:
    some: list[Entry] = []
    size = 0
    for entry in files:
        if some and (len(some) == _FILES or size + entry.size > _BYTES):
            yield some
            some, size = [], 0
        some.append(entry)
        size += entry.size
    yield some


def fetched(entries: Sequence[Entry], folder: str) -> dict[FilePath, Found]:
    """Put the files that lie elsewhere into a folder of this machine; says where each lies now. Raises ScanError."""
    copies = {}
    remote = [entry for entry in entries if entry.address is not None and entry.size <= FILE_BYTES]
    for number, (entry, data) in enumerate(zip(remote, _contents(remote), strict=True)):
        found = entry.found
        if isinstance(data, OSError):
            copies[found.path] = found._replace(trouble=data)
            continue
        place = os.path.join(folder, str(number))
        with open(place, "wb") as stream:
            stream.write(data)
        copies[found.path] = Found(FilePath.of(place), named=found.named)
    for entry in entries:
        if entry.address is not None and entry.size > FILE_BYTES:
            copies[entry.found.path] = Found(_too_large(folder), named=entry.found.named)
    return copies


def _too_large(folder: str) -> FilePath:
    """A file that is as large as nobody reads, and takes no room: what is said about it is what its reader says."""
    place = os.path.join(folder, "large")
    with open(place, "wb") as stream:
        stream.truncate(FILE_BYTES + 1)
    return FilePath.of(place)


def _contents(entries: Sequence[Entry]) -> list[bytes | OSError]:
    """What is in each file; an OSError where that file alone cannot be had."""
    if not entries:
        return []
    first = entries[0].address or ""
    for left in reversed(range(_TRIES)):
        try:
            fs, _ = fsspec.core.url_to_fs(first)
            places = [fs._strip_protocol(entry.address) for entry in entries]
            got: dict[str, Any] = fs.cat(places, on_error="return")
            if len(places) == 1 and not isinstance(got, dict):
                got = {places[0]: got}
            return [_content(got.get(place), entry) for place, entry in zip(places, entries, strict=True)]
        except ScanError:
            if not left:
                raise
        except Exception as error:  # each library of storage has exceptions of its own
            if not left:
                raise told(error, first) from error
    raise AssertionError


def _content(got: Any, entry: Entry) -> bytes | OSError:
    match got:
        case bytes():
            return got
        case FileNotFoundError() | None:
            return OSError(errno.ENOENT, "列出以后被删掉了")
        case PermissionError():
            return OSError(errno.EACCES, "没有权限")
        case BaseException():
            raise told(got, entry.address or "")
        case _:
            raise TypeError(type(got))
