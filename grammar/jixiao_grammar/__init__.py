"""The value language of 绩效指标: text of a cell in, meaning out. Usable alone: `jixiao_grammar.parse("≥12次")`.

`parse` reads a cell, `resolve` adds what the table knows (budget year, indicator), `to_json`, `canonical` and `tree` show
it, `compare`, `due_within` and `is_easier` compare two values on one scale.
"""

from typing import TYPE_CHECKING

# Loaded at once: a later import of the file `parse` would put the module in the place of the function of that name.
from jixiao_grammar.compare import compare
from jixiao_grammar.fold import fold
from jixiao_grammar.parse import parse
from jixiao_grammar.resolve import resolve

if TYPE_CHECKING:
    from jixiao_grammar.ast import Span, Value, is_vague, kind
    from jixiao_grammar.compare import Order, amounts, due_within, in_base, is_easier, same_scale
    from jixiao_grammar.resolve import resolve
    from jixiao_grammar.show.json import to_json
    from jixiao_grammar.show.spelling import canonical
    from jixiao_grammar.show.tree import tree

__all__ = [
    "Order", "Span", "Value", "amounts", "canonical", "compare", "due_within", "fold", "in_base", "is_easier", "is_vague",
    "kind", "parse", "resolve", "same_scale", "to_json", "tree",
]  # fmt: skip

_HOMES = {
    "Order": "compare", "Span": "vocabulary", "Value": "ast", "amounts": "compare", "canonical": "show.spelling",
    "due_within": "compare", "in_base": "compare", "is_easier": "compare", "is_vague": "ast", "kind": "ast",
    "same_scale": "compare", "to_json": "show.json", "tree": "show.tree",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Each name comes from its own file, and only when it is asked for: start-up matters in a commit hook."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(__import__(f"{__name__}.{home}", fromlist=[name]), name)
