"""A finding as a row, and a row as the finding that it was."""

import json
from collections.abc import Mapping
from typing import Any

from jixiao_grammar.ast import Span
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import (
    Applicability,
    Authority,
    Basis,
    Confidence,
    Finding,
    Fix,
    IndicatorRef,
    LineStretch,
    Location,
    Related,
    Severity,
    TableRef,
)
from jixiao_lint.report.place import address
from jixiao_lint.same_meaning import Change
from jixiao_lint.scan.rows import FindingRow
from jixiao_lint.table import PagePlace, PaperPlace, SheetPlace

_PLACES = {"text": LineStretch, "cell": SheetPlace, "table": PaperPlace, "page": PagePlace}


def finding_row(finding: Finding, number: int, unit: str, year: int | None) -> FindingRow:
    """The row of a finding, the `number`-th of its file; `unit` and `year` are those of its table."""
    table, row, span, location = finding.table, finding.indicator, finding.span, finding.location
    stretch = location if isinstance(location, LineStretch) else None
    partners = dict.fromkeys(one.path.shown for one in finding.related if one.path != finding.path)
    return FindingRow(
        file=0,
        path=finding.path.shown,
        number=number,
        code=finding.code,
        family=finding.code.rstrip("0123456789"),
        name=finding.name,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        message=finding.message,
        table=table and table.index,
        title=table.title if table else "",
        project=table.project if table else "",
        unit=unit,
        year=year,
        table_number=table and table.number,
        indicator=row and row.index,
        level1=row.level1 if row else "",
        level2=row.level2 if row else "",
        level3=row.level3 if row else "",
        field=finding.field,
        text=finding.text,
        start=None if span is None else span.start,
        end=None if span is None else span.end,
        place=f"第{stretch.line}行第{stretch.column}列" if stretch else address(finding),
        line=stretch and stretch.line,
        column=stretch and stretch.column,
        location=_packed(_location(location)),
        fix=_packed(finding.fix and _fix(finding.fix)),
        basis=as_json([[one.document, one.authority.value, one.clause] for one in finding.basis]),
        url=finding.url,
        fingerprint=finding.fingerprint,
        example=finding.example,
        partners=tuple(partners),
        related=as_json([_related(one) for one in finding.related]),
    )


def finding_of(row: Mapping[str, Any], path: FilePath) -> Finding:
    """The finding of a row."""
    table = None
    if row["table"] is not None:
        table = TableRef(row["table"], row["title"], row["project"], row["table_number"])
    level = row["level1"], row["level2"], row["level3"]
    return Finding(
        code=row["code"],
        name=row["name"],
        severity=Severity(row["severity"]),
        confidence=Confidence(row["confidence"]),
        message=row["message"],
        path=path,
        table=table,
        indicator=None if row["indicator"] is None else IndicatorRef(row["indicator"], *level),
        field=row["field"],
        text=row["text"],
        span=None if row["start"] is None else Span(row["start"], row["end"]),
        location=_place(json.loads(row["location"])) if row["location"] else None,
        fix=_fix_of(json.loads(row["fix"])) if row["fix"] else None,
        basis=tuple(
            Basis(document, Authority(weight), clause) for document, weight, clause in json.loads(row["basis"])
        ),
        url=row["url"],
        fingerprint=row["fingerprint"],
        example=row["example"],
        related=tuple(map(_related_of, json.loads(row["related"]))),
    )


def as_json(value: Any) -> str:
    """Compact JSON in readable characters."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(value: Any) -> str | None:
    return None if value is None else as_json(value)


def _location(location: Location) -> dict[str, Any] | None:
    if location is None:
        return None
    said = location._asdict()
    said.pop("origin", None)  # what only a writer needs
    return {"kind": location.kind, **said}


def _place(said: Mapping[str, Any] | None) -> Location:
    if said is None:
        return None
    fields = {name: tuple(value) if name == "box" else value for name, value in said.items() if name != "kind"}
    made: Location = _PLACES[said["kind"]](**fields)
    return made


def _fix(fix: Fix) -> dict[str, Any]:
    return {"replacement": fix.replacement, "applicability": fix.applicability.value, "changes": sorted(fix.changes)}


def _fix_of(said: Mapping[str, Any]) -> Fix:
    return Fix(said["replacement"], Applicability(said["applicability"]), frozenset(map(Change, said["changes"])))


def _related(one: Related) -> dict[str, Any]:
    inside = one.path.inside
    return {
        "path": one.path.shown,
        "raw": one.path.raw.hex(),
        "inside": None if inside is None else inside.hex(),
        "table": list(one.table),
        "indicator": one.indicator and list(one.indicator),
        "field": one.field,
        "text": one.text,
        "span": list(one.span),
        "location": _location(one.location),
        "note": one.note,
    }


def _related_of(said: Mapping[str, Any]) -> Related:
    inside = said["inside"]
    return Related(
        path=FilePath(bytes.fromhex(said["raw"]), None if inside is None else bytes.fromhex(inside)),
        table=TableRef(*said["table"]),
        indicator=IndicatorRef(*said["indicator"]) if said["indicator"] else None,
        field=said["field"],
        text=said["text"],
        span=Span(*said["span"]),
        location=_place(said["location"]),
        note=said["note"],
    )
