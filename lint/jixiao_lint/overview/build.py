"""A run's result → the tree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from jixiao_lint.finding import Applicability, Authority, Basis, Confidence, Finding, Severity
from jixiao_lint.overview.groups import by_family, by_folder, by_project, by_rule, by_unit, counts_of
from jixiao_lint.overview.tree import (
    CellNote,
    Deed,
    FileNote,
    Overview,
    Reason,
    Remark,
    Source,
    TableNote,
)
from jixiao_lint.overview.wording import halves
from jixiao_lint.result import FileResult, Recognised, RunResult

# A remark is told once where it stands in at least half of the tables of a file, and in no fewer than so many.
_FEWEST_TABLES = 3
# So many findings of one rule that stand on more than half of the rows are a remark too.
_FEWEST_ROWS = 6


def overview(result: RunResult) -> Overview:
    """The tree of a run. Files keep the order of the run."""
    sources = _sources(result)
    numbers = {source.basis: source.number for source in sources}
    titles = {rule.code: rule.title for rule in result.told_of()}
    files = tuple(_file(file, titles, numbers) for file in result.files)
    return Overview(
        files=files,
        by_unit=tuple(by_unit(files)),
        by_folder=tuple(by_folder(files)),
        by_rule=tuple(by_rule(result)),
        sources=sources,
        counts=counts_of(result.findings()),
        by_project=tuple(by_project(files)),
        by_family=tuple(by_family(result)),
    )


def _sources(result: RunResult) -> tuple[Source, ...]:
    cited = dict.fromkeys(basis for finding in result.findings() for basis in _holding(finding))
    return tuple(Source(number, basis, result.titles.get(basis.document, "")) for number, basis in enumerate(cited, 1))


def _holding(finding: Finding) -> list[Basis]:
    """What the finding stands on: the highest that holds. A hint does not say that a document is broken, even where it binds."""
    highest = list(finding.basis[:1])
    if finding.severity is not Severity.INFO:
        return highest
    return [
        basis._replace(authority=Authority.GUIDANCE) if basis.authority is Authority.BINDING else basis
        for basis in highest
    ]


def _file(file: FileResult, titles: Mapping[str, str], numbers: Mapping[Basis, int]) -> FileNote:
    common = _common(file)
    heaviest_first = sorted(common.items(), key=lambda item: (list(Severity).index(item[0][1]), -len(item[1])))
    remarks = tuple(_remark(findings, titles, numbers) for _, findings in heaviest_first)
    singly = [finding for finding in file.findings if (finding.code, finding.severity) not in common]
    about = tuple(_reason(finding, numbers) for finding in singly if finding.table is None)
    tables = tuple(_tables(file, [finding for finding in singly if finding.table is not None], numbers, remarks))
    return FileNote(file, about, remarks, tables, counts_of(file.findings))


def _common(file: FileResult) -> dict[tuple[str, Severity], list[Finding]]:
    """The findings of the rules that speak about most of the file, by rule and severity."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
    for finding in file.findings:
        if finding.table is not None:
            by_rule[finding.code, finding.severity].append(finding)
    return {key: found for key, found in by_rule.items() if _is_common(found, file)}


def _is_common(found: Sequence[Finding], file: FileResult) -> bool:
    tables = {finding.table.index for finding in found if finding.table}
    rows = {(finding.table.index, finding.indicator.index) for finding in found if finding.table and finding.indicator}
    in_half = len(tables) >= _FEWEST_TABLES and len(tables) * 2 >= file.tables
    on_most = len(found) >= _FEWEST_ROWS and len(rows) * 2 > file.indicators
    return in_half or on_most


def _remark(found: Sequence[Finding], titles: Mapping[str, str], numbers: Mapping[Basis, int]) -> Remark:
    reasons = tuple(_reason(finding, numbers) for finding in found)
    first = reasons[0]
    tables = tuple(dict.fromkeys(finding.table.index for finding in found if finding.table))
    title = titles.get(found[0].code) or first.text
    return Remark(title, Deed(first.deed.text, example=first.deed.example), reasons, tables, first.sources)


