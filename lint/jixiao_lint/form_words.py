"""Words that forms print for the fields of a target file: 年度总体目标 for 绩效目标."""

import os
from functools import cache

_NOTHING = "-"


@cache
def words_of_fields() -> dict[str, tuple[str, ...]]:
    """The words that may stand as a key in the place of each field."""
    return {field: words for field, words in _lines().items() if field != _NOTHING}


@cache
def field_called(word: str) -> str | None:
    """The field that a word of the forms names; None where it names none."""
    return next((field for field, words in words_of_fields().items() if word in words), None)


def not_read() -> tuple[str, ...]:
    """What forms print besides, and no rule asks for (联系人)."""
    return _lines()[_NOTHING]


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    with open(os.path.join(os.path.dirname(__file__), "form_words.txt"), encoding="utf-8") as stream:
        lines = [line.strip() for line in stream if not line.startswith("#")]
    parted = (line.partition(":") for line in lines)
    return {field: tuple(words.split()) for field, _, words in parted}
