"""Of which fields of public work a name and a description speak, by the things that they name."""

from functools import lru_cache

from jixiao_rules.foreign_words import named, signs
from jixiao_rules.words import records
from jixiao_rules.words import table as pairs


@lru_cache(maxsize=1024)
def fields_in(text: str) -> dict[str, str]:
    """The fields of which a text names a thing, each with the first word of it."""
    found: dict[str, str] = {}
    for word, field in (*named(text), *((word, its) for word, its in _things() if word in text)):
        found.setdefault(field, word)
    return found


def is_at_home(field: str, text: str) -> bool:
    """True where a text has any word of the field, narrow or broad."""
    own = [word for word, its in _things() if its == field]
    broad = [word for its, *broad in records("described-things-at-home") if its == field for word in broad]
    return any(word in text for word in (*signs(field), *own, *broad))


def _things() -> tuple[tuple[str, str], ...]:
    return tuple(pairs("described-things").items())
