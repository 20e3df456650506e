"""The name of an indicator without what forms and writers put around it, and where each character of it stands."""

from functools import lru_cache

from jixiao_grammar.pattern import IN_BRACKETS, pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Span

_BRACKET = pattern(IN_BRACKETS)
# A range of all Chinese characters would cost every start two milliseconds; what is no digit and no Latin letter will do.
# Template marks and serial numbers, white space, and a target that was left at the end (…完成率100%, …里程≥12公里).
_NOISE = pattern(
    r"\s+|[＊*★☆:：]|^指标\d*|^\d+[.、．](?!\d)|[≥≤≧≦＞＜><=]+[\d.]*[%％‰]?[^\d]{0,3}$|\d+(?:\.\d+)?[%％‰]$|[%％‰]$"
    r"|(?<=[^\W\da-zA-Z_])\d+(?:\.\d+)?[^\W\d]{0,3}$"
)

# A longer text is a passage that slipped into the column, and nobody names it.
LONGEST_NAME = 400


class Bare(Record):
    """A name without noise. `places` are the offsets of its characters in the name as written; `brackets` lie in that too."""

    text: str
    places: tuple[int, ...]
    brackets: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the written name that holds these characters of the bare one (not empty)."""
        return Span(self.places[start], self.places[end - 1] + 1)


@lru_cache(maxsize=4096)
def bare(name: str) -> Bare:
    """Takes the noise off, again and again until none is left: a bracket may hide a serial number or a target."""
    text, places = name, tuple(range(len(name)))
    if len(name) > LONGEST_NAME:
        return Bare(text, places, ())
    if name.isalpha() and not name.startswith("指标"):  # no bracket and no noise is made of letters alone
        return Bare(text, places, ())
    brackets: list[Span] = []
    while found := _BRACKET.search(text) or _NOISE.search(text):
        if found.lastindex and found[1].strip():  # only the bracket has a group
            brackets.append(Span(places[found.start(1)], places[found.end(1) - 1] + 1))
        text = text[: found.start()] + text[found.end() :]
        places = places[: found.start()] + places[found.end() :]
    return Bare(text, places, tuple(sorted(brackets)))


def bare_name(name: str) -> str:
    """The name without template marks, serial numbers, brackets, white space and a target at its end."""
    return bare(name).text
