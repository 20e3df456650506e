"""A table for spreadsheets: a row a finding, the same columns in every version; new ones may come at the end."""

import csv
from io import StringIO

from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.formula_guard import guarded
from jixiao_lint.plain_text import one_line, unheeded
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import address, position
from jixiao_lint.result import RunResult

COLUMNS = (
    "path", "line", "column", "address", "severity", "code", "name", "message",
    "table", "project", "level1", "level2", "level3", "field", "text", "fix", "fingerprint",
)  # fmt: skip
# Excel takes a file without it for the encoding of its own system, and shows Chinese as debris.
_MARK = "\ufeff"


def render(result: RunResult, options: RenderOptions) -> str:
    """The heading and a row for each finding. What a spreadsheet would run as a formula has an apostrophe in front."""
    sheet = StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for finding in result.findings():
        rows.writerow(guarded(unheeded(one_line(value))) for value in _row(finding, options))
    return _MARK + sheet.getvalue()


def _row(finding: Finding, options: RenderOptions) -> tuple[str, ...]:
    at, table, indicator = position(finding.location), finding.table, finding.indicator
    in_lines = isinstance(finding.location, LineStretch)
    return (
        finding.path.shown,
        str(at.line) if in_lines else "",
        str(at.column) if in_lines else "",
        address(finding, options.lang),
        finding.severity.value,
        finding.code,
        finding.name,
        finding.message,
        str(table.index) if table else "",
        table.project if table else "",
        indicator.level1 if indicator else "",
        indicator.level2 if indicator else "",
        indicator.level3 if indicator else "",
        finding.field or "",
        finding.text or "",
        finding.fix.replacement if finding.fix else "",
        finding.fingerprint,
    )
