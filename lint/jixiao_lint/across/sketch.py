"""What is kept of a file's tables until all files have been read: their cards, and the cells that rules look at, packed."""

import json
import zlib
from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.across.wanted import Wanted
from jixiao_lint.engine import Locate
from jixiao_lint.file_path import FilePath
from jixiao_lint.group import Member, kept_fields
from jixiao_lint.period import Period
from jixiao_lint.source import Source, on_paper
from jixiao_lint.table import Cell, Document, Indicator, PagePlace, PaperPlace, Place, SheetPlace, Table, TextPlace

_KINDS: tuple[type[Place], ...] = (TextPlace, SheetPlace, PaperPlace, PagePlace)
_WITH_ORIGIN = (SheetPlace, PaperPlace)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
# Up to here zlib needs no window of more than four kilobytes, and a tenth of the time to set out; to look harder for what
# comes again takes half as long again, and makes a tenth less.
_SMALL, _SMALL_WINDOW, _SMALL_MEMORY, _SMALL_EFFORT = 8192, 12, 5, 1
_LENGTHS = b"\0"  # with which nothing begins that zlib makes
_IN_ONE = len(_KINDS)  # in the place of a kind: a place in a text of which every character follows the one before
_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class TableSketch(Record):
    """One table. `number` is that in its file, 1-based; `cards` are one for each way to match; `packed` is opened by `unpacked`."""

    number: int
    cards: tuple[Hashable | None, ...]
    packed: bytes


class FileSketch(Record):
    """The tables of a file. `lines` is where its lines begin, packed; None where it has no lines."""

    path: FilePath
    tables: tuple[TableSketch, ...]
    lines: bytes | None


def sketched(document: Document, source: Source | None, wanted: Wanted) -> FileSketch:
    """The sketch of a file."""
    tables = tuple(
        TableSketch(
            table.index,
            tuple(by.card(Member(document.path, table)) for by in wanted.by),
            _packed(table, wanted.fields),
        )
        for table in document.tables
    )
    return FileSketch(document.path, tables, None if source is None else _lines_packed(source.line_starts))


def locating(sketch: FileSketch) -> Locate:
    """How a spot in a table of the file is found there."""
    if sketch.lines is None:
        return on_paper
    return Source(sketch.path.shown, "", _lines_of(sketch.lines), "").locate


def _lines_packed(starts: Sequence[int]) -> bytes:
    """Where lines begin. Of a small file with short lines, how long each is takes less than what zlib makes of it."""
    lengths = [after - before for before, after in pairwise(starts)]
    if len(lengths) < _SMALL and max(lengths, default=0) < 256:
        return _LENGTHS + bytes(lengths)
    return _compressed(array("Q", starts).tobytes())


def _lines_of(packed: bytes) -> tuple[int, ...]:
    if packed.startswith(_LENGTHS):
        return tuple(accumulate(packed[len(_LENGTHS) :], initial=0))
    starts = array("Q")
    starts.frombytes(zlib.decompress(packed))
    return tuple(starts)


def unpacked(sketch: TableSketch, number: int) -> Table:
    """The table with the cells that were kept. It and its cells bear another `number`, so that tables of files stay apart."""
    head, rows, columns, place, facts = json.loads(zlib.decompress(sketch.packed))
    year, money_unit, complete_form, partly_read, as_of = facts
    return Table(
        index=number,
        head=_cells(head, number),
        indicators=tuple(Indicator(index, _cells(cells, number)) for index, cells in rows),
        columns=tuple(columns),
        place=_place(place, ""),
        year=year,
        money_unit=money_unit,
        complete_form=complete_form,
        partly_read=partly_read,
        as_of=as_of and Period(*map(date.fromisoformat, as_of)),
    )


def _packed(table: Table, fields: Iterable[str]) -> bytes:
    """As JSON, which can be opened again without trusting whoever kept it meanwhile."""
    kept = kept_fields(tuple(fields))
    rows = [(row.index, _bare(row.cells, kept)) for row in table.indicators]
    as_of = table.as_of and [day.isoformat() for day in table.as_of]
    facts = (table.year, table.money_unit, table.complete_form, table.partly_read, as_of)
    whole = (_bare(table.head, kept), rows, table.columns, _kept(table.place, ""), facts)
    return _compressed(_AS_JSON.encode(whole).encode("utf-8", "surrogatepass"))


def _compressed(data: bytes) -> bytes:
    if len(data) > _SMALL:
        return zlib.compress(data)
    stream = zlib.compressobj(_SMALL_EFFORT, wbits=_SMALL_WINDOW, memLevel=_SMALL_MEMORY)
    return stream.compress(data) + stream.flush()


def _bare(cells: Mapping[str, Cell], kept: frozenset[str]) -> list[tuple[Any, ...]]:
    return [
        (name, cell.text, cell.indicator, *_kept(cell.place, cell.text)) for name, cell in cells.items() if name in kept
    ]


def _cells(bare: Sequence[Any], number: int) -> dict[str, Cell]:
    return {name: Cell(name, text, _place(place, text), number, indicator) for name, text, indicator, *place in bare}


def _kept(place: Place, text: str) -> tuple[Any, ...]:
    """The kind of the place of a text and what it is made of, without what only a writer needs."""
    if isinstance(place, TextPlace):
        table, row, column, pieces, end, exact = place
        ((at, start), *others) = pieces or ((-1, 0),)
        if exact and at == 0 and not others and start + len(text) == end:
            return _IN_ONE, table, row, column, start
        return 0, *place
    light = place._replace(origin=None) if isinstance(place, _WITH_ORIGIN) else place
    return _NUMBERS[type(place)], *light


def _place(kept: Sequence[Any], text: str) -> Place:
    kind, *parts = kept
    if kind == _IN_ONE:
        table, row, column, start = parts
        return TextPlace(table, row, column, ((0, start),), start + len(text))
    made: Place = _KINDS[kind](*parts)
    match made:
        case TextPlace(pieces=pieces) as place:
            return place._replace(pieces=tuple((at, offset) for at, offset in pieces))
        case PagePlace(box=(left, top, right, bottom)) as place:
            return place._replace(box=(left, top, right, bottom))
        case _:
            return made
