"""What a run tells of one file: its findings, its verdict, and its tables as they stand."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao_lint.config.selection import Chosen
from jixiao_lint.discover import Found
from jixiao_lint.engine import BrokenRule
from jixiao_lint.file_problems import (
    numbered,
    report_problem,
)
from jixiao_lint.finding import Finding
from jixiao_lint.read_file import ReadFile, verdict_of
from jixiao_lint.readers.problem import Problem
from jixiao_lint.result import Fault, FileResult, Recognised, RuleInfo, Texts, Verdict
from jixiao_lint.rule import ActiveRule
from jixiao_lint.table import Indicator, Table
from jixiao_lint.values_taken import values_taken


def result_of(
    file: ReadFile,
    chosen: Chosen,
    findings: Sequence[Finding],
    suppressed: int,
    broken: Sequence[BrokenRule],
    *,
    named: bool,
    with_texts: bool = True,
) -> FileResult:
    """What is told of a file. `with_texts`: some report of the run shows its tables."""
    tables = file.document.tables
    return FileResult(
        path=file.document.path,
        sha256=file.sha256,
        format=file.document.format,
        tables=len(tables),
        indicators=sum(len(table.indicators) for table in tables),
        findings=in_order(findings),
        notes=file.notes,
        source=file.source.text if file.source else None,
        suppressed=suppressed,
        recognised=tuple(_recognised(table, chosen, with_texts=with_texts) for table in tables),
        verdict=verdict_of(file),
        fault=Fault.RULE if broken else file.problems[0].fault if file.problems else None,
        named=named,
        values=values_taken(tables),
    )


def unread(found: Found, problem: Problem) -> FileResult:
    """The result for a file of which nothing was read."""
    return FileResult(
        path=found.path,
        sha256="",
        format="",
        tables=0,
        indicators=0,
        findings=numbered([report_problem(found.path, problem, None)]),
        verdict=Verdict.UNREADABLE,
        fault=problem.fault,
        named=found.named,
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _recognised(table: Table, chosen: Chosen, *, with_texts: bool) -> Recognised:
    return Recognised(
        index=table.index,
        title=table.text("表题"),
        project=table.text("项目名称"),
        year=table.year,
        money_unit=table.money_unit,
        fields=tuple(table.head),
        columns=table.columns,
        indicators=len(table.indicators),
        not_examined=tuple(dict.fromkeys(_not_examined(table, chosen))),
        unit=table.text("单位"),
        texts=texts_of(table) if with_texts else None,
    )


def texts_of(table: Table) -> Texts:
    """A table as it stands, for whoever shows it."""
    return Texts(
        tuple(cell.text for cell in table.head.values()),
        tuple(tuple(_text_in(row, column) for column in table.columns) for row in table.indicators),
    )


def _text_in(row: Indicator, column: str) -> str | None:
    cell = row.cells.get(column)
    if cell is None:
        return ""
    return cell.text if cell.indicator == row.index else None


def _not_examined(table: Table, chosen: Chosen) -> Iterator[str]:
    """The headings of a review that no rule can judge from any table, and those for which this one says too little."""
    for pack in chosen.packs:
        yield from pack.not_examined
        for field, heading in pack.not_examined_without.items():
            if not (table.year if field == "年度" else table.text(field)):
                yield heading


def rule_info(active: ActiveRule) -> RuleInfo:
    """What a report may say about a rule."""
    rule = active.rule
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        doc=rule.doc,
        severity=rule.severity,
        confidence=rule.confidence,
        basis=rule.basis,
        family=rule.family,
        url=active.url,
        topic=rule.turn.topic.value,
    )
