"""Runs on the tables that `tables.py` wrote from a grammar: a parser of LALR(1) with a lexer that knows what may come next.

The tables are made when the package is built or installed, and by `make grammar`. They are plain data:

- `states`: for each state the symbols and where they lead; behind the semicolon the rules by which it is left, each with
  the number of its `lookaheads`;
- `rules`: how many children, the symbol that they become, the method that says what they mean (or none), whether the one
  child stands for the rule, and how the children are gathered: for each its place (-1: it is missing) and 1 if its own
  children take its place;
- `terminals` in the order in which they are tried (no name: blanks, which are passed over), `patterns` the expressions, some of
  them of `branches` that stand in others, too: what comes before them, and their numbers;
- `opened_by`, `others`: for a first character the terminals that can begin with it, each with its expression, cut down to
  the branches that can. An expression is compiled when a text first asks for it, which no text does that holds none of some
  words that it `needs`;
- `walks`: for an expression of words or units how it goes through a text letter by letter (`letters.py`): how it begins, and
  what it does at which letter.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, TypeAlias

from jixiao_grammar.pattern import Need, can_match, needs_as_written
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Token
from jixiao_machine.branches import Branched, Branches, Written
from jixiao_machine.letters import Letters, Tests

_Method: TypeAlias = Callable[[Any], Any]
_Match: TypeAlias = "Callable[[str, int, int], re.Match[str] | _Run | None]"
_END = "$END"
_PATIENCE = 1000  # to compile an expression costs what so many questions cost
_only_child = itemgetter(0)


class _Rule(Record):
    """`build` makes the value of the rule of its children."""

    size: int
    symbol: str
    build: _Method


class _Run(Record):
    """A run of letters up to here."""

    stop: int

    def end(self) -> int:
        """Where it ends."""
        return self.stop


class UnreadError(Exception):
    """The grammar finds no way through the text."""


class Driver:
    """One set of tables with the methods of its rules and terminals. Keeps what it has worked out, and nothing of a text."""

    def __init__(self, tables: Mapping[str, Any], methods: Mapping[str, _Method]) -> None:
        self._start: int = tables["start"]
        self._end: int = tables["end"]
        self._written: Sequence[str] = tables["states"]
        self._lookaheads: Sequence[str] = tables["lookaheads"]
        self._rows: list[dict[str, int] | None] = [None] * len(self._written)
        self._rules = [_rule(row, methods) for row in tables["rules"]]
        self._terminals: Sequence[str] = tables["terminals"]
        self._methods: dict[str, _Method | None] = {name: methods.get(name) for name in self._terminals}
        self._patterns: Sequence[Written] = tables["patterns"]
        self._branches = Branches(tables["branches"])
        self._branched: dict[int, Branched] = {}
        self._needs: Sequence[Sequence[Sequence[str | list[str]]]] = tables["needs"]
        tests = Tests(tables["walks"]["tests"])
        letters = [Letters(kind, tests) for kind in tables["walks"]["kinds"]]
        self._walks = {int(number): (letters[kind], first) for number, (kind, first) in tables["walks"]["of"].items()}
        self._opened_by = {character: found for characters, found in tables["opened_by"] for character in characters}
        self._others: Sequence[Sequence[int]] = tables["others"]
        self._matches: list[_Match | None] = [None] * len(self._patterns)
        self._needed: list[tuple[tuple[Need, ...], ...] | None] = [None] * len(self._patterns)
        self._asked = [0] * len(self._patterns)
        self._candidates: dict[tuple[int, str], tuple[tuple[str, int], ...]] = {}

    def read(self, text: str, start: int, end: int) -> Any:
        """What the stretch of the text means; None where the grammar finds no way through it."""
        try:
            return self.parse(text, start, end)
        except UnreadError:
            return None

    def parse(self, text: str, start: int, end: int) -> Any:
        """What the stretch of the text means. Raises UnreadError."""
        rows, rules = self._rows, self._rules
        state, place = self._start, start
        stack, values = [state], list[Any]()
        while True:
            name, stop = self._next(text, place, end, state)
            if not name:
                place = stop
                continue
            action = (rows[state] or self._row(state)).get(name)
            while action is not None and action < 0:
                size, symbol, build = rules[~action]
                if size == 1:  # most rules: they name what stands there
                    if build is not _only_child:
                        values[-1] = build([values[-1]])
                    stack.pop()
                else:
                    values[-size:] = (build(values[-size:]),)
                    del stack[-size:]
                below = stack[-1]
                state = (rows[below] or self._row(below))[symbol]
                if state == self._end and name == _END:
                    return values[-1]
                stack.append(state)
                action = (rows[state] or self._row(state)).get(name)
            if action is None:
                raise UnreadError
            token = Token(text[place:stop], place, stop)
            method = self._methods[name]
            values.append(token if method is None else method(token))
            stack.append(action)
            state, place = action, stop

    def _next(self, text: str, place: int, end: int, state: int) -> tuple[str, int]:
        """The terminal at the place and where it ends; no name for blanks."""
        if place >= end:
            return _END, end
        key = (state, text[place])
        for name, number in self._candidates.get(key) or self._candidates_of(key):
            found = (self._matches[number] or self._match(number, text))(text, place, end)
            if found is not None:
                return name, found.end()
        raise UnreadError

    # ---- worked out when first asked for

    def _row(self, state: int) -> dict[str, int]:
        """Where each symbol leads: a state, or ~rule."""
        leads, _, left = self._written[state].partition(";")
        row = {
            symbol: ~int(rule) for rule, number in _pairs(left) for symbol in self._lookaheads[int(number)].split(" ")
        }
        row.update((symbol, int(aim)) for symbol, aim in _pairs(leads))
        self._rows[state] = row
        return row

    def _candidates_of(self, key: tuple[int, str]) -> tuple[tuple[str, int], ...]:
        state, character = key
        row = self._rows[state] or self._row(state)
        named = (
            (self._terminals[terminal], number) for terminal, number in self._opened_by.get(character, self._others)
        )
        found = tuple((name, number) for name, number in named if not name or name in row)
        self._candidates[key] = found
        return found

    def _match(self, number: int, text: str) -> _Match:
        self._asked[number] += 1
        if self._asked[number] > _PATIENCE:
            return self._compiled(number)
        needs = self._needed[number]
        if needs is None:
            needs = self._needed[number] = needs_as_written(self._needs[number])
        if not can_match(text, needs):
            return _no_match
        if number in self._walks:
            return partial(self._walked, number)
        branched = self._apart(number)
        if branched is None or not branched.has_patience:
            return self._compiled(number)
        return branched.match_in(text) or _no_match

    def _apart(self, number: int) -> Branched | None:
        written = self._patterns[number]
        if isinstance(written, str):
            return None
        if number not in self._branched:
            before, numbers = written
            self._branched[number] = Branched(before, numbers, self._branches)
        return self._branched[number]

    def _compiled(self, number: int) -> _Match:
        branched = self._apart(number)
        match: _Match = re.compile(str(self._patterns[number]) if branched is None else branched.whole).match
        self._matches[number] = match
        return match

    def _walked(self, number: int, text: str, place: int, end: int) -> re.Match[str] | _Run | None:
        """What an expression of words or units matches, for which it is not even compiled."""
        letters, first = self._walks[number]
        stop = letters.end(first, text, place, end) if letters.has_patience else None
        if stop is None:
            return self._compiled(number)(text, place, end)
        return _Run(stop) if stop >= 0 else None


def _pairs(written: str) -> Iterator[tuple[str, str]]:
    words = iter(written.split(" ") if written else ())
    return zip(words, words, strict=True)


def _rule(row: Sequence[Any], methods: Mapping[str, _Method]) -> _Rule:
    size, symbol, method, only_chooses, steps = row
    if only_chooses:
        return _Rule(size, symbol, _only_child)
    build = methods[method] if method else _as_it_comes
    if steps is None:
        return _Rule(size, symbol, build)
    return _Rule(size, symbol, lambda children: build(_gathered(children, steps)))


def _no_match(text: str, start: int, end: int) -> None:
    return None


def _as_it_comes(children: list[Any]) -> list[Any]:
    return children


def _gathered(children: Sequence[Any], steps: Sequence[Sequence[int]]) -> list[Any]:
    gathered: list[Any] = []
    for place, own in steps:
        if own:
            gathered += children[place]
        else:
            gathered.append(children[place] if place >= 0 else None)
    return gathered
