"""Rates: of a part in its whole, which cannot be more than 100%, or per many; names that a percentage says something of."""

from jixiao_grammar.ast import Amount, Dimension, Direction, Op
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
    return _ending(name, "capped-rates") > _ending(name, "uncapped-rates")


def is_share_of_all(name: Name, asked: Amount | None) -> bool:
    """True for 纳入供养比例 where all of them are asked for (100%): more than all there cannot be."""
    whole = asked is not None and asked.op is Op.EQUAL and asked.number == 100 and asked.direction is None
    return whole and name.bare.endswith("比例") and name.changed is None and "完成" not in name.bare


def may_be_capped(name: str) -> bool:
    """True for a capped rate, and for any other …率 that is not known to pass 100% (增长率, 完成率)."""
    return is_capped(name) or (name.endswith("率") and not _is_uncapped(name))


def is_over_full(amount: Amount) -> bool:
    """True for a share above the whole: 105%, 1200‰; not for what rises by so much."""
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.PERCENT or amount.direction is Direction.INCREASE:
        return False
    return unit.symbol in _FULL and amount.number > _FULL[unit.symbol] and not amount.baseline


def _ending(name: str, rates: str) -> int:
    """How long the longest of some rates is that a name ends with: 资源化利用率 is capped, 利用率 is not."""
    return max((len(rate) for rate in longest_first(rates) if name.endswith(rate)), default=0)


def _is_uncapped(name: str) -> bool:
    """True for 工作效率, not for 数据有效率: the longer ending tells."""
    uncapped = _ending(name, "uncapped-rates")
    return uncapped > 0 and uncapped >= _ending(name, "capped-rates")
