"""Writing fixes into the text of a file: one stretch changes, nothing else, and the result is read again to prove it."""

from collections.abc import Iterable, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.finding import Applicability, Finding, Fix, LineStretch
from jixiao_lint.readers import read
from jixiao_lint.readers.decode import encode
from jixiao_lint.recognise import recognise
from jixiao_lint.source import Source
from jixiao_lint.table import all_cells


class Fixed(Record):
    """A file after fixing: its bytes in the encoding it had, its text before and after, and how many fixes were written."""

    data: bytes
    before: str
    after: str
    count: int  # type: ignore[assignment]


class _Key(Record):
    table: int
    indicator: int | None
    field: str


class _Edit(Record):
    """A stretch of the file to replace; `at` is where it begins in the text of its cell."""

    start: int
    end: int
    replacement: str
    key: _Key
    at: int


def fix(path: str, data: bytes, findings: Sequence[Finding], *, unsafe: bool) -> Fixed | None:
    """Write the fixes of `findings` into a text file; those that need review only with `unsafe`.

    None where there is nothing to write. A fix that would change anything but its own cell is left out.
    """
    source = read(path, data).source
    if source is None:
        return None
    edits = _apart(_edits(source, findings, unsafe))
    if not _holds(path, source, edits):
        edits = [edit for edit in edits if _holds(path, source, [edit])]
        if not _holds(path, source, edits):
            return None
    if not edits:
        return None
    after = _written(source.text, edits)
    return Fixed(encode(after, source.encoding), source.text, after, len(edits))


def _edits(source: Source, findings: Iterable[Finding], unsafe: bool) -> list[_Edit]:
    edits = []
    for finding in findings:
        place, span, text = finding.location, finding.span, finding.text
        if finding.fix is None or not _may_be_written(finding.fix, unsafe) or span is None or text is None:
            continue
        if not isinstance(place, LineStretch) or finding.table is None:
            continue
        start = source.line_starts[place.line - 1] + place.column - 1
        end = source.line_starts[place.end_line - 1] + place.end_column - 1
        # Where escapes or folding stand between, the file does not hold the text as it is.
        if source.text[start:end] == span.cut(text):
            row = finding.indicator.index if finding.indicator else None
            key = _Key(finding.table.index, row, finding.field or "")
            edits.append(_Edit(start, end, finding.fix.replacement, key, span.start))
    return edits


def _may_be_written(fix: Fix, unsafe: bool) -> bool:
    return unsafe or fix.applicability is Applicability.SAFE


def _apart(edits: Iterable[_Edit]) -> list[_Edit]:
    """The edits in the order of the file; of two that overlap, or are the same, the first."""
    kept: list[_Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _written(text: str, edits: Sequence[_Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _holds(path: str, source: Source, edits: Sequence[_Edit]) -> bool:
    """True when reading the fixed file gives the same cells, but for the stretches that were to change."""
    expected = _cells(path, source.text, source.encoding)
    for edit in reversed(edits):
        old = expected.get(edit.key, "")
        expected[edit.key] = old[: edit.at] + edit.replacement + old[edit.at + edit.end - edit.start :]
    return _cells(path, _written(source.text, edits), source.encoding) == expected


def _cells(path: str, text: str, encoding: str) -> dict[_Key, str]:
    reading = read(path, encode(text, encoding))
    tables = reading.tables or recognise(reading.grids).tables
    return {_Key(cell.table, cell.indicator, cell.field): cell.text for table in tables for cell in all_cells(table)}
