"""The words of the forms, from words.txt: data, so that a new spelling needs no code."""

import os
from functools import cache

from jixiao_grammar.record import Record


class Spelling(Record):
    """The field that a spelling names ("" in sections without fields), and how good a name it is: 0 is best."""

    field: str
    rank: int


@cache
def section(name: str) -> dict[str, Spelling]:
    """The spellings of one section."""
    return _sections()[name]


def holds(text: str, name: str) -> bool:
    """True where a word of the section stands in the text."""
    return any(word in text for word in section(name))


@cache
def ends(name: str) -> tuple[str, ...]:
    """The words of a section of ends, for `str.endswith`."""
    return tuple(section(name))


@cache
def _sections() -> dict[str, dict[str, Spelling]]:
    sections: dict[str, dict[str, Spelling]] = {}
    counts: dict[tuple[str, str], int] = {}
    name = ""
    for line in _lines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = {}
        elif line and not line.startswith("#"):
            field, _, words = line.rpartition(": ")
            for word in words.split():
                rank = counts.get((name, field), 0)
                sections[name][word] = Spelling(field, rank)
                counts[name, field] = rank + 1
    return sections


def _lines() -> list[str]:
    # Not pathlib: importing it costs every start more than the list.
    with open(os.path.join(os.path.dirname(__file__), "words.txt"), encoding="utf-8") as stream:
        return stream.read().splitlines()
