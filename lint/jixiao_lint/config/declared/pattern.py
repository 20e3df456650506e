r"""Patterns that strangers write, matched in time that grows with the text and never faster, whatever the pattern.

Python's own matcher tries one way after the other, so that a pattern like (a+)+b can take longer than a life. Here all ways
are followed at once, character by character. The syntax is the part of Python's that needs no memory: characters,
[classes], `.`, \d \w \s, groups, |, * + ? {m,n}, ^ and $. Among matches the leftmost counts, and of those the longest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Record

LONGEST_PATTERN = 200
_STATES = 500
_REPEATS = 100
_DEEPEST = 50
# What a later Python may read as an operation on sets; here it is a character like any other.
_SET_OPERATOR = re.compile(r"(?<!\\)([\[&~|])")
_COUNTED = re.compile(r"\{(\d{1,3})(,(\d{0,3}))?\}")


class PatternError(ValueError):
    """`args[0]` says in the user's words what is wrong with a pattern."""


class _Char(Record):
    accepts: re.Pattern[str]


class _Anchor(Record):
    at_end: bool


class _Sequence(Record):
    items: tuple["_Node", ...]


class _Choice(Record):
    options: tuple["_Node", ...]


class _Repeat(Record):
    item: "_Node"
    low: int
    high: int | None


_Node: TypeAlias = _Char | _Anchor | _Sequence | _Choice | _Repeat


@dataclass(slots=True)
class _State:
    """A step of the machine: over a character (`accepts`), past an anchor, or freely to all of `then`."""

    then: tuple[int, ...]
    accepts: re.Pattern[str] | None = None
    anchor: _Anchor | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be matched. State 0 accepts."""

    states: tuple[_State, ...]
    start: int

    def first(self, text: str) -> Span | None:
        """The first place where the pattern fits, at its longest."""
        return self._run(text, anywhere=True)

    def fits(self, text: str) -> bool:
        """True when the pattern fits the whole text."""
        span = self._run(text, anywhere=False)
        return span is not None and span.end == len(text)

    def _run(self, text: str, *, anywhere: bool) -> Span | None:
        best: Span | None = None
        threads: dict[int, int] = {}  # state → where its match began; earlier beginnings first
        for at in range(len(text) + 1):
            if best is None and (anywhere or at == 0):
                self._follow(self.start, at, at, len(text), threads)
            began = threads.get(0)
            if began is not None and (best is None or began <= best.start):
                best = Span(began, at)
            moved: dict[int, int] = {}
            if at < len(text):
                for number, since in threads.items():
                    state = self.states[number]
                    if state.accepts and (best is None or since <= best.start) and state.accepts.match(text[at]):
                        self._follow(state.then[0], since, at + 1, len(text), moved)
            threads = moved
            if not threads and (best is not None or not anywhere):
                break
        return best

    def _follow(self, number: int, since: int, at: int, end: int, threads: dict[int, int]) -> None:
        """Enter a state and all that can be reached from it without a character."""
        todo = [number]
        while todo:
            number = todo.pop()
            state = self.states[number]
            if number in threads or (state.anchor and at != (end if state.anchor.at_end else 0)):
                continue
            threads[number] = since
            if state.accepts is None:
                todo += state.then


def pattern(text: str) -> Pattern:
    """Read a pattern. Raises PatternError for one that is too long, that has a mistake, or that fits an empty text."""
    if len(text) > LONGEST_PATTERN:
        raise PatternError(f"长 {len(text)} 个字，最长可以写 {LONGEST_PATTERN} 个字")
    states = [_State(())]
    start = _build(_Reader(text).whole(), 0, states)
    made = Pattern(tuple(states), start)
    if made.fits(""):
        raise PatternError("可以与空白相符，等于什么都没有规定")
    return made


def _build(node: _Node, then: int, states: list[_State]) -> int:
    """Add the states for a node that goes on to state `then`; the number of its first state."""
    match node:
        case _Char(accepts):
            return _add(_State((then,), accepts=accepts), states)
        case _Anchor():
            return _add(_State((then,), anchor=node), states)
        case _Sequence(items):
            for item in reversed(items):
                then = _build(item, then, states)
            return then
        case _Choice(options):
            return _add(_State(tuple(_build(option, then, states) for option in options)), states)
        case _Repeat(item, low, high):
            return _repeated(item, low, high, then, states)


def _repeated(item: _Node, low: int, high: int | None, then: int, states: list[_State]) -> int:
    first = then
    if high is None:
        first = _add(_State(()), states)
        states[first].then = (_build(item, first, states), then)
    for _ in range((high or low) - low):
        first = _add(_State((_build(item, first, states), then)), states)
    for _ in range(low):
        first = _build(item, first, states)
    return first


def _add(state: _State, states: list[_State]) -> int:
    if len(states) >= _STATES:
        raise PatternError("太复杂，请把重复的次数写小一些，或者分成几条规则")
    states.append(state)
    return len(states) - 1


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def whole(self) -> _Node:
        node = self._choice()
        if self._at < len(self._text):
            raise self._wrong("多了一个“)”")
        return node

    def _choice(self) -> _Node:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else _Choice(tuple(options))

    def _sequence(self) -> _Node:
        return _Sequence(tuple(self._items()))

    def _items(self) -> Iterator[_Node]:
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            yield self._repeat(self._atom())

    def _repeat(self, item: _Node) -> _Node:
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
        if isinstance(item, _Anchor):
            raise self._wrong("“^”和“$”不能重复")
        return _Repeat(item, low, high)

    def _atom(self) -> _Node:
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
                return _Anchor(at_end=char == "$")
            case "\\":
                return self._escaped()
            case ".":
                return _Char(re.compile(".", re.DOTALL))
            case _:
                return _Char(re.compile(re.escape(char)))

    def _group(self) -> _Node:
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

    def _class(self) -> _Node:
        end = self._at + (self._text[self._at : self._at + 1] == "^")
        end += self._text[end : end + 1] == "]"
        while end < len(self._text) and self._text[end] != "]":
            end += 2 if self._text[end] == "\\" else 1
        if end >= len(self._text):
            raise self._wrong("缺少“]”")
        body, self._at = self._text[self._at - 1 : end + 1], end + 1
        try:
            return _Char(re.compile("[" + _SET_OPERATOR.sub(r"\\\1", body[1:])))
        except re.error as error:
            raise self._wrong(f"“{body}”写法有误") from error

    def _escaped(self) -> _Node:
        char = self._text[self._at : self._at + 1]
        self._at += 1
        if not char or (char.isalnum() and char not in "dDwWsSnt"):
            raise self._wrong(f"不支持“\\{char}”")
        return _Char(re.compile("\\" + char if char.isascii() else re.escape(char)))

    def _take(self, char: str) -> bool:
        if self._text.startswith(char, self._at):
            self._at += 1
            return True
        return False

    def _wrong(self, what: str) -> PatternError:
        return PatternError(f"第 {min(self._at + 1, len(self._text))} 个字附近{what}")
