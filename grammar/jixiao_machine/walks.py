"""How the tables tell which expressions go through a text letter by letter: each small expression and each step once."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao_machine.expressions import read
from jixiao_machine.needs import needed
from jixiao_machine.quick_sets import quick
from jixiao_machine.sections import Tables
from jixiao_machine.shipped import line, needs_written, numbers
from jixiao_machine.steps import ONE, Step, Walk, walk_of


def walks(sources: Sequence[str], signs: Iterable[str]) -> Tables:
    """As `letters.py` reads them: each walk as the number of its expression, of its kind, and of the ways to begin."""
    met = sorted(signs)
    found = {number: walk for number, source in enumerate(sources) if (walk := walk_of(read(source), met)) is not None}
    tests = _Tests()
    kinds: list[str] = []
    of = [
        numbers((number, _place(kinds, line(*_kind(walk, tests))), *tests.ways(walk.first)))
        for number, walk in found.items()
    ]
    read_tests = list(map(read, tests.sources))
    written = [f"{line(quick(test))}\t{needs_written(needed(test))}" for test in read_tests]
    return {"tests": written, "kinds": kinds, "walks": of}


class _Tests:
    """The small expressions, each with its number."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def ways(self, sources: Iterable[str]) -> list[int]:
        """Their numbers; -1 for the letter itself."""
        return [-1 if source == ONE else _place(self.sources, source) for source in sources]

    def step(self, step: Step) -> str:
        """The numbers of what stops a step, and of its ways."""
        return f"{numbers(self.ways(step.stops))};{numbers(self.ways(step.ways))}"


def _place(known: list[str], one: str) -> int:
    if one not in known:
        known.append(one)
    return known.index(one)


def _kind(walk: Walk, tests: _Tests) -> Iterator[str]:
    """What is special, then the step for other letters, then characters that have the same step, and this."""
    yield from (walk.special, walk.behind, walk.ends, tests.step(walk.other))
    alike: dict[Step, str] = {}
    for character, step in walk.steps.items():
        alike[step] = alike.get(step, "") + character
    for step, characters in alike.items():
        yield from (characters, tests.step(step))
