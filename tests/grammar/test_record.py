"""A record is a named tuple in all that one can do with it."""

import pickle
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

import pytest

from jixiao_grammar.record import Record

Thing = TypeVar("Thing")


class Place(Record):
    """Where it stands."""

    line: int
    column: int = 1
    name: str = ""

    @property
    def shown(self) -> str:
        """As it is printed."""
        return f"{self.line}:{self.column}{self.name}"


class Named(NamedTuple):
    """The same, as Python has it."""

    line: int
    column: int = 1
    name: str = ""

    @property
    def shown(self) -> str:
        """As it is printed."""
        return f"{self.line}:{self.column}{self.name}"


class Pair(Record, Generic[Thing]):
    """Two of a kind."""

    one: Thing
    other: Thing


ASKED: list[Callable[[Any], object]] = [
    lambda kind: kind(3),
    lambda kind: kind(3, name="甲"),
    lambda kind: kind(line=3, column=2),
    lambda kind: kind(3).shown,
    lambda kind: kind(3)._replace(name="乙"),
    lambda kind: kind(3)._asdict(),
    lambda kind: kind._make((1, 2, "丙")),
    lambda kind: kind._fields,
    lambda kind: kind._field_defaults,
    lambda kind: kind.__match_args__,
    lambda kind: hash(kind(3)),
    lambda kind: [kind(3) == (3, 1, ""), kind(3) < kind(4), len(kind(3)), kind(3)[1], [*kind(3)]],
    lambda kind: isinstance(kind(3), tuple),
    lambda kind: hasattr(kind(3), "__dict__"),
    lambda kind: repr(kind(3)).partition("(")[2],
]


@pytest.mark.parametrize("asked", ASKED)
def test_it_answers_as_a_named_tuple_does(asked: Callable[[Any], object]) -> None:
    assert asked(Place) == asked(Named)


WRONG: list[Callable[[Any], object]] = [
    lambda kind: kind(),
    lambda kind: kind(1, 2, "", 4),
    lambda kind: kind(1, 2, row=3),
    lambda kind: kind(1, line=3),
    lambda kind: setattr(kind(1), "line", 3),
    lambda kind: setattr(kind(1), "row", 3),
    lambda kind: kind(1)._replace(row=3),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_it_refuses_what_a_named_tuple_refuses(wrong: Callable[[Any], object]) -> None:
    refused = []
    for kind in (Place, Named):
        with pytest.raises((TypeError, AttributeError, ValueError)) as told:
            wrong(kind)
        refused.append(type(told.value))
    assert refused[0] is refused[1]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(TypeError, match="line"):
        Place()  # type: ignore[call-arg]


def test_it_is_taken_apart_by_its_fields() -> None:
    match Place(3, 2):
        case Place(line, column=2):
            assert line == 3
        case _:
            pytest.fail("not taken apart")


def test_it_goes_from_one_process_to_another() -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(Place(3), protocol))
        assert (type(back), back) == (Place, Place(3))


def test_it_may_be_one_of_several_kinds() -> None:
    assert Pair[int](1, 2)._replace(one=3) == Pair(3, 2)
