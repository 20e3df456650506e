"""How comments and notes of ours are known again: by their author, and by a shape that nobody gives to what they write."""

import re

from jixiao_lint.readers.explained import reason_of

AUTHOR = "jixiao"
_LAST_LINE = re.compile(r"规则 \S+ \S+ · jixiao")


def last_line(code: str, name: str) -> str:
    """The line that ends every comment of ours."""
    return f"规则 {code} {name} · {AUTHOR}"


def is_own(author: str, text: str) -> bool:
    """True for a comment that we wrote and that nobody has changed since into something of theirs."""
    if author.strip() not in (AUTHOR, "") or reason_of(text) is not None:  # LibreOffice drops who wrote a note
        return False
    lines = text.strip().splitlines()
    return bool(lines) and lines[0].startswith("【") and _LAST_LINE.fullmatch(lines[-1].strip()) is not None
