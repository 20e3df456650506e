"""Code Climate's issues: GitLab's report with the page of the rule, for services that show it beside the finding."""

from typing import Any

from jixiao_lint.report.encode import to_json
from jixiao_lint.report.gitlab import issues
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.result import RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """One JSON array of issues, each with `type`, `categories` and `content`."""
    pages = {rule.code: rule.page for rule in result.told_of()}
    return to_json([_with_page(issue, pages) for issue in issues(result, options)]) + "\n"


def _with_page(issue: dict[str, Any], pages: dict[str, str]) -> dict[str, Any]:
    page = pages.get(issue["check_name"])
    return {**issue, "content": {"body": page}} if page else issue
