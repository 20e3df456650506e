"""Words of the forms that may stand as keys of a target file in the place of the field that they name."""

import os
from collections.abc import Set
from functools import cache

_NOTHING = "-"


def field_of(key: str, known: Set[str], there: Set[str]) -> str | None:
    """The field that a key names in the words of a form; None where it is no such word, or the field is written itself."""
    field = _fields().get(key)
    return field if field in known and field not in there else None


def is_not_read(key: str) -> bool:
    """True for a word of the forms that names nothing a rule asks for (联系人)."""
    return _fields().get(key) == _NOTHING


@cache
def _fields() -> dict[str, str]:
    with open(os.path.join(os.path.dirname(__file__), "form_words.txt"), encoding="utf-8") as stream:
        lines = [line.strip() for line in stream if not line.startswith("#")]
    return {word: field for field, _, words in (line.partition(":") for line in lines) for word in words.split()}
