"""Zip files as office programs write them, read without the library for all others, which takes 8 ms to load.

Whatever is not quite plain is left to `zipfile`: a comment behind the directory, parts that are larger than 4 GB, encrypted,
of one name, damaged, or stored by another method than the usual two. What is read here, `zipfile` would read alike.
"""

import zlib
from collections.abc import Iterator, Mapping
from struct import Struct

from jixiao_grammar.record import Record

_END = Struct("<4s4H2LH")
_ENTRY = Struct("<4s6H3L5H2L")
_LOCAL = Struct("<4s5H3L2H")
_LOCATOR = 20  # bytes in front of the end where the larger kind of zip file says that it is one
_STORED, _DEFLATED = 0, 8
_HARMLESS = 0x2 | 0x4 | 0x8 | 0x800  # how well it was packed, sizes behind the data, names in UTF-8
_NEWEST = 45  # the version that is needed to read such a file
_LONG = 0xFFFFFFFF


class Entry(Record):
    """A part: where its header stands, how long it is in the file and by itself, and its checksum."""

    name: str
    method: int
    start: int
    packed: int
    size: int
    checksum: int


def plain_entries(data: bytes) -> Mapping[str, Entry] | None:
    """The parts of a plain zip file by their names; None where it is left to `zipfile`."""
    at = len(data) - _END.size
    if at < _LOCATOR or data[at - _LOCATOR : at - _LOCATOR + 4] == b"PK\6\7":
        return None
    mark, disk, first_disk, here, count, length, start, comment = _END.unpack_from(data, at)
    if (mark, disk, first_disk, here, comment) != (b"PK\5\6", 0, 0, count, 0) or start + length != at:
        return None
    entries = list(_entries(data, start, at))
    named = {entry.name: entry for entry in entries if entry is not None}
    return named if len(named) == len(entries) == count and _lie_apart(named, start) else None


def _entries(data: bytes, at: int, end: int) -> Iterator[Entry | None]:
    while at < end:
        if at + _ENTRY.size > end:
            yield None
            return
        found = _ENTRY.unpack_from(data, at)
        mark, _, version, flags, method, _, _, checksum, packed, size, name_length, extra, comment, *_, start = found
        name = data[at + _ENTRY.size : at + _ENTRY.size + name_length]
        at += _ENTRY.size + name_length
        is_plain = (
            mark == b"PK\1\2" and version & 0xFF <= _NEWEST and not flags & ~_HARMLESS and not extra and not comment
        )
        if not is_plain or not name.isascii() or b"\0" in name or _LONG in (packed, size, start):
            yield None
            return
        yield Entry(name.decode(), method, start, packed, size, checksum)


def _lie_apart(entries: Mapping[str, Entry], end: int) -> bool:
    """Each part ends before the next one begins."""
    starts = sorted((entry.start, entry.packed + _LOCAL.size + len(entry.name)) for entry in entries.values())
    follows = (*(start for start, _ in starts[1:]), end)
    return all(start + length <= after for (start, length), after in zip(starts, follows, strict=True))


def content_of(data: bytes, entry: Entry, most: int) -> bytes | None:
    """The bytes of a part; None where they are more than `most`, or not what the directory says."""
    if entry.size > most or entry.method not in (_STORED, _DEFLATED):
        return None
    head = data[entry.start : entry.start + _LOCAL.size]
    if len(head) < _LOCAL.size:
        return None
    mark, _, flags, *_, name_length, extra = _LOCAL.unpack(head)
    begin = entry.start + _LOCAL.size
    if mark != b"PK\3\4" or flags & ~_HARMLESS or data[begin : begin + name_length] != entry.name.encode():
        return None
    begin += name_length + extra
    packed = data[begin : begin + entry.packed]
    content = packed if entry.method == _STORED else _inflated(packed, entry.size)
    is_whole = content is not None and len(content) == entry.size and zlib.crc32(content) == entry.checksum
    return content if is_whole else None


def _inflated(packed: bytes, size: int) -> bytes | None:
    """What was deflated to this, and no more than it should be; None where it is broken or does not end."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if stream.eof else None
