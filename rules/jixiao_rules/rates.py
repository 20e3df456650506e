"""Rates of a part in its whole, which cannot be more than 100%."""

from jixiao_rules.words import words


def is_capped(name: str) -> bool:
    """True for a name that certainly means a part of a whole: 验收合格率, 满意度."""
    return name.endswith(tuple(words("capped-rates"))) and not _is_uncapped(name)


def may_be_capped(name: str) -> bool:
    """True for a capped rate, and for any other …率 that is not known to pass 100% (增长率, 完成率)."""
    return is_capped(name) or (name.endswith("率") and not _is_uncapped(name))


def _is_uncapped(name: str) -> bool:
    return name.endswith(tuple(words("uncapped-rates")))
