"""The objects of a PDF file: those that are spoken of, those that are there, and whether their contents can be unpacked.

The library repairs broken files as well as it can, and says nothing of what it could not find.
"""

import re
import zlib
from collections.abc import Iterator

from jixiao_lint.readers.announced import Announced

_MOST = 64 << 20  # bytes to which the contents of one file are unpacked
_CHUNK = 1 << 16
_OBJECT = rb"(?<!\d)(\d{1,10})[ \r\n]+(\d{1,5})[ \r\n]+obj\b"
_REFERENCE = rb"(?<!\d)(\d{1,10})[ \r\n]+(\d{1,5})[ \r\n]+R\b"
_STREAM = rb"stream\r?\n(.*?)\r?\n?endstream"
_PICTURE = rb"/Subtype\s*/Image\b"


def announced_objects(data: bytes) -> tuple[Announced, ...]:
    """The objects and contents that a file announces, and how many of them are there."""
    if b"/Encrypt" in data:
        return ()
    outside = re.sub(_STREAM, b"stream endstream", data, flags=re.DOTALL)
    there = {found[0] for found in re.findall(_OBJECT, outside)}
    meant = {found[0] for found in re.findall(_REFERENCE, outside)}
    contents = broken = unpacked = 0
    for described, packed in _streams(data):
        if not re.search(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*(?=[/>])", described) or unpacked > _MOST:
            continue
        inside, whole = _inflated(packed, _MOST - unpacked)
        contents += 1
        broken += not whole and not re.search(_PICTURE, described)
        unpacked += len(inside)
        if re.search(rb"/ObjStm\b", described):
            first = re.search(rb"/First\s+(\d+)", described)
            numbers = inside[: int(first[1])].split() if first is not None else []
            there |= set(numbers[::2])
            meant |= {found[0] for found in re.findall(_REFERENCE, inside)}
    missing = "文件的有些内容已经丢失，可能少了一些页、表格或文字。"
    return (
        Announced(len(meant), len(meant & there), missing),
        Announced(contents, contents - broken, missing),
    )


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What is said of each stream, and its bytes."""
    for found in re.finditer(_STREAM, data, re.DOTALL):
        start = data.rfind(b"obj", max(0, found.start() - 4096), found.start())
        yield data[max(start, 0) : found.start()], found[1]


def _inflated(packed: bytes, most: int) -> tuple[bytes, bool]:
    """What can be unpacked, and whether that is all: checksums and ends that sloppy programs leave out are not asked for."""
    unpacker = zlib.decompressobj()
    out = bytearray()
    try:
        rest = packed
        while rest and not unpacker.eof and len(out) < most:
            out += unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return bytes(out), False
    return bytes(out), True
