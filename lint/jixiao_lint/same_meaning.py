"""Whether two readings mean the same, however they are spelled: what a change of spelling must keep."""

from collections.abc import Iterator
from typing import TypeAlias

from jixiao_grammar.ast import (
    Amount,
    Compound,
    Date,
    Day,
    Empty,
    Flag,
    Grade,
    Node,
    Period,
    Range,
    Ratio,
    Recurrence,
    Unit,
    Value,
)
from jixiao_grammar.fold import fold
from jixiao_grammar.record import Closed


class Change(Closed):
    """What an edit of a value may change of its meaning, beyond its spelling."""

    SIGN = "sign"
    UNIT = "unit"
    NUMBER = "number"
    YEAR = "year"
    DAY = "day"


Changes: TypeAlias = frozenset[Change]
SPELLING_ONLY: Changes = frozenset()
_Meaning: TypeAlias = tuple[object, ...]


def same_meaning(one: Value, other: Value, but: Changes = SPELLING_ONLY) -> bool:
    """Whether two values ask for the same; what is named in `but` may differ.

    Operators, numbers, units, dates and the words around them count; their order, signs or words, blanks, widths of
    characters and multipliers do not. Words mean the same only where they are the same words.
    """
    return _meaning(one.node, one.text, but) == _meaning(other.node, other.text, but)


def _meaning(node: Node, text: str, but: Changes) -> _Meaning:
    match node:
        case Amount():
            return _amount(node, but)
        case Range():
            bounds = (node.closed_low, node.closed_high) if Change.SIGN not in but else ()
            return ("range", _end(node.low, but), _end(node.high, but), bounds, node.centre, *_parts(node, but))
        case Ratio():
            return ("ratio", _op(node, but), node.left, node.right)
        case Grade() | Flag():
            return _closed(node, but)
        case Compound():
            return ("compound", node.relation, *(_meaning(part, text, but) for part in node.parts))
        case _:
            return _words_or_days(node, text, but)


def _closed(node: Grade | Flag, but: Changes) -> _Meaning:
    return ("flag", node.is_true) if isinstance(node, Flag) else _grade(node, but)


def _amount(node: Amount, but: Changes) -> _Meaning:
    around = (node.approx, node.direction, node.baseline, node.anchor, _bare(node.subject), _bare(node.qualifier))
    return ("amount", _op(node, but), *_size(node, but), around, *_parts(node, but))


def _grade(node: Grade, but: Changes) -> _Meaning:
    return ("grade", _op(node, but), node.symbol, node.scale, _bare(node.qualifier), *_parts(node, but))


def _parts(node: Amount | Range | Grade, but: Changes) -> Iterator[_Meaning]:
    """Parts with a number of their own (其中线上10场); only such parts stand in a bracket that was read."""
    return (_meaning(part, "", but) for part in node.breakdown)


def _size(node: Amount, but: Changes) -> _Meaning:
    number = None if Change.NUMBER in but else (node.number, node.fraction)
    return (number, None if Change.UNIT in but else _unit(node.unit))


def _end(node: Amount, but: Changes) -> _Meaning:
    return (*_size(node, but), node.direction, node.baseline, _bare(node.subject), _bare(node.qualifier))


def _op(node: Amount | Ratio | Grade, but: Changes) -> object:
    return None if Change.SIGN in but else node.op


def _unit(unit: Unit | None) -> object:
    return unit and (unit.symbol, tuple(below.symbol for below in unit.per))


def _words_or_days(node: Node, text: str, but: Changes) -> _Meaning:
    match node:
        case Date():
            relation = None if Change.SIGN in but else node.relation
            around = (node.clock, _bare(node.verb), _bare(node.anchor), _bare(node.subject))
            return ("date", _day(node.day, but), _where_the_year_stands(node, but), relation, around)
        case Period():
            days = (_day(node.start, but), _day(node.end, but))
            return ("period", days, _where_the_year_stands(node, but), _bare(node.qualifier))
        case Recurrence():
            return ("recurrence", node.rule, node.relation, node.offset, _bare(node.verb))
        case Empty():
            return ("empty",)
        case _:
            return (type(node).__name__, _bare(node.span.cut(text)))


def _day(day: Day | None, but: Changes) -> object:
    if day is None:
        return None
    if Change.DAY in but:
        return ()
    return (day.month, day.day) if Change.YEAR in but else day


def _where_the_year_stands(node: Date | Period, but: Changes) -> object:
    return None if Change.YEAR in but else node.year_from


def _bare(words: str | None) -> str | None:
    return "".join(fold(words).split()) if words else None
