"""When a name is a sentence about what to do (弘扬爱国主义精神), and no name of something measured."""

import re
from functools import cache

from jixiao_grammar.name.lexicon import noun_ends, openings
from jixiao_grammar.pattern import pattern

ADVERBS = (
    r"(?:有效|进一步|切实|持续|不断|全面|显著|稳步|逐步|积极|大力|更好地?|充分|深入|着力|扎实|有力|有序|继续|加快)*地?"
)
_TOWARDS = pattern(r"对.+(?:进行|给予|的影响)")
_SHORTEST_OBJECT = 4


def opening_of(clause: str) -> tuple[str, str] | None:
    """The adverb with its verb, and the bare verb, with which a bare clause says what to do; None where it names something."""
    if _TOWARDS.match(clause):
        return "对", "对"
    match = _verb().match(clause)
    if match is None:
        return None
    rest = clause[match.end() :]
    return (match[0], match[1]) if _is_object(match[1], rest, match[0] != match[1]) else None


def _is_object(verb: str, rest: str, with_adverb: bool) -> bool:
    if len(rest) < 2 or rest in noun_ends():
        return False
    if "noun" not in openings()[verb] or with_adverb:
        return True
    compound = any(rest.startswith(noun) or rest.endswith(noun) for noun in noun_ends())
    return len(rest) >= _SHORTEST_OBJECT and not compound


@cache
def _verb() -> re.Pattern[str]:
    return pattern(rf"{ADVERBS}({'|'.join(sorted(openings(), key=len, reverse=True))})")


@cache
def joint() -> re.Pattern[str]:
    """和, 及, 、 before a verb that takes an object: what stands behind is a second thing to do."""
    aims = [verb for verb, flags in openings().items() if "aim" in flags]
    return pattern(
        rf"(?:、|和|及|以及|并|并且|与)(?={ADVERBS}(?:{'|'.join(sorted(aims, key=len, reverse=True))}).{{2}})"
    )
