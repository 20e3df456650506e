"""What may stand behind the digits with which an expression begins?

A dozen terminals begin with a digit: dates, ratios, list numbers, rooms. The character behind the digits rules out nearly all of
them, before any is tried.
"""

from collections.abc import Iterator

from jixiao_machine.expressions import Anchor, Branches, Character, Group, Part
from jixiao_machine.sets import named

DIGITS = "0123456789"
_END = frozenset(("",))  # no character: the text ends


def behind_digits(branches: Branches, among: frozenset[str]) -> frozenset[str]:
    """Those of the characters with which a text can go on behind some digits, for the expression to match it.

    What looks back or denies is taken for granted: it is left to the expression itself.
    """
    return _behind(branches, among, among)


def _behind(branches: Branches, then: frozenset[str], among: frozenset[str]) -> frozenset[str]:
    """Where `then` are those with which it can go on behind the branches, still among the digits."""
    found = frozenset[str]()
    for branch in branches:
        further = then
        for part in reversed(branch.parts):
            further = _through(part, further, among)
        found |= further
    return found


def _through(part: Part, then: frozenset[str], among: frozenset[str]) -> frozenset[str]:
    atom = part.atom
    if isinstance(atom, Anchor):
        return then & _END if atom.source == "\\Z" else then
    if isinstance(atom, Group) and atom.look:
        return then & _behind(atom.branches, among, among) if atom.look == "=" else then
    around = then if part.is_optional else frozenset[str]()
    if isinstance(atom, Group):
        return around | _behind(atom.branches, then, among)
    if any(map(atom.matches, DIGITS)):
        around |= then
    return around | frozenset(filter(atom.matches, among - _END))


def characters_in(branches: Branches) -> Iterator[str]:
    """Every character that the expression names anywhere."""
    for branch in branches:
        for part in branch.parts:
            if isinstance(part.atom, Character):
                yield from named(part.atom.source)
            elif isinstance(part.atom, Group):
                yield from characters_in(part.atom.branches)
