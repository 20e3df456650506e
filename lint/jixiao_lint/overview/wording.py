"""A message in two: what is wrong, and what to do about it.

Messages say both in one breath (“…没有数值，不符合细化量化的要求，应当写明数量或比率”). What to do begins behind the first stop
that is followed by a word of advice, outside of anything that is quoted from the table.
"""

import os
from functools import cache

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

_STOPS = "，；。"
_QUOTED = pattern(r"“[^”]*”|（[^）]*）|《[^》]*》")


class Halves(Record):
    """`wrong` is what is wrong; `advice` is empty where the message holds none."""

    wrong: str
    advice: str


def halves(message: str) -> Halves:
    """Part a message. Neither half ends with a stop."""
    # Same length, so that offsets hold: what is quoted may hold any words.
    bare = _QUOTED.sub(lambda match: "□" * len(match[0]), message)
    words = _words_of_advice()
    at = next((at for at, sign in enumerate(bare) if sign in _STOPS and bare.startswith(words, at + 1)), None)
    if at is None:
        return Halves(message.rstrip(_STOPS), "")
    return Halves(message[:at].rstrip(_STOPS), message[at + 1 :].rstrip(_STOPS))


@cache
def _words_of_advice() -> tuple[str, ...]:
    with open(os.path.join(os.path.dirname(__file__), "words", "advice.txt"), encoding="utf-8") as stream:
        return tuple(line for line in stream.read().splitlines() if line and line[0] != "#")
