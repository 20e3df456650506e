"""What becomes of the children of a rule when the grammar has seen them all."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from jixiao_grammar.record import Record

Method: TypeAlias = Callable[[Any], Any]


class Rule(Record):
    """`build` makes the value of the rule of its children; None where its only child stands for it."""

    size: int
    symbol: str
    build: Method | None


def rule(row: Sequence[Any], methods: Mapping[str, Method]) -> Rule:
    """A rule as the tables hold it, with the method that says what it means."""
    size, symbol, method, only_chooses, steps = row
    if only_chooses or (steps == [[0, 1]] and methods.get(method, as_it_comes) is as_it_comes):
        return Rule(size, symbol, None)
    build = methods[method] if method else as_it_comes
    return Rule(size, symbol, build if steps is None else _gathering(steps, build))


def as_it_comes(children: list[Any]) -> list[Any]:
    """The list of the children is all that the rule means."""
    return children


def _gathering(steps: Sequence[Sequence[int]], build: Method) -> Method:
    """Arranges the children for the method: some are missing, and of some their own children take the place."""
    if any(own for _, own in steps):
        return lambda children: build(_gathered(children, steps))
    pick = itemgetter(*(place for place, _ in steps), -1)

    def arranged(children: list[Any]) -> Any:
        children.append(None)  # which stands at -1, where a missing one is looked for
        return build(list(pick(children)[:-1]))

    return arranged


def _gathered(children: Sequence[Any], steps: Sequence[Sequence[int]]) -> list[Any]:
    gathered: list[Any] = []
    for place, own in steps:
        if own:
            gathered += children[place]
        else:
            gathered.append(children[place] if place >= 0 else None)
    return gathered
