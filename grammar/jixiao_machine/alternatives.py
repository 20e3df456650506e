"""The branches of an expression, taken apart so that a text needs few of them; and whether what stands before can be, too.

For that it must be known where words can end: in one place alone, or how far from their beginning? Then what has to stand behind
them can be asked apart, and is known where else it would have to be looked for.
"""

from collections.abc import Iterator
from itertools import pairwise, product

from jixiao_machine.expressions import Anchor, Branches, Character, Group, Part, Sequence
from jixiao_machine.sets import all_named

_MOST = 4000  # words


def branched(branches: Branches) -> tuple[str, Branches]:
    """What stands before the branches at the end, and these; none where there are none."""
    if len(branches) > 1:
        return "", branches
    *before, last = branches[0].parts
    if isinstance(last.atom, Group) and last.atom.opening == "(?:" and not last.times:
        inside, inner = branched(last.atom.branches)
        return "".join(part.source for part in before) + inside, inner
    return "", ()


def taken_apart(branch: Sequence, long: int) -> Iterator[str]:
    """A long branch as several that together match the same: what is looked for one by one, and 每(A|B)… as 每A… and 每B…."""
    if len(branch.source) > long:
        match branch.parts:
            case (Part(Group(look="=", branches=inner), ""),):
                before, looked_for = branched(inner)
                yield from (f"(?={before}{one.source})" for one in looked_for)
                if looked_for:
                    return
            case (Part(Character(), "") as first, Part(Group(opening="(?:", branches=inner), ""), *rest):
                if any(len(one.source) > long for one in inner):
                    yield from (Sequence((first, *one.parts, *rest)).source for one in inner)
                    return
    yield branch.source


def farthest_end(branches: Branches) -> int | None:
    """The longest word of the expression; 0 where none of its words begins with another one, so that it ends in one place.

    None where its words are too many to tell, or where what stands behind them is looked at within.
    """
    words = None if _looks_ahead(branches) else _words(branches)
    if words is None:
        return None
    several = any(longer.startswith(word) for word, longer in pairwise(sorted(words)))
    return max(map(len, words)) if several else 0


def _looks_ahead(branches: Branches) -> bool:
    groups = [part.atom for branch in branches for part in branch.parts if isinstance(part.atom, Group)]
    return any(group.look in ("=", "!") or _looks_ahead(group.branches) for group in groups)


def _words(branches: Branches) -> frozenset[str] | None:
    found: set[str] = set()
    for branch in branches:
        together = {""}
        for part in branch.parts:
            words = _of_part(part)
            if words is None or len(found) + len(together) * len(words) > _MOST:
                return None
            together = {"".join(both) for both in product(together, words)}
        found |= together
    return frozenset(found)


def _of_part(part: Part) -> frozenset[str] | None:
    """All that the part can be; what only looks takes no character."""
    if part.times not in ("", "?"):
        return None
    words = _of_atom(part.atom)
    return words | {""} if words is not None and part.times else words


def _of_atom(atom: Character | Group | Anchor) -> frozenset[str] | None:
    if isinstance(atom, Character):
        return all_named(atom.source)
    return frozenset(("",)) if isinstance(atom, Anchor) or atom.look else _words(atom.branches)


def are_looks_ahead(branches: Branches) -> bool:
    """True where each branch only says what must stand there."""
    return all(_looks(branch.parts) for branch in branches)


def _looks(parts: tuple[Part, ...]) -> bool:
    return bool(parts) and all(isinstance(part.atom, Group) and part.atom.look == "=" for part in parts)
