"""A comparison for a person at a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import Change, ChangeKind, Compared, Project
from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.place import address
from jixiao_lint.report.words import severity_word

_KINDS = {
    ChangeKind.DROPPED: "去掉了指标",
    ChangeKind.ADDED: "增加了指标",
    ChangeKind.LOOSENED: "要求放宽",
    ChangeKind.TIGHTENED: "要求提高",
    ChangeKind.CHANGED: "改了指标值",
    ChangeKind.UNIT: "换了单位",
    ChangeKind.BELOW_REACHED: "低于已经完成的水平",
    ChangeKind.BUDGET: "预算数",
    ChangeKind.COPIED: "除年份外没有改动",
    ChangeKind.COPIED_FOR_MORE: "除年份外没有改动，预算数增加了",
}


def screen(found: Comparison) -> str:
    """Projects first, then the findings: new, still there, mended."""
    lines = [*_summary(found), ""]
    for project in found.projects:
        told = list(_project(project))
        if told:
            lines += [*told, ""]
    titles = (("新出现的问题", found.new), ("还在的问题", found.left), ("已经改好的问题", found.mended))
    for title, findings in titles:
        if findings:
            lines += [f"{title}（{len(findings)} 处）", *_findings(findings), ""]
    return "\n".join(lines).rstrip() + "\n"


def _summary(found: Comparison) -> Iterator[str]:
    both = [project for project in found.projects if project.pairs]
    only_old = sum(bool(project.only_old) and not project.pairs for project in found.projects)
    only_new = sum(bool(project.only_new) and not project.pairs for project in found.projects)
    yield f"两边都有的项目 {len(both)} 个，只在旧的一边 {only_old} 个，只在新的一边 {only_new} 个"
    yield f"问题：改好 {len(found.mended)} 处，还在 {len(found.left)} 处，新出现 {len(found.new)} 处"
    if not found.is_whole:
        yield "有文件没有读出来或者没有读完，上面的数只是读出来的部分"


def _project(project: Project) -> Iterator[str]:
    told = [line for pair in project.pairs for line in _pair(pair)]
    told += [f"  只在旧的一边：{_place(member.path.shown, member.table.index)}" for member in project.only_old]
    told += [f"  只在新的一边：{_place(member.path.shown, member.table.index)}" for member in project.only_new]
    if told:
        yield " · ".join(one_line(part) for part in (project.unit, project.name) if part)
        yield from told


def _pair(pair: Compared) -> Iterator[str]:
    old, new = pair.old, pair.new
    doubt = "" if pair.is_sure else "（名称相近，可能是同一项目）"
    yield f"  {_place(old.path.shown, old.table.index)} → {_place(new.path.shown, new.table.index)}{doubt}"
    for change in pair.changes:
        yield f"    {_change(change)}"
    if not pair.changes:
        yield f"    {pair.unchanged} 条指标没有改动"


def _place(path: str, table: int) -> str:
    return f"{one_line(path)} 表{table}"


def _change(change: Change) -> str:
    values = " → ".join(one_line(value) for value in (change.before, change.now) if value)
    parts = [_KINDS[change.kind], one_line(change.what) if change.kind is not ChangeKind.BUDGET else "", values]
    return "：".join(part for part in parts if part)


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    for path, group in groupby(findings, key=lambda finding: finding.path):
        yield f"  {one_line(path.shown)}"
        for finding in group:
            where = finding.location
            place = f"{where.line}:{where.column}" if isinstance(where, LineStretch) else address(finding)
            yield f"    {severity_word(finding.severity, 'zh')} {finding.code} {place} {one_line(finding.message)}"
