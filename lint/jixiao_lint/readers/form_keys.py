"""Keys of a target file that are words of the forms."""

from collections.abc import Set

from jixiao_lint.form_words import field_called
from jixiao_lint.readers.nodes import Map, Scalar


def as_field(key: Scalar, known: Set[str], node: Map) -> Scalar:
    """A key of a map under the name of the field that it means (年度总体目标 for 绩效目标); itself where it is no such word.

    A field that is written under its own name, too, has that one alone.
    """
    field = field_called(key.value)
    if field is None or field not in known or any(other.value == field for other, _ in node.pairs):
        return key
    return key._replace(value=field)
