"""How a pattern is read that strangers write: its characters, classes, groups and repetitions, and what is wrong with it."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from jixiao_grammar.record import Record

_REPEATS = 100
_DEEPEST = 50
# What a later Python may read as an operation on sets; here it is a character like any other.
_SET_OPERATOR = re.compile(r"(?<!\\)([\[&~|])")
_COUNTED = re.compile(r"\{(\d{1,3})(,(\d{0,3}))?\}")


class PatternError(ValueError):
    """`args[0]` says in the user's words what is wrong with a pattern."""


class Char(Record):
    """One character that is among those which an expression of one character accepts."""

    accepts: re.Pattern[str]


class Anchor(Record):
    """The beginning of the text, or its end."""

    at_end: bool


class Sequence(Record):
    """One behind the other."""

    items: tuple["Node", ...]


class Choice(Record):
    """One of several."""

    options: tuple["Node", ...]


class Repeat(Record):
    """One thing so many times; without end where `high` is None."""

    item: "Node"
    low: int
    high: int | None


Node: TypeAlias = Char | Anchor | Sequence | Choice | Repeat


def read(text: str) -> Node:
    """What a pattern says. Raises PatternError."""
    return _Reader(text).whole()


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._choice()
        if self._at < len(self._text):
            raise self._wrong("多了一个“)”")
        return node

    def _choice(self) -> Node:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        return Sequence(tuple(self._items()))

    def _items(self) -> Iterator[Node]:
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            yield self._repeat(self._atom())

    def _repeat(self, item: Node) -> Node:
        counted = _COUNTED.match(self._text, self._at)
        if counted:
            self._at = counted.end()
            low = int(counted[1])
            high = low if counted[2] is None else int(counted[3]) if counted[3] else None
            if max(low, high or 0) > _REPEATS or (high is not None and high < max(low, 1)):
                raise self._wrong(f"次数应当从小到大，最多 {_REPEATS} 次")
        elif self._take("*"):
            low, high = 0, None
        elif self._take("+"):
            low, high = 1, None
        elif self._take("?"):
            low, high = 0, 1
        else:
            return item
        if self._at < len(self._text) and self._text[self._at] in "*+?{":
            raise self._wrong("两个表示次数的符号连在一起")
        if isinstance(item, Anchor):
            raise self._wrong("“^”和“$”不能重复")
        return Repeat(item, low, high)

    def _atom(self) -> Node:
        char = self._text[self._at]
        if char in "*+?{":
            raise self._wrong(f"“{char}”前面没有可以重复的内容；要找这个符号本身，请写成“\\{char}”")
        self._at += 1
        match char:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "^" | "$":
                return Anchor(at_end=char == "$")
            case "\\":
                return self._escaped()
            case ".":
                return Char(re.compile(".", re.DOTALL))
            case _:
                return Char(re.compile(re.escape(char)))

    def _group(self) -> Node:
        if self._take("?") and not self._take(":"):
            raise self._wrong("不支持“(?”开头的写法，只可以写 ( ) 和 (?: )")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong(f"括号套了 {_DEEPEST} 层以上")
        node = self._choice()
        if not self._take(")"):
            raise self._wrong("缺少“)”")
        self._depth -= 1
        return node

    def _class(self) -> Node:
        end = self._at + (self._text[self._at : self._at + 1] == "^")
        end += self._text[end : end + 1] == "]"
        while end < len(self._text) and self._text[end] != "]":
            end += 2 if self._text[end] == "\\" else 1
        if end >= len(self._text):
            raise self._wrong("缺少“]”")
        body, self._at = self._text[self._at - 1 : end + 1], end + 1
        try:
            return Char(re.compile("[" + _SET_OPERATOR.sub(r"\\\1", body[1:])))
        except re.error as error:
            raise self._wrong(f"“{body}”写法有误") from error

    def _escaped(self) -> Node:
        char = self._text[self._at : self._at + 1]
        self._at += 1
        if not char or (char.isalnum() and char not in "dDwWsSnt"):
            raise self._wrong(f"不支持“\\{char}”")
        return Char(re.compile("\\" + char if char.isascii() else re.escape(char)))

    def _take(self, char: str) -> bool:
        if self._text.startswith(char, self._at):
            self._at += 1
            return True
        return False

    def _wrong(self, what: str) -> PatternError:
        return PatternError(f"第 {min(self._at + 1, len(self._text))} 个字附近{what}")
