"""A comparison project by project, both rounds side by side: what documents print."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from jixiao_grammar.record import Closed, Record
from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import ChangeKind, Project
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding
from jixiao_lint.group import Member
from jixiao_lint.overview import reason_of
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.words import severity_word
from jixiao_lint.work_list.rows import deed_of, place_of, problem_of


class Outcome(Closed):
    """What became of a finding, in the words of the documents; those with something to do come first."""

    NEW = "新出现"
    LEFT = "还在"
    MENDED = "已改好"
    GONE = "已去掉"  # together with its indicator


class Line(Record):
    """A finding as both rounds show it: what became of it, level and rule, where, what was wrong then and is now, what to do."""

    outcome: Outcome
    level: str
    where: str
    before: str
    now: str
    deed: str


class Chapter(Record):
    """A project with its findings of both rounds; `project` is None for findings that stand in none of its tables."""

    project: Project | None
    lines: tuple[Line, ...]

    @property
    def is_quiet(self) -> bool:
        """True where nothing changed and nothing is to be done: such a project is named, and no more."""
        project = self.project
        if self.lines or project is None:
            return False
        alone = project.only_old or project.only_new
        return not alone and all(pair.is_sure and not pair.changes for pair in project.pairs)


# The number of the project to which a table belongs.
_Homes = Mapping[tuple[FilePath, int], int]


def chapters(found: Comparison) -> tuple[Chapter, ...]:
    """Every project in the order of the comparison, then what belongs to none: of whole files, of self-evaluations."""
    homes = {
        (member.path, member.table.index): number
        for number, project in enumerate(found.projects)
        for member in _members(project)
    }
    lines: dict[int | None, list[Line]] = defaultdict(list)
    for told in _told(found):
        number = _home(told.finding, homes)
        lines[number].append(_line(told, None if number is None else found.projects[number]))
    whole = [Chapter(project, tuple(lines[number])) for number, project in enumerate(found.projects)]
    rest = tuple(lines[None])
    return (*whole, Chapter(None, rest)) if rest else tuple(whole)


def _members(project: Project) -> Iterator[Member]:
    for pair in project.pairs:
        yield from (pair.old, pair.new)
    yield from (*project.only_old, *project.only_new)


class _Told(Record):
    """A finding, and the same one on either side."""

    outcome: Outcome
    finding: Finding
    before: Finding | None
    now: Finding | None


def _told(found: Comparison) -> Iterator[_Told]:
    for finding in found.new:
        yield _Told(Outcome.NEW, finding, None, finding)
    for before, now in zip(found.before, found.left, strict=True):
        yield _Told(Outcome.LEFT, now, before, now)
    for finding in found.mended:
        yield _Told(Outcome.MENDED, finding, finding, None)


def _home(finding: Finding, homes: _Homes) -> int | None:
    return None if finding.table is None else homes.get((finding.path, finding.table.index))


def _line(told: _Told, project: Project | None) -> Line:
    finding, before, now = told.finding, told.before, told.now
    is_gone = told.outcome is Outcome.MENDED and project is not None and _is_dropped(finding, project)
    return Line(
        Outcome.GONE if is_gone else told.outcome,
        f"{severity_word(finding.severity, 'zh')} {finding.code}",
        _where(finding, names_file=project is None),
        "" if before is None else one_line(problem_of(reason_of(before))),
        "" if now is None else one_line(problem_of(reason_of(now))),
        "" if now is None else one_line(deed_of(reason_of(now))),
    )


def _is_dropped(finding: Finding, project: Project) -> bool:
    name = finding.indicator.level3 if finding.indicator else None
    dropped = (change for pair in project.pairs for change in pair.changes if change.kind is ChangeKind.DROPPED)
    return name is not None and any(change.what == name for change in dropped)


def _where(finding: Finding, *, names_file: bool) -> str:
    row = finding.indicator
    parts = [
        finding.path.shown if names_file else "",
        f"第 {row.index} 条“{row.level3}”" if row else "",
        finding.field or "",
        place_of(finding),
    ]
    return " · ".join(one_line(part) for part in parts if part)
