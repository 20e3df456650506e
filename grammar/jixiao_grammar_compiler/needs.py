"""Which characters must a text hold, for an expression to match anywhere in it?

An expression whose characters are not there need not even be compiled: no month without 月, no ratio without 比 or a colon.
"""

from collections.abc import Iterator

from jixiao_grammar.pattern import COMMON
from jixiao_grammar_compiler.expressions import Branches, Character, Group, Part
from jixiao_grammar_compiler.sets import all_named

_DEAR = 60  # one of the common characters says as little as so many others
_MOST = 120  # a larger set is nearly always met
_SETS = 3  # more of them rule out little more


def needed(branches: Branches) -> tuple[str, ...]:
    """Sets of characters: of each, the text holds at least one. The most telling first; none where nothing is certain."""
    found = dict.fromkeys(sorted(_of_branches(branches), key=lambda one: (weight(one), sorted(one))))
    return tuple("".join(sorted(one)) for one in list(found)[:_SETS])


def _of_branches(branches: Branches) -> list[frozenset[str]]:
    if len(branches) == 1:
        return list(_of_parts(branches[0].parts))
    sets = [min(_of_parts(branch.parts), key=weight, default=None) for branch in branches]
    known = [found for found in sets if found is not None]
    if len(known) < len(sets):
        return []
    every = frozenset[str]().union(*known)
    return [every] if len(every) <= _MOST else []


def weight(characters: frozenset[str]) -> int:
    """How likely it is that a text holds one of these."""
    return len(characters) + (_DEAR - 1) * len(characters & COMMON)


def _of_parts(parts: tuple[Part, ...]) -> Iterator[frozenset[str]]:
    """The sets of each part that has to be there."""
    for part in parts:
        if part.times[:1] in ("?", "*") or part.times.startswith(("{0", "{,")):
            continue
        if isinstance(part.atom, Character):
            found = all_named(part.atom.source)
            if found and len(found) <= _MOST:
                yield found
        elif isinstance(part.atom, Group) and part.atom.look in ("", "=", "<="):
            yield from _of_branches(part.atom.branches)
