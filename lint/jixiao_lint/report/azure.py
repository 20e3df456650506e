"""Azure Pipelines' logging commands."""

from jixiao_lint.finding import Finding, Severity
from jixiao_lint.plain_text import one_line, unheeded, without_controls
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """One command a finding; a clean run prints nothing."""
    return "".join(_command(finding, options) + "\n" for finding in result.findings())


def _command(finding: Finding, options: RenderOptions) -> str:
    at = position(finding.location)
    properties = {
        # Azure knows errors and warnings only.
        "type": "error" if finding.severity is Severity.ERROR else "warning",
        "sourcepath": unheeded(one_line(finding.path.portable)),
        "linenumber": str(at.line),
        "columnnumber": str(at.column),
        "code": finding.code,
    }
    listed = "".join(f"{key}={_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{_data(unheeded(without_controls(addressed(finding, options.lang))))}"


def _data(text: str) -> str:
    # The agent reads %AZP25 as a percent sign; a bare %0A in a value would become a line break.
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
