"""A zip package written anew: what did not change is copied as it lies there, compressed as it is."""

import struct
import zlib
from collections.abc import Mapping

from jixiao_grammar.record import Record
from jixiao_lint.office.refused import RefusedError

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_UTF8 = 0x800
_DEFLATED = 8
_FIRST_DAY = (0, 0x21)  # time and date of what was not there before: 1 January 1980, the first that a package can name
_TOO_LARGE = "文件内部的压缩结构不常见，没有改写；请用办公软件打开后另存一份再试"


class _Entry(Record):
    """One entry of the directory: its record there, its name, and where it begins in the file."""

    record: bytes
    name: str
    start: int


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts; those that it does not have come behind all others. No clock stands in it."""
    entries, directory, comment = _entries(data)
    in_file = sorted(entries, key=lambda entry: entry.start)
    out = [data[: in_file[0].start] if in_file else b""]
    at = len(out[0])
    records: dict[int, bytes] = {}
    last = {entry.name: entry for entry in entries}  # of two under one name, the last is the part
    for entry, end in zip(in_file, [*(entry.start for entry in in_file[1:]), directory], strict=True):
        if entry.name in parts and last[entry.name] is entry:
            local, record = _packed(entry.name, parts[entry.name], entry.record, at)
        else:
            local, record = data[entry.start : end], _moved(entry.record, at)
        if not local.startswith(_LOCAL):
            raise RefusedError(_TOO_LARGE)
        out.append(local)
        records[entry.start] = record
        at += len(local)
    written = [records[entry.start] for entry in entries]
    for name in sorted(set(parts) - set(last)):
        local, record = _packed(name, parts[name], None, at)
        out.append(local)
        written.append(record)
        at += len(local)
    central = b"".join(written)
    if at + len(central) >= 0xFFFFFFFF or len(written) >= 0xFFFF:
        raise RefusedError(_TOO_LARGE)
    end_record = struct.pack("<4s4H2LH", _END, 0, 0, len(written), len(written), len(central), at, len(comment))
    return b"".join([*out, central, end_record, comment])


def _entries(data: bytes) -> tuple[list[_Entry], int, bytes]:
    """The entries in the order of the directory, where that begins, and the comment of the package."""
    end = data.rfind(_END, max(0, len(data) - 22 - 0xFFFF))
    if end < 0 or len(data) < end + 22:
        raise RefusedError(_TOO_LARGE)
    _, disk, _, _, count, size, offset, length = struct.unpack("<4s4H2LH", data[end : end + 22])
    if disk or count == 0xFFFF or 0xFFFFFFFF in (size, offset):
        raise RefusedError(_TOO_LARGE)
    start = end - size
    shift = start - offset  # of bytes before the package
    entries = []
    at = start
    for _ in range(count):
        if data[at : at + 4] != _CENTRAL:
            raise RefusedError(_TOO_LARGE)
        named, extra, remark = struct.unpack("<3H", data[at + 28 : at + 34])
        record = data[at : at + 46 + named + extra + remark]
        packed, whole, begins = *struct.unpack("<2L", record[20:28]), struct.unpack("<L", record[42:46])[0]
        if 0xFFFFFFFF in (packed, whole, begins):
            raise RefusedError(_TOO_LARGE)
        (flags,) = struct.unpack("<H", record[8:10])
        name = record[46 : 46 + named].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        entries.append(_Entry(record, name, begins + shift))
        at += len(record)
    return entries, start, data[end + 22 : end + 22 + length]


def _moved(record: bytes, offset: int) -> bytes:
    return record[:42] + struct.pack("<L", offset) + record[46:]


def _packed(name: str, content: bytes, before: bytes | None, offset: int) -> tuple[bytes, bytes]:
    """The entry and its record; what it had of a date and of attributes it keeps."""
    compress = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = compress.compress(content) + compress.flush()
    crc = zlib.crc32(content)
    if before is None:
        raw, flags, made_by, attributes = name.encode(), 0 if name.isascii() else _UTF8, 20, (0, 0)
        time = _FIRST_DAY
    else:
        (length,) = struct.unpack("<H", before[28:30])
        raw = before[46 : 46 + length]
        flags = struct.unpack("<H", before[8:10])[0] & _UTF8
        (made_by,) = struct.unpack("<H", before[4:6])
        time = struct.unpack("<2H", before[12:16])
        attributes = struct.unpack("<HL", before[36:42])
    common = (20, flags, _DEFLATED, *time, crc, len(packed), len(content), len(raw), 0)
    local = struct.pack("<4s5H3L2H", _LOCAL, *common) + raw + packed
    record = struct.pack("<4s6H3L5H2L", _CENTRAL, made_by, *common, 0, 0, *attributes, offset) + raw
    return local, record
