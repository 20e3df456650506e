"""Names that people misspell: what they most likely meant, for every kind of name that can be written wrong."""

import re
from collections.abc import Iterable

# A letter in the place of another is a graver slip than one left out, doubled or swapped with its neighbour; a digit left out
# is the lightest: MON02 is MON002, and not MON020 or MON012.
_REPLACED, _SLIPPED, _LOST_DIGIT, _LOST_ZERO = 1.25, 1.0, 0.75, 0.25
# Names whose distances differ by no more are equally near: 2051 is 2015 as well as 2021.
_EQUAL = 0.25
_CODE = re.compile(r"([^\W\d_]+)(\d+)")
# Of names that are equally near, this many are offered; a longer list helps nobody.
_MOST = 3
# From so many characters on, the beginning of a name is understood: `markd`, `satisfaction`.
_BEGINNING = 4


def closest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names that are nearest to what was written, the nearest first; none where nothing is near.

    Upper and lower case, full and half width are the same, and so are `_` and `-`.
    """
    written = _folded(name)
    names = tuple(dict.fromkeys(known))
    distances = {each: _within_reach(written, _folded(each)) for each in names}
    near = {each: far for each, far in distances.items() if far is not None}
    begun = tuple(each for each in names if len(written) >= _BEGINNING and _folded(each).startswith(written))
    least = min(near.values(), default=0)
    # The beginning of a name is a better reason than two slips in another one.
    if begun and not 0 < least <= _REPLACED:
        return begun
    equal = [each for each, far in near.items() if far <= least + _EQUAL]
    return tuple(sorted(equal, key=near.__getitem__))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A closing half-sentence that offers the nearest known names, or nothing."""
    near = closest(name, known)
    if not near or len(near) > _MOST:
        return ""
    return f"，您要写的是不是{'或者'.join(f'“{each}”' for each in near)}？"


def _folded(name: str) -> str:
    from unicodedata import normalize

    return normalize("NFKC", name).strip().rstrip(":").casefold().replace("_", "-")


def _reach(written: str, name: str) -> float:
    """How far two names may lie apart and still be taken for one: about one slip in three letters."""
    longer = max(len(written), len(name))
    if longer <= 2:
        return _REPLACED if written[:1] == name[:1] else _SLIPPED
    return _REPLACED * max(1, min(3, longer // 3))


def _within_reach(written: str, name: str) -> float | None:
    reach = _reach(written, name)
    if abs(len(written) - len(name)) * _LOST_DIGIT > reach:
        return None
    far = _distance(written, name)
    return far if far <= reach else None


def _distance(written: str, name: str) -> float:
    """What it takes to make one of the other; letters next to each other that changed places are one slip."""
    code, meant = _CODE.fullmatch(written), _CODE.fullmatch(name)
    if code and meant and code[1] == meant[1] and code[2] != meant[2] and int(code[2]) == int(meant[2]):
        return _LOST_ZERO
    before: list[float] = []
    row = [_SLIPPED * at for at in range(len(name) + 1)]
    for at, letter in enumerate(written, 1):
        above, before, row = before, row, [_SLIPPED * at]
        for column, other in enumerate(name, 1):
            lost = _LOST_DIGIT if other.isdigit() else _SLIPPED
            steps = [
                before[column - 1] + (0 if letter == other else _REPLACED),
                before[column] + _SLIPPED,
                row[column - 1] + lost,
            ]
            if at > 1 and column > 1 and letter == name[column - 2] and other == written[at - 2]:
                steps.append(above[column - 2] + _SLIPPED)
            row.append(min(steps))
    return row[-1]
