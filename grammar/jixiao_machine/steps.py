"""Which expressions go through a text letter by letter, and what has to be looked at for each letter?

Those of words and of units: a letter, then, again and again, one more, before which something is ruled out. Such an expression
is one of hundreds of branches, and to compile it costs ten milliseconds; for one letter there are few, and most of them need
words that the text does not hold. So it is cut into small ones, which `letters.py` puts together again.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jixiao_machine.expressions import Branches, Character, Group, Part, Sequence, beginning_with, characters
from jixiao_machine.sets import left_out

ONE = ""  # a way that takes the letter itself, whatever it is
_LETTER = "[^\\W\\d_"
_OTHER = "㐀"  # stands for all letters that no expression names
_LOW = frozenset(map(chr, range(0x20, 0x400)))  # none of these is taken for plain


class Step(NamedTuple):
    """What is looked at before a letter: the expressions that stop the way there, then those by which it goes on."""

    stops: tuple[str, ...]
    ways: tuple[str, ...]


class Walk(NamedTuple):
    """`first`: the ways to begin; none where it begins like any other step.

    A letter that is not `special`, and behind which `behind` does not stand, is taken without a look. For the others, and for
    signs and digits, there are `steps`; `other` is for letters without one. A character of `ends` is never taken.
    """

    first: tuple[str, ...]
    special: str
    behind: str
    steps: dict[str, Step]
    other: Step
    ends: str


def walk_of(branches: Branches, signs: Iterable[str] = ()) -> Walk | None:
    """How an expression goes through a text; None where it does so in another way. `signs` may be met besides what it names."""
    plain: Part | None
    match _bare(branches):
        case (Sequence((first, plain, Part(Group(opening="(?:", branches=more), "*"))),) if not first.times:
            special = _special(plain)
            ways = _ways((Sequence((first,)),))
        case (Sequence((Part(Group(opening="(?:", branches=more), "+"),)),):
            special, ways, plain = ("", ""), (), None
        case _:
            return None
    if len(more) != 1 or special is None:
        return None
    parts = more[0].parts[:-1] if plain is not None and more[0].parts[-1] == plain else more[0].parts
    if not all(map(_rules_out, parts[:-1])):
        return None
    other = _step(parts, _OTHER)
    if (plain is not None and len(parts) == len(more[0].parts)) or other is None or other.ways != (ONE,):
        return None
    letters, behind = special
    met = {*signs, *letters, *_named(parts)}
    found = {character: _step(parts, character) for character in sorted(met)}
    steps = {character: step for character, step in found.items() if step is not None}
    ends = "".join(character for character, step in found.items() if step is None)
    if plain is None:
        if other.stops:
            return None
        letters = "".join(character for character, step in steps.items() if step != other) + ends
    needed = {
        character: step
        for character, step in steps.items()
        if character in letters or character in _LOW or step != other
    }
    return Walk(
        ways, "".join(sorted(letter for letter in set(letters) if letter > max(_LOW))), behind, needed, other, ends
    )


def _bare(branches: Branches) -> Branches:
    """Without brackets around the whole."""
    match branches:
        case (Sequence((Part(Group(opening="(?:", branches=inner), ""),)),):
            return _bare(inner)
    return branches


def _special(part: Part) -> tuple[str, str] | None:
    """What a plain letter may not be: what the set leaves out, and what may not stand behind one (`(?!.均)`)."""
    match part:
        case Part(
            Group(opening="(?:", branches=(Sequence((Part(Group(look="!")) as ahead, Part(Character(source), ""))),)),
            "*",
        ) if source.startswith(_LETTER):
            behind = ahead.source.removeprefix("(?!.").removesuffix(")")
            letters = left_out(source)
            return ("".join(letters), behind) if len(behind) == 1 and letters >= _LOW else None
    return None


def _rules_out(part: Part) -> bool:
    """True for a look ahead for what may not follow, which takes one character at least."""
    match part:
        case Part(Group(look="!", branches=branches), ""):
            return not any(branch.may_be_empty for branch in branches)
    return False


def _named(parts: tuple[Part, ...]) -> Iterator[str]:
    """The characters by which a step may differ from others."""
    for part in parts:
        if isinstance(part.atom, Group) and part.atom.look == "!":
            yield from characters(part.atom.branches)
        else:
            yield from characters((Sequence((part,)),))


def _step(parts: tuple[Part, ...], character: str) -> Step | None:
    """What is looked at before a character: what is ruled out there, and by which ways it is taken; None where by none."""
    *looks, taken = parts
    ways = _ways(beginning_with((Sequence((taken,)),), character))
    stops = [stop for look in looks for stop in _stops(look, character)]
    return Step(tuple(dict.fromkeys(stops)), ways) if ways else None


def _ways(branches: Branches) -> tuple[str, ...]:
    """The branches one by one; a character alone is always taken, and what stands behind it never asked."""
    ways: list[str] = []
    for branch in _bare(branches):
        match branch:
            case Sequence((Part(Character(), ""),)):
                return (*ways, ONE)
        ways.append(branch.source)
    return tuple(ways)


def _stops(part: Part, character: str) -> Iterator[str]:
    branches = part.atom.branches if isinstance(part.atom, Group) else ()
    for branch in branches:
        for cut in beginning_with((_without_known(branch, character),), character):
            yield from _one_by_one(cut)


def _without_known(branch: Sequence, character: str) -> Sequence:
    """Without a look ahead that this character alone already answers."""
    match branch.parts:
        case (Part(Group(look="=", branches=ahead), ""), *rest):
            cut = beginning_with(ahead, character)
            if any(len(one.parts) == 1 and isinstance(one.parts[0].atom, Character) for one in cut):
                return Sequence(tuple(rest))
    return branch


def _one_by_one(branch: Sequence) -> Iterator[str]:
    """The branches of brackets at the end, each for itself: most of them need words that a text does not hold."""
    *before, last = branch.parts
    match last:
        case Part(Group(opening="(?:", branches=branches), "") if all(_is_look(part) for part in before):
            for one in branches:
                yield from _one_by_one(Sequence((*before, *one.parts)))
        case _:
            yield Sequence((*map(_any_if_known, branch.parts[:1]), *branch.parts[1:])).source


def _any_if_known(first: Part) -> Part:
    """A set of characters as any of them, where it has been asked for already: what is the same for many is compiled once."""
    is_set = isinstance(first.atom, Character) and first.atom.source.startswith("[") and not first.times
    return Part(Character(".")) if is_set else first


def _is_look(part: Part) -> bool:
    return isinstance(part.atom, Group) and bool(part.atom.look)
