"""From the name of a unit to the jurisdiction that it belongs to."""

import os
from functools import cache, lru_cache

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

CENTRAL = "中央"
# The code of a unit stands before its name in some forms: 381101天津市退役军人事务局, [101]财政部.
_CODE = pattern(r"^[\s\[【（(]*[0-9A-Za-z]+[\s\]】）)\-—_]*")


_IN_CODE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_OPENING = frozenset("[【（(")


class Jurisdiction(Record):
    """Where a table belongs. `province` is the whole name (天津市); None for the centre, and where nobody said."""

    is_central: bool = False
    province: str | None = None


@lru_cache(maxsize=256)
def jurisdiction_of(unit: str, scope: str | None = None) -> Jurisdiction:
    """What `scope` says, where it is set (中央, or a province); else what the name of the unit says.

    A unit that names neither is taken for a local one: most are, and to say that a document binds is the greater mistake.
    """
    if scope is not None:
        return Jurisdiction(True) if scope == CENTRAL else Jurisdiction(False, scope)
    name = _without_code(unit.strip())
    if name.startswith(_words("central_units")):
        return Jurisdiction(True)
    return Jurisdiction(False, next((province for province in provinces() if name.startswith(province)), None))


def _without_code(unit: str) -> str:
    bare = unit.lstrip(_IN_CODE)
    if unit[:1] not in _OPENING and (bare == unit or bare[:1].isalpha()):  # as nearly everybody writes it
        return bare
    return _CODE.sub("", unit)


def provinces() -> tuple[str, ...]:
    """The whole names of the provinces, of which a document may be."""
    return _words("provinces")


@cache
def _words(name: str) -> tuple[str, ...]:
    # Not importlib.resources: importing it costs every start more than all the lists.
    with open(os.path.join(os.path.dirname(__file__), "words", f"{name}.txt"), encoding="utf-8") as stream:
        return tuple(line for line in stream.read().splitlines() if line and line[0] != "#")
