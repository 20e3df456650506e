"""When a field of a form only repeats another one: with a frame around it, a few empty words more, or in another order."""

import re
from collections import Counter
from functools import cache, lru_cache
from unicodedata import normalize

from jixiao_grammar.pattern import HAN, IN_BRACKETS, pattern
from jixiao_rules.similarity import squeezed
from jixiao_rules.words import longest_first, table, without

_OPENING = frozenset("（(【[")
_BRACKETS = pattern(IN_BRACKETS)
_LONGEST_ASIDE = 3
# A number at the end with its unit, as squeezed text has it (达到95%以上 → 达到95以上).
_UNIT = 3
_VALUE = pattern(f"[0-9]+{HAN}{{0,{_UNIT}}}$")
_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?")
_SAME = 0.9
_SHORTEST = 6
_A_WORD = 2
_FRAME = 4
_DIGITS = "0123456789"
_DIGIT = frozenset(_DIGITS)


def repeats_name(said: str, name: str, value: str = "") -> bool:
    """True where a description says no more than the name: framed (考核…, …情况), turned round, or followed by the value."""
    whole, bare = _plain(said), _without_brackets(said)
    names = _names(name)
    # What is taken away is a frame, the value, or a number with its unit: other letters than the name's stay.
    strange = set(bare) - _letters_of_frames()
    strange.difference_update(*names)
    if strange:
        may_go = squeezed(value) + bare[-_UNIT:] + _DIGITS
        for letter in strange:  # of most descriptions the first one tells
            if letter not in may_go:
                return False
    letters = {*whole, *bare}
    # Below, letters are taken away, and none is put in: a name can only come out where all of it is there, a part where little is.
    if not any(letters.issuperset(one) or len(whole) <= len(one) + _FRAME for one in names):
        return False
    told = {whole, bare, bare.removesuffix(squeezed(value)), _VALUE.sub("", bare)}
    forms = {*told, *map(_unframed, told)}
    if names & forms or any(_is_most_of(form, name) for form in forms for name in names):
        return True
    return any(sorted(text) == sorted(one) for text in forms for one in names if len(text) == len(one) > 3)


@lru_cache(maxsize=1024)
def _names(name: str) -> frozenset[str]:
    """A name as it may be repeated: whole, and without brackets and frame."""
    return frozenset((_plain(name), _unframed(_without_brackets(name)))) - {""}


def _is_most_of(form: str, name: str) -> bool:
    return len(form) > _A_WORD and 2 * len(form) >= len(name) and form in name


def _without_asides(text: str) -> str:
    """A text without brackets around a few characters."""
    return _BRACKETS.sub(lambda found: "" if len(found[1]) <= _LONGEST_ASIDE else found[0], text)


def _plain(text: str) -> str:
    return squeezed(text).replace("的", "")


def _without_brackets(text: str) -> str:
    return _plain(text if _OPENING.isdisjoint(text) else _without_asides(text))


def _unframed(text: str) -> str:
    """A squeezed text without the words of a frame, as long as something is left."""
    if not text.startswith(_frames("before")) and not text.endswith(_frames("after")):
        return text
    found = _framed().match(text)
    return found[1] if found is not None else text


@cache
def _frames(side: str) -> tuple[str, ...]:
    sides = table("copy-frames")
    return tuple(word for word in longest_first("copy-frames") if sides[word] in (side, "both"))


@cache
def _letters_of_frames() -> frozenset[str]:
    return frozenset("".join((*_frames("before"), *_frames("after"))))


@cache
def _framed() -> re.Pattern[str]:
    before, after = ("|".join(_frames(side)) for side in ("before", "after"))
    return pattern(rf"^(?:{before})*(.+?)(?:{after})*$")


def says_the_same(one: str, other: str) -> bool:
    """True where two texts say the same but for empty words (用于, 切实), punctuation and order, and `other` has no number more."""
    # Empty words hold no digits: where the other has one that this has not, both texts and their numbers differ.
    if not _DIGIT.intersection(squeezed(other)) <= set(normalize("NFKC", one)):
        return False
    left, right = _content(one), _content(other)
    if left == right and left:
        return True
    if min(len(left), len(right)) < _SHORTEST or not _numbers(other) <= _numbers(one):
        return False
    if 2 * min(len(left), len(right)) < _SAME * (len(left) + len(right)):
        return False
    letters, others = Counter(left), Counter(right)
    return 2 * (letters & others).total() >= _SAME * (letters.total() + others.total())


def _content(text: str) -> str:
    return without(squeezed(text), "empty-words")


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(normalize("NFKC", text)))
