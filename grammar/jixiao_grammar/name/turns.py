"""The events that stand one behind the other right before a measure, with each 未, 不 and 无 bound to the word it turns."""

from collections.abc import Sequence

from jixiao_grammar.name.parts import EventClass
from jixiao_grammar.name.segments import Word
from jixiao_grammar.record import Record

_SILENT = (EventClass.OCCUR, EventClass.FILLER)
_BAD = (EventClass.BAD, EventClass.TROUBLE, EventClass.COST, EventClass.LATE, EventClass.WRONG)
_DONE = (EventClass.GOOD, EventClass.ACT, EventClass.REMEDY)
# 无 and 零 before a good thing open compound nouns more often than they deny it.
_DENIES_ALL = ("未", "不", "没有", "未能", "未曾")


class Step(Record):
    """One event of the row; `denied` where a 未 or 无 before it turned it, which `cls` and `start` then include."""

    cls: EventClass
    flags: frozenset[str]
    start: int
    denied: bool = False


def row_of(words: Sequence[Word], end: int) -> tuple[Step, ...]:
    """The events that reach up to `end` without anything between them, in reading order."""
    row: list[Word] = []
    for word in reversed(words):
        if word.end != end:
            break
        row.insert(0, word)
        end = word.start
    return tuple(_bound(row))


def says_nothing(step: Step) -> bool:
    """True for 发生 and 平均, which leave the direction to the event beside them."""
    return step.cls in _SILENT


def is_bad(step: Step) -> bool:
    """True for an event that is bad by itself."""
    return step.cls in _BAD


def _bound(row: Sequence[Word]) -> list[Step]:
    steps: list[Step] = []
    denier: Word | None = None
    for word in row:
        step = _step(word)
        if word.entry.cls is EventClass.NOT:
            denier = denier or word
        elif denier is None:
            steps.append(step)
        elif not says_nothing(step):
            steps.append(_denied(step, denier))
            denier = None
    return steps if denier is None else [*steps, Step(EventClass.PLAIN, frozenset(), denier.start)]


def _step(word: Word) -> Step:
    shielded = "alone" in word.entry.flags and word.start > 0
    return Step(EventClass.PLAIN if shielded else word.entry.cls, word.entry.flags, word.start)


def _denied(step: Step, denier: Word) -> Step:
    if is_bad(step):
        turned = EventClass.GOOD
    elif denier.text not in _DENIES_ALL:
        turned = EventClass.PLAIN
    elif "adverb" in step.flags:
        turned = EventClass.LATE
    else:
        turned = EventClass.BAD if step.cls in _DONE else EventClass.PLAIN
    return Step(turned, frozenset(), denier.start, denied=True)


def is_object_of(last: Step, step: Step) -> bool:
    """True where the bad event is what is worked on (化解信访件数) or got rid of (减少事故)."""
    if step.cls is EventClass.REMEDY:
        return last.cls in (EventClass.TROUBLE, EventClass.WRONG)
    return is_bad(last) and (step.cls is EventClass.FALL or "saves" in step.flags)
