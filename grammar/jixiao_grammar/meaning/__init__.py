"""The meaning of each shape of `value.lark`: the driver calls the method that has the name of a rule or of a terminal.

This is the door to the grammar (`read`): a stretch of folded text in, the finished item out.

Each topic has its methods, and at its end the table of the shapes that they belong to. A method knows no text and keeps no
state: what it returns comes from the children it is given, in the order of the rule.
"""

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from jixiao_grammar.vocabulary import Span

if TYPE_CHECKING:
    from jixiao_grammar.meaning.neighbours import Item
    from jixiao_machine.driver import Driver
    from jixiao_machine.sections import Tables

# Not pathlib: importing it costs every start of a commit hook 4 ms.
TABLES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "value.tables")

Shapes: TypeAlias = Mapping[str, Callable[[Any], Any]]


def shapes_by_topic() -> tuple[Shapes, ...]:
    """The tables of all topics, which are loaded when a value first needs the grammar."""
    from jixiao_grammar.meaning import (
        calendar,
        composed,
        dates,
        deadlines,
        grades_and_shares,
        neighbours,
        numbers,
        quantities,
        ranges,
        rates,
        several_targets,
        targets,
        wording,
    )

    amounts, days = (numbers, quantities, composed, rates), (calendar, dates, deadlines)
    topics = (*amounts, *days, neighbours, ranges, targets, several_targets, grades_and_shares, wording)
    return tuple(topic.SHAPES for topic in topics)


def all_shapes() -> dict[str, Callable[[Any], Any]]:
    """One method for each rule, and one for each terminal that says something by itself."""
    from jixiao_machine.rules import as_it_comes

    lists = dict.fromkeys(("lead", "joint", "rest", "scale"), as_it_comes)
    return {**lists, **{name: method for shapes in shapes_by_topic() for name, method in shapes.items()}}


def read(folded: str, span: Span) -> "Item | None":
    """What stands in the stretch, with places of the whole text; None where the grammar finds no way."""
    found: Item | None = _driver().read(folded, *span)
    return found


@lru_cache(maxsize=1)
def _driver() -> "Driver":
    from jixiao_machine.driver import Driver

    return Driver(_tables(), all_shapes())


def _tables() -> "Tables":
    """The shipped tables. Where they were never written (a checkout that nobody installed), they are compiled here, slowly."""
    from jixiao_machine.sections import sections

    try:
        with open(TABLES, "rb") as file:
            return sections(file.read().decode())
    except FileNotFoundError:
        from jixiao_machine.tables import compiled

        return compiled()
