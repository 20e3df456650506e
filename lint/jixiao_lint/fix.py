"""Writing fixes into the text of a file: one stretch changes, nothing else, and the result is read again to prove it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao_lint.finding import Applicability, Finding
from jixiao_lint.readers import read
from jixiao_lint.readers.decode import encode
from jixiao_lint.recognise import recognise
from jixiao_lint.source import Source
from jixiao_lint.table import Table, all_cells


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after fixing: its bytes in the encoding it had, and the findings whose fix was written."""

    data: bytes
    before: str
    after: str
    applied: tuple[Finding, ...]


def fix(path: str, data: bytes, findings: Sequence[Finding], *, unsafe: bool) -> Fixed | None:
    """Write the fixes of `findings` into a text file; those that need review only with `unsafe`.

    None where there is nothing to write. A fix that would change anything but its own cell is left out.
    """
    source = read(path, data).source
    if source is None:
        return None
    text = source.text
    applied: list[tuple[int, Finding]] = []
    # From the end to the start, so that the places of the fixes still to come do not move.
    for start, end, finding in sorted(_edits(source, findings, unsafe), key=lambda edit: edit[0], reverse=True):
        if applied and end > applied[-1][0]:
            continue
        changed = text[:start] + (finding.fix.replacement if finding.fix else "") + text[end:]
        if _cells(path, changed, source.encoding) == _expected(path, text, source.encoding, finding):
            text = changed
            applied.append((start, finding))
    if not applied:
        return None
    return Fixed(encode(text, source.encoding), source.text, text, tuple(finding for _, finding in reversed(applied)))


def _edits(source: Source, findings: Iterable[Finding], unsafe: bool) -> list[tuple[int, int, Finding]]:
    edits = []
    for finding in findings:
        fix, place, span, text = finding.fix, finding.location, finding.span, finding.text
        if fix is None or span is None or text is None or not (unsafe or fix.applicability is Applicability.SAFE):
            continue
        if place.line and place.column and place.end_line and place.end_column:
            start = source.line_starts[place.line - 1] + place.column - 1
            end = source.line_starts[place.end_line - 1] + place.end_column - 1
            # Where escapes or folding stand between, the file does not hold the text as it is.
            if source.text[start:end] == span.cut(text):
                edits.append((start, end, finding))
    return edits


_Key = tuple[int, int | None, str]


def _cells(path: str, text: str, encoding: str) -> dict[_Key, str]:
    reading = read(path, encode(text, encoding))
    tables: Sequence[Table] = reading.tables or recognise(reading.grids).tables
    return {(cell.table, cell.indicator, cell.field): cell.text for table in tables for cell in all_cells(table)}


def _expected(path: str, text: str, encoding: str, finding: Finding) -> dict[_Key, str]:
    cells = _cells(path, text, encoding)
    if finding.table and finding.field and finding.span and finding.fix:
        key = (finding.table.index, finding.indicator.index if finding.indicator else None, finding.field)
        old = cells.get(key, "")
        cells[key] = old[: finding.span.start] + finding.fix.replacement + old[finding.span.end :]
    return cells
