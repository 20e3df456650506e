"""One finding a line, each a JSON object with the keys of the full report."""

from jixiao_lint.report.encode import to_json
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.record import finding_record
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """The findings alone; a clean run prints nothing."""
    return "".join(to_json(finding_record(finding, result.titles)) + "\n" for finding in result.findings())
