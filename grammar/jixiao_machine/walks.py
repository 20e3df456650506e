"""How the tables tell which expressions go through a text letter by letter: each small expression and each step once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from jixiao_machine.expressions import read
from jixiao_machine.needs import needed
from jixiao_machine.steps import ONE, Step, Walk, walk_of

Json: TypeAlias = Any


def walks(sources: Sequence[str], signs: Iterable[str]) -> dict[str, Json]:
    """As `letters.py` reads it."""
    met = sorted(signs)
    found = {number: walk for number, source in enumerate(sources) if (walk := walk_of(read(source), met)) is not None}
    tests = _Tests()
    kinds: list[Json] = []
    of = {str(number): [_place(kinds, _kind(walk, tests)), tests.ways(walk.first)] for number, walk in found.items()}
    return {"tests": [[source, needed(read(source))] for source in tests.sources], "kinds": kinds, "of": of}


class _Tests:
    """The small expressions, each with its number."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def ways(self, sources: Iterable[str]) -> list[int]:
        """Their numbers; -1 for the letter itself."""
        return [-1 if source == ONE else _place(self.sources, source) for source in sources]

    def step(self, step: Step) -> list[list[int]]:
        """The numbers of what stops a step, and of its ways."""
        return [self.ways(step.stops), self.ways(step.ways)]


def _place(known: list[Json], one: Json) -> int:
    if one not in known:
        known.append(one)
    return known.index(one)


def _kind(walk: Walk, tests: _Tests) -> dict[str, Json]:
    return {
        "special": walk.special,
        "behind": walk.behind,
        "ends": walk.ends,
        "other": tests.step(walk.other),
        "steps": _alike(walk.steps, tests),
    }


def _alike(steps: Mapping[str, Step], tests: _Tests) -> list[Json]:
    """The characters that have the same step, and this."""
    rows: dict[Step, str] = {}
    for character, step in steps.items():
        rows[step] = rows.get(step, "") + character
    return [[characters, *tests.step(step)] for step, characters in rows.items()]
