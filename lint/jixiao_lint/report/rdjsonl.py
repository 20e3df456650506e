"""Reviewdog's JSON lines: one `Diagnostic` a line."""

from jixiao_lint.report.encode import to_json
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.rdjson import SOURCE, diagnostics
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """The diagnostics, each with its source; a clean run prints nothing."""
    return "".join(to_json(diagnostic | {"source": SOURCE}) + "\n" for diagnostic in diagnostics(result, options))
