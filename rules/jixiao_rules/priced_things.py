"""Of what a price, a sum or a quantity is: 便携式呼吸机单台购置成本, 便携式呼吸机6台, 便携式呼吸机购置数量."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from jixiao_grammar.name import read_name
from jixiao_grammar.pattern import HAN, pattern
from jixiao_rules.promises import measured
from jixiao_rules.words import longest_first, phrase

_T = TypeVar("_T")
_PRICE = phrase(
    rf"[人户生亩床校村场次台]均|[每单][一]?[{{costs.each}}]|(?:单个|每个)|{{costs.price}}|成本|单价|造价|费用?$|年(?=[{HAN[1:-1]}]|$)"
)
_NUMBER = pattern(rf"[0-9][0-9.,，]*万?{HAN}?")
_ENOUGH = 2


@lru_cache(maxsize=1024)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters that say what a name or a clause is about."""
    bare = _NUMBER.sub(" ", _PRICE.sub(" ", measured(read_name(text))))
    for deed in longest_first("deeds"):
        bare = bare.replace(deed, " ")
    return frozenset(run[at : at + 2] for run in bare.split() for at in range(len(run) - 1))


def about_the_same(text: str, others: Sequence[_T], said: Callable[[_T], str]) -> _T | None:
    """The one of several that is about what a text is about; None where none is, or two may be."""
    own = pairs_of(text)
    shared = sorted(((len(own & pairs_of(said(other))), at) for at, other in enumerate(others)), reverse=True)
    if not shared or shared[0][0] < min(_ENOUGH, max(1, len(own))):
        return None
    return None if len(shared) > 1 and shared[1][0] == shared[0][0] else others[shared[0][1]]


def are_apart(texts: Sequence[str]) -> bool:
    """True where every text is about something, and no two of them about the same."""
    sets = [pairs_of(text) for text in texts]
    return all(sets) and all(not one & other for at, one in enumerate(sets) for other in sets[:at])
