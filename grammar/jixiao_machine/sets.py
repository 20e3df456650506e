"""Which characters the sets of a regular expression name: `[一二]`, `[0-9]`, `[^,]`, or one character alone."""

import re
from collections.abc import Iterator

ONE = r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."  # a character that is not written as it is
_RANGE = re.compile(rf"({ONE}|[^\\])(?:-({ONE}|[^\\]))?", re.DOTALL)


def all_named(source: str) -> frozenset[str] | None:
    """All characters that the set can be; None where it is open (a dot, letters, [^…]) or written in a way unknown here."""
    inside = source[1:-1] if source.startswith("[") else source
    if source.startswith("[^") or source == ".":
        return None
    if not all(_plain(one) for ends in _RANGE.findall(inside) for one in ends if one):
        return None
    return frozenset(named(source))


def left_out(source: str) -> frozenset[str]:
    """The characters that an open set ([^…]) names as those that it is not."""
    return frozenset(named(source)) if source.startswith("[^") else frozenset()


def named(source: str) -> Iterator[str]:
    """The characters in a set, ranges written out; an open set ([^…]) names what it leaves out."""
    for low, high in ends(source):
        yield from map(chr, range(ord(low), ord(high) + 1))


def ends(source: str) -> Iterator[tuple[str, str]]:
    """The first and the last character of each range in a set; of a character by itself, it twice."""
    inside = source[1:-1].removeprefix("^") if source.startswith("[") else source
    for first, last in _RANGE.findall(inside):
        low, high = _plain(first), _plain(last or first)
        if low and high:
            yield low, high


def _plain(written: str) -> str:
    if written.startswith(("\\x", "\\u")):
        return chr(int(written[2:], 16))
    if written.startswith("\\"):
        return {"n": "\n", "t": "\t"}.get(written[1], "" if written[1].isalnum() else written[1])
    return written
