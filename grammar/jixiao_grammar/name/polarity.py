"""Which way an indicator is good, worked out from its events and its measure.

The event right before the measure decides: 故障率 is bad, 故障处理率 good, 故障处理超时率 bad again. What stands directly
before that event may turn it, once (未办结率, 逾期完成率). Where a word that nobody knows holds the last event and the
measure apart (故障平台数), the direction stays unknown: a wrong guess would accuse a correct name.
"""

from collections.abc import Sequence

from jixiao_grammar.name.coined import by_form
from jixiao_grammar.name.lexicon import MeasureEntry, events
from jixiao_grammar.name.parts import EventClass, Kind, Polarity
from jixiao_grammar.name.segments import Word, closing, words_of
from jixiao_grammar.name.spans_of_time import of_time
from jixiao_grammar.name.turns import Step, is_bad, is_object_of, row_of, says_nothing
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

_UP, _DOWN, _UNKNOWN = Polarity.UP, Polarity.DOWN, Polarity.UNKNOWN
_DONE = (EventClass.ACT, EventClass.REMEDY)
_CHANGES = (EventClass.RISE, EventClass.FALL)
_NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.SIZE, Kind.MONEY)
_NO_DIRECTION = (Kind.RATIO, Kind.GRADE)
# Over which time a thing grows, said between the thing and its growth: 住院费用年增幅, 能耗同比增长率.
_OVER_TIME = pattern(r"(?:同比|环比|比上年|较上年|每年|全年|当年|年度|年均|年|季度|月度|月)+$")


class Judgement(Record):
    """The direction; `start`: where the words that decided begin; `sure`: no reviewer would dispute it."""

    polarity: Polarity
    start: int
    sure: bool = False


def judge(piece: str, measure: str, entry: MeasureEntry) -> Judgement:
    """Which way a piece of a name is good that ends in this measure."""
    itself = events().get(measure)
    # 增速 is measure and event in one.
    stem = piece if itself is not None and itself.cls in _CHANGES else piece[: len(piece) - len(measure)]
    words = words_of(stem)
    if entry.kind in _NO_DIRECTION:
        return Judgement(_UNKNOWN, len(stem))
    if entry.own is not _UNKNOWN:
        return _of_its_own(words, stem, entry)
    row = row_of(words, len(stem))
    if entry.kind is Kind.TIME:
        return Judgement(*of_time(words, row, measure, len(stem)))
    last = next((step for step in reversed(row) if not says_nothing(step)), None)
    if last is None:
        return _of_unlisted(words, stem, entry.kind)
    if last.cls in _CHANGES:
        return _of_change(last, row, stem, entry.kind)
    return _of_event(last, row, words, entry.kind)


def judge_number(piece: str) -> Judgement:
    """Which way the number of what happens is good, in a piece that ends with it (安全责任事故, 群众投诉)."""
    words = words_of(piece)
    row = row_of(words, len(piece))
    last = next((step for step in reversed(row) if not says_nothing(step)), None)
    if last is None or last.cls in _CHANGES:
        return Judgement(_UNKNOWN, len(piece))
    return _of_event(last, row, words, Kind.COUNT)


def _of_unlisted(words: Sequence[Word], stem: str, kind: Kind) -> Judgement:
    """The direction where unknown words stand right before the measure."""
    if kind is Kind.SHARE and (close := closing(stem)):
        return judge(stem, close.word, close.entry)
    read = by_form(words, stem, kind)
    return Judgement(*read) if read else Judgement(_UNKNOWN, len(stem))


def _of_its_own(words: Sequence[Word], stem: str, entry: MeasureEntry) -> Judgement:
    """成本, 满意度: the measure says it, unless it is denied (不满意率) or the name speaks of less of it (降低成本)."""
    last = words[-1] if words else None
    if last is not None and last.entry.cls is EventClass.NOT and last.end == len(stem):
        return Judgement(entry.own.turned(), last.start)
    if entry.own is _DOWN and any(_takes_away(word) for word in words):
        return Judgement(_UNKNOWN, len(stem))
    return Judgement(entry.own, len(stem), entry.sure)


def _of_change(change: Step, row: Sequence[Step], stem: str, kind: Kind) -> Judgement:
    """A rise is as good as the thing that rises, a fall as good as the thing is bad."""
    before = _OVER_TIME.sub("", stem[: change.start])
    thing = _of_thing(before)
    if change.cls is EventClass.FALL:
        return Judgement(thing.turned(), row[0].start)
    # Most of what is said to grow is meant to: 产量增长率.
    assumed = kind not in _NUMBERS and "unsure" not in change.flags and not _is_open(before)
    return Judgement(_UP if thing is _UNKNOWN and assumed else thing, row[0].start)


