"""Reviewdog's JSON: columns in bytes of UTF-8, 1-based, the end exclusive."""

from collections.abc import Iterator
from typing import Any

from jixiao_lint import HOME
from jixiao_lint.finding import Finding, LineStretch, Location, Related, Severity
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.encode import to_json
from jixiao_lint.report.lines import Lines
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed
from jixiao_lint.result import RunResult

SOURCE = {"name": "jixiao", "url": HOME}
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(result: RunResult, options: RenderOptions) -> str:
    """One `DiagnosticResult`."""
    report = {"source": SOURCE, "diagnostics": list(diagnostics(result, options))}
    return to_json(report) + "\n"


def diagnostics(result: RunResult, options: RenderOptions) -> Iterator[dict[str, Any]]:
    """A `Diagnostic` for each finding, in the order of the run."""
    for file in result.files:
        lines = Lines.of(file) if file.findings else None
        for finding in file.findings:
            yield _diagnostic(finding, lines, options)


def _diagnostic(finding: Finding, lines: Lines | None, options: RenderOptions) -> dict[str, Any]:
    place: dict[str, Any] = {"path": finding.path.portable}
    stretch = _range(finding.location, lines)
    if stretch:
        place["range"] = stretch
    code = {"value": finding.code}
    if finding.url:
        code["url"] = finding.url
    diagnostic: dict[str, Any] = {
        "message": addressed(finding, options.lang),
        "location": place,
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.fix and lines and lines.can_replace(finding):
        diagnostic["suggestions"] = [{"range": stretch, "text": finding.fix.replacement}]
    if finding.related:
        diagnostic["related_locations"] = [
            _related(related, lines if related.path == finding.path else None) for related in finding.related
        ]
    return diagnostic


def _related(related: Related, lines: Lines | None) -> dict[str, Any]:
    """The place; whole lines where it is in another file, whose text is not at hand."""
    name = related.indicator.level3 if related.indicator else ""
    place: dict[str, Any] = {"path": related.path.portable}
    stretch = _range(related.location, lines)
    if stretch:
        place["range"] = stretch
    return {"message": one_line(f"{name} {related.field} {related.note}".strip()), "location": place}


def _range(location: Location, lines: Lines | None) -> dict[str, Any] | None:
    """The range; whole lines where the text is not at hand, and none where the file has no lines."""
    if not isinstance(location, LineStretch):
        return None
    start = {"line": location.line}
    end = {"line": location.end_line}
    if lines:
        start["column"] = lines.byte_column(start["line"], location.column)
        end["column"] = lines.byte_column(end["line"], location.end_column)
    return {"start": start, "end": end}
