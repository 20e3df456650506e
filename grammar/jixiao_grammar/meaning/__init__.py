"""The meaning of each shape of `value.lark`: the parser calls the method that has the name of a rule or of a terminal.

Each topic has its methods, and at its end the table of the shapes that they belong to. A method knows no text and keeps no
state: what it returns comes from the children it is given, in the order of the rule.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

_T = TypeVar("_T")
Shapes: TypeAlias = Mapping[str, Callable[[Any], Any]]


def _as_it_comes(children: _T) -> _T:
    return children


def shapes_by_topic() -> tuple[Shapes, ...]:
    """The tables of all topics, which are loaded when a value first needs the grammar."""
    from jixiao_grammar.meaning import (
        calendar,
        cells,
        closed,
        dates,
        deadlines,
        neighbours,
        numbers,
        quantities,
        ranges,
        rates,
        targets,
        unit_rows,
        wording,
    )

    topics = (calendar, cells, closed, dates, deadlines, neighbours, numbers, quantities, ranges, rates, targets)
    return tuple(topic.SHAPES for topic in (*topics, unit_rows, wording))


def all_shapes() -> dict[str, Callable[[Any], Any]]:
    """One method for each rule, and one for each terminal that says something by itself."""
    lists = dict.fromkeys(("lead", "joint", "rest", "scale"), _as_it_comes)
    return {**lists, **{name: method for shapes in shapes_by_topic() for name, method in shapes.items()}}
