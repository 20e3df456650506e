"""What each of several days in one clause is the day of: 夏装5月20日前、冬装10月20日前; 春防、秋防分别于5月31日前、11月15日前."""

from collections.abc import Sequence
from itertools import pairwise

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_rules.chinese_letters import only_chinese

_IN_TURN = "分别"
_JOINED = pattern("[、和及与]")
# What stands between a day and the next thing, or between the things and the first day.
_FRAME = frozenset("前之以底末日号月年于在完成")


def own_characters(clause: str, days: Sequence[Span]) -> list[frozenset[str]]:
    """For each day the characters that only its thing has; none where the clause does not say a thing for each."""
    none: frozenset[str] = frozenset()
    if len(days) < 2:
        return [none for _ in days]
    names = _in_turn(clause[: days[0].start], len(days)) or _before_each(clause, days)
    told = [frozenset(only_chinese(name)) - _FRAME for name in names]
    others = [none.union(*(one for other, one in enumerate(told) if other != at)) for at in range(len(told))]
    own = [mine - theirs for mine, theirs in zip(told, others, strict=True)]
    return own if all(own) else [none for _ in days]


def _in_turn(before: str, number: int) -> list[str]:
    """春防, 秋防 of 春防、秋防分别于; nothing where there are more or fewer than days."""
    listed, found, _ = before.partition(_IN_TURN)
    names = _JOINED.split(listed) if found else []
    return names if len(names) == number else []


def _before_each(clause: str, days: Sequence[Span]) -> list[str]:
    """What stands before each day, behind the one before it."""
    starts = [Span(0, days[0].start), *(Span(one.end, other.start) for one, other in pairwise(days))]
    return [span.cut(clause) for span in starts]
