"""Old Word documents: where their text and the properties of their paragraphs should stand, and whether that is there.

The converter takes what it finds; a block that the disk lost leaves zeros, and rows are gone without a word.
"""

from collections.abc import Iterator
from itertools import pairwise

from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.compound import Compound

_PAGE = 512  # bytes of a page of properties
_PARAGRAPHS, _PIECES = 0x102, 0x1A2  # where the document names the lists of these two
_SECOND_TABLE = 0x0200
_COMPRESSED = 1 << 30
_HOLE = bytes(8)  # no text holds so many zeros
_ENCRYPTED = 0x0100


def announced_pieces(data: bytes) -> tuple[Announced, ...]:
    """The stretches of text and the pages of properties of a document, and how many of them are there."""
    compound = Compound(data)
    main = compound.streams.get("WordDocument")
    text = compound.content(main) if main is not None else b""
    flags = int.from_bytes(text[10:12], "little")
    table = compound.streams.get("1Table" if flags & _SECOND_TABLE else "0Table")
    if main is None or table is None or len(text) < _PIECES + 8 or flags & _ENCRYPTED:
        return ()
    if len(text) < main.size:
        return (_lost(main.size, len(text)),)
    lists = compound.content(table)
    whole = [*_texts(text, _list(text, lists, _PIECES)), *_pages(text, _list(text, lists, _PARAGRAPHS))]
    return (_lost(len(whole), sum(whole)),)


def _lost(said: int, got: int) -> Announced:
    return Announced(said, got, "文档里有一段数据丢失了，可能少了一些文字或表格的行。")


def _list(text: bytes, lists: bytes, at: int) -> bytes:
    start, length = _number(text, at), _number(text, at + 4)
    return lists[start : start + length]


def _texts(text: bytes, pieces: bytes) -> Iterator[bool]:
    """For each piece of the text, whether it stands where it should."""
    at = 0
    while at + 3 <= len(pieces) and pieces[at] == 1:  # what is changed in single pieces
        at += 3 + int.from_bytes(pieces[at + 1 : at + 3], "little")
    if at >= len(pieces) or pieces[at] != 2:
        return
    plan = pieces[at + 5 : at + 5 + _number(pieces, at + 1)]
    count = (len(plan) - 4) // 12
    ends = [_number(plan, 4 * number) for number in range(count + 1)]
    for number, (first, last) in enumerate(pairwise(ends)):
        place = _number(plan, 4 * (count + 1) + 8 * number + 2)
        length = last - first
        if place & _COMPRESSED:
            start = (place & ~_COMPRESSED) // 2
            yield _HOLE not in text[start : start + length] and start + length <= len(text)
        else:
            stretch = text[place : place + 2 * length]
            yield len(stretch) == 2 * length and _HOLE not in stretch


def _pages(text: bytes, plan: bytes) -> Iterator[bool]:
    """For each page of properties, whether it is there and tells of some paragraph; their number is its last byte."""
    count = (len(plan) - 4) // 8
    for number in range(count):
        page = (_number(plan, 4 * (count + 1) + 4 * number) & 0x3FFFFF) * _PAGE
        yield text[page + _PAGE - 1 : page + _PAGE] not in (b"", b"\0")


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
