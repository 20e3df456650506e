"""The records of an old workbook, one behind the other: a lost block of the disk leaves zeros where a record should begin."""

from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.compound import Compound

_SMALL = 4096  # bytes from which on a stream has sectors of its own
_DIMENSIONS_OF_OLD = 0  # the number of a record that only workbooks before Excel 97 have


def announced_records(data: bytes) -> tuple[Announced, ...]:
    """How long the stream of the workbook says that it is, and how much of it is made of records."""
    compound = Compound(data)
    stream = compound.streams.get("Workbook")
    if stream is None or stream.size < _SMALL:
        return ()
    content = compound.content(stream)
    return (Announced(stream.size, _whole(content), "工作簿里有一段数据丢失了，可能少了一些行。"),)


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
