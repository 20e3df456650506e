"""Standards of expense that the pack ships, each with its document, its days, its limit and what it is for.

A list of columns like the other lists of words: of the rules that every run may load one asks for its words, and a YAML reader
would cost more than all of them.
"""

from datetime import date
from functools import cache, lru_cache

from jixiao_grammar.ast import Amount
from jixiao_grammar.parse import parse
from jixiao_grammar.record import Record
from jixiao_lint.period import Period
from jixiao_rules.words import records

_NONE = "-"


class Standard(Record):
    """What a thing may cost at most, by a document, from a day on. `limit` is the money for one of `per`, as in 元/(人·天)."""

    words: tuple[str, ...]
    exceptions: tuple[str, ...]
    document: str
    title: str
    first: date
    last: date | None
    printed: str

    @property
    def limit(self) -> Amount:
        """The most that it may cost. Raises TypeError where what is printed is no amount."""
        return _limit(self.printed)

    def word_in(self, text: str) -> str:
        """The longest of its words that stands in a text; empty where none does, or an exception."""
        if any(word in text for word in self.exceptions):
            return ""
        return max((word for word in self.words if word in text), key=len, default="")


class Named(Record):
    """A standard, and the word in a text that it goes by."""

    standard: Standard
    word: str


@lru_cache(maxsize=1024)
def standard_for(text: str, period: Period | None) -> Named | None:
    """The standard for what a text names, in force at some time of the period: that of the longest word, then the highest."""
    named = [
        Named(standard, word)
        for standard in _standards()
        if (word := standard.word_in(text)) and period is not None and period.meets(standard.first, standard.last)
    ]
    return max(named, key=lambda one: (len(one.word), one.standard.limit.number), default=None)


def every_word() -> tuple[str, ...]:
    """All words that some standard goes by."""
    return tuple(sorted({word for standard in _standards() for word in standard.words}))


@cache
def _limit(printed: str) -> Amount:
    # Read when a table names what it is for: most name none of all these.
    limit = parse(printed).node
    if not isinstance(limit, Amount):
        raise TypeError(printed)
    return limit


@cache
def _standards() -> tuple[Standard, ...]:
    return tuple(
        Standard(
            _several(words), _several(but), document, title, date.fromisoformat(first), _day(last), f"{limit}/{per}"
        )
        for words, but, document, title, first, last, limit, per in records("standards-of-expense")
    )


def _several(words: str) -> tuple[str, ...]:
    return () if words == _NONE else tuple(words.split("、"))


def _day(printed: str) -> date | None:
    return None if printed == _NONE else date.fromisoformat(printed)
