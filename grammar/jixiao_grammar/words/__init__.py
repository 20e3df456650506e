"""The word lists beside this file, read once. The lists in *.lark are read by the grammar itself."""

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Dimension

# Not pathlib: importing it costs every start of a commit hook 4 ms.
_FOLDER = os.path.dirname(__file__)


class UnitEntry(Record):
    """One line of the unit table; `factor` converts to the base unit of the dimension (元, 秒, 平方米, 米, 千克 …).

    Only units with the same `base` may be converted into each other: 个月 and 天 are both time, but no number of days
    is a month.
    """

    symbol: str
    dimension: Dimension
    base: str
    factor: Decimal


class VagueEntry(Record):
    """A word of the vague list: its reason code (a-f, empty where harmless alone) and its part in a phrase."""

    reason: str
    part: str


def _text(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def lines(name: str) -> Iterator[str]:
    """The lines of a list that say something."""
    for line in _text(name).splitlines():
        if line and not line.startswith("#"):
            yield line


@lru_cache(maxsize=64)
def words(name: str) -> tuple[str, ...]:
    """All words of a list that is separated by blanks and line ends."""
    return tuple(word for line in lines(name) for word in line.split())


@lru_cache(maxsize=1)
def units() -> dict[str, UnitEntry]:
    """Every spelling of every unit that we know."""
    table = {word: UnitEntry(word, Dimension.COUNT, word, Decimal(1)) for word in words("classifiers.txt")}
    for line in lines("units.tsv"):
        symbol, dimension, base, factor, *aliases = line.split("\t")
        entry = UnitEntry(symbol, Dimension(dimension), base, Decimal(factor))
        for spelling in (symbol, *" ".join(aliases).split()):
            table[spelling] = entry
    return table


@lru_cache(maxsize=1)
def tails() -> frozenset[str]:
    """The single characters that may follow a count word as its noun (2个村)."""
    return frozenset(words("tails.txt"))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in lines("phrases.tsv"))
    return {name: tuple(found.split()) for name, found in rows}


@lru_cache(maxsize=256)
def phrases(name: str) -> tuple[str, ...]:
    """The words of one class of `phrases.tsv`, in the order of the file. Raises KeyError on a class that is not there."""
    return _phrases()[name]


@lru_cache(maxsize=64)
def phrase_set(name: str) -> frozenset[str]:
    """The same words, to ask whether a text is one of them."""
    return frozenset(phrases(name))


@lru_cache(maxsize=64)
def lark_words(name: str, terminal: str = "") -> tuple[str, ...]:
    """The words of a list that the grammar reads (`operators.lark`, `around.lark`), in the order of the file.

    `terminal` asks for one class of them.
    """
    text = _text(name)
    if terminal:
        text = re.split(r"\n(?=\S)", text.partition(f"\n{terminal}: ")[2])[0]
    return tuple(dict.fromkeys(re.findall(r'"([^"]+)"', text)))


def lark_pattern(name: str, terminal: str) -> str:
    """The expression of a class that the grammar reads, one of numbers for instance."""
    found = re.search(rf"^{terminal}: /(.*)/$", _text(name), re.MULTILINE)
    return found[1] if found else ""


@lru_cache(maxsize=1)
def vague_words() -> dict[str, VagueEntry]:
    """The words that say nothing a reviewer could check, and the fixed terms that only look like them."""
    table = {}
    for line in lines("vague.tsv"):
        word, reason, part = line.split("\t")
        table[word] = VagueEntry("" if reason == "-" else reason, part)
    return table
