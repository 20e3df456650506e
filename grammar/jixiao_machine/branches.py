"""Expressions of several branches: for a text, only those are compiled that it can match.

To compile an expression costs most where its branches name many characters: at least, or to a number, to a deed, to a grade.
The branches of a look behind other words are left out in the same way. Who asks again and again is better served by the whole.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from jixiao_grammar.pattern import Need, can_match, columns, needs_as_written

Match: TypeAlias = "Callable[[str, int, int], re.Match[str] | None]"
_PATIENCE = 200  # texts


class Branches:
    """The branches of all expressions, each once, with what it needs."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._read: list[tuple[str, tuple[tuple[Need, ...], ...]] | None] = [None] * len(written)

    def _of(self, number: int) -> tuple[str, tuple[tuple[Need, ...], ...]]:
        found = self._read[number]
        if found is None:
            source, needs = columns(self._written[number])
            found = self._read[number] = source, needs_as_written(needs)
        return found

    def can_match(self, number: int, text: str) -> bool:
        """True where the text holds what the branch needs."""
        return can_match(text, self._of(number)[1])

    def together(self, before: str, numbers: Sequence[int]) -> str:
        """The source of an expression of these branches."""
        return f"{before}(?:{'|'.join(self._of(number)[0] for number in numbers)})"


class Branched:
    """One expression of branches, with what was compiled of it."""

    def __init__(self, before: str, numbers: Sequence[int], branches: Branches) -> None:
        self._before = before
        self._numbers = numbers
        self._branches = branches
        self._compiled: dict[tuple[int, ...], Match] = {}
        self._asked = 0

    @property
    def has_patience(self) -> bool:
        """False where it has been asked so often that the whole costs less."""
        return self._asked < _PATIENCE

    @property
    def whole(self) -> str:
        """Its source."""
        return self._branches.together(self._before, self._numbers)

    def match_in(self, text: str) -> "Match | None":
        """What finds in this text whatever the whole expression would find; None where that is nothing."""
        self._asked += 1
        kept = tuple(number for number in self._numbers if self._branches.can_match(number, text))
        if not kept:
            return None
        match = self._compiled.get(kept)
        if match is None:
            match = self._compiled[kept] = re.compile(self._branches.together(self._before, kept)).match
        return match
