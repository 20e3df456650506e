"""The things that a name says: one, or two where it joins two sentences or two measures.

A comma parts two sentences where what stands on both sides is long enough to say something and is no mere time, manner or
list; no list of verbs is asked. 和 and 、 join nouns far more often, so that more is asked of both sides.
"""

import re
from collections.abc import Sequence

from jixiao_grammar.name.opening import joint, opening_of
from jixiao_grammar.name.parts import EventClass, Kind
from jixiao_grammar.name.segments import closing, words_of
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

_COMMA = pattern(r"(?<!\d)[，,](?!\d)|(?<=\d)[，,](?!\d{3})|[；;。]")
_LIST = pattern(r"、|以及|和|及(?!时|格)|与")
_MANNER = pattern(
    r"(?:通过|按照?|根据|围绕|为|依据|依托|结合|以|随着|利用|针对|对照|在|经|自|从)|.*(?:基础上|期间|以来|之后|以后|之前|以前|前提下|情况下|条件下|过程中|.[后时])$"
)
_ENDS_TIME = frozenset("年月日底初末季前内起")
_TIME = pattern(r".*[\d年月日底初末季]\s*(?:底|初|末)?(?:之?前|以?内|起)?$")
_DETAIL = pattern(r"(?:效果|成效|其中|包括|包含|含|如|即|每|共|约|等|均|各|[^\W\d]{0,2}\d)")
# 住院人次与门诊人次之比 is one measure of two numbers.
_RATIO = pattern("比(?:[例值重率])?$")
_SHORTEST = 4
_SHORTEST_JOINED = 3
_COUNTED = ("人数", "人次", "户数", "场次", "次数", "天数", "面积", "里程", "金额")


class Said(Record):
    """The clauses of a bare name as stretches of it; `joined`: only 和, 及 or 、 stands between them."""

    clauses: tuple[tuple[int, int], ...]
    joined: bool = False


def clauses_of(bare: str) -> Said:
    """What a bare name says; one clause that is all of it where nothing parts it."""
    parted = [piece for piece in _pieces(bare, _COMMA) if _says_something(bare[slice(*piece)])]
    if len(parted) > 1 and not _is_list(bare, parted):
        return Said(tuple(parted))
    for joined in (_pieces(bare, joint()), _pieces(bare, _LIST)):
        if len(joined) > 1 and _are_two(bare, joined):
            return Said(tuple(joined), joined=True)
    return Said(((0, len(bare)),))


def _pieces(bare: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    start, pieces = 0, []
    for found in separator.finditer(bare):
        pieces.append((start, found.start()))
        start = found.end()
    return [(start, end) for start, end in (*pieces, (start, len(bare))) if end > start]


def _says_something(part: str) -> bool:
    long_enough = len(part) >= _SHORTEST or _is_measured_alone(part)
    return long_enough and not (_MANNER.match(part) or _is_time(part) or _DETAIL.match(part))


def _is_time(part: str) -> bool:
    last = part[-1:]
    return (last in _ENDS_TIME or last.isdecimal() or last.isspace()) and _TIME.match(part) is not None


def _is_list(bare: str, parts: Sequence[tuple[int, int]]) -> bool:
    """True where the measure at the end holds for all parts: 道路硬化，村庄绿化覆盖率."""
    *before, last = (bare[slice(*part)] for part in parts)
    return _is_metric(last) and not any(map(_is_metric, before)) and opening_of(last) is None


def _are_two(bare: str, parts: Sequence[tuple[int, int]]) -> bool:
    texts = [bare[slice(*part)] for part in parts]
    if min(map(len, texts)) < _SHORTEST_JOINED:
        return False
    if _is_metric(bare):
        is_ratio = len({_family(text) for text in texts}) > 1 and _RATIO.search(bare) is not None
        return all(map(_is_measured_alone, texts)) and not is_ratio
    return all(opening_of(text) or _ends_in_change(text) for text in texts)


def _is_measured_alone(part: str) -> bool:
    close = closing(part)
    return close is not None and len(part) > len(close.word) and _family(part) is not None


def _family(part: str) -> str | None:
    close = closing(part)
    if close is None:
        return None
    if close.entry.kind is Kind.RATE or (close.entry.kind is Kind.DEGREE and close.word != "度"):
        return "rate"
    return "number" if close.word in _COUNTED else None


def _ends_in_change(part: str) -> bool:
    words = words_of(part)
    return bool(words) and words[-1].end == len(part) and words[-1].entry.cls in (EventClass.RISE, EventClass.FALL)


def _is_metric(part: str) -> bool:
    close = closing(part)
    return close is not None and close.entry.kind is not Kind.GRADE
