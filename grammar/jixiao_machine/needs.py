"""Which words must a text hold, for an expression to match anywhere in it?

An expression whose words are not there need not even be compiled: no month without 月, no ratio without 比 or a colon, no
remark of a reviewer without 本处, 此处 or 该处.
"""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import TypeAlias

from jixiao_grammar.pattern import COMMON
from jixiao_machine.expressions import Anchor, Branches, Character, Group, Part
from jixiao_machine.sets import all_named

_DEAR = 60  # one of the common characters says as little as so many others
_MOST = 120  # a larger set is nearly always met
_SETS = 3  # more of them rule out little more
_RICH = 12  # so many branches that need several things at once are told apart
_SPELLED = 40  # so many words are made of neighbours: [上下]半年 is 上半年 and 下半年
_LISTED = 120  # so many words of a list are joined with one that stands beside it: 每退役, 每照护, 每新增


Need: TypeAlias = str | tuple[str, ...]
Needs: TypeAlias = tuple[Need, ...]


def needed(branches: Branches) -> tuple[Needs, ...]:
    """A text that is matched holds, for one of these at least, one character or one word of each of its sets.

    The most telling sets first; nothing where nothing is certain.
    """
    each = [_sets(branch.parts) for branch in _bare(branches)]
    if not all(each):
        return ()
    rich = list(dict.fromkeys(sets for sets in each if len(sets) > 1))
    if len(rich) > _RICH:
        each, rich = [sets[:1] for sets in each], []
    poor = frozenset[str]().union(*(sets[0] for sets in each if len(sets) == 1))
    if _is_rich(_shortest(poor)):
        return ()
    return tuple(tuple(map(_written, sets)) for sets in ([(_shortest(poor),)] if poor else []) + rich)


def _bare(branches: Branches) -> Branches:
    """Without brackets around the whole."""
    if len(branches) == 1 and len(branches[0].parts) == 1:
        only = branches[0].parts[0]
        if isinstance(only.atom, Group) and not only.atom.look and not only.times:
            return _bare(only.atom.branches)
    return branches


def _sets(parts: tuple[Part, ...]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(sorted(_of_parts(parts), key=lambda one: (weight(one), sorted(one)))))[:_SETS]


def _written(words: frozenset[str]) -> Need:
    """Characters alone as one string."""
    return "".join(sorted(words)) if all(len(word) == 1 for word in words) else tuple(sorted(words))


def _of_branches(branches: Branches) -> list[frozenset[str]]:
    if len(branches) == 1:
        return list(_of_parts(branches[0].parts))
    sets = [min(_of_parts(branch.parts), key=weight, default=None) for branch in branches]
    known = [found for found in sets if found is not None]
    if len(known) < len(sets):
        return []
    every = _shortest(frozenset[str]().union(*known))
    return [] if _is_rich(every) else [every]


def _is_rich(words: frozenset[str]) -> bool:
    """True for so many that a text nearly always holds one; words count a third of what characters do."""
    return sum(1 if len(word) == 1 else 1 / 3 for word in words) > _MOST


def weight(words: frozenset[str]) -> float:
    """How likely it is that a text holds one of these."""
    return sum(map(_likely, words))


def _likely(word: str) -> float:
    if not COMMON.issuperset(word):
        return 1 if len(word) == 1 else 0.5
    return _DEAR / float(3 ** (len(word) - 1))


def _of_parts(parts: tuple[Part, ...]) -> Iterator[frozenset[str]]:
    """The sets of each part that has to be there, and of those that stand side by side."""
    side_by_side: list[frozenset[str]] = []
    for part in parts:
        spelled = None if _is_look(part) else _spelled(part)
        if spelled is not None:
            side_by_side.append(spelled)
            continue
        if not _is_look(part):
            yield from _joined(side_by_side)
            side_by_side = []
        yield from _of_part(part)
    yield from _joined(side_by_side)


def _is_look(part: Part) -> bool:
    """True for what takes no character: words go on behind it."""
    return isinstance(part.atom, Anchor) or (isinstance(part.atom, Group) and bool(part.atom.look))


def _of_part(part: Part) -> Iterator[frozenset[str]]:
    if part.times[:1] in ("?", "*") or part.times.startswith(("{0", "{,")):
        return
    if isinstance(part.atom, Character):
        found = all_named(part.atom.source)
        if found and len(found) <= _MOST:
            yield found
    elif isinstance(part.atom, Group) and part.atom.look in ("", "=", "<="):
        yield from _of_branches(part.atom.branches)


def _spelled(part: Part) -> frozenset[str] | None:
    """All that the part can be, where that is a handful of words; an empty one for what may be missing."""
    if part.times not in ("", "?"):
        return None
    words: frozenset[str] | None = None
    if isinstance(part.atom, Character):
        words = all_named(part.atom.source)
    elif isinstance(part.atom, Group) and not part.atom.look:
        words = _words_of(part.atom.branches)
    if not words or len(words) > _LISTED:
        return None  # nothing is known of it, or too much
    return words | {""} if part.times else words


def _words_of(branches: Branches) -> frozenset[str] | None:
    words: set[str] = set()
    for branch in branches:
        parts = [_spelled(part) for part in branch.parts if not _is_look(part)]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or _size(known) > _SPELLED:
            return None
        words |= _product(known)
    return frozenset(words)


def _joined(side_by_side: list[frozenset[str]]) -> Iterator[frozenset[str]]:
    """From each on, the words of as many neighbours as can be written out."""
    reached = 0
    for start in range(len(side_by_side)):
        stop = start + 1
        while stop < len(side_by_side) and _is_spelled_out(side_by_side[start : stop + 1]):
            stop += 1
        words = _product(side_by_side[start:stop])
        if "" not in words and stop > reached:
            reached = stop
            yield _shortest(words)


def _is_spelled_out(sets: list[frozenset[str]]) -> bool:
    size = _size(sets)
    return size <= _SPELLED or size == max(map(len, sets))


def _size(sets: list[frozenset[str]]) -> int:
    return prod(map(len, sets))


def _product(sets: list[frozenset[str]]) -> frozenset[str]:
    return frozenset(map("".join, product(*sets)))


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Without those that hold another one of them."""
    return frozenset(word for word in words if not any(other != word and other in word for other in words))
