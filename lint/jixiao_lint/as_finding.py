"""What a rule says about a spot, as the record that is reported: with its file, table, row and place."""

from collections.abc import Callable

from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Confidence, Finding, IndicatorRef, Location, Related, TableRef
from jixiao_lint.heading import heading_number
from jixiao_lint.rule import ActiveRule, Beside, Hit
from jixiao_lint.table import Cell, Spot, Table


class Home(Record):
    """Where a spot is at home: its file, its table, the table's number there (1-based), and the place a person finds it at."""

    path: FilePath
    table: Table
    number: int
    location: Location


HomeOf = Callable[[Spot], Home]


def as_finding(active: ActiveRule, hit: Hit, home_of: HomeOf, doubt: str = "") -> Finding:
    """The finding, without its fingerprint. `doubt` is said with it, and makes it a mere possibility."""
    rule = active.rule
    message, severity, confidence = rule.wording(hit)
    cell = hit.spot.cell
    home = home_of(hit.spot)
    fix = hit.fix
    if fix is not None and cell.indicator is not None:
        from jixiao_lint.proof import proved

        fix = proved(home.table.rows()[cell.indicator - 1], cell, hit.spot.span, fix)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=active.severity or severity,
        confidence=Confidence.POSSIBLE if doubt else confidence,
        message=f"{doubt}：{message}" if doubt else message,
        path=home.path,
        table=_table(home),
        indicator=indicator_ref(home.table, cell),
        field=cell.field,
        text=cell.text,
        span=hit.spot.span,
        location=home.location,
        fix=fix,
        basis=rule.basis,
        url=active.url,
        fingerprint="",
        example=hit.example,
        related=tuple(_related(one if isinstance(one, Beside) else Beside(one, ""), home_of) for one in hit.related),
    )


def _related(beside: Beside, home_of: HomeOf) -> Related:
    cell, home = beside.spot.cell, home_of(beside.spot)
    return Related(
        path=home.path,
        table=_table(home),
        indicator=indicator_ref(home.table, cell),
        field=cell.field,
        text=cell.text,
        span=beside.spot.span,
        location=home.location,
        note=beside.note,
    )


def _table(home: Home) -> TableRef:
    return table_ref(home.table, home.number)


def table_ref(table: Table, index: int) -> TableRef:
    """A table as findings name it; `index` is its place among those of its file, 1-based."""
    title = table.text("表题")
    return TableRef(index, title, table.text("项目名称"), heading_number(title))


def indicator_ref(table: Table, cell: Cell) -> IndicatorRef | None:
    """The row of a cell as findings name it; None in the head."""
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
    from hashlib import blake2b  # 3 ms to load: a report for people has no need of it

    texts = (text.encode("utf-8", "surrogatepass") for text in parts)
    return blake2b(b"\0".join((finding.code.encode(), finding.path.key, *texts)), digest_size=8).hexdigest()
