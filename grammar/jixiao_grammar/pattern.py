"""Regular expressions that are compiled when a text first asks for them: most runs need a few of the many there are.

A text that holds none of the characters of which every match has one does not even ask. Which characters these are, the
compiler works out (`jixiao_grammar_compiler`), and it is shipped; an expression of which nothing is known is compiled at once.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

# Not pathlib: importing it costs every start of a commit hook 4 ms.
NEEDS = os.path.join(os.path.dirname(__file__), "patterns.needs.json")
# Compiling costs as much as asking so many texts.
_PATIENCE = 500
# In nearly every table: to miss one of these says little.
COMMON = frozenset("0123456789.%的标指效务人业数时年目成意满度量率完项元建工作不有已本该此这，。、（）()：: ")
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def pattern(
    source: str | Callable[[], str], flags: re.RegexFlag = re.NOFLAG, needs: tuple[frozenset[str], ...] = ()
) -> "re.Pattern[str]":
    """What `re.compile` gives, made at its first use.

    A source that has to be put together may be given as a function. `needs` are sets of characters of which every match
    has one each, where the caller knows; `re.IGNORECASE` is not among the flags that may be given.
    """
    return cast("re.Pattern[str]", Waiting(source, flags, needs))


def lacks(expression: "re.Pattern[str]", characters: frozenset[str]) -> bool:
    """True where a text of these characters holds nothing that a match must have."""
    return any(needs.isdisjoint(characters) for needs in getattr(expression, "needs", ()))


def rarest(word: str) -> str:
    """The character of a word that says most by not being there."""
    return next((character for character in word if character not in COMMON), word[0])


class Waiting:
    """An expression that waits for a text. Once it is compiled, its methods take the place of these."""

    def __init__(
        self, source: str | Callable[[], str], flags: re.RegexFlag = re.NOFLAG, needs: tuple[frozenset[str], ...] = ()
    ) -> None:
        self._source = source
        self.flags = flags
        self._given = needs
        self._asked = 0

    def __getattr__(self, name: str) -> Any:
        """What is worked out when first asked for, and from then on an attribute like the others."""
        if name == "pattern":
            found: Any = self._source if isinstance(self._source, str) else self._source()
        elif name == "needs":
            found = self._given or _known().get(self.pattern, ())
        else:
            found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found

    def _is_passed_over(self, text: str) -> bool:
        """True where the text holds nothing that a match must have; whoever asks again and again is better served compiled."""
        if self._asked > _PATIENCE or not self.needs:
            return False
        self._asked += 1
        for needs in self.needs:  # noqa: SIM110
            if _holds_none(text, needs):
                return True
        return False

    def _ready(self) -> "re.Pattern[str]":
        compiled = re.compile(self.pattern, self.flags)
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


def _holds_none(text: str, characters: frozenset[str]) -> bool:
    if len(text) < len(characters):
        return characters.isdisjoint(text)
    for character in characters:  # noqa: SIM110 - a call of any() costs more than the loop
        if character in text:
            return False
    return True


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[frozenset[str], ...]]:
    """What each source needs; nothing where that was never written (a checkout that nobody installed)."""
    import json

    try:
        with open(NEEDS, encoding="utf-8") as file:
            return {source: tuple(map(frozenset, needs)) for source, needs in json.load(file).items()}
    except FileNotFoundError:
        return {}
