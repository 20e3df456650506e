"""What word processors leave in exported text: bookmarks, which are no part of what the author wrote."""

import re

BOOKMARK = r"\[bookmark:[^\[\]\n]*\]|\b_(?:Toc[0-9_]+|GoBack)\b"


def without_bookmarks(text: str) -> str:
    """The text as the author wrote it."""
    return re.sub(BOOKMARK, "", text)
