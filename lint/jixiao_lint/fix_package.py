"""Writing fixes into Word and Excel files: stretches of cells change, nothing else, and the result is read again to prove it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Record
from jixiao_lint.finding import Applicability, Finding
from jixiao_lint.fix import Fixed
from jixiao_lint.office.book import MAIN as BOOK
from jixiao_lint.office.book import sheets
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.protection import (
    refuse_protected_book,
    refuse_protected_document,
    refuse_protected_sheet,
    refuse_signed,
)
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.office.replacement import Replacement, smallest
from jixiao_lint.office.sheet_replace import InCell, replace_in_cells
from jixiao_lint.office.splice import spliced
from jixiao_lint.office.word_replace import fields_in, plain_edits, task
from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from jixiao_lint.table import PaperPlace, SheetPlace, all_cells

DOCUMENT = "word/document.xml"


class CellKey(Record):
    """A field of a form: its table, its row (None in the head), and its name."""

    table: int
    indicator: int | None
    field: str


class CellEdit(Record):
    """What a finding wants a cell to be: its characters `start` to `end` become `new`."""

    key: CellKey
    start: int
    end: int
    new: str
    place: PaperPlace | SheetPlace
    finding: Finding

    @property
    def replacement(self) -> Replacement:
        """The same as characters of the file."""
        assert self.place.origin is not None, "made of places with an origin only"
        span = self.finding.span or Span(self.start, self.end)
        return Replacement(self.place.origin, self.start, self.end, self.new, span.start, span.end)


def fix_package(path: str, data: bytes, findings: Sequence[Finding], *, unsafe: bool) -> Fixed | None:
    """Write the fixes of `findings` into a Word or Excel file; those that need review only with `unsafe`.

    Places of findings must tell where their characters stand in `data`. None where there is nothing to write; a fix that
    would change anything but its own cell is left out. Raises RefusedError for a file that is signed or protected.
    """
    edits = edits_of(findings, unsafe=unsafe)
    if not edits:
        return None
    is_document = isinstance(edits[0].place, PaperPlace)
    _refuse_closed(data, is_document=is_document)
    found = proved(path, data, edits, _in_document if is_document else _in_workbook)
    if found is None:
        return None
    after, written = found
    return Fixed(after, "".join(_listing(path, data)), "".join(_listing(path, after)), len(written))


def _refuse_closed(data: bytes, *, is_document: bool) -> None:
    parts = Parts(data, DOCUMENT if is_document else BOOK)
    refuse_signed(parts)
    if is_document:
        refuse_protected_document(parts)
        return
    refuse_protected_book(parts.outline(parts.main))
    for sheet in sheets(parts):
        refuse_protected_sheet(parts.outline(sheet.part), sheet.name)


def edits_of(findings: Iterable[Finding], *, unsafe: bool = False) -> list[CellEdit]:
    """What findings want to be written, by cells; of two that meet in a cell, the first."""
    kept: list[CellEdit] = []
    for edit in sorted(_wanted(findings, unsafe), key=_order):
        if not any(edit.key == other.key and edit.start <= other.end for other in kept):
            kept.append(edit)
    return kept


def _order(edit: CellEdit) -> tuple[int, int, str, int, int, str]:
    return edit.key.table, edit.key.indicator or 0, edit.key.field, edit.start, edit.end, edit.new


def _wanted(findings: Iterable[Finding], unsafe: bool) -> Iterator[CellEdit]:
    for finding in findings:
        fix, span, text, place = finding.fix, finding.span, finding.text, finding.location
        if fix is None or not (unsafe or fix.applicability is Applicability.SAFE):
            continue
        if span is None or text is None or finding.table is None or not isinstance(place, PaperPlace | SheetPlace):
            continue
        if place.origin is not None:
            row = finding.indicator.index if finding.indicator else None
            key = CellKey(finding.table.index, row, finding.field or "")
            yield CellEdit(key, *smallest(text, span.start, span.end, fix.replacement), place, finding)


Write = Callable[[bytes, Sequence[CellEdit]], bytes | None]


def proved(path: str, data: bytes, edits: Sequence[CellEdit], write: Write) -> tuple[bytes, list[CellEdit]] | None:
    """The data with the edits, and those that were made: all, or else each that changes its own cell alone. None for none."""
    before = cells_of(path, data)
    whole = _held(path, data, edits, write, before)
    if whole is not None:
        return whole, list(edits)
    single = [edit for edit in edits if _held(path, data, [edit], write, before) is not None]
    whole = _held(path, data, single, write, before) if single else None
    return None if whole is None else (whole, single)


def _held(path: str, data: bytes, edits: Sequence[CellEdit], write: Write, before: dict[CellKey, str]) -> bytes | None:
    try:
        after = write(data, edits)
    except RefusedError:
        return None
    if after is None:
        return None
    expected = dict(before)
    for edit in sorted(edits, key=lambda edit: -edit.start):
        old = expected.get(edit.key, "")
        expected[edit.key] = old[: edit.start] + edit.new + old[edit.end :]
    return after if cells_of(path, after) == expected else None


def cells_of(path: str, data: bytes) -> dict[CellKey, str]:
    """Every cell of every table, as it is read."""
    tables = recognise(read(path, data).grids).tables
    return {CellKey(cell.table, cell.indicator, cell.field): cell.text for table in tables for cell in all_cells(table)}


def _listing(path: str, data: bytes) -> Iterator[str]:
    """The cells one a line, to be compared by people."""
    for key, text in cells_of(path, data).items():
        row = f" 第{key.indicator}条指标" if key.indicator is not None else ""
        yield f"表{key.table}{row}「{key.field}」：{' '.join(text.splitlines())}\n"


def _in_document(data: bytes, edits: Sequence[CellEdit]) -> bytes | None:
    parts = Parts(data, DOCUMENT)
    part, root = parts.content(parts.main), parts.outline(parts.main)
    fields = list(fields_in(root))
    tasks = [task(part, root, parts.main, edit.replacement, fields) for edit in edits]
    made = {edit: None for one in tasks if one is not None for edit in plain_edits(part, one)}
    if any(one is None for one in tasks):
        return None
    parts.put(parts.main, spliced(part, made))
    return parts.packed()


def _in_workbook(data: bytes, edits: Sequence[CellEdit]) -> bytes | None:
    parts = Parts(data, BOOK)
    wanted = [
        InCell(edit.place.sheet, edit.place.address, edit.replacement)
        for edit in edits
        if isinstance(edit.place, SheetPlace)
    ]
    return parts.packed() if replace_in_cells(parts, wanted) else None
