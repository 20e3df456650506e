"""Reads the name of an indicator: from its text to its parts."""

import re
from functools import lru_cache

from jixiao_grammar.name.bare import Bare, bare
from jixiao_grammar.name.clauses import clauses_of
from jixiao_grammar.name.opening import opening_of
from jixiao_grammar.name.parts import Event, Kind, Measure, Name, Opening
from jixiao_grammar.name.polarity import judge
from jixiao_grammar.name.segments import Closing, closing, words_of
from jixiao_grammar.span import Span
from jixiao_grammar.tables import units

# Text that names nothing: numbers, dates and stretches of time that slipped into the column (2022年全年, 0, 1-12月).
_NO_NAME = re.compile(r"[\W_\d年月日季度上下半全前底末初旬至到期间第一二三四五六七八九十〇零○]*")
_NUMBER = re.compile(r"[\d.,]+[万亿千百]?(.{0,4})")


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """What a 三级指标 is made of. Every text can be read; what is not understood stays unknown."""
    core = bare(text)
    if not _is_name(core.text):
        return Name(text, core.text, brackets=core.brackets)
    said = clauses_of(core.text)
    clauses = tuple(core.span(*clause) for clause in said.clauses)
    close = closing(core.text)
    if close is None or close.entry.kind is Kind.GRADE:
        events, subject = _events(core, len(core.text))
        return Name(
            text, core.text, True, core.brackets, clauses, said.joined, _opening(core), subject, events,
            _measure(core, close) if close else None,
        )  # fmt: skip
    start = len(core.text) - len(close.word)
    events, subject = _events(core, start)
    judged = judge(core.text, close.word, close.entry)
    return Name(
        text, core.text, True, core.brackets, clauses, said.joined, None, subject, events, _measure(core, close),
        judged.polarity, judged.sure, core.span(min(judged.start, start), len(core.text)),
    )  # fmt: skip


def _is_name(core: str) -> bool:
    if _NO_NAME.fullmatch(core):
        return False
    number = _NUMBER.fullmatch(core)
    return number is None or number[1] not in units()


def _measure(core: Bare, close: Closing) -> Measure:
    span = core.span(len(core.text) - len(close.word), len(core.text))
    return Measure(close.word, close.entry.kind, close.entry.own, close.entry.units, span)


def _events(core: Bare, end: int) -> tuple[tuple[Event, ...], Span | None]:
    """The events before the measure, and the object that stands before those that reach up to it."""
    words = words_of(core.text[:end])
    start = end
    for word in reversed(words):
        if word.end != start:
            break
        start = word.start
    events = tuple(
        Event(word.text, word.entry.cls, word.entry.flags, core.span(word.start, word.end)) for word in words
    )
    return events, core.span(0, start) if start else None


def _opening(core: Bare) -> Opening | None:
    found = opening_of(core.text)
    return Opening(*found, core.span(0, len(found[0]))) if found else None
