"""Which of several operators wins, and when they contradict each other."""

from jixiao_grammar.ast import Op, OpSource
from jixiao_grammar.diagnostics import note
from jixiao_grammar.frames import Frame
from jixiao_grammar.pieces import Quantity
from jixiao_grammar.span import Span
from jixiao_grammar.tables import operators

_Entry = tuple[Op, OpSource, bool, Span]
_Verdict = tuple[Op, OpSource, Span | None]


def effective_suffix(core: Quantity, frame: Frame) -> tuple[Op, Span] | None:
    """The suffix, unless it belongs to the words (3家市级及以上媒体报道)."""
    if core.suffix_inside:
        return Op.AT_MOST, Span(core.end_pos - len(core.tail), core.end_pos)
    if frame.suffix is None or frame.suffix[0] is None:
        return None
    if core.tail and frame.tail:
        return None
    return frame.suffix[0], frame.suffix[1]


def take_operator(frame: Frame, words: str) -> bool:
    """不超过预算的100% is at most 100%; 低于全国平均水平5% is a distance from something and no target we could read."""
    openings = [word for word in _long_operators() if words.startswith(word)]
    if not openings:
        return not any(word in words for word in _COMPARISONS)
    opening = max(openings, key=len)
    if not words.endswith("的") or frame.ops:
        return False
    start = frame.words_span.start
    frame.ops.append((operators()[opening].op, OpSource.WORD, False, Span(start, start + len(opening))))
    frame.words = [words[len(opening) :]]
    return True


# 标准不低于低保标准的1.3倍: what is compared with the number stands somewhere in the words, and the sign would be lost.
_COMPARISONS = (
    "不低于",
    "不少于",
    "不小于",
    "不高于",
    "不多于",
    "不大于",
    "不超过",
    "不得超过",
    "不得低于",
    "高于",
    "低于",
)


def _long_operators() -> list[str]:
    return [word for word, entry in operators().items() if len(word) > 1 and not entry.soft]


def winning_operator(frame: Frame, suffix: tuple[Op, Span] | None) -> tuple[Op, OpSource, Span | None] | None:
    """Which operator wins; None if they contradict each other."""
    if not frame.ops and not frame.late_ops:
        return (suffix[0], OpSource.SUFFIX, suffix[1]) if suffix else (Op.EQUAL, OpSource.DEFAULT, None)
    if len(frame.ops) == 1 and not suffix and not frame.late_ops:
        op, source, _, span = frame.ops[0]
        return op, source, span
    hard = [entry for entry in frame.ops if not entry[2]]
    if frame.late_ops:
        return _late_operator(frame, hard, suffix)
    if not hard:
        op, source, _, span = frame.ops[-1]
        if suffix is None:
            return op, source, span
        return suffix[0], source, span.cover(suffix[1]) if span.end == suffix[1].start else span
    return _hard_operator(frame, hard, suffix)


def _late_operator(frame: Frame, hard: list[_Entry], suffix: tuple[Op, Span] | None) -> _Verdict | None:
    """88%≥: a sign behind the number counts, if nothing else says otherwise."""
    op, late = frame.late_ops[0]
    if len(frame.late_ops) > 1 or suffix or any(not _agree(entry[0], op) for entry in hard):
        return None
    frame.notes.append(note("operator-after-number", late))
    return _hard_operator(frame, [*hard, (op, OpSource.SIGN, False, late)], None)


def _hard_operator(
    frame: Frame, hard: list[tuple[Op, OpSource, bool, Span]], suffix: tuple[Op, Span] | None
) -> tuple[Op, OpSource, Span] | None:
    op, source, _, span = hard[0]
    for other, _, _, where in hard[1:]:
        if not _agree(op, other):
            return None
        span = span.cover(where)
        op = _combined(op, other)
    if len(hard) > 1 and not frame.late_ops:
        frame.notes.append(note("repeated-operator", span))
    if suffix is not None:
        if not _agree(op, suffix[0]) or op is Op.EQUAL:
            return None
        frame.notes.append(note("redundant-suffix", suffix[1], ""))
    return op, source, span


def _agree(one: Op, other: Op) -> bool:
    same_side = (one.is_floor and other.is_floor) or (one.is_ceiling and other.is_ceiling)
    return one is other or same_side or Op.EQUAL in (one, other)


def _combined(one: Op, other: Op) -> Op:
    """> beside ≥ is a slip for ≥; = beside ≥ belongs to it."""
    if one is other:
        return one
    for op in (Op.AT_LEAST, Op.AT_MOST):
        if op in (one, other):
            return op
    return other if one is Op.EQUAL else one
