"""Projects and findings of two sides → one comparison."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.compare.project import Project
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding

_Key = tuple[str, ...]
_Home = Mapping[tuple[FilePath, int], str]


class Comparison(Record):
    """What became of the projects and of the findings. `mended` are findings of the old side, the others of the new one.

    `before` are those of the old side that `left` are the same as, one for one. `not_examined` are the headings of a review
    that no rule can judge from a table.

    `is_whole` is False where a file of one side could not be read: what is missing there may be in it.
    """

    projects: tuple[Project, ...]
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]
    new: tuple[Finding, ...]
    is_whole: bool = True
    before: tuple[Finding, ...] = ()
    not_examined: tuple[str, ...] = ()


def comparison(
    projects: Iterable[Project], old: Sequence[Finding], new: Sequence[Finding], *, is_whole: bool
) -> Comparison:
    """Match the findings of both sides by rule, project, indicator and field; of several alike, as many as are on both sides."""
    every = tuple(projects)
    names = _names(every)
    before = _by_key(old, names)
    left: list[Finding] = []
    added: list[Finding] = []
    same: dict[int, Finding] = {}
    for key, found in _by_key(new, names).items():
        known = min(len(found), len(before.get(key, [])))
        left += found[:known]
        same |= {id(now): then for now, then in zip(found[:known], before.get(key, []), strict=False)}
        added += found[known:]
    counts = Counter(_key(finding, names) for finding in left)
    mended = [finding for key, found in before.items() for finding in found[counts[key] :]]
    in_order = _in_order(left, new)
    then = tuple(same[id(finding)] for finding in in_order)
    return Comparison(every, tuple(mended), in_order, _in_order(added, new), is_whole, then)


def _in_order(some: Iterable[Finding], every: Sequence[Finding]) -> tuple[Finding, ...]:
    wanted = {id(finding) for finding in some}
    return tuple(finding for finding in every if id(finding) in wanted)


def _names(projects: Sequence[Project]) -> _Home:
    """One name for each table that has a fellow, the same on both sides."""
    return {
        (member.path, member.table.index): f"{number}:{at}"
        for number, project in enumerate(projects)
        for at, pair in enumerate(project.pairs)
        for member in (pair.old, pair.new)
    }


def _by_key(findings: Sequence[Finding], names: _Home) -> dict[_Key, list[Finding]]:
    found: dict[_Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[_key(finding, names)].append(finding)
    return found


def _key(finding: Finding, names: _Home) -> _Key:
    if finding.table is None:
        return finding.code, finding.message
    home = names.get((finding.path, finding.table.index), f"{finding.path.shown}:{finding.table.index}")
    row = finding.indicator.level3 if finding.indicator else ""
    return finding.code, home, row, finding.field or ""
