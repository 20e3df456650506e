"""What became of one file, as rows: made where the file is read, in plain tuples that go from process to process."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from jixiao_lint.across.judge import Heard
from jixiao_lint.across.sketch import FileSketch
from jixiao_lint.across.wanted import Wanted
from jixiao_lint.discover import Found
from jixiao_lint.file_result import unread
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.group import Matching
from jixiao_lint.part import Part, part_of, settle
from jixiao_lint.read_file import ReadFile, bytes_of, ours, problem_of, read_bytes
from jixiao_lint.readers.office import Office
from jixiao_lint.result import FileResult, Recognised, Verdict
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.scan.finding_rows import as_json, finding_row
from jixiao_lint.scan.rows import FileRow, FileRows, FindingRow, IndicatorRow, TableRow
from jixiao_lint.scan.value_facts import facts_of
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS, Row, Table

# Of a table everything is kept: nobody knows what will be asked of it.
EVERY_FIELD = (*HEAD_FIELDS, *ROW_FIELDS)
# Of a matching that cannot tell which tables have nothing to do with each other.
_ONE_KEY = "*"


def read_part(
    found: Found, rulebook: Rulebook, wanted: Wanted, office: Office, copy: Found
) -> tuple[Part, ReadFile | None]:
    """Read and check one file, whose bytes are those of `copy`. Never raises: what goes wrong is a finding about the file."""
    choice = rulebook.choice(found.path)
    try:
        file = read_bytes(found.path, bytes_of(copy), year=choice.year, office=office)
        file = ours(file, named=found.named)
        chosen, waivers = rulebook.chosen(choice), rulebook.waivers(found.path)
        return part_of(file, chosen, wanted, named=found.named, waivers=waivers), file
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Part(unread(found, problem_of(error))), None


def rows_of(part: Part, file: ReadFile | None, wanted: Wanted) -> FileRows:
    """All rows of one file, of which no other is known yet. Its number in the part is set by who puts the part together."""
    result = settle(part, Heard())
    tables = file.document.tables if file is not None else ()
    years = {table.index: table.year for table in tables}
    return FileRows(
        file_row(result, waived=part.held is not None, lines=part.sketch.lines if part.sketch else None),
        tuple(_table_rows(result, tables, part.sketch, wanted)),
        tuple(_indicator_rows(result.path.shown, tables)),
        tuple(found_rows(result.findings, units_of(result.recognised), years)),
    )


def file_row(result: FileResult, *, waived: bool = False, lines: bytes | None = None) -> FileRow:
    """The row of the file itself."""
    severities = [finding.severity for finding in result.findings]
    values = result.values
    return FileRow(
        file=0,
        path=result.path.shown,
        raw=result.path.raw,
        inside=result.path.inside,
        named=result.named,
        sha256=result.sha256,
        format=result.format,
        verdict=result.verdict.value,
        fault=result.fault and result.fault.value,
        reason=_reason(result),
        tables=result.tables,
        indicators=result.indicators,
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        infos=severities.count(Severity.INFO),
        suppressed=result.suppressed,
        values_read=values.read,
        values_words=values.words,
        not_understood=as_json(values.not_understood),
        notes=tuple(map(str, result.notes)),
        waived=waived,
        lines=lines,
    )


def units_of(recognised: Iterable[Recognised]) -> dict[int, str]:
    """The unit of each table of a file."""
    return {table.index: table.unit for table in recognised}


def found_rows(
    findings: Iterable[Finding], units: Mapping[int, str], years: Mapping[int, int | None], first: int = 0
) -> Iterator[FindingRow]:
    """The rows of findings of one file, numbered from `first` on; its tables are of these units and years."""
    for number, finding in enumerate(findings, first):
        table = finding.table.index if finding.table else 0
        yield finding_row(finding, number, units.get(table, ""), years.get(table))


def _reason(result: FileResult) -> str | None:
    if result.fault is None and result.verdict in (Verdict.READ, Verdict.NO_TABLE):
        return None
    told = [finding.message for finding in result.findings if finding.code.startswith("FIL")]
    return told[0] if told else None


def _table_rows(
    result: FileResult, tables: Sequence[Table], sketch: FileSketch | None, wanted: Wanted
) -> Iterator[TableRow]:
    kept = {one.number: one for one in sketch.tables} if sketch else {}
    for seen, table in zip(result.recognised, tables, strict=False):
        cards = kept[table.index].cards if table.index in kept else ()
        yield TableRow(
            file=0,
            path=result.path.shown,
            table=table.index,
            title=seen.title,
            project=seen.project,
            project_code=table.text("项目编码"),
            unit=seen.unit,
            year=seen.year,
            money_unit=seen.money_unit,
            budget=table.text("预算数"),
            indicators=seen.indicators,
            fields=seen.fields,
            columns=seen.columns,
            not_examined=seen.not_examined,
            keys=keys_of(wanted.by, cards),
            packed=kept[table.index].packed if table.index in kept else b"",
        )


def keys_of(by: Sequence[Matching], cards: Sequence[object]) -> tuple[int, ...]:
    """Numbers that tables of one group share, at least through others."""
    keys: dict[str, None] = {}
    for matching, card in zip(by, cards, strict=False):
        if card is not None:
            own = getattr(
                matching, "keys", None
            )  # of a Keyed one; to ask for the protocol costs more than all the keys
            keys.update(dict.fromkeys(own(card) if own is not None else (_ONE_KEY,)))
    digests = (blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest() for key in keys)
    return tuple(int.from_bytes(digest, "big", signed=True) for digest in digests)


def _indicator_rows(path: str, tables: Iterable[Table]) -> Iterator[IndicatorRow]:
    for table in tables:
        for row in table.rows():
            yield _indicator_row(path, table, row)


def _indicator_row(path: str, table: Table, row: Row) -> IndicatorRow:
    return IndicatorRow(
        0,
        path,
        table.index,
        row.indicator.index,
        row.text("一级指标"),
        row.text("二级指标"),
        row.text("三级指标"),
        row.text("绩效指标描述"),
        row.text("计算符号"),
        row.text("指标值"),
        row.text("计量单位"),
        row.text("分值"),
        row.text("实际完成值"),
        *facts_of(row.resolved),
    )
