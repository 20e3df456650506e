"""A message in two: what is wrong, and what to do about it.

Messages say both in one breath (“…没有数值，不符合细化量化的要求，应当写明数量或比率”). What to do begins behind the first stop
that is followed by a word of advice, outside of anything that is quoted from the table.
"""

import os
import re
from functools import cache

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

_QUOTED = pattern(r"“[^”]*”|（[^）]*）|《[^》]*》")


class Halves(Record):
    """`wrong` is what is wrong; `advice` is empty where the message holds none."""

    wrong: str
    advice: str


def halves(message: str) -> Halves:
    """Part a message. Neither half ends with a stop."""
    # Same length, so that offsets hold: what is quoted may hold any words.
    bare = _QUOTED.sub(lambda match: "□" * len(match[0]), message)
    found = _advice().search(bare)
    if found is None:
        return Halves(message.rstrip("。；，"), "")
    return Halves(message[: found.start()].rstrip("。；，"), message[found.end() :].rstrip("。；，"))


@cache
def _advice() -> re.Pattern[str]:
    with open(os.path.join(os.path.dirname(__file__), "words", "advice.txt"), encoding="utf-8") as stream:
        words = stream.read()
    starts = sorted((line for line in words.splitlines() if line and line[0] != "#"), key=len, reverse=True)
    return pattern(f"[，；。](?={'|'.join(map(re.escape, starts))})")
