"""The stacks of a parser of LALR(1), each of which is met again and again: what a terminal leads to depends on the stack alone.

So it is worked out once for each, and a text is read by going from stack to stack.
"""

from collections.abc import Sequence
from typing import TypeAlias

from jixiao_machine.actions import Actions
from jixiao_machine.rules import Method, Rules, as_it_comes, one_more

END = "$END"
_MOST = 20_000  # a text of brackets in brackets has stacks that no other has


class Stack:
    """A state, and the stack below it. `moves` are those worked out so far."""

    __slots__ = ("above", "below", "moves", "state")

    def __init__(self, state: int, below: "Stack | None") -> None:
        self.state = state
        self.below = below
        self.above: dict[int, Stack] = {}
        self.moves: dict[str, Move] = {}


# In the place of a size: the last value becomes a list, or is put at the end of the list before it. Most rules that end are such.
BEGINS_A_LIST, GOES_ON_WITH_IT = 0, -1
# The rules that a terminal brings to their ends, as their sizes and methods, and the stack that then holds it.
# No stack: the text ends here, or, where there are no rules either, the terminal cannot stand there.
Move: TypeAlias = "tuple[Sequence[tuple[int, Method]] | None, Stack | None]"
UNREAD: Move = (None, None)


def _how(size: int, build: Method) -> int:
    if build is one_more:
        return GOES_ON_WITH_IT
    return BEGINS_A_LIST if size == 1 and build is as_it_comes else size


class Stacks:
    """All stacks met so far. Each starts from the lowest."""

    def __init__(self, start: int, end: int, actions: Actions, rules: Rules) -> None:
        self._end = end
        self._start = start
        self._actions = actions
        self._rules = rules
        self._lowest = Stack(start, None)
        self._count = 0

    @property
    def lowest(self) -> Stack:
        """Where a text begins."""
        if self._count > _MOST:
            self._lowest, self._count = Stack(self._start, None), 0
        return self._lowest

    def move(self, stack: Stack, name: str) -> Move:
        """What the terminal leads to."""
        found = stack.moves[name] = self._move(stack, name)
        return found

    def _move(self, stack: Stack, name: str) -> Move:
        ends: list[tuple[int, Method]] = []
        while True:
            action = self._actions[stack.state].get(name)
            if action is None:
                return UNREAD
            if action >= 0:
                return tuple(ends), self._on(stack, action)
            size, symbol, build = self._rules[~action]
            if build is not None:
                ends.append((_how(size, build), build))
            for _ in range(size):
                assert stack.below is not None
                stack = stack.below
            state = self._actions[stack.state][symbol]
            if state == self._end and name == END:
                return tuple(ends), None
            stack = self._on(stack, state)

    def _on(self, below: Stack, state: int) -> Stack:
        found = below.above.get(state)
        if found is None:
            self._count += 1
            found = below.above[state] = Stack(state, below)
        return found
