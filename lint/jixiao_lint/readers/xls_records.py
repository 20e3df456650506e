"""The records of an old workbook, one behind the other: what the library does not tell of them.

A lost block of the disk leaves zeros where a record should begin; pictures hang on cells by records of the drawing.
"""

from collections.abc import Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.compound import Compound

_SMALL = 4096  # bytes from which on a stream has sectors of its own
_BEGIN, _END, _DRAWING, _OBJECT = 0x809, 0x0A, 0xEC, 0x5D
_ANCHOR = b"\x10\xf0\x12\0\0\0"  # of a shape: 18 bytes, two of them of no interest here
_PICTURE = b"\x08\0"
_DIMENSIONS_OF_OLD = 0  # the number of a record that only workbooks before Excel 97 have


def announced_records(data: bytes) -> tuple[Announced, ...]:
    """How long the stream of the workbook says that it is, and how much of it is made of records."""
    compound = Compound(data)
    stream = compound.streams.get("Workbook")
    if stream is None or stream.size < _SMALL:
        return ()
    content = compound.content(stream)
    return (Announced(stream.size, _whole(content), "工作簿里有一段数据丢失了，可能少了一些行。"),)


class SheetPicture(Record):
    """A picture on a sheet: where its part of the stream begins, its first cell, 0-based, and whether it lies in that alone."""

    sheet: int
    row: int
    col: int
    inside: bool


def pictures(data: bytes) -> Iterator[SheetPicture]:
    """The pictures and objects of other programs on the sheets; notes and controls are none."""
    compound = Compound(data)
    stream = compound.streams.get("Workbook")
    content = compound.content(stream) if stream is not None else b""
    sheet, depth, anchor = 0, 0, b""
    for start, kind, body in _records(content):
        if kind == _BEGIN:
            sheet = start if depth == 0 else sheet
            depth += 1
        elif kind == _END:
            depth = max(0, depth - 1)
        elif kind == _DRAWING:
            at = body.rfind(_ANCHOR)
            anchor = body[at + len(_ANCHOR) + 2 :][:16] if at >= 0 else b""
        elif kind == _OBJECT and len(anchor) == 16 and body[4:6] == _PICTURE:
            left, _, top, _, right, _, bottom, _ = (
                int.from_bytes(anchor[at : at + 2], "little") for at in range(0, 16, 2)
            )
            yield SheetPicture(sheet, top, left, (top, left) == (bottom, right))


def _records(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its number and what is in it."""
    at = 0
    while at + 4 <= len(content):
        kind, length = (
            int.from_bytes(content[at : at + 2], "little"),
            int.from_bytes(content[at + 2 : at + 4], "little"),
        )
        yield at, kind, content[at + 4 : at + 4 + length]
        at += 4 + length


def _whole(content: bytes) -> int:
    """The bytes in front of the first place where no record begins; all of them where there is no such place.

    Behind the last record, some programs fill the stream with zeros.
    """
    at = last = 0
    while at + 4 <= len(content):
        kind, length = (
            int.from_bytes(content[at : at + 2], "little"),
            int.from_bytes(content[at + 2 : at + 4], "little"),
        )
        if kind == _DIMENSIONS_OF_OLD and length == 0:
            return len(content) if not any(content[at:]) else at
        at += 4 + length
        last = at
    return len(content) if last <= len(content) else at
