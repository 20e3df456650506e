"""One file from bytes to findings: the waist that the command line and the editor share."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from jixiao_lint.config.selection import Chosen
from jixiao_lint.engine import check
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import UNUSED_WAIVER, WAIVER_WITHOUT_REASON, numbered, report_problem, report_waiver
from jixiao_lint.finding import Finding
from jixiao_lint.ignore import silence, waivers
from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.result import FileResult, Recognised, RuleInfo
from jixiao_lint.rule import ActiveRule
from jixiao_lint.source import paper_location
from jixiao_lint.table import Document, Table


def check_bytes(
    path: FilePath,
    data: bytes,
    chosen: Chosen,
    *,
    named: bool = True,
    year: int | None = None,
    converted: bytes | None = None,
) -> FileResult:
    """Read, recognise and check one file.

    A file that cannot be read gives a finding, not an exception. With
    `named` False, a file that holds nothing like a table is passed over: it was met in a folder. `year` is the budget year
    of tables that do not name one. `converted` is what was made of an old document together with others.
    """
    reading = read(path.shown, data, converted)
    tables, problems, notes = tables_of(reading, year)
    digest = sha256(data).hexdigest()
    if not named and not tables and all(problem.kind is Kind.NO_TABLE for problem in problems):
        return FileResult(path, digest, reading.format, 0, 0, (), notes, skipped=True)
    document = Document(path, reading.format, tables)
    locate = reading.source.locate if reading.source else lambda spot: paper_location(spot.cell.place)
    found = check(document, chosen.rules, locate, chosen.precedence)
    findings, suppressed = _silenced(path, found, tables, reading)
    about_file = numbered(report_problem(path, problem, reading.source) for problem in problems)
    return FileResult(
        path=path,
        sha256=digest,
        format=reading.format,
        tables=len(tables),
        indicators=sum(len(table.indicators) for table in tables),
        findings=tuple(sorted((*about_file, *findings), key=lambda finding: finding.order)),
        notes=notes,
        source=reading.source.text if reading.source else None,
        suppressed=suppressed,
        recognised=tuple(_recognised(table) for table in tables),
    )


def _recognised(table: Table) -> Recognised:
    return Recognised(
        index=table.index,
        title=table.text("表题"),
        project=table.text("项目名称"),
        year=table.year,
        money_unit=table.money_unit,
        fields=tuple(table.head),
        columns=table.columns,
        indicators=len(table.indicators),
    )


def tables_of(reading: Reading, year: int | None) -> tuple[tuple[Table, ...], tuple[Problem, ...], tuple[str, ...]]:
    """The tables of a file, what could not be read of it, and what else is to be said about it."""
    tables, problems, notes = reading.tables, reading.problems, reading.notes
    if reading.grids:
        from jixiao_lint.recognise import recognise

        seen = recognise(reading.grids)
        tables, problems, notes = seen.tables, (*problems, *seen.problems), (*notes, *seen.notes)
    if not tables and not problems:
        problems = (Problem(Kind.NO_TABLE, "文件里没有找到绩效目标表"),)
    if year is not None:
        tables = tuple(table if table.year else replace(table, year=year) for table in tables)
    return tables, problems, notes


def _silenced(
    path: FilePath, found: Sequence[Finding], tables: Sequence[Table], reading: Reading
) -> tuple[tuple[Finding, ...], int]:
    """Apply the waivers that stand as comments in a YAML file, and report those that are not in order."""
    source = reading.source
    written = waivers(source) if source is not None and reading.format == "yaml" else []
    if source is None or not written:
        return tuple(found), 0
    left = silence(found, written, tables, source)
    in_disorder = (
        *(report_waiver(UNUSED_WAIVER, path, waiver, source) for waiver in left.unused),
        *(report_waiver(WAIVER_WITHOUT_REASON, path, waiver, source) for waiver in left.without_reason),
    )
    return (*left.findings, *numbered(in_disorder)), left.silenced


def rule_info(active: ActiveRule) -> RuleInfo:
    """What a report may say about a rule."""
    rule = active.rule
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        page=rule.page,
        severity=rule.severity,
        confidence=rule.confidence,
        basis=rule.basis,
        family=rule.family,
        url=active.url,
    )
