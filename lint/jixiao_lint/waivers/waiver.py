"""What a waiver is: which rules it silences, where, for what reason, and where it is written."""

from collections.abc import Mapping, Sequence
from datetime import date

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.readers.explanation import AtCell, InPart
from jixiao_lint.source import Source
from jixiao_lint.table import PaperPlace, SheetPlace, Table, TextPlace


class Lines(Record):
    """The scope of a comment: the row, or the field of the head, that stands on a line of the file (1-based)."""

    line: int


class Named(Record):
    """The scope of an entry in a file of waivers: what fingerprints are made of, so that rows may move.

    An empty part means any: without a field the whole row, without an indicator the whole table, without a project the file.
    """

    project: str = ""
    indicator: str = ""
    field: str = ""


class Commented(Record):
    """The scope of a comment in an office file: every finding at what it is fastened to, of whatever rule."""

    where: InPart | AtCell


class Marked(Record):
    """The scope of a row of a work list that came back: the one finding that has this fingerprint."""

    fingerprint: str


class Written(Record):
    """Where a waiver is written. `place` is for people (第 3 条); `start` and `end` are offsets in the file of the table.

    Both are None for an entry in a file of waivers.
    """

    place: str
    start: int | None = None
    end: int | None = None


class Waiver(Record):
    """Rules that are silenced in a scope. `until` is the last day on which it holds; None for good."""

    rules: tuple[str, ...]
    reason: str
    scope: Lines | Named | Commented | Marked
    written: Written
    until: date | None = None


class Rows:
    """Which row of which table stands on a line of a file."""

    def __init__(self, tables: Sequence[Table], source: Source | None) -> None:
        self._by_line: Mapping[int, tuple[int, int]] = _rows_by_line(tables, source) if source is not None else {}

    def covers(self, waiver: Waiver, finding: Finding) -> bool:
        """True where the waiver is about this finding: about its rule, and about its place."""
        if isinstance(waiver.scope, Commented):
            return is_at(waiver.scope.where, finding)
        if finding.code not in waiver.rules and finding.name not in waiver.rules:
            return False
        if isinstance(waiver.scope, Marked):
            return waiver.scope.fingerprint == finding.fingerprint
        scope: Lines | Named = waiver.scope
        return self._on_line(scope, finding) if isinstance(scope, Lines) else _is_named(scope, finding)

    def _on_line(self, scope: Lines, finding: Finding) -> bool:
        if isinstance(finding.location, LineStretch) and finding.location.line == scope.line:
            return True
        row = self._by_line.get(scope.line)
        return row is not None and finding.table is not None and finding.indicator is not None and row == (
            finding.table.index, finding.indicator.index
        )  # fmt: skip


def is_at(where: InPart | AtCell, finding: Finding) -> bool:
    """True where a comment is fastened to a character of the finding, or to the empty cell that it is about."""
    place = finding.location
    match where, place:
        case AtCell(sheet=sheet, address=address), SheetPlace():
            return (place.sheet, place.address) == (sheet, address)
        case InPart(), PaperPlace(origin=origin) if origin is not None and origin.part == where.part:
            span, paragraphs = finding.span, origin.paragraphs
            touched = [
                piece
                for piece in origin.pieces
                if span is None or (piece.at < max(span.end, span.start + 1) and piece.at + piece.length > span.start)
            ]
            if touched:
                return any(where.start < piece.end and piece.start < where.end for piece in touched)
            return where.paragraph in paragraphs or any(where.start <= start < where.end for start in paragraphs)
    return False


def _is_named(scope: Named, finding: Finding) -> bool:
    project = finding.table.project if finding.table else ""
    indicator = finding.indicator.level3 if finding.indicator else ""
    asked = ((scope.project, project), (scope.indicator, indicator), (scope.field, finding.field or ""))
    return all(not wanted or wanted == met.strip() for wanted, met in asked)


def _rows_by_line(tables: Sequence[Table], source: Source) -> dict[int, tuple[int, int]]:
    lines: dict[int, tuple[int, int]] = {}
    for table in tables:
        for indicator in table.indicators:
            for cell in indicator.cells.values():
                if cell.indicator == indicator.index and isinstance(cell.place, TextPlace):
                    lines[source.position(cell.place.pieces[0][1])[0]] = (table.index, indicator.index)
    return lines
