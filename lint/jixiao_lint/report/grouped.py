"""Findings under the name of their file, a line each, with columns that stand below each other."""

from jixiao_lint.finding import Finding, Severity
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.report.summary import checked_line, not_examined_lines
from jixiao_lint.result import FileResult, RunResult

_SEVERITIES = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error  ", Severity.WARNING: "warning", Severity.INFO: "info   "},
}


def render(result: RunResult, options: RenderOptions) -> str:
    """A block for each file with findings, the count of what was checked, and what was not."""
    blocks = [_block(file, options) for file in result.files if file.findings]
    lines = [checked_line(result, options), *not_examined_lines(result, options.lang)] if options.summary else []
    return "\n".join((*blocks, *(["\n".join(lines) + "\n"] if lines else [])))


def _block(file: FileResult, options: RenderOptions) -> str:
    places = [f"{at.line}:{at.column}" for at in (position(finding.location) for finding in file.findings)]
    width = max(map(len, places))
    lines = [
        f"  {place:>{width}}  {_told(finding, options)}\n" for place, finding in zip(places, file.findings, strict=True)
    ]
    return f"{one_line(file.path.shown)}\n{''.join(lines)}"


def _told(finding: Finding, options: RenderOptions) -> str:
    severity = _SEVERITIES[options.lang][finding.severity]
    return f"{severity} {finding.code}  {one_line(addressed(finding, options.lang))}"
