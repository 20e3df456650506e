"""One finding a line, each a JSON object with the keys of the full report."""

import json

from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.record import finding_record
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """The findings alone; a clean run prints nothing."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "".join(encode(finding_record(finding, result.titles)) + "\n" for finding in result.findings())
