"""Words of the forms that may stand as keys of a target file in the place of the field that they name."""

import os
from collections.abc import Set
from functools import cache

from jixiao_lint.readers.nodes import Map, Scalar

_NOTHING = "-"


def as_field(key: Scalar, known: Set[str], node: Map) -> Scalar:
    """A key of a map under the name of the field that it means (年度总体目标 for 绩效目标); itself where it is no such word.

    A field that is written under its own name, too, has that one alone.
    """
    field = _fields().get(key.value)
    if field is None or field not in known or any(other.value == field for other, _ in node.pairs):
        return key
    return key._replace(value=field)


def is_not_read(key: str) -> bool:
    """True for a word of the forms that names nothing a rule asks for (联系人)."""
    return _fields().get(key) == _NOTHING


@cache
def _fields() -> dict[str, str]:
    with open(os.path.join(os.path.dirname(__file__), "form_words.txt"), encoding="utf-8") as stream:
        lines = [line.strip() for line in stream if not line.startswith("#")]
    return {word: field for field, _, words in (line.partition(":") for line in lines) for word in words.split()}
