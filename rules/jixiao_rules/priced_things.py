"""Of what a price, a sum or a quantity is: 便携式呼吸机单台购置成本, 便携式呼吸机6台, 便携式呼吸机购置数量."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from jixiao_grammar.name import read_name
from jixiao_grammar.pattern import HAN, pattern
from jixiao_rules.same_matter import measured
from jixiao_rules.words import longest_first, phrase, words

_T = TypeVar("_T")
_PRICE = phrase(
    rf"[人户生亩床校村场次台吨头株册件页套期项]均|[每单]一?{{costs.each}}|(?:单个|每个)|{{costs.price}}|成本|单价|造价|费用?$|(?<![老青少童])年(?=[{HAN[1:-1]}]|$)"
)
_NUMBER = pattern(rf"[0-9][0-9.,，]*万?{HAN}?")
_SPLIT = pattern(r"[\s，,、；;。（()）]+")
_ENOUGH = 2


@lru_cache(maxsize=1024)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters that say what a name or a clause is about."""
    bare = _bare(text)
    for deed in longest_first("deeds"):
        bare = bare.replace(deed, " ")
    return _neighbours(bare)


def pairs_with_deeds(text: str) -> frozenset[str]:
    """The same with what is done (检查, 培训), which is done to many things."""
    return _neighbours(_bare(text))


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    return _NUMBER.sub(" ", _PRICE.sub(" ", measured(read_name(text))))


def _neighbours(text: str) -> frozenset[str]:
    return frozenset(run[at : at + 2] for run in _SPLIT.split(text) for at in range(len(run) - 1))


def about_the_same(text: str, others: Sequence[_T], said: Callable[[_T], str]) -> _T | None:
    """The one of several that is about what a text is about; None where none is, or two may be."""
    own = pairs_with_deeds(text)
    shared = [own & pairs_with_deeds(said(other)) for other in others]
    # What is done (购置) is done to many things: the thing itself tells.
    only_done = own <= words("deeds")  # 单期培训成本 names nothing but what is done
    ranked = sorted(
        ((len(pairs), at) for at, pairs in enumerate(shared) if pairs and (only_done or pairs - words("deeds"))),
        reverse=True,
    )
    if not ranked or (ranked[0][0] < min(_ENOUGH, len(own)) and not _all_of(said(others[ranked[0][1]]), own)):
        return None
    best = [others[at] for number, at in ranked if number == ranked[0][0]]
    if len(best) > 1:
        # 传承人带徒补助标准 is of 带徒传承人数, which has all its characters, and not of 代表性传承人收徒人数.
        letters = set("".join(own))
        best = [one for one in best if letters <= set(said(one))]
    return best[0] if len(best) == 1 else None


def _all_of(other: str, own: frozenset[str]) -> bool:
    """True where all that the other one is about is said here: 村道420公里，每公里0.5万元 is about 村道 alone."""
    pairs = pairs_with_deeds(other) - words("common-words")
    return bool(pairs) and pairs <= own and not pairs <= words("deeds")


def are_apart(texts: Sequence[str]) -> bool:
    """True where every text is about something, and no two of them about the same."""
    sets = [pairs_of(text) for text in texts]
    return all(sets) and all(not one & other for at, one in enumerate(sets) for other in sets[:at])
