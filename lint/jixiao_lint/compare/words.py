"""What every form of a comparison says in the same words."""

from collections.abc import Iterator

from jixiao_lint.compare.build import Comparison
from jixiao_lint.compare.project import Change, ChangeKind, Project
from jixiao_lint.compare.rounds import Line, Outcome
from jixiao_lint.group import Member
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.plain_text import one_line

KINDS = {
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
DOUBT = "（名称相近，可能是同一项目）"

QUIET = "没有改动、也没有发现问题的项目（{} 个）"
# The documents: their title, the heading of findings that belong to no project, and the heads of their two tables.
TITLE = "绩效目标表前后两稿比较"
REST = "不属于以上各表的问题"
CHANGED = ("改动", "指标", "旧稿", "新稿")
TOLD = ("结果", "级别", "位置", "旧稿的问题", "新稿的问题", "怎么改")


def summary(found: Comparison) -> Iterator[str]:
    """The numbers, a sentence each."""
    both = [project for project in found.projects if project.pairs]
    only_old = sum(bool(project.only_old) and not project.pairs for project in found.projects)
    only_new = sum(bool(project.only_new) and not project.pairs for project in found.projects)
    yield f"两边都有的项目 {len(both)} 个，只在旧的一边 {only_old} 个，只在新的一边 {only_new} 个"
    yield f"问题：改好 {len(found.mended)} 处，还在 {len(found.left)} 处，新出现 {len(found.new)} 处"
    if not found.is_whole:
        yield "有文件没有读出来或者没有读完，上面的数只是读出来的部分"
    if found.not_examined:
        yield not_examined_sentence(found.not_examined)


def heading(project: Project) -> str:
    """Unit and name."""
    return " · ".join(one_line(part) for part in (project.unit, project.name) if part) or "（没有写项目名称）"


def place(member: Member) -> str:
    """The file, and the table in it."""
    return f"{one_line(member.path.shown)} 表{member.table.index}"


def change_cells(change: Change) -> tuple[str, str, str, str]:
    """A change as a row of `CHANGED`."""
    what = one_line(change.what) if change.kind is not ChangeKind.BUDGET else ""
    return KINDS[change.kind], what, one_line(change.before), one_line(change.now)


def line_cells(line: Line) -> tuple[str, ...]:
    """A finding as a row of `TOLD`."""
    now = line.now or {Outcome.GONE: "（这条指标已去掉）"}.get(line.outcome, "（没有再发现）")
    return line.outcome.value, line.level, line.where, line.before or "（没有）", now, line.deed
