r"""Patterns that strangers write, matched in time that grows with the text and never faster, whatever the pattern.

Python's own matcher tries one way after the other, so that a pattern like (a+)+b can take longer than a life. Here all ways
are followed at once, character by character. The syntax is the part of Python's that needs no memory: characters,
[classes], `.`, \d \w \s, groups, |, * + ? {m,n}, ^ and $. Among matches the leftmost counts, and of those the longest.
"""

import re
from dataclasses import dataclass

from jixiao_grammar.ast import Span
from jixiao_lint.config.declared.pattern_syntax import Anchor, Char, Choice, Node, PatternError, Repeat, Sequence, read

LONGEST_PATTERN = 200
_STATES = 500


@dataclass(slots=True)
class _State:
    """A step of the machine: over a character (`accepts`), past an anchor, or freely to all of `then`."""

    then: tuple[int, ...]
    accepts: re.Pattern[str] | None = None
    anchor: Anchor | None = None


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
    start = _build(read(text), 0, states)
    made = Pattern(tuple(states), start)
    if made.fits(""):
        raise PatternError("可以与空白相符，等于什么都没有规定")
    return made


def _build(node: Node, then: int, states: list[_State]) -> int:
    """Add the states for a node that goes on to state `then`; the number of its first state."""
    match node:
        case Char(accepts):
            return _add(_State((then,), accepts=accepts), states)
        case Anchor():
            return _add(_State((then,), anchor=node), states)
        case Sequence(items):
            for item in reversed(items):
                then = _build(item, then, states)
            return then
        case Choice(options):
            return _add(_State(tuple(_build(option, then, states) for option in options)), states)
        case Repeat(item, low, high):
            return _repeated(item, low, high, then, states)


def _repeated(item: Node, low: int, high: int | None, then: int, states: list[_State]) -> int:
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
