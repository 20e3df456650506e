"""Text of a cell in, meaning out. The only file that knows lark, and it loads it at the first parse."""

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from jixiao_grammar.ast import Empty, Value
from jixiao_grammar.fold import fold
from jixiao_grammar.span import Span

if TYPE_CHECKING:
    from lark import Lark

    from jixiao_grammar.pieces import Reading

_REMEMBERED = 8192
_NOTHING = frozenset(("", "/", "//", "\\", "-", "--", "---", "----", "——", "、", "."))


@lru_cache(maxsize=1)
def _parser() -> "Lark":
    from lark import Lark

    from jixiao_grammar.cache import cache_file
    from jixiao_grammar.lexicon import grammar_text
    from jixiao_grammar.reading import Meaning

    text = grammar_text()
    cache = cache_file(text)
    return Lark(text, parser="lalr", lexer="contextual", transformer=Meaning(), cache=cache or False)


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> Value:
    """What a 指标值 cell means. Never raises on text; the year, where none is written, is left to `resolve`."""
    folded = fold(text)
    bare = folded.strip(" \n")
    if bare in _NOTHING:
        return Value(text, Empty(Span(0, len(text))))
    from jixiao_grammar.everyday import read_at_once

    plain = read_at_once(folded)
    if plain is not None:
        return Value(text, plain)
    from jixiao_grammar.finish import finish

    node, notes = finish(folded, _read)
    return Value(text, node, notes)


def _read(folded: str) -> "Reading | None":
    from lark.exceptions import UnexpectedInput

    parser = _parser()  # outside the net: an error in the grammar itself must not pass for a bad cell
    try:
        return cast("Reading", parser.parse(folded))
    except UnexpectedInput:
        return None
