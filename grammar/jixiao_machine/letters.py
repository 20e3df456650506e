"""Words and units, read letter by letter: most letters need no look, and few of the others the whole expression.

The expressions of words and of units are of hundreds of branches; to compile one costs as much as reading a hundred values. So
`jixiao_machine` cuts them into small ones, each for what may stand at one letter, which are compiled when a text asks
for them that holds the words they need. Who reads a great many words is better served by the whole expression.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from jixiao_grammar.pattern import Need, can_match, columns, needs_as_written

_Match: TypeAlias = "Callable[[str, int, int], re.Match[str] | None]"
_Step: TypeAlias = tuple[Sequence[int], Sequence[int]]  # what stops the way at a letter, and the ways to go on
_LOW = "\u03ff"  # nothing up to here is a plain letter
_PATIENCE = 3_000  # steps, after which the whole expression costs less


class Tests:
    """The small expressions: where they lead from a place."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._matches: list[_Match | None] = [None] * len(written)
        self._needs: list[tuple[tuple[Need, ...], ...] | None] = [None] * len(written)

    def end(self, number: int, text: str, place: int, end: int) -> int:
        """Where the expression ends that is matched at this place; -1 where it is not."""
        match = self._matches[number]
        if match is None:
            needs = self._needs[number]
            if needs is None:
                needs = self._needs[number] = needs_as_written(columns(self._written[number])[1])
            if not can_match(text, needs):
                return -1
            match = self._matches[number] = re.compile(columns(self._written[number])[0]).match
        found = match(text, place, end)
        return -1 if found is None else found.end()


class Letters:
    """How words, or units, go through a text."""

    def __init__(self, kind: str, tests: Tests) -> None:
        special, self._behind, ends, other, *steps = columns(kind)
        self._special = frozenset(special)
        self._ends = frozenset(ends)
        self._other = _step(other)
        self._steps: dict[str, _Step] = {}
        for characters, step in zip(steps[::2], steps[1::2], strict=True):
            self._steps.update(dict.fromkeys(characters, _step(step)))
        self._tests = tests
        self.has_patience = True
        self._asked = 0

    def end(self, first: Sequence[int], text: str, place: int, end: int) -> int | None:
        """Where they end; -1 where there are none, None where only the whole expression knows."""
        special, behind = self._special, self._behind if self._behind in text else ""
        if not text[place].isalpha() and text[place] not in self._steps:
            return None
        stop = self._on(first, text, place, end) if first else place
        while 0 <= stop < end:
            letter = text[stop]
            is_letter = letter > _LOW and letter.isalpha()
            if is_letter and letter not in special and not (behind and text.startswith(behind, stop + 1, end)):
                stop += 1
                continue
            step = self._steps.get(letter)
            if step is None:
                if letter in self._ends:
                    break
                if not is_letter:
                    return None
                step = self._other
            further = self._stepped(step, text, stop, end)
            if further < 0:
                break
            stop = further
        return stop if stop > place else -1

    def _stepped(self, step: _Step, text: str, place: int, end: int) -> int:
        self._asked += 1
        self.has_patience = self._asked < _PATIENCE
        stops, ways = step
        for test in stops:
            if self._tests.end(test, text, place, end) >= 0:
                return -1
        return self._on(ways, text, place, end)

    def _on(self, ways: Sequence[int], text: str, place: int, end: int) -> int:
        for way in ways:
            stop = place + 1 if way < 0 else self._tests.end(way, text, place, end)
            if stop >= 0:
                return stop
        return -1


def _step(written: str) -> _Step:
    stops, _, ways = written.partition(";")
    return tuple(map(int, stops.split())), tuple(map(int, ways.split()))
