"""Checkstyle's XML."""

from jixiao_lint.finding import Finding
from jixiao_lint.report.markup import attributes
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.result import FileResult, RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """An element for each file that was checked, also where nothing was found in it."""
    files = "".join(_file(file, options) for file in result.files if file.findings or not file.skipped)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n{files}</checkstyle>\n'


def _file(file: FileResult, options: RenderOptions) -> str:
    errors = "".join(_error(finding, options) for finding in file.findings)
    return f"  <file{attributes(name=file.path.portable)}>\n{errors}  </file>\n"


def _error(finding: Finding, options: RenderOptions) -> str:
    at = position(finding.location)
    values = attributes(
        line=at.line,
        column=at.column,
        severity=finding.severity.value,
        message=addressed(finding, options.lang),
        source=f"jixiao.{finding.code}",
    )
    return f"    <error{values}/>\n"
