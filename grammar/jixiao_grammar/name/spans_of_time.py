"""Whether a time is better short (响应时间, 停电时间) or long (使用年限, 无故障运行时间)."""

from collections.abc import Sequence

from jixiao_grammar.name.parts import EventClass, Polarity
from jixiao_grammar.name.segments import Word
from jixiao_grammar.name.turns import Step, is_bad, says_nothing
from jixiao_grammar.record import Record

_DAYS = ("天数", "日数")
_LENGTHS = (*_DAYS, "时长", "小时数")


class Longer(Record):
    """Up: the longer the better; down: the shorter. `start`: where the words that decided begin."""

    polarity: Polarity
    start: int


def of_time(words: Sequence[Word], row: Sequence[Step], measure: str, end: int) -> Longer:
    """Which way a time is good, from the events that take it; `end` is where the measure begins."""
    early = next((word for word in words if "early" in word.entry.flags), None)
    if early is not None:
        return Longer(Polarity.UP, early.start)
    said = [step for step in row if not says_nothing(step)]
    free = next((step for step in said if step.denied and step.cls is EventClass.GOOD), None)
    if free is not None:
        return Longer(Polarity.UP, free.start)
    return Longer(_of_last(said, measure), said[-1].start) if said else Longer(Polarity.UNKNOWN, end)


def _of_last(said: Sequence[Step], measure: str) -> Polarity:
    last, before = said[-1], said[:-1]
    if "gap" in last.flags:
        return Polarity.UP if before and is_bad(before[-1]) else Polarity.UNKNOWN
    if "short" in last.flags or _is_lost(last, measure):
        return Polarity.DOWN
    if "long" in last.flags or (last.cls is EventClass.GOOD and measure in _DAYS) or _goes_well(said):
        return Polarity.UP
    return Polarity.UNKNOWN


def _is_lost(last: Step, measure: str) -> bool:
    """A time of failure; the time of a case or a complaint may be no more than its date."""
    if last.cls is EventClass.TROUBLE:
        return measure in _LENGTHS
    return last.cls in (EventClass.BAD, EventClass.LATE)


def _goes_well(said: Sequence[Step]) -> bool:
    """正常运行时间: an act that goes on well."""
    return said[-1].cls is EventClass.ACT and any(
        "adverb" in step.flags and "sure" not in step.flags for step in said[:-1]
    )
