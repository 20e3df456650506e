"""GitHub workflow commands: one annotation a finding, in the log of a step."""

from jixiao_lint.finding import Finding, Severity
from jixiao_lint.plain_text import one_line, unheeded, without_controls
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.report.summary import checked_line, not_examined_lines
from jixiao_lint.result import RunResult

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# GitHub shows this many annotations of a level in a step and drops the rest without a word.
_SHOWN = 10


def render(result: RunResult, options: RenderOptions) -> str:
    """The annotations, errors first, then the real count, which GitHub does not cut, and what was not examined."""
    order = list(Severity)
    findings = sorted(result.findings(), key=lambda finding: order.index(finding.severity))
    lines = [_command(finding, options) for finding in findings]
    closing = [checked_line(result, options), *not_examined_lines(result, options.lang)]
    lines += [f"jixiao: {line}" for line in closing]
    if any(result.count(severity) > _SHOWN for severity in Severity):
        lines.append(
            "jixiao: GitHub 每一步每级最多显示 10 条标注，其余见上面的日志"
            if options.lang == "zh"
            else "jixiao: GitHub shows at most 10 annotations a level and step; the others are in the log above"
        )
    return "\n".join(lines) + "\n"


def _command(finding: Finding, options: RenderOptions) -> str:
    at = position(finding.location)
    properties = {
        "file": unheeded(one_line(finding.path.portable)),
        "line": str(at.line),
        "endLine": str(at.end_line),
    }
    if at.line == at.end_line:
        properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    properties["title"] = f"jixiao ({finding.code})"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return (
        f"::{_LEVELS[finding.severity]} {listed}::{_data(unheeded(without_controls(addressed(finding, options.lang))))}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
