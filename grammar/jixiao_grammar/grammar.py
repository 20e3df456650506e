"""The door to the grammar: a stretch of folded text in, the finished item out.

`value.lark` is the source; what runs are the tables that `compiler/` wrote from it. They are made when the package is built
or installed, and by `make grammar`.
"""

import os
from functools import lru_cache
from typing import Any, cast

from jixiao_grammar.driver import Driver, UnreadError
from jixiao_grammar.meaning.pieces import Item
from jixiao_grammar.span import Span

# Not pathlib: importing it costs every start of a commit hook 4 ms.
TABLES = os.path.join(os.path.dirname(__file__), "value.tables.json")


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
        with open(TABLES, "rb") as file:
            return cast(dict[str, Any], json.load(file))
    except FileNotFoundError:
        from jixiao_grammar.compiler.write import compiled

        return compiled()
