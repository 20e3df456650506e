"""What YAML and JSON have in common: scalars, lists and maps, each with its stretch of the text."""

from typing import TypeAlias

from jixiao_grammar.record import Record


class Scalar(Record):
    """A text as written, never a number or a date. `start` and `end` are offsets of the source, quotes included.

    `pieces` maps the value to the source as in `table.Place`, up to `value_end`; `exact` is False where escapes or
    folding stand between.
    """

    value: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    value_end: int
    exact: bool = True


class List(Record):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    start: int
    end: int


class Map(Record):
    """A map in the order of the file; the same key may stand in it twice."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    start: int
    end: int


Node: TypeAlias = Scalar | List | Map
