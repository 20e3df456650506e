"""Tables that may belong together, judged by the rules across files as they stand: what a hand does with one block."""

from collections.abc import Callable, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.across import FileSketch, Heard, Wanted, judged
from jixiao_lint.across.sketch import TableSketch, unpacked
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.group import Member
from jixiao_lint.result import Fault, FileResult, Verdict
from jixiao_lint.rule import ActiveRule
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import Part, settle
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.file_rows import file_row, found_rows
from jixiao_lint.scan.rows import FileRow, FindingRow
from jixiao_lint.table import Table


class Sketched(Record):
    """A file of a block: its row, and its tables by number, packed. `is_earlier`: of an earlier scan, of which nothing is told.

    `entry` is there where waivers are about it: then it is read again, for a waiver may be about what is found across files.
    """

    row: FileRow
    tables: tuple[tuple[int, bytes], ...]
    is_earlier: bool = False
    entry: Entry | None = None

    @property
    def path(self) -> FilePath:
        """The path of the file."""
        return FilePath(self.row.raw, self.row.inside)


class Judged(Record):
    """A file that something was found in: its new row, and the findings that come to those of its part.

    Where waivers are about the file, they take the place of those.
    """

    row: FileRow
    findings: tuple[FindingRow, ...]


Reread = Callable[[Entry], Part]


def judge(files: Sequence[Sketched], rulebook: Rulebook, reread: Reread) -> list[Judged]:
    """What the rules across files find in a block. `reread` gives a file's share of the run once more."""
    earlier = {file.path for file in files if file.is_earlier}

    def rules_of(path: FilePath) -> Sequence[ActiveRule]:
        return () if path in earlier else rulebook.chosen(rulebook.choice(path)).rules

    wanted = rulebook.wanted([file.path for file in files if not file.is_earlier])
    heard = judged([_sketch(file, wanted) for file in files], wanted, rules_of)
    return [_settled(file, heard[file.path], reread) for file in files if file.path in heard and not file.is_earlier]


def _sketch(file: Sketched, wanted: Wanted) -> FileSketch:
    tables = []
    for number, packed in file.tables:
        table = unpacked(TableSketch(number, (), packed), number)
        cards = tuple(by.card(Member(file.path, table)) for by in wanted.by)
        tables.append(TableSketch(number, cards, packed))
    return FileSketch(file.path, tuple(tables), file.row.lines)


def _settled(file: Sketched, heard: Heard, reread: Reread) -> Judged:
    tables = {number: unpacked(TableSketch(number, (), packed), number) for number, packed in file.tables}
    part = reread(file.entry) if file.entry is not None else _bare(file)
    result = settle(part, heard)
    row = file_row(result, waived=file.row.waived, lines=file.row.lines)._replace(file=file.row.file)
    if file.entry is not None:
        return Judged(row, tuple(_rows(result, tables, 0)))
    own = file.row.errors + file.row.warnings + file.row.infos
    return Judged(_added(file.row, result), tuple(_rows(result, tables, own)))


def _bare(file: Sketched) -> Part:
    """The file's share without what was found in it alone, which stands in its part."""
    row = file.row
    fault = None if row.fault is None else Fault(row.fault)
    return Part(
        FileResult(
            file.path,
            row.sha256,
            row.format,
            row.tables,
            row.indicators,
            (),
            verdict=Verdict(row.verdict),
            fault=fault,
            named=row.named,
        )
    )


def _rows(result: FileResult, tables: dict[int, Table], first: int) -> list[FindingRow]:
    units = {number: table.text("单位") for number, table in tables.items()}
    years = {number: table.year for number, table in tables.items()}
    return list(found_rows(result.findings, units, years, first))


def _added(row: FileRow, extra: FileResult) -> FileRow:
    """The row of a file, with what was found across files added to its counts."""
    severities = [finding.severity for finding in extra.findings]
    broken = [finding.message for finding in extra.findings if finding.code.startswith("FIL")]
    return row._replace(
        errors=row.errors + severities.count(Severity.ERROR),
        warnings=row.warnings + severities.count(Severity.WARNING),
        infos=row.infos + severities.count(Severity.INFO),
        fault=extra.fault and extra.fault.value,
        reason=row.reason or (broken[0] if broken else None),
    )
