"""Words in groups, as a table of the manual."""

from collections import defaultdict
from collections.abc import Iterable


def grouped(pairs: Iterable[tuple[str, str]]) -> str:
    """A table: what a group is called, and its words in the order in which they came."""
    groups: dict[str, list[str]] = defaultdict(list)
    for group, word in pairs:
        groups[group].append(word)
    rows = (f"| {group} | {'、'.join(words)} |" for group, words in groups.items())
    return "\n".join(("| 类别 | 写法 |", "|---|---|", *rows))