def reason_of(finding: Finding) -> Reason:
    """A finding as what is wrong and what to do, for who prints it without its sources."""
    wrong, advice = halves(finding.message)
    return Reason(finding, wrong, _deed(finding, advice))


def _reason(finding: Finding, numbers: Mapping[Basis, int]) -> Reason:
    sources = tuple(dict.fromkeys(numbers[basis] for basis in _holding(finding)))
    return reason_of(finding)._replace(sources=sources)


def _deed(finding: Finding, advice: str) -> Deed:
    fix, text, span = finding.fix, finding.text, finding.span
    if fix is None or text is None or span is None:
        return Deed(advice, example=finding.example)
    paste = text[: span.start] + fix.replacement + text[span.end :]
    return Deed(advice, paste, fix.applicability is Applicability.SAFE, finding.example)


def _tables(
    file: FileResult, findings: Sequence[Finding], numbers: Mapping[Basis, int], remarks: Sequence[Remark]
) -> Iterator[TableNote]:
    by_table: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.table is not None:
            by_table[finding.table.index].append(finding)
    told: dict[int, list[Finding]] = defaultdict(list)
    codes: dict[int, list[str]] = defaultdict(list)
    for remark in remarks:
        for index in remark.tables:
            codes[index].append(remark.code)
        for finding in remark.findings:
            if finding.table is not None:
                told[finding.table.index].append(finding)
    recognised = {table.index: table for table in file.recognised}
    # A result that was put together by a program may know tables from its findings alone.
    for index in sorted({*recognised, *by_table, *told}):
        note = _table(index, recognised.get(index), by_table[index], told[index], numbers)
        yield note._replace(remarked=tuple(codes[index]))


def _table(
    index: int,
    table: Recognised | None,
    findings: Sequence[Finding],
    told: Sequence[Finding],
    numbers: Mapping[Basis, int],
) -> TableNote:
    cells = tuple(_cells(findings, numbers))
    ref = next((finding.table for finding in (*findings, *told)), None)
    return TableNote(
        index=index,
        title=table.title if table else ref.title if ref else "",
        project=table.project if table else ref.project if ref else "",
        unit=table.unit if table else "",
        year=table.year if table else None,
        indicators=table.indicators if table else 0,
        cells=cells,
        remarked=(),
        counts=counts_of((*findings, *told)),
        first=min(cells, key=_urgency, default=None),
        recognised=table,
    )


def _cells(findings: Sequence[Finding], numbers: Mapping[Basis, int]) -> Iterator[CellNote]:
    """One note for each cell, in the order in which the table is read: its head, then row by row."""

    def row(finding: Finding) -> int:
        return finding.indicator.index if finding.indicator else 0

    for _, of_row in groupby(sorted(findings, key=row), key=row):
        by_cell: dict[tuple[str | None, str | None], list[Finding]] = defaultdict(list)
        for finding in of_row:
            by_cell[finding.field, finding.text].append(finding)
        yield from (_cell(found, numbers) for found in by_cell.values())


def _cell(found: Sequence[Finding], numbers: Mapping[Basis, int]) -> CellNote:
    weight = list(Severity)
    one = found[0]
    reasons = sorted((_reason(finding, numbers) for finding in found), key=lambda it: weight.index(it.finding.severity))
    return CellNote(
        indicator=one.indicator,
        field=one.field,
        text=one.text,
        spans=tuple(dict.fromkeys(finding.span for finding in found if finding.span is not None)),
        location=one.location,
        reasons=tuple(reasons),
    )


def _urgency(cell: CellNote) -> tuple[int, int, int]:
    """Sort key: the heaviest and the surest first, then the first in the table."""
    heaviest = cell.reasons[0].finding
    row = cell.indicator.index if cell.indicator else 0
    return list(Severity).index(heaviest.severity), list(Confidence).index(heaviest.confidence), row
