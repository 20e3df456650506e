"""The words of the forms, from words.txt: data, so that a new spelling needs no code."""

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Spelling(NamedTuple):
    """The field that a spelling names ("" in sections without fields), and how good a name it is: 0 is best."""

    field: str
    rank: int


@cache
def section(name: str) -> dict[str, Spelling]:
    """The spellings of one section."""
    return _sections()[name]


@cache
def _sections() -> dict[str, dict[str, Spelling]]:
    sections: dict[str, dict[str, Spelling]] = {}
    counts: dict[tuple[str, str], int] = {}
    name = ""
    for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines():
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
