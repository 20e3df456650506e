"""The word lists beside this file, read once."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jixiao_grammar.ast import Dimension, Op

_WORDS = Path(__file__).parent / "words"


class UnitEntry(NamedTuple):
    """One line of the unit table; `factor` converts to the base unit of the dimension (元, 秒, 平方米, 米, 千克 …).

    Only units with the same `base` may be converted into each other: 个月 and 天 are both time, but no number of days
    is a month.
    """

    symbol: str
    dimension: Dimension
    base: str
    factor: Decimal


class OperatorWord(NamedTuple):
    """不少于, 达到 …; a soft word yields to a sign or a suffix beside it (达到88%以上).

    Directly behind one of `never_after` the characters are part of another word (送达, 彩超).
    """

    op: Op
    soft: bool
    never_after: tuple[str, ...] = ()


class VagueEntry(NamedTuple):
    """A word of the vague list: its reason code (a-f, empty where harmless alone) and its part in a phrase."""

    reason: str
    part: str


def _lines(name: str) -> Iterator[str]:
    for line in (_WORDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def words(name: str) -> tuple[str, ...]:
    """All words of a list that is separated by blanks and line ends."""
    return tuple(word for line in _lines(name) for word in line.split())


@lru_cache(maxsize=1)
def units() -> dict[str, UnitEntry]:
    """Every spelling of every unit that we know."""
    table = {word: UnitEntry(word, Dimension.COUNT, word, Decimal(1)) for word in words("classifiers.txt")}
    for line in _lines("units.tsv"):
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
def operators() -> dict[str, OperatorWord]:
    """The words before a number that say how it is compared."""
    table = {}
    for line in _lines("operators.tsv"):
        word, sign, force, *never_after = line.split("\t")
        table[word] = OperatorWord(Op(sign), force == "soft", tuple(" ".join(never_after).split()))
    return table


@lru_cache(maxsize=1)
def suffixes() -> dict[str, Op | None]:
    """The words behind a number that say how it is compared; None for 之间, which goes with a range."""
    table: dict[str, Op | None] = {"内": Op.AT_MOST, "+": Op.AT_LEAST}
    for line in _lines("suffixes.tsv"):
        word, sign = line.split("\t")
        table[word] = None if sign == "range" else Op(sign)
    return table


@lru_cache(maxsize=1)
def vague_words() -> dict[str, VagueEntry]:
    """The words that say nothing a reviewer could check, and the fixed terms that only look like them."""
    table = {}
    for line in _lines("vague.tsv"):
        word, reason, part = line.split("\t")
        table[word] = VagueEntry("" if reason == "-" else reason, part)
    return table
