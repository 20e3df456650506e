"""What can a text begin with that this regular expression matches?

Reads the part of the language of `re` that `value.lark` is written in, and cuts an expression down to the branches that can
begin with one given character: of the hundreds of words of a list the few that are worth a look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from jixiao_machine.sets import ONE, named

_ATOM = re.compile(
    r"\(\?(?P<look><?[=!])|\(\?:(?P<group>)|\((?:\?P<\w+>|(?!\?))(?P<capture>)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    rf"|(?P<anchor>\\[ZAbB]|[$^])|(?P<char>{ONE}|[^()|\[\]])",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")


class UnknownPatternError(ValueError):
    """The expression uses what this file cannot read."""


@dataclass(frozen=True)
class Character:
    """One character or a set of characters, as it is written."""

    source: str

    @cached_property
    def _one(self) -> "re.Pattern[str]":
        return re.compile(self.source)

    def matches(self, character: str) -> bool:
        """True if the text may begin with this character."""
        return self._one.match(character) is not None


@dataclass(frozen=True)
class Group:
    """Branches between brackets; `look` is the sign of a look-around, empty for a plain group."""

    opening: str
    branches: tuple["Sequence", ...]
    look: str = ""

    @property
    def source(self) -> str:
        """As it is written."""
        return f"{self.opening}{'|'.join(branch.source for branch in self.branches)})"


@dataclass(frozen=True)
class Anchor:
    r"""\Z and its like: a place, no character."""

    source: str


@dataclass(frozen=True)
class Part:
    """An atom, and how often it stands there."""

    atom: "Character | Group | Anchor"
    times: str = ""

    @property
    def source(self) -> str:
        """As it is written."""
        return self.atom.source + self.times

    @property
    def is_optional(self) -> bool:
        """True if it may stand there no time at all."""
        return self.times[:1] in ("?", "*") or self.times.startswith(("{0", "{,"))

    @cached_property
    def may_be_missing(self) -> bool:
        """True if the text may go on behind this part without it."""
        return self.is_optional or (
            isinstance(self.atom, Group) and any(branch.may_be_empty for branch in self.atom.branches)
        )


@dataclass(frozen=True)
class Sequence:
    """Parts one behind the other."""

    parts: tuple[Part, ...]

    @property
    def source(self) -> str:
        """As it is written."""
        return "".join(part.source for part in self.parts)

    @cached_property
    def may_be_empty(self) -> bool:
        """True if it matches no character at all."""
        return all(_is_place(part) or part.may_be_missing for part in self.parts)


Branches: TypeAlias = tuple[Sequence, ...]


def _is_place(part: Part) -> bool:
    return isinstance(part.atom, Anchor) or (isinstance(part.atom, Group) and bool(part.atom.look))


# ---- reading


def read(source: str) -> Branches:
    """The branches of an expression. Raises UnknownPatternError."""
    branches, end = _branches(source, 0)
    if end != len(source):
        raise UnknownPatternError(source)
    return branches


def _branches(source: str, place: int) -> tuple[Branches, int]:
    branches = []
    while True:
        sequence, place = _sequence(source, place)
        branches.append(sequence)
        if source[place : place + 1] != "|":
            return tuple(branches), place
        place += 1


def _sequence(source: str, place: int) -> tuple[Sequence, int]:
    parts = []
    while place < len(source) and source[place] not in "|)":
        atom, place = _atom(source, place)
        times = _TIMES.match(source, place)
        parts.append(Part(atom, times[0] if times else ""))
        place = times.end() if times else place
    return Sequence(tuple(parts)), place


def _atom(source: str, place: int) -> tuple[Character | Group | Anchor, int]:
    found = _ATOM.match(source, place)
    if found is None:
        raise UnknownPatternError(source[place:])
    if found.lastgroup in ("set", "char"):
        return Character(found[0]), found.end()
    if found.lastgroup == "anchor":
        return Anchor(found[0]), found.end()
    branches, end = _branches(source, found.end())
    if source[end : end + 1] != ")":
        raise UnknownPatternError(source[place:])
    return Group(found[0], branches, found["look"] or ""), end + 1


# ---- cutting down


def beginning_with(branches: Branches, character: str) -> Branches:
    """The branches that a text can match that begins with this character; none if no branch can."""
    cut = (_cut(sequence.parts, character) for sequence in branches)
    return tuple(Sequence(parts) for parts in cut if parts is not None)


def _cut(parts: tuple[Part, ...], character: str) -> tuple[Part, ...] | None:
    kept: list[Part] = []
    for place, part in enumerate(parts):
        if _is_place(part):
            if not _may_stand(part, character):
                return None
            if not _is_one_character_ahead(part):
                kept.append(part)
            continue
        narrowed = _narrowed(part, character)
        if narrowed is not None:
            return (*kept, narrowed, *parts[place + 1 :])
        if not part.may_be_missing:
            return None
        if not part.times:  # what may be empty by itself can still say what has to stand around it
            kept.append(part)
    return None  # a terminal takes one character at least


def _may_stand(part: Part, character: str) -> bool:
    """False if the look-ahead rules this character out; what looks back or denies is left to the expression itself."""
    group = part.atom
    if not isinstance(group, Group) or group.look != "=" or any(branch.may_be_empty for branch in group.branches):
        return True
    return bool(beginning_with(group.branches, character))


def _is_one_character_ahead(part: Part) -> bool:
    """A look at the first character alone, which is known by now."""
    group = part.atom
    if not isinstance(group, Group) or group.look != "=":
        return False
    return all([type(one.atom) for one in branch.parts] == [Character] for branch in group.branches) and not any(
        one.times for branch in group.branches for one in branch.parts
    )


def _narrowed(part: Part, character: str) -> Part | None:
    """The part as far as it can begin with the character; None if it cannot."""
    if isinstance(part.atom, Character):
        return part if part.atom.matches(character) else None
    if not isinstance(part.atom, Group):
        return None
    branches = beginning_with(part.atom.branches, character)
    if not branches:
        return None
    if part.times in ("", "?") and not any(branch.may_be_empty for branch in part.atom.branches):
        return replace(part, atom=replace(part.atom, branches=branches))
    return part  # a second round may begin with any of them


def characters(branches: Branches) -> Iterator[str]:
    """Every character that the expression names where a text may begin."""
    for sequence in branches:
        for part in sequence.parts:
            if isinstance(part.atom, Character):
                yield from named(part.atom.source)
            elif isinstance(part.atom, Group) and part.atom.look in ("", "="):
                yield from characters(part.atom.branches)
            if not _is_place(part) and not part.may_be_missing:
                break
