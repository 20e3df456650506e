"""Keys that stay the same from run to run and are never given twice in one report."""

from collections import Counter
from collections.abc import Iterable, Iterator

from jixiao_lint.finding import Finding


def with_unique_keys(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint; one that has been given before gets a number, `key-2`.

    Services merge findings with equal keys, and all but one would be lost.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        key = finding.fingerprint
        seen[key] += 1
        yield finding, key if seen[key] == 1 else f"{key}-{seen[key]}"
