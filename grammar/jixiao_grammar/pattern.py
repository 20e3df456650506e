"""Regular expressions that are compiled when a text first asks for them: most runs need a few of the many there are.

A text that holds none of the characters or words of which every match has one does not even ask. Which these are, the
compiler works out (`jixiao_machine`), and it is shipped; an expression of which nothing is known is compiled at once.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, TypeAlias, cast

# Not pathlib: importing it costs every start of a commit hook 4 ms.
NEEDS = os.path.join(os.path.dirname(__file__), "patterns.needs")
# Compiling an expression costs as much as asking so many texts for each of its characters.
_PATIENCE = 4
# In nearly every table: to miss one of these says little.
COMMON = frozenset("0123456789.%的标指效务人业数时年目成意满度量率完项元建工作不有已本该此这，。、（）()：: ")
# A letter that is no Latin one: Python 3.11 takes a third of a millisecond for each range of all Chinese characters.
HAN = r"[^\W\d_A-Za-z]"
# Brackets in which no others stand. Whoever looks for them in these words shares what is compiled once.
IN_BRACKETS = r"[（(【\[]([^（）()【】\[\]]*)[)）】\]]"
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
# Some characters, or some words; a match needs one of them.
Need: TypeAlias = frozenset[str] | tuple[str, ...]
# The same laid out: characters of which one must be there and, where words are needed, the words that each of them stands for.
Letters: TypeAlias = tuple[frozenset[str], Mapping[str, Sequence[str]]]
Ways: TypeAlias = tuple[tuple[Letters, ...], ...]


def pattern(
    source: str | Callable[[], str], flags: re.RegexFlag = re.NOFLAG, needs: tuple[tuple[Need, ...], ...] = ()
) -> "re.Pattern[str]":
    """What `re.compile` gives, made at its first use.

    A source that has to be put together may be given as a function. `needs`, where the caller knows, are what a match can need:
    for one of them at least, it holds a character, or a word, of each of its sets. `re.IGNORECASE` is not among the flags that
    may be given.
    """
    return cast("re.Pattern[str]", Waiting(source, flags, needs))


def lacks(expression: "re.Pattern[str]", characters: frozenset[str]) -> bool:
    """True where a text of these characters holds nothing that a match must have."""
    ways: Ways = getattr(expression, "ways", ())
    return bool(ways) and not are_there(ways, characters)


def are_there(ways: Ways, characters: frozenset[str]) -> bool:
    """True where these are all the characters that one of the ways needs."""
    # Asked for a hundred rules of each table: generators would cost more than the questions.
    for way in ways:
        for letters, words in way:
            if letters.isdisjoint(characters) or (words and not _is_one_there(letters & characters, words, characters)):
                break
        else:
            return True
    return False


def _is_one_there(letters: Iterable[str], words: Mapping[str, Sequence[str]], characters: frozenset[str]) -> bool:
    for letter in letters:
        for word in words[letter]:
            if characters.issuperset(word):
                return True
    return False


def rarest(word: str) -> str:
    """The character of a word that says most by not being there."""
    return next((character for character in word if character not in COMMON), word[0])


def by_rarest(words: Iterable[str]) -> Letters:
    """Words by the rarest character of each, of which one must be there; longer ones are looked up by it."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(rarest(word), []).append(word)
    return frozenset(found), found


def laid_out(needs: Iterable[Iterable[Need]]) -> Ways:
    """What a match needs, laid out to be asked of text after text."""
    return tuple(tuple((need, {}) if isinstance(need, frozenset) else by_rarest(need) for need in way) for way in needs)


