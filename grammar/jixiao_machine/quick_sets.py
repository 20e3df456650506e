"""The same expression, sooner compiled: a set of a few characters from all over Chinese ([第几唯专]) as so many branches.

For such a set Python goes through all 65,536 characters of the plane, 0.1 ms each time that it stands anywhere in an expression;
to try its branches in turn costs a match next to nothing. A set that stands there again and again is left as it is: Python has
a quick way for repeated sets, and none for repeated branches.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao_machine.expressions import Anchor, Branches, Character, Group, Part
from jixiao_machine.sets import all_named, ends

# Branches, of which so many cost less to compile than a set.
_MOST = 24
# A set of no more stretches is not written out.
_FEW_STRETCHES = 2
_LAST_OF_ONE_BYTE = "\xff"
# Branches of one character each would be made a set again; what can be no character stands in their way.
_NOTHING = r"[^\s\S]"


def quick(branches: Branches) -> str:
    """The source of an expression that finds what these branches find."""
    return "|".join("".join(map(_part, sequence.parts)) for sequence in branches)


def quick_to_search(branches: Branches) -> str:
    """As `quick`, but for what every match begins with: Python passes by all characters that are not in such a set."""
    if len(branches) > 1:
        return quick(branches)
    first, *rest = branches[0].parts or (None,)
    return "".join((first.source if first else "", *map(_part, rest)))


def _part(part: Part) -> str:
    match part.atom:
        case Group(opening=opening, branches=inside):
            return f"{opening}{quick(inside)}){part.times}"
        case Character(source) if not part.times and _is_dear(source):
            return f"(?:{'|'.join((*_branches(source), _NOTHING))})"
        case Character() | Anchor():
            return part.source


def _is_dear(source: str) -> bool:
    known = sorted(all_named(source) or ()) if source.startswith("[") else []
    if not known or known[-1] <= _LAST_OF_ONE_BYTE:
        return False
    stretches = 1 + sum(ord(one) + 1 != ord(other) for one, other in pairwise(known))
    return stretches > _FEW_STRETCHES and len(list(_branches(source))) <= _MOST


def _branches(source: str) -> Iterator[str]:
    for first, last in ends(source):
        yield re.escape(first) if first == last else f"[{re.escape(first)}-{re.escape(last)}]"
