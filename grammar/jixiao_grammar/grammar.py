"""The door to the grammar: a stretch of folded text in, the finished item out.

`value.lark` is the source; what runs are the tables that `compiler/` wrote from it. They are made when the package is built
or installed, and by `make grammar`.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from jixiao_grammar.driver import Driver, UnreadError
from jixiao_grammar.meaning.pieces import Item
from jixiao_grammar.span import Span

_FOLDER = Path(__file__).parent
VALUE = _FOLDER / "value.lark"
TABLES = _FOLDER / "value.tables.json"


def digest() -> str:
    """Names the grammar that tables were written from: it and the word lists that it imports."""
    import hashlib

    files = (VALUE, *sorted((_FOLDER / "words").glob("*.lark")))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def read(folded: str, span: Span) -> Item | None:
    """What stands in the stretch, with places of the whole text; None where the grammar finds no way."""
    driver = _driver()
    try:
        return cast(Item, driver.parse(folded, span.start, span.end))
    except UnreadError:
        return None


@lru_cache(maxsize=1)
def _driver() -> Driver:
    from jixiao_grammar.meaning.shapes import Meaning

    return Driver(_tables(), Meaning)


def _tables() -> dict[str, Any]:
    """The shipped tables. Where they were never written (a checkout that nobody installed), they are compiled here, slowly."""
    import json

    try:
        return cast(dict[str, Any], json.loads(TABLES.read_bytes()))
    except FileNotFoundError:
        from jixiao_grammar.compiler.write import compiled

        return compiled()
