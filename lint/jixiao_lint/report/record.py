"""A finding as the keys and values of our own JSON."""

from typing import Any

from jixiao_lint.finding import Finding, LineStretch, Related, TableRef
from jixiao_lint.report.place import address
from jixiao_lint.table import PagePlace, PaperPlace, SheetPlace


def finding_record(finding: Finding, titles: dict[str, str]) -> dict[str, Any]:
    """The record of a finding; the keys and their order are part of the promise to readers of the report.

    `related` is there only where a finding speaks of other cells, `example` only where there is one.
    """
    table, indicator, fix, span = finding.table, finding.indicator, finding.fix, finding.span
    record = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "path": finding.path.shown,
        "table": table and _table(table),
        "indicator": indicator
        and {
            "index": indicator.index,
            "level1": indicator.level1,
            "level2": indicator.level2,
            "level3": indicator.level3,
        },
        "field": finding.field,
        "text": finding.text,
        "span": span and {"start": span.start, "end": span.end},
        "location": _location(finding),
        "fix": fix and {"applicability": fix.applicability.value, "replacement": fix.replacement},
        "basis": [
            {
                "document": basis.document,
                "title": titles.get(basis.document),
                "clause": basis.clause,
                "authority": basis.authority.value,
            }
            for basis in finding.basis
        ],
        "url": finding.url or None,
        "fingerprint": finding.fingerprint,
    }
    if finding.example:
        record["example"] = finding.example
    return record | ({"related": [_related(related) for related in finding.related]} if finding.related else {})


def _related(related: Related) -> dict[str, Any]:
    row, table = related.indicator, related.table
    return {
        "path": related.path.shown,
        "table": _table(table),
        "indicator": row and row.index,
        "level3": row and row.level3,
        "field": related.field,
        "text": related.text,
        "span": {"start": related.span.start, "end": related.span.end},
        "location": _location(related),
        "note": related.note or None,
    }


def _table(table: TableRef) -> dict[str, Any]:
    return {"index": table.index, "title": table.title, "project": table.project, "number": table.number}


def _location(finding: Finding | Related) -> dict[str, Any]:
    location = finding.location
    if isinstance(location, LineStretch):
        return {
            "kind": location.kind,
            "line": location.line,
            "column": location.column,
            "end_line": location.end_line,
            "end_column": location.end_column,
        }
    kind = "table" if location is None else location.kind
    return {"kind": kind, **_own(location), **_on_paper(location), "address": address(finding)}


def _own(location: SheetPlace | PaperPlace | PagePlace | None) -> dict[str, Any]:
    match location:
        case SheetPlace():
            return {"sheet": location.sheet, "cell": location.address}
        case PagePlace():
            return {"page": location.page, "box": location.box}
        case _:
            return {}


def _on_paper(location: SheetPlace | PaperPlace | PagePlace | None) -> dict[str, Any]:
    if location is None:
        return {"table": None, "row": None, "column": None}
    if location.row == 0:  # a heading above the table, in none of its rows
        return {"table": location.table, "row": None, "column": None}
    return {"table": location.table, "row": location.row, "column": location.column}
