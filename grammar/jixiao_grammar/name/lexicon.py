"""The words that names are made of, read once from the lists in `words/`."""

import os
from collections.abc import Iterator
from functools import cache

from jixiao_grammar.name.parts import EventClass, Kind, Polarity
from jixiao_grammar.record import Record

# Not pathlib: importing it costs every start of a commit hook more than all the lists together.
_FOLDER = os.path.join(os.path.dirname(__file__), "words")
_DIRECTIONS = {"up": Polarity.UP, "surely-up": Polarity.UP, "down": Polarity.DOWN, "-": Polarity.UNKNOWN}


class MeasureEntry(Record):
    """A word that closes a name: what it measures, which way it is good by itself, and the kinds of unit that fit."""

    kind: Kind
    own: Polarity
    sure: bool
    units: tuple[str, ...]


class EventEntry(Record):
    """A word of the list of events."""

    cls: EventClass
    flags: frozenset[str]


@cache
def measures() -> dict[str, MeasureEntry]:
    """Every word that can be the measure of a name."""
    table: dict[str, MeasureEntry] = {}
    for (kind, direction, *units), words in _lines("measures"):
        entry = MeasureEntry(Kind(kind), _DIRECTIONS[direction], direction.startswith("surely"), tuple(units))
        table |= dict.fromkeys(words, entry)
    return table


@cache
def events() -> dict[str, EventEntry]:
    """Every word whose bearing on the direction is known."""
    table: dict[str, EventEntry] = {}
    for (cls, *flags), words in _lines("events"):
        table |= dict.fromkeys(words, EventEntry(EventClass(cls), frozenset(flags)))
    return table


@cache
def openings() -> dict[str, frozenset[str]]:
    """The verbs that open a sentence of purpose, with their flags (aim, noun)."""
    return {word: frozenset(flags) for flags, words in _lines("openings") for word in words}


@cache
def not_measures() -> frozenset[str]:
    """Words that end like a measure and are none."""
    return frozenset(word for _, words in _lines("not_measures") for word in words)


@cache
def noun_ends() -> frozenset[str]:
    """Nouns that close a compound noun."""
    return frozenset(word for _, words in _lines("noun_ends") for word in words)


def _lines(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """The lines of a list: what is said about the words (before the colon), and the words."""
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as file:
        for line in file:
            said, colon, words = line.partition("#")[0].rpartition(":")
            if words.strip():
                yield said.split() if colon else [], words.split()
