"""SOURCE as given → its files, one after the other: a folder, a file, an address that fsspec knows, or an inventory."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from jixiao_lint.batch import Batch
from jixiao_lint.discover import Found, is_left_out, walked
from jixiao_lint.file_path import FilePath
from jixiao_lint.readers.format import known_endings
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.inventory import is_inventory, listed
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.storage import Folder, telling

# What file systems call what changes with the content, the best first.
_TAGS = ("ETag", "etag", "md5", "checksum", "LastModified", "last_modified", "mtime", "modified", "created")


def entries(sources: Sequence[str], batch: Batch, results: Folder) -> Iterator[Entry]:
    """The files of the sources, each once, without those of the results. Raises ScanError for a source that is not there."""
    seen: set[bytes] = set()
    for source in sources:
        for entry in _of_source(source, batch):
            if results.is_local and entry.address is None and _lies_in(entry.found.path, results.root):
                continue
            if len(sources) > 1:
                key = _key(entry)
                if key in seen:
                    continue
                seen.add(key)
            yield entry


def local_entry(found: Found) -> Entry:
    """A file of this machine."""
    home = found.archive or found.path
    try:
        state = os.stat(home)
    except (OSError, ValueError):
        return Entry(found, None, 0, "")
    return Entry(found, None, state.st_size, str(state.st_mtime_ns))


def remote_entry(address: str, inside: str, size: int, tag: str, *, named: bool = False) -> Entry:
    """A file elsewhere: people know it by its address, reports and fingerprints by its path in the source."""
    path = FilePath(os.fsencode(address), os.fsencode(inside))
    return Entry(Found(path, named=named), address, size, tag)


def _of_source(source: str, batch: Batch) -> Iterator[Entry]:
    if is_inventory(source):
        return _of_inventory(source, batch)
    if "://" in source and not source.startswith("file://"):
        return _elsewhere(source, batch)
    return _here(source.removeprefix("file://"), batch)


def _here(path: str, batch: Batch) -> Iterator[Entry]:
    if os.path.isdir(path):
        named = batch.rulebook.path
        for name, trouble in walked(path, tuple(known_endings())):
            if trouble is not None or not batch.rulebook.is_excluded(name):
                yield local_entry(Found(named(name), named=False, trouble=trouble))
        return
    files = batch.find([path])
    if not any(os.path.lexists(found.archive or found.path) for found in files):
        raise ScanError(f"没有这个文件或文件夹：{path}")
    yield from map(local_entry, files)


def _elsewhere(source: str, batch: Batch) -> Iterator[Entry]:
    folder = Folder.at(source)
    with telling(source):
        if folder.fs.isfile(folder.root):
            yield _entry(folder, folder.fs.info(folder.root), named=True)
            return
        is_there = False
        for listed_one in _walked(folder):
            is_there = True
            entry = _entry(folder, listed_one)
            if not batch.rulebook.is_excluded(entry.found.path):
                yield entry
        if not is_there and not folder.fs.exists(folder.root):
            raise ScanError(f"没有这个文件、文件夹或者存储桶：{source}")


def _walked(folder: Folder) -> Iterator[Mapping[str, Any]]:
    """The files that one would look at in a folder of this machine, too, in the order of their names."""
    endings = tuple(known_endings())
    for _, inner, files in folder.fs.walk(folder.root, detail=True, on_error="raise"):
        for name in [name for name in inner if is_left_out(name)]:
            del inner[name]
        for name in sorted(files):
            if name.lower().endswith(endings) and not is_left_out(name):
                yield files[name]


def _entry(folder: Folder, info: Mapping[str, Any], *, named: bool = False) -> Entry:
    tag = next((str(info[key]) for key in _TAGS if info.get(key)), "")
    address = folder.fs.unstrip_protocol(info["name"])
    inside = info["name"][len(folder.root) :].lstrip("/") or info["name"].rpartition("/")[2]
    return remote_entry(address, inside, info.get("size") or 0, tag, named=named)


def _of_inventory(source: str, batch: Batch) -> Iterator[Entry]:
    """What an inventory lists, as if it had been met in a folder; size and tag are asked for where it does not say them."""
    endings = tuple(known_endings())
    for line in listed(source):
        if not line.path.lower().endswith(endings):
            continue
        if "://" not in line.path:
            yield local_entry(Found(batch.rulebook.path(line.path), named=False))
        elif line.size is not None and line.tag:
            yield remote_entry(line.path, line.path.partition("://")[2], line.size, line.tag)
        else:
            folder = Folder.at(line.path)
            with telling(line.path):
                found = _entry(folder, folder.fs.info(folder.root))
            yield remote_entry(line.path, line.path.partition("://")[2], found.size, found.tag)


def _lies_in(path: FilePath, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(folder, ""))


def _key(entry: Entry) -> bytes:
    found = entry.found
    where = entry.address or os.path.realpath(found.path)
    return blake2b(f"{where}\0{found.member}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def chunks(files: Iterable[Entry], most: int) -> Iterator[list[Entry]]:
    """The files in parts of `most` at most.

    Where a part ends is told by the names of files, so that a new file changes the part that it falls into, and not all
    that come after it.
    """
    part: list[Entry] = []
    for entry in files:
        part.append(entry)
        if len(part) >= most or (len(part) * 4 >= most and _ends_a_part(entry, most)):
            yield part
            part = []
    if part:
        yield part


def _ends_a_part(entry: Entry, most: int) -> bool:
    digest = blake2b(entry.found.path.key, digest_size=8).digest()
    return int.from_bytes(digest, "big") % max(1, most // 2) == 0
