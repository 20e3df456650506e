"""Counts by rule as JSON."""

from jixiao_lint.report.encode import to_json
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.statistics import rule_counts
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """One JSON array, the most frequent rule first."""
    records = [
        {
            "code": count.code,
            "name": count.name,
            "severity": count.severity.value,
            "count": count.hits,
            "fixable": count.fixable,
        }
        for count in rule_counts(result)
    ]
    return "[" + ",\n ".join(to_json(record) for record in records) + "]\n"
