"""Counts by rule in the place of the findings."""

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.options import RenderOptions
from jixiao_lint.report.summary import closing_lines
from jixiao_lint.report.words import severity_word
from jixiao_lint.result import RunResult


class RuleCount(Record):
    """How often a rule fired with one severity, and how many of these findings have a fix."""

    code: str
    name: str
    severity: Severity
    hits: int
    fixable: int


def rule_counts(result: RunResult) -> list[RuleCount]:
    """The most frequent first; equal counts in the order of the codes."""
    found: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in result.findings():
        found.setdefault((finding.code, finding.severity), []).append(finding)
    counts = [
        RuleCount(code, findings[0].name, severity, len(findings), sum(f.fix is not None for f in findings))
        for (code, severity), findings in found.items()
    ]
    return sorted(counts, key=lambda count: (-count.hits, count.code, count.severity))


def render(result: RunResult, options: RenderOptions) -> str:
    """One rule a line: count, severity, code, name, and how many can be fixed; then what was checked."""
    counts = rule_counts(result)
    titles = {rule.code: rule.title for rule in result.told_of()}
    digits = len(str(max((count.hits for count in counts), default=0)))
    longest = max((len(count.name) for count in counts), default=0)
    lines = []
    for count in counts:
        word = severity_word(count.severity, options.lang)
        title = one_line(titles.get(count.code, "")) if options.lang == "zh" else ""
        fixable = _fixable(count.fixable, options) if count.fixable else ""
        line = f"{count.hits:>{digits}}  {word}  {count.code}  {count.name:<{longest}}  {title}{fixable}"
        lines.append(line.rstrip())
    closing = closing_lines(result, options) if options.summary else []
    return "".join(line + "\n" for line in [*lines, *([""] if lines and closing else []), *closing])


def _fixable(count: int, options: RenderOptions) -> str:
    return f"（{count} 处可改）" if options.lang == "zh" else f"({count} fixable)"
