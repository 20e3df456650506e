"""The numbers of a list in running text: 1. 2. 3., also where a number stands right behind one (2.10件民生实事)."""

import re

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern

_ITEM = pattern(r"(?:^|(?<=[\n；;。]))[ \t\u3000]*([0-9]{1,2})[.．、](?P<figure>[0-9]?)", re.MULTILINE)


def list_numbers(text: str) -> list[Span]:
    """Where the numbers stand, each with its point, from 1 on and one after the other.

    None where a figure stands behind all of them: 1.5万亩；2.3万亩 are decimals.
    """
    items: list[re.Match[str]] = []
    for found in _ITEM.finditer(text):
        if int(found[1]) == len(items) + 1:
            items.append(found)
    if len(items) < 2 or all(item["figure"] for item in items):
        return []
    return [Span(item.start(1), item.start("figure")) for item in items]
