"""What is said to the user: sentences with fields, so that another language may have other templates."""

from typing import TypeAlias

from jixiao_grammar.record import Record


class Sentence(Record):
    """What is said to the user: a template with named fields, and what fills them. Another language has other templates."""

    template: str
    fields: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """The sentence as the user reads it."""
        return self.template.format_map(dict(self.fields)) if self.fields else self.template


Words: TypeAlias = str | Sentence  # a plain string is a sentence without fields


def say(template: str, **fields: object) -> Sentence:
    """A sentence with its fields filled in."""
    return Sentence(template, tuple((name, str(value)) for name, value in fields.items()))
