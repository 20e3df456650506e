"""One finding, one line: `path:line:col: severity[CODE] message`."""

from jixiao_lint.plain_text import one_line
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """Every finding on a line of its own; a clean run prints nothing. Columns are code points, 1-based."""
    lines = []
    for finding in result.findings():
        at = position(finding.location)
        message = one_line(addressed(finding, options.lang))
        lines.append(
            f"{one_line(finding.path.shown)}:{at.line}:{at.column}: {finding.severity.value}[{finding.code}] {message}\n"
        )
    return "".join(lines)
