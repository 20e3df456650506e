"""The full report as JSON: what was checked, file by file, and every finding."""

from typing import Any

from jixiao_lint import __version__
from jixiao_lint.finding import Severity
from jixiao_lint.report.encode import to_json
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.record import finding_record
from jixiao_lint.result import FileResult, MadeWith, Recognised, RunResult


def render(result: RunResult, options: RenderOptions) -> str:
    """One JSON object. Files and findings stand one on a line, so that two reports can be compared line by line."""
    head = {
        "version": 1,
        "tool": {"name": "jixiao", "version": __version__},
        "made_with": result.made_with and _made_with(result.made_with),
        "column_unit": "code points",
        "summary": _summary(result),
        "not_examined": list(result.not_examined) if result.tables else [],
    }
    blocks = [f'"{key}": {to_json(value)}' for key, value in head.items()]
    blocks.append(_block("files", [to_json(_file(file)) for file in result.files]))
    findings = [to_json(finding_record(finding, result.titles)) for finding in result.findings()]
    blocks.append(_block("findings", findings))
    return "{" + ",\n ".join(blocks) + "}\n"


def _made_with(made: MadeWith) -> dict[str, Any]:
    return {"rules_sha256": made.rules, "configuration_sha256": made.configuration, "options": dict(made.options)}


def _block(key: str, lines: list[str]) -> str:
    if not lines:
        return f'"{key}": []'
    return f'"{key}": [\n  ' + ",\n  ".join(lines) + "\n ]"


def _summary(result: RunResult) -> dict[str, Any]:
    values = result.values
    return {
        "files": sum(not file.skipped for file in result.files),
        "tables": result.tables,
        "indicators": result.indicators,
        "rules": len(result.rules),
        "errors": result.count(Severity.ERROR),
        "warnings": result.count(Severity.WARNING),
        "infos": result.count(Severity.INFO),
        "suppressed": result.suppressed,
        "fixable": sum(finding.fix is not None for finding in result.findings()),
        "skipped": sum(file.skipped for file in result.files),
        "values": {"read": values.read, "words": values.words, "not_understood": len(values.not_understood)},
    }


def _file(file: FileResult) -> dict[str, Any]:
    return {
        "path": file.path.shown,
        "sha256": file.sha256,
        "format": file.format,
        "tables": file.tables,
        "indicators": file.indicators,
        "notes": list(file.notes),
        "skipped": file.skipped,
        "verdict": file.verdict.value,
        "fault": file.fault and file.fault.value,
        "recognised": [_table(table) for table in file.recognised],
    }


def _table(table: Recognised) -> dict[str, Any]:
    """The texts of a table are for those who show it as it stands."""
    return {key: value for key, value in table._asdict().items() if key != "texts"}
