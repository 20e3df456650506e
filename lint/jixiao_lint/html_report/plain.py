"""The tree of what was found as plain data, for the script of the report: each table as it stands, and what is said about it."""

import json
import zlib
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from jixiao_grammar.ast import Span
from jixiao_lint.finding import Finding
from jixiao_lint.heading import unmarked
from jixiao_lint.overview import CellNote, FileNote, Group, Overview, Reason, Remark, TableNote
from jixiao_lint.plain_text import one_line, without_controls
from jixiao_lint.result import Recognised, RunResult
from jixiao_lint.work_list.rows import LOOK_AGAIN, place_of, problem_of

# The address of a file as seen from the report; empty where there is none.
Link = Callable[[FileNote], str]
# In a chart; the tables of counts go on.
_BARS = 12


def packed(tree: Overview, result: RunResult, link: Link) -> str:
    """The data, deflated and in letters: no markup, and a fraction of the size. The same run gives the same text."""
    text = json.dumps(_run(tree, result, link), ensure_ascii=False, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


def _run(tree: Overview, result: RunResult, link: Link) -> dict[str, Any]:
    return {
        "rules": {rule.code: [one_line(rule.title), rule.url] for rule in (*result.rules, *result.troubles)},
        "families": dict(result.families),
        "charts": _charts(tree),
        "files": [_file(note, link(note)) for note in tree.files if note.tables or note.about],
    }


def _charts(tree: Overview) -> dict[str, list[list[Any]]]:
    """Bars: a name, and how many errors, warnings and hints; the heaviest first."""
    errors, warnings, infos = tree.counts
    levels = [["错误", errors, 0, 0], ["警告", 0, warnings, 0], ["提示", 0, 0, infos]]
    return {
        "level": [bar for bar in levels if any(bar[1:])],
        "family": _bars(tree.by_family),
        "unit": _bars(tree.by_unit),
        "project": _bars(tree.by_project),
    }


def _bars(groups: Iterable[Group]) -> list[list[Any]]:
    found = sorted(
        (group for group in groups if group.counts.total), key=lambda group: group.counts.weight, reverse=True
    )
    return [[one_line(unmarked(group.name)), *group.counts] for group in found[:_BARS]]


def _file(note: FileNote, link: str) -> dict[str, Any]:
    shared: dict[int, dict[int, list[Reason]]] = defaultdict(lambda: defaultdict(list))
    for number, remark in enumerate(note.remarks):
        for reason in remark.reasons:
            if reason.finding.table is not None:
                shared[reason.finding.table.index][number].append(reason)
    return {
        "name": one_line(note.result.path.shown),
        "link": link,
        "notes": [without_controls(text) for text in note.result.notes],
        "about": [_reason(reason) for reason in note.about],
        "remarks": [_remark(remark) for remark in note.remarks],
        "tables": [
            _table(table)
            | {"shared": [[number, list(map(_place, own))] for number, own in shared[table.index].items()]}
            for table in note.tables
        ],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "code": remark.code,
        "level": remark.severity.value,
        "wrong": one_line(remark.title),
        "deed": one_line(remark.deed.text or LOOK_AGAIN),
        "paste": None,
        "example": one_line(remark.deed.example),
        "sources": list(remark.sources),
        "tables": len(remark.tables),
        "count": len(remark.reasons),
    }


def _place(reason: Reason) -> dict[str, Any]:
    """One place of a remark, whose deed is that of the remark."""
    finding = reason.finding
    return _spot(finding, [finding.span] if finding.span is not None else []) | {
        "wrong": one_line(problem_of(reason)),
        "at": one_line(place_of(finding)),
    }


def _spot(finding: Finding | CellNote, spans: Iterable[Span]) -> dict[str, Any]:
    return {
        "spans": [list(span) for span in spans],
        "row": finding.indicator.index if finding.indicator else 0,
        "name": one_line(finding.indicator.level3) if finding.indicator else "",
        "field": finding.field or "",
        "text": without_controls(finding.text or ""),
    }


def _table(note: TableNote) -> dict[str, Any]:
    return {
        "index": note.index,
        "title": one_line(unmarked(note.title)),
        "project": one_line(note.project),
        "unit": one_line(note.unit),
        "year": note.year or 0,
        "cells": [_cell(cell) for cell in note.cells],
        **_as_it_stands(note.recognised),
    }


def _as_it_stands(table: Recognised | None) -> dict[str, Any]:
    if table is None or table.texts is None:
        return {"head": [], "columns": [], "rows": []}
    return {
        "head": [[field, without_controls(text)] for field, text in zip(table.fields, table.texts.head, strict=True)],
        "columns": list(table.columns),
        "rows": [[text if text is None else without_controls(text) for text in row] for row in table.texts.rows],
    }


def _cell(note: CellNote) -> dict[str, Any]:
    return _spot(note, note.spans) | {"reasons": [_reason(reason) for reason in note.reasons]}


def _reason(reason: Reason) -> dict[str, Any]:
    finding, deed = reason.finding, reason.deed
    return {
        "code": finding.code,
        "level": finding.severity.value,
        "wrong": one_line(problem_of(reason)),
        "deed": one_line(deed.text or ("" if deed.paste or deed.example else LOOK_AGAIN)),
        "paste": None if deed.paste is None else without_controls(deed.paste),
        "example": one_line(deed.example),
        "sources": list(reason.sources),
        "at": one_line(place_of(finding)),
    }
