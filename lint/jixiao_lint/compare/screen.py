"""A comparison for a person at a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import Change, ChangeKind, Compared, Project
from jixiao_lint.compare.words import DOUBT, KINDS, heading, place, summary
from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.place import address
from jixiao_lint.report.words import severity_word


def screen(found: Comparison) -> str:
    """Projects first, then the findings: new, still there, mended."""
    lines = [*summary(found), ""]
    for project in found.projects:
        told = list(_project(project))
        if told:
            lines += [*told, ""]
    titles = (("新出现的问题", found.new), ("还在的问题", found.left), ("已经改好的问题", found.mended))
    for title, findings in titles:
        if findings:
            lines += [f"{title}（{len(findings)} 处）", *_findings(findings), ""]
    return "\n".join(lines).rstrip() + "\n"


def _project(project: Project) -> Iterator[str]:
    told = [line for pair in project.pairs for line in _pair(pair)]
    told += [f"  只在旧的一边：{place(member)}" for member in project.only_old]
    told += [f"  只在新的一边：{place(member)}" for member in project.only_new]
    if told:
        yield heading(project)
        yield from told


def _pair(pair: Compared) -> Iterator[str]:
    old, new = pair.old, pair.new
    doubt = "" if pair.is_sure else DOUBT
    yield f"  {place(old)} → {place(new)}{doubt}"
    for change in pair.changes:
        yield f"    {_change(change)}"
    if not pair.changes:
        yield f"    {pair.unchanged} 条指标没有改动"


def _change(change: Change) -> str:
    values = " → ".join(one_line(value) for value in (change.before, change.now) if value)
    parts = [KINDS[change.kind], one_line(change.what) if change.kind is not ChangeKind.BUDGET else "", values]
    return "：".join(part for part in parts if part)


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    for path, group in groupby(findings, key=lambda finding: finding.path):
        yield f"  {one_line(path.shown)}"
        for finding in group:
            where = finding.location
            at = f"{where.line}:{where.column}" if isinstance(where, LineStretch) else address(finding)
            yield f"    {severity_word(finding.severity, 'zh')} {finding.code} {at} {one_line(finding.message)}"
