"""What is reported: one frozen record that every output format prints."""

from typing import TypeAlias

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Closed, Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.same_meaning import SPELLING_ONLY, Changes
from jixiao_lint.table import PagePlace, PaperPlace, SheetPlace


class Severity(Closed):
    """How much it matters; the order of the members is the order of weight, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, level: "Severity") -> bool:
        """True when this is at least as heavy as `level`."""
        return _WEIGHT[self] >= _WEIGHT[level]


_WEIGHT = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.INFO: 0}


class Confidence(Closed):
    """How sure the rule is that this is a defect; told apart from how much it would matter."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Authority(Closed):
    """What stands behind a rule: binding text, official guidance, reviewers' practice, or engineering hygiene.

    REFERENCE is a text that binds or guides others and is a model here; AUDIT is practice that an audit has published.
    """

    BINDING = "B"
    GUIDANCE = "G"
    PRACTICE = "P"
    HYGIENE = "E"
    REFERENCE = "R"
    AUDIT = "A"


class Basis(Record):
    """The document that asks for it: its number or name, the clause where that was read, and its authority."""

    document: str
    authority: Authority
    clause: str | None = None


class Applicability(Closed):
    """Whether a fix may be written without asking."""

    SAFE = "safe"
    SUGGESTED = "suggested"


class Fix(Record):
    """The text to put in the place of the finding's span.

    `changes` is what it changes of the meaning of a 指标值 (its sign, its unit, a year, a number); empty where it changes
    the spelling alone. A fix that turns out to change anything else is not offered.
    """

    replacement: str
    applicability: Applicability = Applicability.SUGGESTED
    changes: Changes = SPELLING_ONLY


class LineStretch(Record):
    """A stretch of a file that has lines. Lines and columns are 1-based, ends exclusive, in code points."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "text"


# Where a person finds it: lines of a text file, else the cell. None: the file as a whole, which has no lines.
Location: TypeAlias = LineStretch | SheetPlace | PaperPlace | PagePlace | None


class TableRef(Record):
    """The table of a finding; `index` 1-based in the file, `number` that of its heading, None where that has none."""

    index: int  # type: ignore[assignment]
    title: str
    project: str
    number: int | None = None


class IndicatorRef(Record):
    """The row of a finding; `index` 1-based in its table."""

    index: int  # type: ignore[assignment]
    level1: str
    level2: str
    level3: str


class Related(Record):
    """Another cell that a finding speaks of, in the same file or in another, told as the cell of a finding is.

    `note` says in a few words what stands there; with it, reports say where to look besides.
    """

    path: FilePath
    table: TableRef
    indicator: IndicatorRef | None
    field: str
    text: str
    span: Span
    location: Location
    note: str = ""


class Finding(Record):
    """One defect at one place.

    `span` counts code points of `text`, the whole text of the cell; both are None where the finding is about the file.
    `example` is a line to copy, with `__` for what only the author of the table knows; empty where there is none.
    `fingerprint` stays the same when rows move: it is made of rule, path, project, indicator and field, not of line numbers.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    path: FilePath
    table: TableRef | None
    indicator: IndicatorRef | None
    field: str | None
    text: str | None
    span: Span | None
    location: Location
    fix: Fix | None
    basis: tuple[Basis, ...]
    url: str
    fingerprint: str
    related: tuple[Related, ...] = ()
    example: str = ""

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """Sort key inside one file: table, row, place, code."""
        match self.location:
            case None:
                first, second = 0, 0
            case LineStretch(line=first, column=second):
                pass
            case place:
                first, second = place.row, place.column
        return (
            self.table.index if self.table else 0,
            self.indicator.index if self.indicator else 0,
            first,
            second,
            self.code,
        )
