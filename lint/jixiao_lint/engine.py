"""Tables and rules in, sorted findings out; opens no file, prints nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from jixiao_lint.finding import Finding, IndicatorRef, Location, TableRef
from jixiao_lint.proof import proved
from jixiao_lint.rule import ActiveRule, Hit
from jixiao_lint.table import Cell, Document, Spot, Table, shows_one_table


class BrokenRule(NamedTuple):
    """A rule that failed while it looked at a file, which is a mistake in the rule, and what it raised."""

    code: str
    name: str
    error: BaseException


class Checked(NamedTuple):
    """What the rules found in a file, and those that failed there: of these only what they had found before is there."""

    findings: tuple[Finding, ...]
    broken: tuple[BrokenRule, ...]


Locate = Callable[[Spot], Location]
Precedence = Sequence[Sequence[str]]


def check(document: Document, rules: Sequence[ActiveRule], locate: Locate, precedence: Precedence) -> Checked:
    """Run the rules over one file's tables.

    `precedence` are lines of codes; where several rules of one line speak about one row, only the first is heard.
    The findings come sorted by table, row, place and code, none twice. A rule that fails does not stop the others.
    """
    broken: dict[str, BrokenRule] = {}
    found = list(_found(document, rules, locate, broken))
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    for finding in sorted(_one_defect_one_finding(found, precedence), key=lambda finding: finding.order):
        if findings and _same(findings[-1], finding):
            continue
        key = stable_key(finding)
        seen[key] += 1
        findings.append(finding._replace(fingerprint=f"{key}:{seen[key]}"))
    return Checked(tuple(findings), tuple(broken.values()))


def _found(
    document: Document, rules: Sequence[ActiveRule], locate: Locate, broken: dict[str, BrokenRule]
) -> Iterator[Finding]:
    """Table by table, all rules over each: what the rules work out for a row is then still at hand for the next rule."""
    by_table: list[ActiveRule] = []
    at_once: list[ActiveRule] = []
    for active in rules:
        (by_table if shows_one_table(active.rule.sees) else at_once).append(active)
    for table in document.tables:
        part = Document(document.path, document.format, (table,))
        yield from _found_in(part, by_table, document, locate, broken)
    yield from _found_in(document, at_once, document, locate, broken)


def _found_in(
    part: Document, rules: Sequence[ActiveRule], document: Document, locate: Locate, broken: dict[str, BrokenRule]
) -> Iterator[Finding]:
    shown: dict[Callable[[Document], Iterable[Any]], tuple[Any, ...]] = {}
    for active in rules:
        sees, check = active.rule.sees, active.rule.check
        if active.options:
            check = partial(check, **active.options)
        try:
            if sees not in shown:
                shown[sees] = tuple(sees(part))
            # Hundreds of calls a table, nearly all of which find nothing: the loop over them is left to the interpreter.
            for hit in chain.from_iterable(map(check, shown[sees])):
                yield _finding(document, active, hit, locate(hit.spot))
        except MemoryError:
            raise  # it is the file that is too large
        except (Exception, SystemExit) as error:
            broken[active.rule.code] = BrokenRule(active.rule.code, active.rule.name, error)


def _one_defect_one_finding(found: list[Finding], precedence: Precedence) -> Iterator[Finding]:
    codes_of_row: dict[tuple[int, int], set[str]] = defaultdict(set)
    for finding in found:
        codes_of_row[_row(finding)].add(finding.code)
    for finding in found:
        met = codes_of_row[_row(finding)]
        if finding.indicator is None or len(met) == 1 or met.isdisjoint(_stronger(finding.code, precedence)):
            yield finding


def _row(finding: Finding) -> tuple[int, int]:
    return finding.order[:2]


def _stronger(code: str, precedence: Precedence) -> set[str]:
    """The codes that stand before this one in some line."""
    return {before for line in precedence if code in line for before in line[: line.index(code)]}


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.location, one.message) == (other.code, other.location, other.message)


def _finding(document: Document, active: ActiveRule, hit: Hit, location: Location) -> Finding:
    message, severity, confidence = active.rule.wording(hit)
    cell = hit.spot.cell
    table = document.tables[cell.table - 1]
    fix = hit.fix
    if fix is not None and cell.indicator is not None:
        fix = proved(table.rows()[cell.indicator - 1], cell, hit.spot.span, fix)
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
        fix=fix,
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
