"""YAML as nearly everybody writes it, read line by line: `key: value`, lists of them, values on one line, comments of their own.

What is written in any other way is none of our business: then there is no answer, and the parser is asked. A test holds both
to the same answer. Reading so takes a fifth of the time, and spares a run of one file the loading of the parser.
"""

import re
from typing import Generic

from jixiao_lint.yaml_flow import Flow
from jixiao_lint.yaml_parts import NO_FIRST, QUOTED, Key, Made, Makers, OtherwiseError

# A line: its indentation, the sign of an item, a key of letters, a value.
_LINE = re.compile(
    r"( *)(-(?: +|$))?(?:([^\W][\w〔〕（）().·/、-]{0,99}(?: [\w〔〕（）().·/、-]{1,99})?):(?: +|$))?"
    rf"({QUOTED}|[\[{{].*[\]}}]|[^{NO_FIRST}].*)?"
)
_MARKS = frozenset("\"'[{")
_DEEPEST = 20
_MOST = 1_000_000  # characters of a text
_LONGEST = 10_000  # characters of a line


class _Line:
    """One line that says something. `column` is where its first sign stands; `behind` where the key or sign of an item ends."""

    __slots__ = ("behind", "column", "is_item", "key", "key_at", "start", "value", "value_at")

    def __init__(self, written: str, start: int) -> None:
        """`start` is the offset of the line in the text."""
        found = _LINE.fullmatch(written)
        if found is None or len(written) > _LONGEST:
            raise OtherwiseError
        indent, sign, key, value = found.groups()
        self.start = start
        self.column = column = len(indent)
        self.is_item = sign is not None
        self.key_at = key_at = start + column + (len(sign) if sign is not None else 0)
        self.key = key
        self.behind = (start + column if key is None else key_at + len(key)) + 1
        self.value = value
        self.value_at = start + len(written) - (0 if value is None else len(value))  # nothing stands behind a value
        if value is not None and ":" in value and value[0] not in _MARKS and (": " in value or value[-1] == ":"):
            raise OtherwiseError


def read_lines(text: str, make: Makers[Key, Made]) -> Made | None:
    """What the text holds; None where it is written in any other way, or is no YAML."""
    if len(text) > _MOST:
        return None
    try:
        return _Reader(_lines(text), make).root()
    except OtherwiseError:
        return None


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    is_plain = "#" not in text and text.replace("\n", "").isprintable()  # asked once instead of of every line
    for written in text.split("\n"):
        bare = written.rstrip(" ") if is_plain else _bare(written)
        if bare:
            found.append(_Line(bare, start))
        start += len(written) + 1
    return found


def _bare(written: str) -> str:
    if not written.removesuffix("\r").isprintable():
        raise OtherwiseError
    return _without_comment(written).rstrip(" \r")


def _without_comment(written: str) -> str:
    if "#" not in written:
        return written
    if written.lstrip(" ")[0] == "#":
        return ""
    before, sign, _ = written.partition(" #")
    if sign and ("'" in before or '"' in before):  # which may belong to a text in marks
        raise OtherwiseError
    return before


class _Reader(Generic[Key, Made]):
    """Puts the lines together by their columns."""

    def __init__(self, lines: list[_Line], make: Makers[Key, Made]) -> None:
        self._lines = lines
        self._make = make
        self._at = 0
        self._depth = 0

    def root(self) -> Made:
        first = self._next()
        if first is None:
            raise OtherwiseError
        made = self._block(first, -1)
        if self._next() is not None:
            raise OtherwiseError
        return made

    def _next(self) -> _Line | None:
        return self._lines[self._at] if self._at < len(self._lines) else None

    def _block(self, line: _Line, column: int) -> Made:
        """The list or map that begins with this line, below what stands in a column."""
        self._depth += 1
        if self._depth > _DEEPEST or (line.key is None and not line.is_item):
            raise OtherwiseError
        start = line.start + line.column
        # The parser's mark of a list that stands no deeper than its key is one character wide, all others have no width.
        end = start + 1 if line.is_item and line.column == column else start
        if line.is_item:
            made = self._make.items(self._items(line, line.column), start, end)
        else:
            made = self._make.pairs(self._pairs(line, line.column), start, end)
        self._depth -= 1
        return made

    def _pairs(self, line: _Line | None, column: int) -> list[tuple[Key, Made]]:
        pairs: list[tuple[Key, Made]] = []
        while line is not None and line.column == column:
            if line.key is None or line.is_item:
                raise OtherwiseError
            key = self._make.key(line.key, line.start + column, line.behind - 1)
            pairs.append((key, self._value(line, column, is_key=True)))
            line = self._next()
        if line is not None and line.column > column:
            raise OtherwiseError
        return pairs

    def _items(self, line: _Line | None, column: int) -> list[Made]:
        items: list[Made] = []
        while line is not None and line.column == column and line.is_item:
            if line.key is not None:  # what stands behind the sign begins a map of its own
                line.column = line.key_at - line.start
                line.is_item = False
                items.append(self._block(line, column))
            else:
                items.append(self._value(line, column, is_key=False))
            line = self._next()
        if line is not None and line.column > column:
            raise OtherwiseError
        return items

    def _value(self, line: _Line, column: int, *, is_key: bool) -> Made:
        """The value of a key or an item: on its line, or on those below."""
        self._at += 1
        below = self._lines[self._at] if self._at < len(self._lines) else None
        goes_on = below is not None and below.column > column
        value = line.value
        if value is not None:
            if goes_on:
                raise OtherwiseError
            if value[0] in "[{":
                return Flow(value, line.value_at, self._make).read()
            return self._make.scalar(value, line.value_at, 1 if value[0] in "\"'" else 0)
        if below is not None and (goes_on or (is_key and below.column == column and below.is_item)):
            return self._block(below, column)
        return self._make.scalar("", line.behind, 0)
