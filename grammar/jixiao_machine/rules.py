"""What becomes of the children of a rule when the grammar has seen them all."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from jixiao_grammar.record import Record

Method: TypeAlias = Callable[[Any], Any]
# In the place of a method: the only child stands for the rule, or the list of the children does.
ONLY_CHOOSES, AS_IT_COMES = "=", "-"
OWN = "+"  # behind the place of a child: its own children take its place


class Rule(Record):
    """`build` makes the value of the rule of its children; None where its only child stands for it."""

    size: int
    symbol: str
    build: Method | None


class Rules:
    """The rules of the tables, each with the method that says what it means; made when a text first needs them."""

    def __init__(self, written: Sequence[str], methods: Mapping[str, Method]) -> None:
        self._written = written
        self._methods = methods
        self._made: list[Rule | None] = [None] * len(written)

    def __getitem__(self, number: int) -> Rule:
        found = self._made[number]
        if found is None:
            found = self._made[number] = self._of(*self._written[number].split(" "))
        return found

    def _of(self, size: str, symbol: str, method: str, *steps: str) -> Rule:
        if method == ONLY_CHOOSES:
            return Rule(int(size), symbol, None)
        build = as_it_comes if method == AS_IT_COMES else self._methods[method]
        if build is as_it_comes and steps == (f"0{OWN}",):
            return Rule(int(size), symbol, None)
        return Rule(int(size), symbol, _gathering(steps, build) if steps else build)


def as_it_comes(children: list[Any]) -> list[Any]:
    """The list of the children is all that the rule means."""
    return children


def one_more(children: list[Any]) -> list[Any]:
    """The list that came before with one child more: nobody else has seen it yet."""
    before: list[Any] = children[0]
    before.append(children[1])
    return before


def _gathering(written: Sequence[str], build: Method) -> Method:
    """Arranges the children for the method: some are missing, and of some their own children take the place."""
    steps = [(int(step.rstrip(OWN)), step.endswith(OWN)) for step in written]
    if steps == [(0, True), (1, False)]:  # a list that grows: what came before, and one more
        return one_more if build is as_it_comes else lambda children: build([*children[0], children[1]])
    if any(own for _, own in steps):
        return lambda children: build(_gathered(children, steps))
    pick = itemgetter(*(place for place, _ in steps), -1)

    def arranged(children: list[Any]) -> Any:
        children.append(None)  # which stands at -1, where a missing one is looked for
        return build(list(pick(children)[:-1]))

    return arranged


def _gathered(children: Sequence[Any], steps: Sequence[tuple[int, bool]]) -> list[Any]:
    gathered: list[Any] = []
    for place, own in steps:
        if own:
            gathered += children[place]
        else:
            gathered.append(children[place] if place >= 0 else None)
    return gathered
