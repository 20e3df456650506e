"""What a name says beside the words of names of every field: 农村公路 of 新建农村公路里程."""

from jixiao_rules.chinese_letters import chinese_apart
from jixiao_rules.words import one_of

_SHORTEST = 2


def own_words(name: str) -> list[str]:
    """The stretches of two characters and more that are left of a name without such words."""
    bare = one_of("said-of-anything").sub(" ", one_of("common-words").sub(" ", name))
    return [part for part in chinese_apart(bare).split() if len(part) >= _SHORTEST]
