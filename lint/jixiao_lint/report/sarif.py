"""SARIF 2.1.0, with what GitHub code scanning reads and within its limits."""

from collections.abc import Iterable, Iterator
from typing import Any

from jixiao_lint import HOME, __version__
from jixiao_lint.finding import Confidence, Finding, LineStretch, Related, Severity
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.encode import to_json
from jixiao_lint.report.fingerprint import with_unique_keys
from jixiao_lint.report.lines import Lines
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import Position, address, addressed, position
from jixiao_lint.result import FileResult, RuleInfo, RunResult

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RESULTS = 25_000
_LONGEST_DESCRIPTION = 1_024
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PRECISIONS = {Confidence.CERTAIN: "very-high", Confidence.LIKELY: "high", Confidence.POSSIBLE: "medium"}


def render(result: RunResult, options: RenderOptions) -> str:
    """One run. Columns are code points, 1-based, the end exclusive."""
    rules = _rules(result)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    kept = _heaviest(result)
    run = {
        "tool": {"driver": _driver(rules)},
        "language": "zh-CN" if options.lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result, kept, options)],
        "artifacts": [_artifact(file, options) for file in result.files if not file.skipped or file.findings],
        "results": list(_results(result, kept, index, options)),
        "properties": _properties(result),
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _properties(result: RunResult) -> dict[str, Any]:
    counts: dict[str, Any] = {"tables": result.tables, "indicators": result.indicators, "rules": len(result.rules)}
    if result.tables:
        counts["notExamined"] = list(result.not_examined)
    made = result.made_with
    return counts | ({"rulesSha256": made.rules, "configurationSha256": made.configuration} if made else {})


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "jixiao", "semanticVersion": __version__, "informationUri": HOME, "rules": rules}


def _rules(result: RunResult) -> list[dict[str, Any]]:
    """All rules that were run, the troubles with files, and whatever else a finding refers to."""
    descriptors = {rule.code: _rule(rule) for rule in (*result.rules, *result.troubles)}
    for finding in result.findings():
        if finding.code not in descriptors:
            descriptors[finding.code] = _bare_rule(finding)
    return list(descriptors.values())


def _rule(rule: RuleInfo) -> dict[str, Any]:
    title = rule.title or rule.name
    page = rule.page or title
    markdown = f"{page}\n\n[{rule.code} {rule.name}]({rule.url})" if rule.url else page
    descriptor = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title[:_LONGEST_DESCRIPTION]},
        "fullDescription": {"text": page[:_LONGEST_DESCRIPTION]},
        "help": {"text": page, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": _tags(rule),
            "precision": _PRECISIONS[rule.confidence],
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }
    return descriptor | ({"helpUri": rule.url} if rule.url else {})


def _tags(rule: RuleInfo) -> list[str]:
    authorities = (basis.authority.name.lower() for basis in rule.basis)
    return [tag for tag in dict.fromkeys((rule.family, *authorities)) if tag]


def _bare_rule(finding: Finding) -> dict[str, Any]:
    return _rule(
        RuleInfo(
            code=finding.code,
            name=finding.name,
            title="",
            doc="",
            severity=finding.severity,
            confidence=finding.confidence,
            basis=finding.basis,
            family="jixiao",
            url=finding.url,
        )
    )


def _heaviest(result: RunResult) -> set[int]:
    """The numbers of the findings that fit into a run, errors before warnings before hints."""
    order = list(Severity)
    weights = [order.index(finding.severity) for finding in result.findings()]
    return set(sorted(range(len(weights)), key=weights.__getitem__)[:_MOST_RESULTS])


def _results(
    result: RunResult, kept: set[int], index: dict[str, int], options: RenderOptions
) -> Iterator[dict[str, Any]]:
    lines = {file.path: Lines.of(file) for file in result.files if any(finding.fix for finding in file.findings)}
    for number, (finding, key) in enumerate(with_unique_keys(result.findings())):
        if number in kept:
            yield _result(finding, key, index[finding.code], lines.get(finding.path), options)


def _result(finding: Finding, key: str, rule_index: int, lines: Lines | None, options: RenderOptions) -> dict[str, Any]:
    at = position(finding.location)
    artifact = {"uri": finding.path.uri}
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": _region(at)}}
    if logical := _logical(finding):
        place["logicalLocations"] = [{"fullyQualifiedName": logical}]
    record = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": addressed(finding, options.lang) or finding.name},
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": key, "jixiaoFinding/v1": finding.fingerprint},
    }
    if finding.related:
        record["relatedLocations"] = [
            _related(number, related, options) for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix and lines and lines.can_replace(finding):
        replacement = {"deletedRegion": _region(at), "insertedContent": {"text": finding.fix.replacement}}
        record["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}]
    return record


def _related(number: int, related: Related, options: RenderOptions) -> dict[str, Any]:
    name = related.indicator.level3 if related.indicator else ""
    where = " ".join(part for part in (address(related, options.lang), name, related.field) if part)
    region = _region(position(related.location))
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": {"uri": related.path.uri}, "region": region},
        "message": {"text": one_line(f"{where}（{related.note}）" if related.note else where)},
    }


def _region(at: Position) -> dict[str, int]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _logical(finding: Finding) -> str:
    """The cell: its address in an office file, and its place in the form where the file has lines."""
    if not isinstance(finding.location, LineStretch) or finding.table is None:
        return address(finding)
    row = f" 指标{finding.indicator.index}" if finding.indicator else ""
    field = f"「{finding.field}」" if finding.field else ""
    return f"表{finding.table.index}{row}{field}"


def _artifact(file: FileResult, options: RenderOptions) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": file.path.uri}, "roles": ["analysisTarget"]}
    if file.sha256:
        artifact["hashes"] = {"sha-256": file.sha256}
    return artifact


def _invocation(result: RunResult, kept: set[int], options: RenderOptions) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": True}
    notifications = [*_cut_notice(result, kept, options), *_notes(result.files, options)]
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    return invocation


def _cut_notice(result: RunResult, kept: set[int], options: RenderOptions) -> Iterator[dict[str, Any]]:
    total = sum(len(file.findings) for file in result.files)
    if total > len(kept):
        text = (
            "共有 {} 条结果，按严重程度只写入了 {} 条（GitHub 每次运行的上限）"
            if options.lang == "zh"
            else "of {} results the heaviest {} were written (GitHub's limit for a run)"
        )
        yield {"level": "warning", "message": {"text": text.format(total, len(kept))}}


def _notes(files: Iterable[FileResult], options: RenderOptions) -> Iterator[dict[str, Any]]:
    for file in files:
        place = {"physicalLocation": {"artifactLocation": {"uri": file.path.uri}}}
        for note in file.notes:
            yield {"level": "note", "message": {"text": note}, "locations": [place]}
