"""Rates: of a part in its whole, which cannot be more than 100%, or per many; names that a percentage says something of."""

from jixiao_grammar.ast import Amount, Dimension, Direction
from jixiao_grammar.name import Name
from jixiao_grammar.pattern import pattern
from jixiao_rules.words import longest_first

_FULL = {"%": 100, "‰": 1000}

# 提升服务能力 ≥10% tells by how much; nobody plans to double it.
_NO_CHANGE = 50
_PER_MANY = pattern("[十百千万亿](?:人口?|公里|[台辆车户元吨])[^，。；]{0,12}率$")


def is_measured(name: Name, percent: Amount) -> bool:
    """True where the percentage has something to be a percentage of: a measure, or how much something is to rise or fall."""
    return name.is_metric or (name.tells_change and percent.number < _NO_CHANGE)


def is_per_many(name: Name) -> bool:
    """True for deaths per 10,000 vehicles and the like, which custom writes as a number alone, or in cases."""
    return _PER_MANY.search(name.bare) is not None


def is_capped(name: str) -> bool:
    """True for a name that certainly means a part of a whole: 验收合格率, 满意度."""
    return name.endswith(longest_first("capped-rates")) and not _is_uncapped(name)


def may_be_capped(name: str) -> bool:
    """True for a capped rate, and for any other …率 that is not known to pass 100% (增长率, 完成率)."""
    return is_capped(name) or (name.endswith("率") and not _is_uncapped(name))


def is_over_full(amount: Amount) -> bool:
    """True for a share above the whole: 105%, 1200‰; not for what rises by so much."""
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.PERCENT or amount.direction is Direction.INCREASE:
        return False
    return unit.symbol in _FULL and amount.number > _FULL[unit.symbol] and not amount.baseline


def _is_uncapped(name: str) -> bool:
    return name.endswith(longest_first("uncapped-rates"))
