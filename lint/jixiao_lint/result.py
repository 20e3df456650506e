"""What a run gives back: the findings, and what was really checked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, overload

from jixiao_grammar.record import Closed, Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Basis, Confidence, Finding, Severity
from jixiao_lint.values_taken import ValuesTaken


class Verdict(Closed):
    """What became of a file: the one word from which screen, reports, closing line and exit code are worked out."""

    READ = "read"  # it holds tables, and they were checked
    NO_TABLE = "no-table"  # read, and nothing like a table is in it
    UNREADABLE = "unreadable"
    UNKNOWN_KIND = "unknown-kind"  # not looked at: an image, an archive, a kind that nobody here reads


class Fault(Closed):
    """Whose fault it is that a file was not read, or not read to the end."""

    FILE = "file"  # its own: broken, too large, nothing that can be read
    HERE = "here"  # this side's: no permission, a library that is missing
    PROGRAM = "program"  # ours: reading it failed in a way that nobody foresaw
    RULE = "rule"  # that of a rule, which failed


class MadeWith(Record):
    """What a report was made with: digests (SHA-256, hexadecimal) of the rules and of the settings that held, and the options.

    The settings count without the paths of the files that say them: the same on every machine.
    """

    rules: str
    configuration: str
    options: Mapping[str, Any]


class RuleInfo(Record):
    """What a report may say about a rule. `doc` is its docstring; `topic` is what its defect is about."""

    code: str
    name: str
    title: str
    doc: str
    severity: Severity
    confidence: Confidence
    basis: tuple[Basis, ...]
    family: str
    url: str
    topic: str = ""

    @property
    def page(self) -> str:
        """The rule's page in Markdown: few reports ask for it."""
        from jixiao_lint.docstring import without_indentation

        return without_indentation(self.doc)


class ToldLater(Sequence[RuleInfo]):
    """Rules, each described when somebody asks for it: most reports name a few of those that ran."""

    __slots__ = ("_tell",)

    def __init__(self, tell: Mapping[str, Callable[[], RuleInfo]]) -> None:
        """How each is described, by its code, in the order in which they stand."""
        self._tell = tell

    def __len__(self) -> int:
        return len(self._tell)

    @overload
    def __getitem__(self, at: int) -> RuleInfo: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[RuleInfo]: ...

    def __getitem__(self, at: int | slice) -> RuleInfo | Sequence[RuleInfo]:
        tell = list(self._tell.values())[at]
        return [each() for each in tell] if isinstance(tell, list) else tell()

    def of(self, codes: Collection[str]) -> list[RuleInfo]:
        """Those of these codes."""
        return [tell() for code, tell in self._tell.items() if code in codes]


class Texts(Record):
    """A table as it stands: the texts of the fields of its head, and of the columns row by row.

    None stands for a cell that the one above reaches down to.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


class Recognised(Record):
    """What was made out of one table: the fields of its head and the columns of its list that were recognised.

    `not_examined` are the headings of a review that no rule could judge from this table; `unit` is the unit that the form names.
    `texts` are kept where they were asked for.
    """

    index: int  # type: ignore[assignment]
    title: str
    project: str
    year: int | None
    money_unit: str | None
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    indicators: int
    not_examined: tuple[str, ...] = ()
    unit: str = ""
    texts: Texts | None = None


class FileResult(Record):
    """One file: `format` is the reader that read it; `source` its decoded text, None where it has no lines.

    `notes` are things that a user should know and that are no defect (tracked changes read as accepted, …).
    `suppressed` counts findings that a waiver silenced; `values` says how the 指标值 were taken. `fault` is None where
    nothing went wrong; `named` is False for a file that was met in a folder.
    """

    path: FilePath
    sha256: str
    format: str
    tables: int
    indicators: int
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    source: str | None = None
    suppressed: int = 0
    recognised: tuple[Recognised, ...] = ()
    verdict: Verdict = Verdict.READ
    fault: Fault | None = None
    named: bool = True
    values: ValuesTaken = ValuesTaken()

    @property
    def skipped(self) -> bool:
        """True for a file that was met in a folder and holds nothing like a table: it is passed over, not complained about."""
        return self.verdict is Verdict.NO_TABLE and not self.findings

    @property
    def job_undone(self) -> bool:
        """True where this run was to check the file and could not, for a reason that is not the file's own."""
        return self.fault is Fault.RULE or (self.fault is Fault.HERE and self.named)


class RunResult(Record):
    """All files, and the rules that were run over them. `titles` maps a document's number to its title.

    `troubles` describes the findings about files themselves, as far as there are any: no rule, but cited like one.
    `not_examined` are the headings of a review that no rule can judge from a table. `made_with` is there where it was asked for.
    `families` are the words for families of rules, by the letters of their codes; those of a pack that has none are missing.
    """

    files: tuple[FileResult, ...]
    rules: Sequence[RuleInfo]
    titles: dict[str, str]
    suppressed: int = 0
    troubles: tuple[RuleInfo, ...] = ()
    not_examined: tuple[str, ...] = ()
    made_with: MadeWith | None = None
    families: Mapping[str, str] = {}

    def findings(self) -> Iterable[Finding]:
        """Every finding, file by file in the order of the files."""
        for file in self.files:
            yield from file.findings

    def told_of(self) -> list[RuleInfo]:
        """The rules that found something, and the troubles."""
        met = {finding.code for finding in self.findings()}
        rules = self.rules
        found = rules.of(met) if isinstance(rules, ToldLater) else [rule for rule in rules if rule.code in met]
        return [*found, *self.troubles]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings())

    @property
    def tables(self) -> int:
        """How many tables were read."""
        return sum(file.tables for file in self.files)

    @property
    def indicators(self) -> int:
        """How many indicators were read."""
        return sum(file.indicators for file in self.files)

    @property
    def values(self) -> ValuesTaken:
        """How the 指标值 of all files were taken."""
        taken = [file.values for file in self.files]
        return ValuesTaken(
            sum(values.read for values in taken),
            sum(values.words for values in taken),
            tuple(unread for values in taken for unread in values.not_understood),
        )
