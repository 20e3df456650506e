"""Reads the name of an indicator: from its text to its parts."""

from collections.abc import Sequence
from functools import lru_cache

from jixiao_grammar.name.bare import LONGEST_NAME, Bare, bare
from jixiao_grammar.name.clauses import clauses_of
from jixiao_grammar.name.opening import opening_of
from jixiao_grammar.name.parts import Event, EventClass, Kind, Measure, Name, Opening
from jixiao_grammar.name.polarity import Judgement, judge, judge_number
from jixiao_grammar.name.segments import Closing, Word, closing, words_of
from jixiao_grammar.pattern import pattern
from jixiao_grammar.words import units

# Text that names nothing: numbers, dates and stretches of time that slipped into the column (2022年全年, 0, 1-12月).
_OF_TIME = frozenset("年月日季度上下半全前底末初旬至到期间第一二三四五六七八九十〇零○")
_NUMBER = pattern(r"[\d.,]+[万亿千百]?(.{0,4})")


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """What a 三级指标 is made of. Every text can be read; what is not understood stays unknown."""
    core = bare(text)
    if not _is_name(core.text):
        return Name(text, core.text, brackets=core.brackets)
    said = clauses_of(core.text)
    name = Name(
        text,
        core.text,
        is_name=True,
        brackets=core.brackets,
        clauses=tuple(core.span(*clause) for clause in said.clauses),
        joined=said.joined,
    )
    close = closing(core.text)
    if close is None:
        return _without_measure(name, core)
    start = len(core.text) - len(close.word)
    whole = _with_events(name, core, start)._replace(measure=_measure(core, close, start))
    if close.entry.kind is Kind.GRADE:
        return whole._replace(opening=_opening(core))
    return _judged(whole, core, judge(core.text, close.word, close.entry), start)


def _without_measure(name: Name, core: Bare) -> Name:
    """A name that ends in what happens (群众投诉) is judged by it, as a number of such things."""
    end = len(core.text)
    told = _with_events(name, core, end)._replace(opening=_opening(core))
    if told.deed is None:
        return told
    if told.deed.cls in (EventClass.RISE, EventClass.FALL):
        thing = core.text[: end - len(told.deed.word)]
        close = closing(thing)
        return told._replace(changed=_measure(core, close, len(thing) - len(close.word))) if close else told
    return _judged(told, core, judge_number(core.text), end - len(told.deed.word))


def _with_events(name: Name, core: Bare, end: int) -> Name:
    words = words_of(core.text[:end])
    first = _first_of_row(words, end)
    events = tuple(
        Event(word.text, word.entry.cls, word.entry.flags, core.span(word.start, word.end)) for word in words
    )
    subject = core.span(0, first) if first else None
    return name._replace(events=events, deed=events[-1] if first < end else None, subject=subject)


def _judged(name: Name, core: Bare, found: Judgement, start: int) -> Name:
    where = core.span(min(found.start, start), len(core.text))
    return name._replace(polarity=found.polarity, sure=found.sure, judged=where)


def _is_name(core: str) -> bool:
    if len(core) > LONGEST_NAME or all(map(_names_nothing, core)):
        return False
    number = _NUMBER.fullmatch(core) if core[0] in ".," or core[0].isdecimal() else None
    return number is None or number[1] not in units()


def _names_nothing(character: str) -> bool:
    return character in _OF_TIME or not character.isalnum() or character.isdecimal()


def _measure(core: Bare, close: Closing, start: int) -> Measure:
    span = core.span(start, start + len(close.word))
    return Measure(close.word, close.entry.kind, close.entry.own, close.entry.units, span)


def _first_of_row(words: Sequence[Word], end: int) -> int:
    """Where the events begin that reach up to the measure; what stands before them is the object."""
    for word in reversed(words):
        if word.end != end:
            break
        end = word.start
    return end


def _opening(core: Bare) -> Opening | None:
    found = opening_of(core.text)
    return Opening(*found, core.span(0, len(found[0]))) if found else None
