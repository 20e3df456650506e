"""GitLab's Code Quality report, which is Code Climate's list of issues."""

from typing import Any

from jixiao_lint.finding import Authority, Finding, Severity
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.encode import to_json
from jixiao_lint.report.fingerprint import with_unique_keys
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.result import RunResult

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(result: RunResult, options: RenderOptions) -> str:
    """One JSON array; lines are 1-based."""
    return to_json(issues(result, options)) + "\n"


def issues(result: RunResult, options: RenderOptions) -> list[dict[str, Any]]:
    """An issue for each finding, in the order of the run; no two have one fingerprint."""
    return [_issue(finding, key, options) for finding, key in with_unique_keys(result.findings())]


def _issue(finding: Finding, key: str, options: RenderOptions) -> dict[str, Any]:
    at = position(finding.location)
    # GitLab does not show check_name, so the code stands in the description too.
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": f"{finding.code}: {one_line(addressed(finding, options.lang))}",
        "categories": [_category(finding)],
        "fingerprint": key,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path.portable,
            "lines": {"begin": at.line, "end": at.end_line},
        },
    }


def _category(finding: Finding) -> str:
    form_only = all(basis.authority is Authority.HYGIENE for basis in finding.basis)
    return "Style" if form_only else "Clarity"
