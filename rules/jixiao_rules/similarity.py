"""When two texts of a form say the same: compared without layout, and by the pairs of characters they share."""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import normalize

from jixiao_grammar.pattern import pattern
from jixiao_rules.debris import without_bookmarks

# Numbers of items at the start of a line: 1. 2、（三） 目标1：; never the start of an amount (1.5).
_NUMBER = r"[0-9一二三四五六七八九十]{1,3}"
_ITEM = pattern(
    rf"^[ \t\u3000]*(?:目标|指标)?(?:[（(]{_NUMBER}[)）]|{_NUMBER}[、．.：:)）](?=[12][0-9]{{3}}年|[^0-9]|$))",
    re.MULTILINE,
)
_BEHIND_ITEM = frozenset("、．.：:)）")
_SHORTEST_NAME = 4
_NO_LETTER = pattern(r"[\W_]+")


@lru_cache(maxsize=2048)
def squeezed(text: str) -> str:
    """The letters and digits of a text; item numbers, bookmarks, punctuation and white space are taken out."""
    text = without_bookmarks(text)
    if not _BEHIND_ITEM.isdisjoint(text):
        text = _ITEM.sub("", text)
    text = normalize("NFKC", text)
    return (text if text.isalnum() else _NO_LETTER.sub("", text)).casefold()


def likeness(one: str, other: str) -> float:
    """How much two squeezed texts share, from 0 to 1: twice the common pairs of neighbours over all pairs."""
    if one == other:
        return 1.0
    pairs, others = _pairs(one), _pairs(other)
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0.0


def is_abbreviation(one: str, other: str) -> bool:
    """True where the shorter of two squeezed texts is the longer one with some characters left out, in the same order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) >= _SHORTEST_NAME and all(character in rest for character in short)


def shared_pairs(one: str, other: str) -> int:
    """How many different pairs of neighbouring characters two squeezed texts have in common."""
    return len({one[at : at + 2] for at in range(len(one) - 1)} & {other[at : at + 2] for at in range(len(other) - 1)})


def share_no_pair(one: str, other: str) -> bool:
    """True where two squeezed texts have no two neighbouring characters in common."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    for at in range(len(short) - 1):  # noqa: SIM110 - a call of any() costs more than the loop
        if short[at : at + 2] in long:
            return False
    return True


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))
