"""What to know before reading on: the most frequent kinds of findings, and where to begin."""

from collections.abc import Iterator

from jixiao_lint.overview import Group, Overview
from jixiao_lint.report.options import Lang
from jixiao_lint.result import RunResult

_KINDS, _BEGINNINGS, _FEW = 3, 3, 3


def opening_lines(result: RunResult, tree: Overview, lang: Lang) -> Iterator[str]:
    """At most two lines; none where there is but one thing to do."""
    if lang != "zh":
        return
    if tree.counts.total <= _FEW:
        return
    titles = {rule.code: rule.title for rule in result.told_of()}
    if len(tree.by_rule) > 1:
        kinds = [_kind(group, titles) for group in tree.by_rule[:_KINDS]]
        rest = len(tree.by_rule) - len(kinds)
        yield f"最多的是：{'、'.join(kinds)}" + (f"；另有 {rest} 种" if rest else "")
    beginnings = list(_beginnings(tree))
    if len(beginnings) > 1:
        yield f"从这里改起：{'、'.join(beginnings[:_BEGINNINGS])}"


def _kind(group: Group, titles: dict[str, str]) -> str:
    return f"{titles.get(group.name) or group.name}（{group.counts.total} 处）"


def _beginnings(tree: Overview) -> Iterator[str]:
    """The heaviest files, or, in one file, the heaviest tables."""
    if len(tree.first) > 1:
        yield from (f"{file.result.path.shown}（{file.counts.total} 处）" for file in tree.first)
    elif tree.first:
        tables = sorted(tree.first[0].tables, key=lambda table: table.counts.weight, reverse=True)
        yield from (f"表 {table.index}（{table.counts.total} 处）" for table in tables if table.counts.total)
