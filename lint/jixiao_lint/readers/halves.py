"""Halves of characters: one of two surrogates, left over where a text was cut. No other program takes them; nor do we."""

from jixiao_grammar.pattern import pattern
from jixiao_lint.readers.symbols import UNKNOWN

_HALF = pattern("[\ud800-\udfff]")
HALVES = "文件中有残缺的字符，已用“�”代替。"


def has_halves(text: str) -> bool:
    """True where a half stands in the text."""
    try:
        text.encode()  # quicker than to look for one
    except UnicodeEncodeError:
        return True
    return False


def with_stand_ins(text: str) -> str:
    """The text with a stand-in for each half, so that every character keeps its place."""
    return _HALF.sub(UNKNOWN, text)


def paired(text: str) -> str:
    """The text with halves that belong together put together, and a stand-in for each that is left."""
    if not has_halves(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
