"""When the name of an indicator is a sentence about what to do, and no name of something measured."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from jixiao_rules.metric import bare_name, metric_head
from jixiao_rules.words import longest_first, table, words

_ADVERB = (
    r"(?:有效|进一步|切实|持续|不断|全面|显著|稳步|逐步|积极|大力|更好地?|充分|深入|着力|扎实|有力|有序|继续|加快)*地?"
)
_TOWARDS = re.compile(r"对.+(?:进行|给予|的影响)")
_SHORTEST_OBJECT = 4


class Opening(NamedTuple):
    """How a name begins: the adverb with its verb, and the bare verb."""

    text: str
    verb: str


@lru_cache(maxsize=4096)
def verb_phrase(name: str) -> Opening | None:
    """The verb with which a name says what to do (促进…发展); None where it names something or ends in a metric."""
    bare = bare_name(name)
    if not bare or metric_head(bare) is not None:
        return None
    if _TOWARDS.match(bare):
        return Opening("对", "对")
    match = _opening().match(bare)
    if match is None:
        return None
    rest = bare[match.end() :]
    return Opening(match[0], match[1]) if _is_object(match[1], rest, match[0] != match[1]) else None


def _is_object(verb: str, rest: str, with_adverb: bool) -> bool:
    if len(rest) < 2 or rest in words("noun-ends"):
        return False
    if table("goal-verbs")[verb] != "noun" or with_adverb:
        return True
    compound = any(rest.startswith(noun) or rest.endswith(noun) for noun in words("noun-ends"))
    return len(rest) >= _SHORTEST_OBJECT and not compound


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"{_ADVERB}({'|'.join(longest_first('goal-verbs'))})")