class Waiting:
    """An expression that waits for a text. Once it is compiled, its methods take the place of these."""

    def __init__(
        self, source: str | Callable[[], str], flags: re.RegexFlag = re.NOFLAG, needs: tuple[tuple[Need, ...], ...] = ()
    ) -> None:
        self._source = source
        self.flags = flags
        self._given = needs
        self._asked = 0

    @cached_property
    def pattern(self) -> str:
        """The source."""
        return self._source if isinstance(self._source, str) else self._source()

    @cached_property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        """What a match needs; nothing where that is not known."""
        return self._given or needs_as_written(columns(_known().get(shown(self.pattern), ""))[0])

    @cached_property
    def ways(self) -> Ways:
        """What a match needs, laid out to be asked of text after text."""
        return laid_out(self.needs)

    def _quick(self) -> str:
        """A source that finds the same and is sooner compiled; this one, where none is known."""
        if self.flags & re.VERBOSE:  # blanks mean something else there
            return self.pattern
        _, *quick = columns(_known().get(shown(self.pattern), ""))
        return (quick and quick[0]) or self.pattern

    def _is_passed_over(self, text: str) -> bool:
        """True where the text holds nothing that a match must have; whoever asks again and again is better served compiled."""
        if not self.needs or self._asked > _PATIENCE * len(self.pattern):
            return False
        self._asked += 1
        return not can_match(text, self.needs)

    def _ready(self) -> "re.Pattern[str]":
        compiled = re.compile(self._quick(), self.flags)
        for name in _METHODS:
            setattr(self, name, getattr(compiled, name))
        return compiled

    # The methods of re.Pattern, each with what it gives where nothing matches.

    def search(self, text: str, *place: int) -> "re.Match[str] | None":
        """The first match."""
        return None if self._is_passed_over(text) else self._ready().search(text, *place)

    def match(self, text: str, *place: int) -> "re.Match[str] | None":
        """A match at the beginning."""
        return None if self._is_passed_over(text) else self._ready().match(text, *place)

    def fullmatch(self, text: str, *place: int) -> "re.Match[str] | None":
        """A match of the whole."""
        return None if self._is_passed_over(text) else self._ready().fullmatch(text, *place)

    def finditer(self, text: str, *place: int) -> "Iterator[re.Match[str]]":
        """All matches, one by one."""
        return iter(()) if self._is_passed_over(text) else self._ready().finditer(text, *place)

    def findall(self, text: str, *place: int) -> list[Any]:
        """What all matches hold."""
        return [] if self._is_passed_over(text) else self._ready().findall(text, *place)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        """The text with something else in the place of each match."""
        return text if self._is_passed_over(text) else self._ready().sub(new, text, count=count)

    def subn(self, new: Any, text: str, count: int = 0) -> tuple[str, int]:
        """As `sub`, with the number of matches."""
        return (text, 0) if self._is_passed_over(text) else self._ready().subn(new, text, count=count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """The text between the matches."""
        return [text] if self._is_passed_over(text) else self._ready().split(text, maxsplit=maxsplit)


def can_match(text: str, needs: tuple[tuple[Need, ...], ...]) -> bool:
    """True where the text holds all that one of the ways to match needs, or where nothing is known to be needed."""
    for way in needs:
        for need in way:
            if isinstance(need, frozenset) and len(text) < len(need):
                if need.isdisjoint(text):
                    break
                continue
            for word in need:
                if word in text:
                    break
            else:
                break
        else:
            return True
    return not needs


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    """What each source needs, and how it is sooner compiled, all as written; nothing where that was never done (a checkout that
    nobody installed).
    """
    try:
        with open(NEEDS, "rb") as file:
            return dict([line.split("\t", 1) for line in file.read().decode().strip("\n").split("\n")])
    except FileNotFoundError:
        return {}


# ---- what is shipped, in lines that are taken apart when they are first needed: a file of JSON is read whole or not at all


SHOWN = {"␤": "\n", "␉": "\t", "␍": "\r"}  # how the signs are written that stand between lines and columns


def shown(column: str) -> str:
    """A column as it is written."""
    for sign, meant in SHOWN.items():
        column = column.replace(meant, sign)
    return column


def columns(line: str) -> list[str]:
    """The columns of a line."""
    found = line.split("\t")
    for sign, meant in SHOWN.items():
        if sign in line:
            found = [column.replace(sign, meant) for column in found]
    return found


def needs_as_written(written: str) -> tuple[tuple[Need, ...], ...]:
    """What is needed: the ways to match stand between ␞, the sets of each between ␟; characters, or words behind a ␣ each."""
    ways = written.split("␞") if written else ()
    return tuple(
        tuple(tuple(one[1:].split("␣")) if one[0] == "␣" else frozenset(one) for one in way.split("␟")) for way in ways
    )