def _of_thing(thing: str) -> Polarity:
    close = closing(thing)
    polarity = judge(thing, close.word, close.entry).polarity if close else _UNKNOWN
    if polarity is not _UNKNOWN:
        return polarity
    row = row_of(words_of(thing), len(thing))
    if not row or row[-1].cls in _DONE:
        return _UNKNOWN
    return _DOWN if is_bad(row[-1]) else _UP if row[-1].cls is EventClass.GOOD else _UNKNOWN


def _is_open(thing: str) -> bool:
    """True where the thing is one of those whose growth may be meant either way (人口, 物价)."""
    row = row_of(words_of(thing), len(thing))
    return bool(row) and row[-1].cls is EventClass.PLAIN


def _of_event(last: Step, row: Sequence[Step], words: Sequence[Word], kind: Kind) -> Judgement:
    before = [step for step in row[: row.index(last)] if not says_nothing(step)]
    walked = _turned_by(before, last)
    bad_is_dealt_with = _is_worked_on(last, before) or _is_cut(last, words)
    is_open = bad_is_dealt_with if walked.polarity is _DOWN else not _does_good(last, before, kind)
    polarity = _UNKNOWN if is_open else walked.polarity
    if kind in _NUMBERS:
        polarity = _of_number(polarity, last, before, words, kind)
    return Judgement(polarity, walked.start, walked.sure and kind is Kind.RATE)


def _turned_by(before: Sequence[Step], last: Step) -> Judgement:
    """The direction of the last event, turned by what stands directly before it; a remedy between cures what was wrong."""
    polarity = _DOWN if is_bad(last) else _UNKNOWN if last.cls is EventClass.PLAIN else _UP
    start, sure = last.start, "sure" in last.flags and not last.denied
    cured = last.cls is EventClass.REMEDY
    for step in reversed(before):
        if step.cls is EventClass.PLAIN or is_object_of(last, step):
            break
        turns = _is_late(step, last) or (step.cls is EventClass.WRONG and not cured)
        if polarity is _UP and turns:
            polarity, sure = _DOWN, False
        if is_bad(step):
            start = step.start
        cured = cured or step.cls is EventClass.REMEDY
    return Judgement(polarity, start, sure)


def _is_late(step: Step, last: Step) -> bool:
    return step.cls is EventClass.LATE and not ("recover" in last.flags and "due" in step.flags)


def _is_open_to_both(before: Sequence[Step]) -> bool:
    """True for shared resources, and behind a denial that leaves it open (非招标采购)."""
    return any("open" in step.flags or (step.denied and step.cls is EventClass.PLAIN) for step in before)


def _is_worked_on(last: Step, before: Sequence[Step]) -> bool:
    """True for the object of a remedy, and for what is used up well (安全用电)."""
    if not before:
        return False
    used_well = last.cls is EventClass.COST and before[-1].cls is EventClass.GOOD
    return used_well or is_object_of(last, before[-1])


def _is_cut(last: Step, words: Sequence[Word]) -> bool:
    """True where the name speaks of less of the bad: 降低物流成本占比 may be given as what is left or as what is cut."""
    return any(_takes_away(word) for word in words if word.end <= last.start)


def _does_good(last: Step, before: Sequence[Step], kind: Kind) -> bool:
    """Most of what is done is better done for all; a share of it (补种比例) need not be, nor some remedies alone (控制率)."""
    if _is_open_to_both(before) or (kind is Kind.SHARE and "gain" in last.flags):
        return False
    if last.cls not in _DONE:
        return True
    over_bad = bool(before) and is_bad(before[-1]) and before[-1].cls is not EventClass.COST
    if "cure" in last.flags:
        return over_bad
    return kind not in (Kind.SHARE, Kind.INDEX) or over_bad or any("adverb" in step.flags for step in before)


def _of_number(polarity: Polarity, last: Step, before: Sequence[Step], words: Sequence[Word], kind: Kind) -> Polarity:
    """How many: better few of what is bad and nobody works on, better many of what is gained."""
    earlier = [word for word in words if word.end <= last.start]
    if "handled" in last.flags:
        # 新增病例数: what is new of a bad thing was not dealt with.
        return _DOWN if before and before[-1].cls is EventClass.RISE else _UNKNOWN
    if polarity is _DOWN:
        used_up = last.cls is EventClass.COST and kind not in (Kind.AMOUNT, Kind.MONEY)
        taken = bool(earlier) and earlier[-1].end == last.start and "takes" in earlier[-1].entry.flags
        return _UNKNOWN if used_up or taken or any(_lessens(word) for word in earlier) else _DOWN
    if last.cls is EventClass.ACT and before and "gain" in before[-1].flags:
        return _UP  # 游客接待量
    held_down = any(word.entry.cls is EventClass.PLAIN or "cure" in word.entry.flags for word in earlier)
    return polarity if last.flags & {"gain", "serves", "saves"} and not held_down else _UNKNOWN


def _lessens(word: Word) -> bool:
    return word.entry.cls is EventClass.REMEDY or _takes_away(word)


def _takes_away(word: Word) -> bool:
    return word.entry.cls is EventClass.FALL or "saves" in word.entry.flags
