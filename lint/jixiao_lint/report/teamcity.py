"""TeamCity's service messages for inspections."""

from collections.abc import Callable, Iterator
from functools import partial

from jixiao_lint.finding import Finding
from jixiao_lint.plain_text import without_controls
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.place import addressed, position
from jixiao_lint.result import RuleInfo, RunResult

# Lengths that TeamCity accepts; it refuses a message that is longer.
_LONGEST_NAME = 255
_LONGEST_DESCRIPTION = 4_000

_ESCAPES = str.maketrans({"|": "||", "'": "|'", "[": "|[", "]": "|]", "\n": "|n", "\r": "|r"})


def render(result: RunResult, options: RenderOptions) -> str:
    """Each rule that found something is declared once, before its first finding."""
    return printer()(result, options)


def printer() -> Callable[[RunResult, RenderOptions], str]:
    """What prints one part of a run after the other, and declares each rule once in all of them."""
    return partial(_lines, set())


def _lines(declared: set[str], result: RunResult, options: RenderOptions) -> str:
    rules = {rule.code: rule for rule in result.told_of()}
    lines: list[str] = []
    for finding in result.findings():
        if finding.code not in declared:
            declared.add(finding.code)
            lines.append(_message("inspectionType", _type(finding, rules.get(finding.code))))
        lines.append(_message("inspection", _inspection(finding, options)))
    return "".join(line + "\n" for line in lines)


def _type(finding: Finding, rule: RuleInfo | None) -> Iterator[tuple[str, str]]:
    yield "id", finding.code
    yield "name", f"{finding.code} {finding.name}"[:_LONGEST_NAME]
    yield "category", (rule and rule.family) or "jixiao"
    yield "description", ((rule and rule.title) or finding.name)[:_LONGEST_DESCRIPTION]


def _inspection(finding: Finding, options: RenderOptions) -> Iterator[tuple[str, str]]:
    yield "typeId", finding.code
    yield "message", addressed(finding, options.lang)[:_LONGEST_DESCRIPTION]
    yield "file", finding.path.portable
    yield "line", str(position(finding.location).line)
    yield "SEVERITY", finding.severity.value.upper()


def _message(name: str, values: Iterator[tuple[str, str]]) -> str:
    listed = " ".join(f"{key}='{without_controls(value).translate(_ESCAPES)}'" for key, value in values)
    return f"##teamcity[{name} {listed}]"
