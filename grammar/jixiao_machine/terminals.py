"""Which terminals can begin at a character, and the expression of each, compiled when a text first asks for it.

No text asks that holds none of some words that an expression `needs`; and of a long one only the part is compiled that the text
can match (`branches.py`, `letters.py`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from jixiao_grammar.pattern import SHOWN, Need, can_match, columns, needs_as_written
from jixiao_grammar.record import Record
from jixiao_machine.branches import Branched, Branches, LookingAhead, branched
from jixiao_machine.letters import Letters, Tests
from jixiao_machine.sections import Tables

# What is tried in turn: the name of a terminal (none for blanks), and the number of its expression.
Tries: TypeAlias = Sequence[tuple[str, int]]
Match: TypeAlias = "Callable[[str, int, int], re.Match[str] | _Run | None]"
_OTHERS = "others"  # the last line of a section is for the characters that no other names
DIGITS = frozenset("0123456789")
_PATIENCE = 1000  # to compile an expression costs what so many questions cost


class _Run(Record):
    """A run of letters up to here."""

    stop: int

    def end(self) -> int:
        """Where it ends."""
        return self.stop


class Terminals:
    """The terminals of one set of tables. `matches` holds what has been compiled; `match` finds the others."""

    def __init__(self, tables: Tables) -> None:
        self._names = tables["terminals"]
        self._patterns = tables["patterns"]
        self._branches = Branches(tables["branches"])
        self._branched: dict[int, Branched | LookingAhead | None] = {}
        self._tests = Tests(tables["tests"])
        self._kinds = tables["kinds"]
        self._letters: list[Letters | None] = [None] * len(self._kinds)
        self.walks = {number: way for number, *way in (map(int, walk.split(" ")) for walk in tables["walks"])}
        self._opened = _by_character(tables["opened"])
        self._at_end, *behind_digits = tables["behind_digits"]
        self._behind_digits = _by_character(behind_digits)
        self._needed: list[tuple[tuple[Need, ...], ...] | None] = [None] * len(self._patterns)
        self._asked = [0] * len(self._patterns)
        self.matches: list[Match | None] = [None] * len(self._patterns)

    def tries(self, accepted: Mapping[str, int], start: str) -> Tries:
        """The terminals to try, and blanks, where these are accepted, at a character: a digit with what stands behind the last."""
        pairs = [pair.split(":") for pair in self._opened.get(start[0], self._opened[_OTHERS]).split()]
        if start[0] in DIGITS:
            behind = self._behind_digits.get(start[1], self._behind_digits[_OTHERS]) if start[1:] else self._at_end
            possible = frozenset(behind.split())
            pairs = [pair for pair in pairs if pair[0] in possible]
        named = ((self._names[int(terminal)], int(number)) for terminal, number in pairs)
        return tuple((name, number) for name, number in named if not name or name in accepted)

    def match(self, number: int, text: str) -> Match:
        """What finds the expression in this text."""
        self._asked[number] += 1
        if self._asked[number] > _PATIENCE:
            return self._compiled(number)
        needs = self._needed[number]
        if needs is None:
            needs = self._needed[number] = needs_as_written(columns(self._patterns[number])[1])
        if not can_match(text, needs):
            return _no_match
        if number in self.walks:
            return partial(self._walked, number)
        branched = self._apart(number)
        if isinstance(branched, Branched) and branched.has_patience:
            return branched.match_in(text) or _no_match
        return self._compiled(number)

    def _apart(self, number: int) -> Branched | LookingAhead | None:
        if number not in self._branched:
            before, _, *branches = columns(self._patterns[number])
            self._branched[number] = branched(before, branches, self._branches)
        return self._branched[number]

    def _compiled(self, number: int) -> Match:
        branched = self._apart(number)
        if isinstance(branched, LookingAhead):
            match: Match = branched.match
        else:
            match = re.compile(columns(self._patterns[number])[0] if branched is None else branched.whole).match
        self.matches[number] = match
        return match

    def letters(self, kind: int) -> Letters:
        """How words go through a text, or units."""
        found = self._letters[kind] = self._letters[kind] or Letters(self._kinds[kind], self._tests)
        return found

    def _walked(self, number: int, text: str, place: int, end: int) -> re.Match[str] | _Run | None:
        """What an expression of words or units matches, for which it is not even compiled."""
        kind, *first = self.walks[number]
        letters = self._letters[kind] or self.letters(kind)
        stop = letters.end(first, text, place, end) if letters.has_patience else None
        if stop is None:
            return self._compiled(number)(text, place, end)
        return _Run(stop) if stop >= 0 else None


def _by_character(lines: Sequence[str]) -> dict[str, str]:
    """What a section says of each character."""
    found: dict[str, str] = {}
    for line in lines:
        characters, _, said = line.partition("\t")
        found.update(dict.fromkeys(characters or (_OTHERS,), said))
    found.update((meant, found.pop(sign)) for sign, meant in SHOWN.items() if sign in found)
    return found


def _no_match(text: str, start: int, end: int) -> None:
    return None
