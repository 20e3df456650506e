"""Which characters must a text hold, for an expression to match anywhere in it?

An expression whose characters are not there need not even be compiled: no month without 月, no ratio without 比 or a colon.
"""

from collections.abc import Iterator

from jixiao_grammar.compiler.pattern import Branches, Character, Group, Part, named_characters

_MOST = 40  # a larger set is nearly always met


def needed(branches: Branches) -> str:
    """Characters of which the text holds at least one, sorted; empty where nothing certain can be said."""
    found = _of_branches(branches)
    return "".join(sorted(found)) if found else ""


def _of_branches(branches: Branches) -> frozenset[str] | None:
    sets = [min(_of_parts(branch.parts), key=len, default=None) for branch in branches]
    known = [found for found in sets if found is not None]
    if not known or len(known) < len(sets):
        return None
    every = frozenset[str]().union(*known)
    return every if len(every) <= _MOST else None


def _of_parts(parts: tuple[Part, ...]) -> Iterator[frozenset[str]]:
    """One set for each part that has to be there."""
    for part in parts:
        if part.times[:1] in ("?", "*") or part.times.startswith(("{0", "{,")):
            continue
        if isinstance(part.atom, Character):
            found = named_characters(part.atom)
        else:
            looks_on = isinstance(part.atom, Group) and part.atom.look in ("", "=")
            found = _of_branches(part.atom.branches) if looks_on and isinstance(part.atom, Group) else None
        if found and len(found) <= _MOST:
            yield found
