"""Which expressions match a run of plain letters as a whole, so that such a run needs no expression at all?

Those of words: a letter, as many plain ones as there are, and then, again and again, something that may stand in words. Most
texts without a number are nothing but plain letters, and to compile the expression of words costs ten milliseconds.
"""

from jixiao_grammar.compiler.pattern import Branches, Character, Group, Part, beginning_with
from jixiao_grammar.compiler.sets import left_out

STOPS = ",;。、"  # what ends a run: no word goes on with one of these
_LETTER = "[^\\W\\d_]"
_LOW = frozenset(map(chr, range(0x20, 0x400)))  # the driver takes none of these for plain


def run_without(branches: Branches) -> str:
    """The letters that are not plain, where the expression is one of words; empty for all others."""
    if len(branches) != 1 or len(branches[0].parts) != 3:
        return ""
    first, plain, more = branches[0].parts
    if not _is_a_letter(first) or plain.times != "*" or more.times != "*":
        return ""
    special = _special(plain)
    goes_on = isinstance(more.atom, Group) and any(beginning_with(more.atom.branches, sign) for sign in STOPS)
    return "" if goes_on else special


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
