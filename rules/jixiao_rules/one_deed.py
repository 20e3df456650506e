"""Whether two names say that one thing is done, in other words or another order: 图书采购册数, 新增图书数量."""

from functools import lru_cache

from jixiao_rules.same_matter import done_to
from jixiao_rules.words import longest_first, records

_A_THING = 2


def is_done_to_one_thing(name: str, other: str) -> bool:
    """True where the deed is the same, and one thing is the other with something more in its name (路灯, 太阳能路灯)."""
    (deed, thing), (its, what) = _done(name), _done(other)
    if not deed or deed != its:
        return False
    short, long = sorted((thing, what), key=len)
    rest = iter(long)
    return len(short) >= _A_THING and short[-1] == long[-1] and all(letter in rest for letter in short)


@lru_cache(maxsize=1024)
def _done(name: str) -> tuple[str, str]:
    """What is done, in one of the words for it, and the thing without what counts it: 采购, 图书 of 图书购置册数."""
    thing = name.removesuffix("数")
    unit = next((unit for unit in longest_first("count-units") if thing.endswith(unit)), "")
    bare = thing.removesuffix(unit)
    deed, said = _apart(bare) or done_to(bare)
    deed = next((first for first, *others in records("one-deed") if deed in others), deed)
    for first, *others in records("one-thing"):
        for word in others:
            said = said.replace(word, first)
    return deed, said


def _apart(name: str) -> tuple[str, str] | None:
    """The deed at one end of a name and the rest, for those that have other words; None where none stands there."""
    for deed in (word for line in records("one-deed") for word in line):
        if name.startswith(deed):
            return deed, name.removeprefix(deed)
        if name.endswith(deed):
            return deed, name.removesuffix(deed)
    return None
