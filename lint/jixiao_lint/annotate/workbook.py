"""A workbook with its findings as notes on the cells, and as a list on a sheet of its own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.annotate.wording import advice_of, lines_of, source_of
from jixiao_lint.finding import Finding
from jixiao_lint.office.book import MAIN, SheetPart, sheets
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.protection import refuse_protected_book, refuse_protected_sheet, refuse_signed
from jixiao_lint.office.sheet_notes import without_own_notes, write_notes
from jixiao_lint.office.work_list import Entry, answers_in, write_list
from jixiao_lint.readers.work_list import SHEET, is_work_list
from jixiao_lint.readers.xlsx import read_xlsx
from jixiao_lint.report.words import severity_word
from jixiao_lint.table import SheetPlace

_NAMED = 3  # cells that are named where something is said of several


class Noted(Record):
    """The workbook as it is to be, and what is to be said of it."""

    data: bytes
    notes: tuple[str, ...] = ()


def without_notes(data: bytes) -> bytes:
    """The workbook without notes of ours. Raises RefusedError where nothing may be written into it."""
    parts = Parts(data, MAIN)
    refuse_signed(parts)
    refuse_protected_book(parts.outline(parts.main))
    for sheet in sheets(parts):
        refuse_protected_sheet(parts.outline(sheet.part), sheet.name)
        without_own_notes(parts, sheet.part)
    return parts.packed()


def noted(data: bytes, findings: Sequence[Finding], titles: Mapping[str, str], nothing: str) -> Noted:
    """The workbook with a note on each cell that something is found at, and with the list.

    `nothing` is what a list says in which nothing stands any more.
    """
    old, answers = _old_list(data)
    if not findings and old is None:
        return Noted(data)
    parts = Parts(data, MAIN)
    taken = [
        f"{sheet.name}!{address}"
        for sheet in sheets(parts)
        if sheet != old
        for address in sorted(write_notes(parts, sheet.part, _by_cell(findings, sheet.name, titles)))
    ]
    entries = [_entry(finding, titles) for finding in findings]
    write_list(parts, old, entries, answers, nothing)
    named = "、".join(taken[:_NAMED]) + (f" 等 {len(taken)} 格" if len(taken) > _NAMED else "")
    told = f"{named}已有别人的批注，问题只写在“{SHEET}”里" if taken else ""
    return Noted(parts.packed(), (told,) if told else ())


def _old_list(data: bytes) -> tuple[SheetPart | None, dict[tuple[str, str, str], str]]:
    """The sheet of the last run, and what people have written into it since."""
    parts = Parts(data, MAIN)
    named = [sheet for sheet in sheets(parts) if sheet.name.startswith(SHEET)]
    if not named:
        return None, {}
    grid = next((grid for grid in read_xlsx(data).grids if is_work_list(grid)), None)
    if grid is None:
        return None, {}
    return next(sheet for sheet in named if sheet.name == grid.name), answers_in(grid)


def _by_cell(findings: Sequence[Finding], sheet: str, titles: Mapping[str, str]) -> dict[str, list[str]]:
    """The lines of the note of each cell of a sheet."""
    lines: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        place = finding.location
        if isinstance(place, SheetPlace) and place.sheet == sheet:
            lines[place.address] += ([""] if lines[place.address] else []) + list(lines_of(finding, titles))
    return lines


def _entry(finding: Finding, titles: Mapping[str, str]) -> Entry:
    place = finding.location if isinstance(finding.location, SheetPlace) else None
    return Entry(
        level=severity_word(finding.severity, "zh"),
        rule=finding.code,
        project=finding.table.project.strip() if finding.table else "",
        indicator=finding.indicator.level3.strip() if finding.indicator else "",
        message=finding.message,
        deed=advice_of(finding),
        source=source_of(finding, titles),
        sheet=place.sheet if place else "",
        address=place.address if place else "",
    )
