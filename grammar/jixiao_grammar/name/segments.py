"""Cuts a piece of a name into the measure that closes it and the events before it: from the right, longest words first."""

from collections.abc import Collection, Iterator
from functools import cache

from jixiao_grammar.name.lexicon import EventEntry, MeasureEntry, events, measures, not_measures
from jixiao_grammar.name.parts import Polarity
from jixiao_grammar.record import Record


class Word(Record):
    """An event in a piece of a name: `start` and `end` count in that piece."""

    text: str
    entry: EventEntry
    start: int
    end: int


class Closing(Record):
    """The measure at the end of a piece."""

    word: str
    entry: MeasureEntry


def closing(piece: str) -> Closing | None:
    """The longest measure at the end of a piece; None where a word that is no measure covers at least as much of it."""
    word = _measure_at_end(piece)
    if word is None or (len(word) == 1 and len(piece) == 1):
        return None
    other = _longest_end(piece, len(piece), not_measures(), _not_measure_length()) or ""
    # 节能 + 量 is no 能量.
    is_other = len(other) >= len(word) and len(_event_before(piece, word)) + len(word) <= len(other)
    return None if is_other else Closing(word, measures()[word])


def _measure_at_end(piece: str) -> str | None:
    """The longest measure; a shorter one where it and the event before it cover more: 缴费 + 率, not 缴 + 费率."""
    longest = _longest_end(piece, len(piece), measures(), _measure_length())
    if longest is None or measures()[longest].own is not Polarity.UNKNOWN:
        return longest
    endings = (piece[-length:] for length in range(len(longest), 0, -1))
    return max(
        (word for word in endings if word in measures()), key=lambda word: len(_event_before(piece, word)) + len(word)
    )


def _event_before(piece: str, measure: str) -> str:
    return _longest_end(piece, len(piece) - len(measure), events(), _event_length()) or ""


def words_of(piece: str) -> tuple[Word, ...]:
    """The events in a piece, in reading order; what lies between them is the object."""
    return tuple(reversed(list(_from_the_right(piece))))


def _from_the_right(piece: str) -> Iterator[Word]:
    end = len(piece)
    while end > 0:
        text = _longest_end(piece, end, events(), _event_length())
        if text is None:
            end -= 1
        else:
            yield Word(text, events()[text], end - len(text), end)
            end -= len(text)


def _longest_end(piece: str, end: int, words: Collection[str], longest: int) -> str | None:
    for length in range(min(longest, end), 0, -1):
        if piece[end - length : end] in words:
            return piece[end - length : end]
    return None


@cache
def _measure_length() -> int:
    return max(map(len, measures()))


@cache
def _not_measure_length() -> int:
    return max(map(len, not_measures()))


@cache
def _event_length() -> int:
    return max(map(len, events()))
