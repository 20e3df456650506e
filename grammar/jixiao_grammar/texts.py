"""Values in words: which of them are vague, and whether anything is left without those."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from jixiao_grammar.ast import Text, VagueWord
from jixiao_grammar.span import Span
from jixiao_grammar.subjects import baseline_of
from jixiao_grammar.tables import VagueEntry, vague_words, words

_LONGEST_WORD = 12
_PUNCTUATION = frozenset(" \n,;、。.!()（）“”\"'-")
_COMPARING = (
    "高于",
    "不低于",
    "低于",
    "不高于",
    "优于",
    "好于",
    "多于",
    "少于",
    "超过",
    "不超过",
    "持平",
    "与",
    "较",
    "比",
)
_FREQUENCIES = {
    "按月": "MONTHLY", "逐月": "MONTHLY", "每月": "MONTHLY", "月度": "MONTHLY", "按季": "QUARTERLY", "逐季": "QUARTERLY",
    "每季": "QUARTERLY", "季度": "QUARTERLY", "按年": "YEARLY", "每年": "YEARLY", "按周": "WEEKLY", "每周": "WEEKLY",
    "按日": "DAILY", "每日": "DAILY", "每天": "DAILY", "逐日": "DAILY", "按天": "DAILY",
}  # fmt: skip


class _Segment(NamedTuple):
    span: Span
    word: str
    entry: VagueEntry | None


def describe(text: Text, folded: str) -> Text:
    """The text with its vague words, its named period, its frequency and its baseline."""
    span = text.span
    segments = tuple(_segments(folded, span))
    found = tuple(
        VagueWord(segment.span, segment.word, segment.entry.reason)
        for segment in segments
        if segment.entry is not None and segment.entry.reason and segment.entry.part != "single"
    )
    wholly = _wholly_vague(segments)
    if wholly and not found:
        found = tuple(
            VagueWord(segment.span, segment.word, segment.entry.reason)
            for segment in segments
            if segment.entry is not None and segment.entry.reason
        )
    raw = span.cut(folded).strip()
    return replace(
        text,
        vague_words=found,
        wholly_vague=wholly,
        named_period=_named_periods().search(raw) is not None,
        baseline=text.baseline or (baseline_of(raw) if raw.startswith(_COMPARING) else None),
        freq=_FREQUENCIES.get(raw[:2]),
    )


def _segments(folded: str, span: Span) -> Iterator[_Segment]:
    """The text cut into the longest known words; a character that opens none stands alone."""
    table = vague_words()
    position = span.start
    while position < span.end:
        for length in range(min(_LONGEST_WORD, span.end - position), 0, -1):
            word = folded[position : position + length]
            entry = table.get(word)
            if entry is not None:
                break
        else:
            length, word, entry = 1, folded[position], None
        if entry is not None or word not in _PUNCTUATION:
            yield _Segment(Span(position, position + length), word, entry)
        position += length


def _wholly_vague(segments: tuple[_Segment, ...]) -> bool:
    """Nothing but adverbs, directions, degrees and empty nouns: 有效促进, 效果显著, 能力提升."""
    judging = False
    for segment in segments:
        entry = segment.entry
        if entry is None or entry.part in ("term", "unit"):
            # a count word is only empty behind an amount without a number (数十场)
            if entry is None or entry.part == "term" or not judging:
                return False
        elif entry.reason:
            judging = True
    return judging


@lru_cache(maxsize=1)
def _named_periods() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("named_periods.txt")))
