"""Which sums of a text tell what another is made of: 2650万元（人员2400万元、公用250万元）; 528万元，其中城区216万元."""

from collections.abc import Sequence
from itertools import pairwise

from jixiao_rules.goal_text import Sum


def details_of(text: str, found: Sequence[Sum]) -> dict[Sum, Sum]:
    """The sums that tell what another one is made of, each with that one: in brackets behind it, or in a list behind 其中."""
    details: dict[Sum, Sum] = {}
    ends = {part.span.end: part for part in found}
    openings = _openings(text, found)
    for last, part in pairwise(found):
        outer = ends.get(openings.get(part, -1))
        goes_on = text[: part.span.start - len(part.before)][-1:] == "、"
        if outer is not None:
            details[part] = outer
        elif "其中" in part.before or (goes_on and last in details and last not in openings):
            details[part] = details.get(last, last)
    return details


def _openings(text: str, found: Sequence[Sum]) -> dict[Sum, int]:
    """Where the bracket opens that each sum stands in; the others are not in it."""
    starts = {part.span.start: part for part in found}
    opened: list[int] = []
    inside: dict[Sum, int] = {}
    for at, char in enumerate(text):
        if char in "(（":
            opened.append(at)
        elif char in ")）" and opened:
            opened.pop()
        elif opened and at in starts:
            inside[starts[at]] = opened[-1]
    return inside
