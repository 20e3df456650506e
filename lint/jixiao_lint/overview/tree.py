"""The tree of what was found: file → table → cell → reasons, with what to do about each."""

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Record
from jixiao_lint.finding import Basis, Finding, IndicatorRef, Location, Severity
from jixiao_lint.result import FileResult, Recognised


class Deed(Record):
    """What to do about a finding.

    `text` is the advice, a clause without a full stop. `paste` is the whole text that the cell should have; None where nobody
    but the author knows it. `is_sure` is True where that may be written without asking. `example` is a line to copy with
    blanks (`__`) for what only the author knows: it holds no number that is not in the table.
    """

    text: str
    paste: str | None = None
    is_sure: bool = False
    example: str = ""


class Reason(Record):
    """One finding: `text` says what is wrong, without what to do. `sources` are the numbers of the documents that hold."""

    finding: Finding
    text: str
    deed: Deed
    sources: tuple[int, ...] = ()


class CellNote(Record):
    """A cell with everything that is said about it; `indicator` is None in the head of a table.

    `spans` are the stretches that are pointed at, none twice. A finding about a table as a whole stands at its title.
    """

    indicator: IndicatorRef | None
    field: str | None
    text: str | None
    spans: tuple[Span, ...]
    location: Location
    reasons: tuple[Reason, ...]

    @property
    def severity(self) -> Severity:
        """That of the heaviest reason."""
        return min((reason.finding.severity for reason in self.reasons), key=list(Severity).index)


class Counts(Record):
    """How many findings of each weight."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.infos

    @property
    def weight(self) -> tuple[int, int, int]:
        """Sort key: the heavier, the more there is to do."""
        return self.errors, self.warnings, self.infos


class Remark(Record):
    """What one rule says about at least half of the tables of a file, or about most of its rows: told once.

    `title` is the rule's, since the message of each finding speaks of its own cell. `tables` are the indices of the tables.
    """

    title: str
    deed: Deed
    reasons: tuple[Reason, ...]
    tables: tuple[int, ...]
    sources: tuple[int, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that it tells at once."""
        return tuple(reason.finding for reason in self.reasons)

    @property
    def code(self) -> str:
        """The rule."""
        return self.reasons[0].finding.code

    @property
    def severity(self) -> Severity:
        """That of its findings."""
        return self.reasons[0].finding.severity


class TableNote(Record):
    """One table that was read. `index` is 1-based in its file; `cells` come in the order of the table.

    `remarked` are the codes of the rules that speak of this table in a remark of the file. `counts` count these too.
    `first` is the cell to begin with; None where there is none. `recognised` is the table as it was read, with its texts where
    they were kept; None for a table that is known from its findings alone.
    """

    index: int  # type: ignore[assignment]
    title: str
    project: str
    unit: str
    year: int | None
    indicators: int
    cells: tuple[CellNote, ...]
    remarked: tuple[str, ...]
    counts: Counts
    first: CellNote | None
    recognised: Recognised | None = None


class FileNote(Record):
    """One file of the run. `about` is what is said about the file itself; `tables` are all that were read."""

    result: FileResult
    about: tuple[Reason, ...]
    remarks: tuple[Remark, ...]
    tables: tuple[TableNote, ...]
    counts: Counts

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose tables it holds, each once, in the order in which they are met."""
        return tuple(dict.fromkeys(table.unit for table in self.tables if table.unit))


class Group(Record):
    """What was found in one unit, in one folder, in one project, by one rule or by one family of rules.

    `name` is empty for tables that name no unit. `unit` is that of a project.
    """

    name: str
    files: int
    tables: int
    counts: Counts
    unit: str = ""


class Source(Record):
    """A document with what it is cited as. `number` is 1-based; `title` is empty where it is not known."""

    number: int
    basis: Basis
    title: str

    @property
    def document(self) -> str:
        """The number of the document, or its name."""
        return self.basis.document


class Overview(Record):
    """Everything that was found in a run, and what to do first."""

    files: tuple[FileNote, ...]
    by_unit: tuple[Group, ...]
    by_folder: tuple[Group, ...]
    by_rule: tuple[Group, ...]
    sources: tuple[Source, ...]
    counts: Counts
    by_project: tuple[Group, ...] = ()
    by_family: tuple[Group, ...] = ()

    @property
    def first(self) -> tuple[FileNote, ...]:
        """The files in which something was found, those with the heaviest findings first."""
        found = [file for file in self.files if file.counts.total]
        return tuple(sorted(found, key=lambda file: file.counts.weight, reverse=True))

    @property
    def unread(self) -> tuple[FileNote, ...]:
        """The files that were not read, or not to the end; what is passed over because it holds no table is none of them."""
        return tuple(file for file in self.files if file.result.fault is not None and not file.result.skipped)

    @property
    def clean(self) -> tuple[FileNote, ...]:
        """The files that were read and in which nothing was found."""
        return tuple(file for file in self.files if not file.counts.total and file.result.tables)
