"""Tables and rules in, sorted findings out; opens no file, prints nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from jixiao_lint.finding import Finding, IndicatorRef, Location, Related, TableRef
from jixiao_lint.proof import proved
from jixiao_lint.rule import ActiveRule, Hit
from jixiao_lint.table import Cell, Document, Spot, Table, shows_one_table
from jixiao_lint.topic import Speaker, Turn, heard


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


def check(document: Document, rules: Sequence[ActiveRule], locate: Locate) -> Checked:
    """Run the rules over one file's tables.

    Where several rules see one defect, the topics that they declare say which of them speaks. The findings come sorted by
    table, row, place and code, none twice. A rule that fails does not stop the others.
    """
    broken: dict[str, BrokenRule] = {}
    found = list(_found(document, rules, locate, broken))
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    for finding in sorted(_one_defect_one_finding(found), key=lambda finding: finding.order):
        if findings and _same(findings[-1], finding):
            continue
        key = stable_key(finding)
        seen[key] += 1
        findings.append(finding._replace(fingerprint=f"{key}:{seen[key]}"))
    return Checked(tuple(findings), tuple(broken.values()))


class _Told(NamedTuple):
    """What a rule says, and whose turn it is."""

    finding: Finding
    turn: Turn


def _found(
    document: Document, rules: Sequence[ActiveRule], locate: Locate, broken: dict[str, BrokenRule]
) -> Iterator[_Told]:
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
) -> Iterator[_Told]:
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
                yield _Told(_finding(document, active, hit, locate), active.rule.turn_of(hit))
        except MemoryError:
            raise  # it is the file that is too large
        except (Exception, SystemExit) as error:
            broken[active.rule.code] = BrokenRule(active.rule.code, active.rule.name, error)


def _one_defect_one_finding(found: list[_Told]) -> Iterator[Finding]:
    """Leave out what need not be said beside others about the same row or cell."""
    about: dict[tuple[int, int | str], list[_Told]] = defaultdict(list)
    for told in found:
        about[_subject(told.finding)].append(told)
    for together in about.values():
        speaking = heard([_speaker(told) for told in together]) if len(together) > 1 else None
        yield from (told.finding for told in together if speaking is None or _speaker(told) in speaking)


def _subject(finding: Finding) -> tuple[int, int | str]:
    """The row that a finding is about, else the field of the head."""
    table = finding.table.index if finding.table else 0
    return table, finding.indicator.index if finding.indicator else finding.field or ""


def _speaker(told: _Told) -> Speaker:
    finding = told.finding
    return Speaker(finding.code, told.turn, finding.indicator.index if finding.indicator else None, finding.field)


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.location, one.message) == (other.code, other.location, other.message)


def _finding(document: Document, active: ActiveRule, hit: Hit, locate: Locate) -> Finding:
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
        location=locate(hit.spot),
        fix=fix,
        basis=active.rule.basis,
        url=active.url,
        fingerprint="",
        related=tuple(_related(document, spot, locate(spot)) for spot in hit.related),
    )


def _related(document: Document, spot: Spot, location: Location) -> Related:
    cell = spot.cell
    return Related(_indicator(document.tables[cell.table - 1], cell), cell.field, cell.text, location)


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
