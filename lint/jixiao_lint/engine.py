"""Tables and rules in, sorted findings out; opens no file, prints nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import Any

from jixiao_lint.finding import Finding, IndicatorRef, Location, TableRef
from jixiao_lint.rule import ActiveRule, Hit
from jixiao_lint.table import Cell, Document, Spot, Table, shows_one_table


class BrokenRuleError(Exception):
    """A rule failed while it looked at a table: a mistake in the rule. `args` are its code and name."""


Locate = Callable[[Spot], Location]
Precedence = Sequence[Sequence[str]]


def check(
    document: Document, rules: Sequence[ActiveRule], locate: Locate, precedence: Precedence
) -> tuple[Finding, ...]:
    """Run the rules over one file's tables.

    `precedence` are lines of codes; where several rules of one line speak about one row, only the first is heard.
    The findings come sorted by table, row, place and code, none twice.
    """
    heard = _one_defect_one_finding(list(_hits(document, rules)), precedence)
    located = sorted(((active, hit, locate(hit.spot)) for active, hit in heard), key=_order)
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    for active, hit, location in located:
        finding = _finding(document, active, hit, location)
        if findings and _same(findings[-1], finding):
            continue
        key = stable_key(finding)
        seen[key] += 1
        findings.append(replace(finding, fingerprint=f"{key}:{seen[key]}"))
    return tuple(findings)


def _hits(document: Document, rules: Sequence[ActiveRule]) -> Iterator[tuple[ActiveRule, Hit]]:
    """Table by table, all rules over each: what the rules work out for a row is then still at hand for the next rule."""
    by_table: list[ActiveRule] = []
    at_once: list[ActiveRule] = []
    for active in rules:
        (by_table if shows_one_table(active.rule.sees) else at_once).append(active)
    for table in document.tables:
        yield from _hits_in(Document(document.path, document.format, (table,)), by_table)
    yield from _hits_in(document, at_once)


def _hits_in(document: Document, rules: Sequence[ActiveRule]) -> Iterator[tuple[ActiveRule, Hit]]:
    shown: dict[Callable[[Document], Iterable[Any]], tuple[Any, ...]] = {}
    for active in rules:
        sees, check = active.rule.sees, active.rule.check
        if sees not in shown:
            shown[sees] = tuple(sees(document))
        if active.options:
            check = partial(check, **active.options)
        try:
            # Hundreds of calls a table, nearly all of which find nothing: the loop over them is left to the interpreter.
            for hit in chain.from_iterable(map(check, shown[sees])):
                yield active, hit
        except Exception as error:
            raise BrokenRuleError(active.rule.code, active.rule.name) from error


def _one_defect_one_finding(
    hits: list[tuple[ActiveRule, Hit]], precedence: Precedence
) -> Iterator[tuple[ActiveRule, Hit]]:
    codes_of_row: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for active, hit in hits:
        codes_of_row[hit.spot.cell.table, hit.spot.cell.indicator].add(active.rule.code)
    for active, hit in hits:
        cell = hit.spot.cell
        met = codes_of_row[cell.table, cell.indicator]
        if cell.indicator is None or len(met) == 1 or met.isdisjoint(_stronger(active.rule.code, precedence)):
            yield active, hit


def _stronger(code: str, precedence: Precedence) -> set[str]:
    """The codes that stand before this one in some line."""
    return {before for line in precedence if code in line for before in line[: line.index(code)]}


def _order(found: tuple[ActiveRule, Hit, Location]) -> tuple[int, int, int, int, str]:
    active, hit, location = found
    cell = hit.spot.cell
    row, column = location.line or location.row or 0, location.column or location.table_column or 0
    return cell.table, cell.indicator or 0, row, column, active.rule.code


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.location, one.message) == (other.code, other.location, other.message)


def _finding(document: Document, active: ActiveRule, hit: Hit, location: Location) -> Finding:
    message, severity, confidence = active.rule.wording(hit)
    cell = hit.spot.cell
    table = document.tables[cell.table - 1]
    return Finding(
        code=active.rule.code,
        name=active.rule.name,
        severity=active.severity or severity,
        confidence=confidence,
        message=message,
        path=document.path,
        table=TableRef(table.index, table.text("表题"), table.text("项目名称")),
        indicator=_indicator(table, cell),
        field=cell.field,
        text=cell.text,
        span=hit.spot.span,
        location=location,
        fix=hit.fix,
        basis=active.rule.basis,
        url=active.url,
        fingerprint="",
    )


def _indicator(table: Table, cell: Cell) -> IndicatorRef | None:
    if cell.indicator is None:
        return None
    cells = table.indicators[cell.indicator - 1].cells
    level1, level2, level3 = (
        cells[field].text.strip() if field in cells else "" for field in ("一级指标", "二级指标", "三级指标")
    )
    return IndicatorRef(cell.indicator, level1, level2, level3)


def stable_key(finding: Finding) -> str:
    """A hash of what stays when rows move: rule, path, project, indicator and field, never a line number."""
    parts = (
        finding.table.project if finding.table else "",
        finding.indicator.level3 if finding.indicator else "",
        finding.field or "",
    )
    texts = (text.encode("utf-8", "surrogatepass") for text in parts)
    return blake2b(b"\0".join((finding.code.encode(), finding.path.key, *texts)), digest_size=8).hexdigest()
