"""Whether a price is written for the thing that its name says it is the price of: 册均成本 in 元/人."""

from jixiao_grammar.ast import Dimension, Unit
from jixiao_grammar.pattern import HAN, pattern
from jixiao_rules.words import section, table

_FOR_EACH = pattern(f"(?:每|单(?![位价项]))(?P<each>{HAN}{{1,3}})|(?P<mean>{HAN})均")


def other_thing(name: str, unit: Unit) -> str | None:
    """What the name says that the price is for, where the unit says something else; None where they agree or nobody can say."""
    if unit.dimension is not Dimension.MONEY or not unit.per or "标准" in name:
        return None
    priced = {_counted(one.symbol) for one in unit.per}
    said = [each for found in _FOR_EACH.finditer(name) if (each := _known(found["each"] or found["mean"])) is not None]
    if len(said) != 1 or priced & _ANYTHING or not priced <= _known_units():
        return None
    return None if _counted(said[0]) in priced else said[0]


_ANYTHING = frozenset(("个", "项", "次", "件", "处", "年"))


def _known(words_of_name: str) -> str | None:
    """The longest unit that is known at the start of some words: 公里 of 公里养."""
    starts = (words_of_name[:length] for length in range(len(words_of_name), 0, -1))
    return next((start for start in starts if _counted(start) in _known_units()), None)


def _known_units() -> frozenset[str]:
    return frozenset(section("costs.priced"))


def _counted(word: str) -> str:
    return table("counted-as").get(word, word)
