"""Which expressions match a run of plain letters as a whole, so that such a run needs no expression at all?

Those of words: a letter, as many plain ones as there are, and then, again and again, something that may stand in words. Most
texts without a number are nothing but plain letters, and to compile the expression of words costs ten milliseconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jixiao_grammar_compiler.expressions import Branches, Character, Group, Part, beginning_with
from jixiao_grammar_compiler.needs import needed
from jixiao_grammar_compiler.sets import left_out

_LETTER = "[^\\W\\d_]"
_LOW = frozenset(map(chr, range(0x20, 0x400)))  # the driver takes none of these for plain


class Run(NamedTuple):
    """How far the expression takes a run of letters: up to the first that is `special`, or to a sign that ends it.

    `ends` are these signs, each with the characters of which the text would have to hold one for the words to go on there.
    """

    special: str
    ends: dict[str, str]


def run_of(branches: Branches, signs: Iterable[str]) -> Run | None:
    """What is known of the expression; None where it is not one of words. `signs` are those that may come behind a run."""
    if len(branches) != 1 or len(branches[0].parts) != 3:
        return None
    first, plain, more = branches[0].parts
    if not _is_a_letter(first) or plain.times != "*" or more.times != "*" or not isinstance(more.atom, Group):
        return None
    special = _special(plain)
    return Run(special, dict(_ends(more.atom.branches, sorted(signs)))) if special else None


def _ends(more: Branches, signs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for sign in signs:
        going_on = beginning_with(more, sign)
        needs = needed(going_on)
        if not going_on:
            yield sign, ""
        elif needs and sign not in needs[0]:
            yield sign, needs[0]


def _is_a_letter(part: Part) -> bool:
    return part.source in (_LETTER, f"(?:{_LETTER})")


def _special(part: Part) -> str:
    """What a plain letter may not be: what the set leaves out, and what may not stand behind one (`(?!.均)`)."""
    match part.atom:
        case Group(opening="(?:", branches=(alone,)) if len(alone.parts) == 2:
            ahead, letter = alone.parts
        case _:
            return ""
    if not isinstance(letter.atom, Character) or letter.times or not letter.atom.source.startswith("[^\\W\\d_"):
        return ""
    behind = ahead.source.removeprefix("(?!.").removesuffix(")")
    others = left_out(letter.atom.source)
    if len(behind) != 1 or not others >= _LOW:
        return ""
    return "".join(sorted(letter for letter in {*others, behind} if letter > max(_LOW)))
