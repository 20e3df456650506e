"""Words with digits in them that are understood as words: a rank, a flood that comes every 20 years, hours of the day."""

import re
from functools import lru_cache

from jixiao_grammar.pattern import pattern
from jixiao_grammar.words import lines

# Words that only name something; a limit, a sign or a stray bracket beside a yardstick means that more was meant.
_NAMES = pattern(r"(?:(?!(?:以|之)[上下内外])[^\W0-9]|[ 、,])*")
# A number in words: 10kV线路改造二十五公里.
_SPELLED = pattern("百分之|[一二两三四五六七八九十][一二三四五六七八九十百千万亿零]+[^一二三四五六七八九十百千万亿零]")


def are_all_yardsticks(folded: str) -> bool:
    """Whether every digit of a cell of words belongs to a yardstick, and nothing beside them limits or compares."""
    rest = _yardstick().sub("", folded)
    return rest != folded and _NAMES.fullmatch(rest) is not None and _SPELLED.search(rest) is None


@lru_cache(maxsize=1)
def _yardstick() -> re.Pattern[str]:
    # Compiled when a cell first asks: nearly all cells hold a number that is one.
    return pattern("|".join(f"(?:{one})" for one in lines("yardsticks.txt")))
