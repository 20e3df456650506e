"""Times of the year (春季, 汛期前, 国庆节前) and the last day on which what belongs there may still be done."""

from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import days_in
from jixiao_rules.words import holds, longest_first, phrase, table

_BEFORE = "前"
_AT_THE_START = phrase("^(?:{finished.before-seasons})*$")
_END_OF_MONTH = 31


class Season(Record):
    """A time of the year as it is written, and its last day."""

    said: str
    month: int
    day: int


def season_in(text: str, year: int) -> Season | None:
    """The time of the year that a text names, the longest word first; None for none."""
    word = next((word for word in longest_first("seasons") if word in text), None)
    return None if word is None else _season(word, year)


def season_of_a_clause(clause: str, year: int) -> Season | None:
    """The time by which a clause says that something is done: before one (秋季开学前投入使用), or at its start (利用暑假完成).

    春季、秋季集中免疫 is of two, and has none.
    """
    for word in longest_first("seasons"):
        before, found, behind = clause.partition(word)
        if not found:
            continue
        starts = _AT_THE_START.search(before) is not None
        is_named = word.endswith(_BEFORE) or (starts and not holds(before + behind, "other-seasons"))
        return _season(word, year) if is_named else None
    return None


def _season(word: str, year: int) -> Season:
    month, _, day = table("seasons")[word].partition("/")
    return Season(word, int(month), int(day or days_in(year, int(month)) or _END_OF_MONTH))
