"""What word processors leave in exported text: bookmarks, which are no part of what the author wrote."""

from jixiao_grammar.pattern import pattern

BOOKMARK = r"\[bookmark:[^\[\]\n]*\]|\b_(?:Toc[0-9_]+|GoBack)\b"
_MARK = pattern(BOOKMARK)


def without_bookmarks(text: str) -> str:
    """The text as the author wrote it."""
    return _MARK.sub("", text) if "[" in text or "_" in text else text
