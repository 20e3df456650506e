"""Tables that may belong together, judged by the rules across files as they stand: what a hand does with one block."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import count

from jixiao_grammar.record import Record
from jixiao_lint.across.judge import Heard, in_order_of_names, judged
from jixiao_lint.across.sketch import FileSketch, TableSketch, unpacked
from jixiao_lint.across.wanted import Wanted
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.group import Member
from jixiao_lint.part import Part, settle
from jixiao_lint.result import Fault, FileResult, Verdict
from jixiao_lint.rule import ActiveRule
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.file_rows import file_row, found_rows
from jixiao_lint.scan.rows import FileRow, FindingRow
from jixiao_lint.table import Table

# Tables of a block that are held open at once.
_KEPT = 500


class Held(Record):
    """A table of a block."""

    number: int
    packed: bytes
    unit: str
    year: int | None


class Sketched(Record):
    """A file of a block: its row, and its tables. `is_earlier`: of an earlier scan, of which nothing is told.

    `entry` is there where waivers are about it: then it is read again, for a waiver may be about what is found across files.
    """

    row: FileRow
    tables: tuple[Held, ...]
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

    @cache
    def rules_of(path: FilePath) -> Sequence[ActiveRule]:
        return () if path in earlier else rulebook.chosen(rulebook.choice(path)).rules

    @lru_cache(maxsize=_KEPT)
    def table(packed: bytes, number: int) -> Table:
        return unpacked(TableSketch(number, (), packed), number)

    def unpack(sketch: TableSketch, number: int) -> Table:
        return table(sketch.packed, number)

    wanted = rulebook.wanted([file.path for file in files if not file.is_earlier])
    heard = judged(_sketches(files, wanted, table), wanted, rules_of, unpack)
    return [
        _settled(file, heard[file.path], reread)
        for file in files
        if file.path in heard and (heard[file.path].told or heard[file.path].broken) and not file.is_earlier
    ]


def _sketches(files: Sequence[Sketched], wanted: Wanted, table: Callable[[bytes, int], Table]) -> list[FileSketch]:
    """The files with the cards of their tables, each opened under the number by which it will be asked for again."""
    bare = [
        FileSketch(file.path, tuple(TableSketch(one.number, (), one.packed) for one in file.tables), file.row.lines)
        for file in files
    ]
    numbers = count(1)
    return [
        file._replace(
            tables=tuple(_with_cards(one, file.path, wanted, table(one.packed, next(numbers))) for one in file.tables)
        )
        for file in in_order_of_names(bare)
    ]


def _with_cards(sketch: TableSketch, path: FilePath, wanted: Wanted, table: Table) -> TableSketch:
    return sketch._replace(cards=tuple(by.card(Member(path, table)) for by in wanted.by))


def _settled(file: Sketched, heard: Heard, reread: Reread) -> Judged:
    part = reread(file.entry) if file.entry is not None else _bare(file)
    result = settle(part, heard)
    units = {table.number: table.unit for table in file.tables}
    years = {table.number: table.year for table in file.tables}
    if file.entry is not None:
        row = file_row(result, waived=file.row.waived, lines=file.row.lines)._replace(file=file.row.file)
        return Judged(row, tuple(found_rows(result.findings, units, years)))
    own = file.row.errors + file.row.warnings + file.row.infos
    return Judged(_added(file.row, result), tuple(found_rows(result.findings, units, years, own)))


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
