"""From the tree of what was found to what the page shows."""

from jixiao_lint.overview import CellNote, FileNote, Overview, Reason, Remark, TableNote, overview
from jixiao_lint.overview import Counts as CountsOfTree
from jixiao_lint.page import shape
from jixiao_lint.result import RunResult
from jixiao_lint.troubles import FAMILY


def shown(result: RunResult) -> shape.Answer:
    """What the page shows of a run that keeps the texts of its tables."""
    tree: Overview = overview(result)
    return {
        "files": [_file(note) for note in tree.files],
        "sources": [
            {"number": source.number, "title": source.title or source.document, "document": source.document}
            for source in tree.sources
        ],
        "rules": {rule.code: {"title": rule.title, "url": rule.url} for rule in (*result.rules, *result.troubles)},
        "families": dict(result.families),
        "not_examined": list(result.not_examined) if result.tables else [],
        "counts": _counts(tree.counts),
    }


def _file(note: FileNote) -> shape.File:
    return {
        "name": note.result.path.shown,
        "verdict": note.result.verdict.value,
        "notes": list(note.result.notes),
        "about": [_reason(reason) for reason in note.about],
        "remarks": [_remark(remark) for remark in note.remarks],
        "tables": [_table(table) for table in note.tables],
    }


def _table(note: TableNote) -> shape.Table:
    table = note.recognised
    texts = table.texts if table else None
    return {
        "index": note.index,
        "title": note.title,
        "project": note.project,
        "counts": _counts(note.counts),
        "head": [
            {"field": field, "text": text}
            for field, text in zip(table.fields if table else (), texts.head if texts else (), strict=True)
        ],
        "columns": list(table.columns) if table else [],
        "rows": [list(row) for row in texts.rows] if texts else [],
        "cells": [_cell(cell) for cell in note.cells],
    }


def _cell(note: CellNote) -> shape.Cell:
    return {
        "row": note.indicator.index if note.indicator else 0,
        "name": note.indicator.level3 if note.indicator else "",
        "field": note.field or "",
        "text": note.text or "",
        "spans": [(span.start, span.end) for span in note.spans],
        "reasons": [_reason(reason) for reason in note.reasons],
    }


def _reason(reason: Reason) -> shape.Reason:
    finding, deed = reason.finding, reason.deed
    return {
        "code": finding.code,
        "family": _family(finding.code),
        "severity": finding.severity.value,
        "wrong": reason.text,
        "deed": deed.text,
        "paste": deed.paste,
        "example": deed.example,
        "sources": list(reason.sources),
    }


def _remark(remark: Remark) -> shape.Remark:
    return {
        "code": remark.code,
        "family": _family(remark.code),
        "severity": remark.severity.value,
        "title": remark.title,
        "deed": remark.deed.text,
        "count": len(remark.findings),
        "tables": list(remark.tables),
        "places": [
            {
                "table": finding.table.index,
                "row": finding.indicator.index if finding.indicator else 0,
                "field": finding.field or "",
            }
            for finding in remark.findings
            if finding.table
        ],
        "sources": list(remark.sources),
    }


def _family(code: str) -> str:
    return code.rstrip("0123456789") or FAMILY


def _counts(counts: CountsOfTree) -> shape.Counts:
    return {"errors": counts.errors, "warnings": counts.warnings, "infos": counts.infos}
