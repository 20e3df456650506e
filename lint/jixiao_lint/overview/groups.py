"""The findings of a run, counted: by unit, by folder, by project, by rule and by family of rules."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from jixiao_lint.finding import Finding, Severity
from jixiao_lint.overview.tree import Counts, FileNote, Group, TableNote
from jixiao_lint.result import RunResult

_Tables = Sequence[tuple[FileNote, TableNote]]


def counts_of(findings: Iterable[Finding]) -> Counts:
    """How many of each severity."""
    errors = warnings = infos = 0
    for finding in findings:
        errors += finding.severity is Severity.ERROR
        warnings += finding.severity is Severity.WARNING
        infos += finding.severity is Severity.INFO
    return Counts(errors, warnings, infos)


def by_unit(files: Sequence[FileNote]) -> Iterator[Group]:
    """The units, in the order in which they are met."""
    by: dict[str, list[tuple[FileNote, TableNote]]] = defaultdict(list)
    for file in files:
        for table in file.tables:
            by[table.unit].append((file, table))
    for unit, own in by.items():
        yield _of_tables(unit, own)


def by_project(files: Sequence[FileNote]) -> Iterator[Group]:
    """Projects of one name are one in their unit alone; a table without a project has the name of its title."""
    by: dict[tuple[str, str], list[tuple[FileNote, TableNote]]] = defaultdict(list)
    for file in files:
        for table in file.tables:
            by[table.unit, table.project or table.title].append((file, table))
    for (unit, project), own in by.items():
        yield _of_tables(project, own)._replace(unit=unit)


def _of_tables(name: str, own: _Tables) -> Group:
    return Group(name, len({id(file) for file, _ in own}), len(own), _sum(table.counts for _, table in own))


def by_folder(files: Sequence[FileNote]) -> Iterator[Group]:
    """The folders, in the order in which they are met."""
    by_folder: dict[str, list[FileNote]] = defaultdict(list)
    for file in files:
        by_folder[os.path.dirname(file.result.path.shown)].append(file)
    for folder, own in by_folder.items():
        counts = _sum(file.counts for file in own)
        yield Group(folder, len(own), sum(file.result.tables for file in own), counts)


def by_rule(result: RunResult) -> Iterator[Group]:
    """The rules that spoke, the most frequent first; `name` is the code."""
    return _by_code(result, lambda code: code)


def by_family(result: RunResult) -> Iterator[Group]:
    """The families that spoke, the most frequent first; `name` is the word for it, else the letters of its codes."""
    return _by_code(result, lambda code: result.families.get(family_of(code), family_of(code)))


def family_of(code: str) -> str:
    """The letters in front of a code."""
    return code.rstrip("0123456789")


def _by_code(result: RunResult, named: Callable[[str], str]) -> Iterator[Group]:
    by_name: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings():
        by_name[named(finding.code)].append(finding)
    for name, found in sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0])):
        files = {finding.path for finding in found}
        tables = {(finding.path, finding.table.index) for finding in found if finding.table}
        yield Group(name, len(files), len(tables), counts_of(found))


def _sum(every: Iterable[Counts]) -> Counts:
    counted = list(every)
    return Counts(
        sum(counts.errors for counts in counted),
        sum(counts.warnings for counts in counted),
        sum(counts.infos for counts in counted),
    )
