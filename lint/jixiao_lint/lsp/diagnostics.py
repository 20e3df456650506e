"""Findings as the diagnostics of the protocol: one more printer."""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from lsprotocol import types

from jixiao_lint.finding import Finding, LineStretch, Related, Severity
from jixiao_lint.lsp.marks import Mark, Stretch, stretch_of
from jixiao_lint.lsp.text import Text, Units
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.place import addressed

SOURCE = "jixiao"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
# Characters of a related cell that are quoted.
_QUOTED = 40


def diagnostics(marks: Iterable[Mark], text: Text, uri: str, level: Severity) -> list[types.Diagnostic]:
    """The diagnostics of a text, from this severity on."""
    return [diagnostic(mark, text, uri) for mark in marks if mark.finding.severity.reaches(level)]


def diagnostic(mark: Mark, text: Text, uri: str) -> types.Diagnostic:
    """One finding in a text."""
    return _diagnostic(mark.finding, text.range(*_visible(mark.place, text)), list(_related(mark, text, uri)))


def diagnostic_without_text(finding: Finding) -> types.Diagnostic:
    """A finding in a file that has no lines: at its beginning, with the address in the message."""
    start = types.Position(0, 0)
    return _diagnostic(finding, types.Range(start, start), [])


def _diagnostic(
    finding: Finding, where: types.Range, related: list[types.DiagnosticRelatedInformation]
) -> types.Diagnostic:
    return types.Diagnostic(
        range=where,
        message=addressed(finding) or finding.name,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(finding.url) if finding.url else None,
        source=SOURCE,
        related_information=related or None,
        data={"name": finding.name, "fixable": finding.fix is not None},
    )


def _visible(place: Stretch, text: Text) -> Stretch:
    """The place, of at least one character where its line has one: an editor shows nothing of an empty range."""
    if place.end > place.start:
        return place
    start, end = text.line_at(min(place.start, len(text.content)))
    if place.start < end:
        return Stretch(place.start, place.start + 1)
    return Stretch(max(start, end - 1), end)


def _related(mark: Mark, text: Text, uri: str) -> Iterator[types.DiagnosticRelatedInformation]:
    for place, cell in zip(mark.related, mark.finding.related, strict=True):
        if place is not None:
            where = types.Location(uri, text.range(*_visible(place, text)))
            yield types.DiagnosticRelatedInformation(where, _name(cell))
        elif cell.path != mark.finding.path:
            yield types.DiagnosticRelatedInformation(_elsewhere(cell, text.units), _name(cell))


def _elsewhere(cell: Related, units: Units) -> types.Location:
    """A cell of another file: its beginning, where the file has no lines or can no longer be read."""
    file = Path(os.fspath(cell.path)).absolute()
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    if not isinstance(cell.location, LineStretch):
        return types.Location(file.as_uri(), start)
    try:
        text = Text(file.read_bytes().decode("utf-8", "replace"), units)
    except OSError:
        return types.Location(file.as_uri(), start)
    place = stretch_of(cell.location, text.starts) if cell.location.end_line <= len(text.starts) else None
    return types.Location(file.as_uri(), text.range(*place) if place else start)


def _name(cell: Related) -> str:
    row = cell.indicator.level3 if cell.indicator else ""
    quoted = one_line(cell.text)
    quoted = quoted if len(quoted) <= _QUOTED else quoted[:_QUOTED] + "…"
    return " ".join(part for part in (row, cell.field) if part) + f"：{quoted}"


def identity(found: Iterable[types.Diagnostic]) -> str:
    """A name for a set of diagnostics, so that a client who holds them need not be told again."""
    digest = blake2b(digest_size=12)
    for one in found:
        digest.update(f"{one.range}\0{one.code}\0{one.severity}\0{one.message}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
