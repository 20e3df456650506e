"""A rule that fires on most rows of a file would bury the others: on the screen it is said once."""

from collections import defaultdict
from typing import NamedTuple

from jixiao_lint.finding import Finding, Severity
from jixiao_lint.result import FileResult

# Fewer than this are shown one by one, however small the file is.
_FLOOD = 6


class Fold(NamedTuple):
    """All findings of one rule with one severity in one file."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that stands for all."""
        return self.findings[0]


def fold_floods(file: FileResult) -> tuple[tuple[Finding, ...], tuple[Fold, ...]]:
    """Part the findings into those to show one by one and the floods, both in the order of the file."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
    for finding in file.findings:
        by_rule[finding.code, finding.severity].append(finding)
    floods = {key: Fold(tuple(found)) for key, found in by_rule.items() if _is_flood(found, file)}
    single = tuple(finding for finding in file.findings if (finding.code, finding.severity) not in floods)
    return single, tuple(floods.values())


def _is_flood(found: list[Finding], file: FileResult) -> bool:
    rows = {(f.table.index, f.indicator.index) for f in found if f.table and f.indicator}
    return len(found) >= _FLOOD and len(rows) * 2 > file.indicators
