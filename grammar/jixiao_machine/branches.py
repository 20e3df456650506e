"""Expressions of several branches: for a text, only those are compiled that it can match.

To compile an expression costs most where its branches name many characters: at least, or to a number, to a deed, to a grade.
The branches of a look behind other words are left out in the same way, and these words compiled apart, since the same things
are looked for behind all comparisons. Who asks again and again is better served by the whole.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from jixiao_grammar.pattern import Need, can_match, columns, needs_as_written

Match: TypeAlias = "Callable[[str, int, int], re.Match[str] | None]"
_PATIENCE = 3  # characters of the whole for each text


class Branches:
    """The branches of all expressions, each once, with what it needs."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._read: list[tuple[str, tuple[tuple[Need, ...], ...]] | None] = [None] * len(written)
        self._matches: dict[int, Match] = {}

    def of(self, number: int) -> tuple[str, tuple[tuple[Need, ...], ...]]:
        """The source of a branch, and what it needs."""
        found = self._read[number]
        if found is None:
            source, needs = columns(self._written[number])
            found = self._read[number] = source, needs_as_written(needs)
        return found

    def is_at(self, number: int, text: str, place: int, end: int) -> bool:
        """True where one branch alone is matched."""
        match = self._matches.get(number)
        if match is None:
            if not can_match(text, self.of(number)[1]):
                return False
            match = self.match(number)
        return match(text, place, end) is not None

    def match(self, number: int) -> Match:
        """What finds one branch alone; compiled once for all expressions in which it stands."""
        match = self._matches.get(number)
        if match is None:
            match = self._matches[number] = re.compile(self.of(number)[0]).match
        return match

    def together(self, before: str, numbers: Sequence[int]) -> str:
        """The source of an expression of these branches."""
        return f"{before}(?:{'|'.join(self.of(number)[0] for number in numbers)})"


class Branched:
    """One expression of branches, with what was compiled of it."""

    def __init__(self, before: str, numbers: Sequence[int], branches: Branches) -> None:
        self._before = before
        self._numbers = numbers
        self._branches = branches
        self._compiled: dict[tuple[int, ...], Match] = {}
        self._asked = 0
        self.whole = branches.together(before, numbers)

    @property
    def has_patience(self) -> bool:
        """False where it has been asked so often that the whole costs less."""
        return self._asked * _PATIENCE < len(self.whole)

    def match_in(self, text: str) -> "Match | None":
        """What finds in this text whatever the whole expression would find; None where that is nothing."""
        self._asked += 1
        of = self._branches.of
        kept = tuple([number for number in self._numbers if can_match(text, of(number)[1])])
        return self._together(kept) if kept else None

    def _together(self, kept: tuple[int, ...]) -> Match:
        match = self._compiled.get(kept)
        if match is None:
            if self._before:
                match = re.compile(self._branches.together(self._before, kept)).match
            else:
                match = _first_of(tuple(map(self._branches.match, kept)))
            self._compiled[kept] = match
        return match


def _first_of(matches: Sequence[Match]) -> Match:
    """What the first finds that finds anything, as an expression of several branches does."""
    if len(matches) == 1:
        return matches[0]

    def match(text: str, place: int, end: int) -> "re.Match[str] | None":
        for one in matches:
            found = one(text, place, end)
            if found is not None:
                return found
        return None

    return match


class LookingAhead:
    """One expression of words, of which the branches only look ahead: these are asked where the words have been found.

    `farthest` is how long the longest of the words is; 0 where none of them begins with another one.
    """

    def __init__(self, before: str, numbers: Sequence[int], branches: Branches, farthest: int) -> None:
        self._words = re.compile(before)
        self._numbers = numbers
        self._branches = branches
        self._farthest = farthest
        self._whole = Branched(before, numbers, branches)

    def match(self, text: str, place: int, end: int) -> "re.Match[str] | None":
        """What the whole expression would find."""
        found = self._words.match(text, place, end)
        if found is None or self._is_ahead(text, found.end(), end):
            return found
        for stop in range(place, min(end, place + self._farthest) + 1) if self._farthest else ():
            if stop != found.end() and self._words.fullmatch(
                text, place, stop
            ):  # 超 in 超过: what is looked for may stand there
                match = self._whole.match_in(text)
                return None if match is None else match(text, place, end)
        return None

    def _is_ahead(self, text: str, place: int, end: int) -> bool:
        for number in self._numbers:  # noqa: SIM110 - a call of any() costs more than the loop
            if self._branches.is_at(number, text, place, end):
                return True
        return False


def branched(before: str, written: Sequence[str], branches: Branches) -> Branched | LookingAhead | None:
    """An expression as the tables write it: the numbers of its branches, and, where these only look ahead, how far from."""
    numbers = tuple(map(int, written[0].split(" "))) if written else ()
    if len(written) > 1:
        return LookingAhead(before, numbers, branches, int(written[1]))
    return Branched(before, numbers, branches) if numbers else None
