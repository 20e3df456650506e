"""How far a target was met: what was asked for against what came out, on one scale."""

from decimal import Decimal
from enum import StrEnum

from jixiao_grammar.ast import Amount, Approx, Date, Day, Node, Op, Period, Range, Relation, Value
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.days import days_in
from jixiao_grammar.record import Record

__all__ = ["Attainment", "Side", "attainment"]


class Side(StrEnum):
    """Which side of the bound is good: the result should reach it (floor), or stay within it (ceiling)."""

    FLOOR = "floor"
    CEILING = "ceiling"


class Attainment(Record):
    """How a result stands to its target.

    `share` is result ÷ bound (8公里 of ≥12公里: 0.667); None where nothing can be divided: days, and a bound of 0.
    """

    side: Side
    is_met: bool
    share: Decimal | None


def attainment(target: Value | Node, result: Value | Node, *, better_low: bool = False) -> Attainment | None:
    """How far `result` meets `target`; None where they have no common scale, or where nobody can say.

    The operator of the result does not matter. An exact target (=21所) is met by more, and where `better_low` by less; an
    exact 0 is met by 0 alone.
    """
    asked, came = (value.node if isinstance(value, Value) else value for value in (target, result))
    match asked, came:
        case Amount(), Amount():
            return _of_number(asked, came, better_low=better_low)
        case Range(), Amount():
            return _of_range(asked, came)
        case Date(relation=Relation.BY, day=Day() as deadline), (Date() | Period()):
            return _of_day(deadline, came)
        case _:
            return None


def _of_number(asked: Amount, came: Amount, *, better_low: bool) -> Attainment | None:
    comparable = asked.approx is Approx.NONE and asked.op not in (Op.NOT_EQUAL, Op.ABOUT)
    if not comparable or not same_scale(asked.unit, came.unit):
        return None
    if came.direction is not None and came.direction is not asked.direction:
        return None
    bound, value = in_base(asked), in_base(came)
    ceiling = asked.op.is_ceiling or (asked.op is Op.EQUAL and (better_low or bound == 0))
    return Attainment(
        Side.CEILING if ceiling else Side.FLOOR, _holds(asked.op, value, bound, ceiling), _share(value, bound)
    )


def _holds(op: Op, value: Decimal, bound: Decimal, ceiling: bool) -> bool:
    if op in (Op.MORE, Op.LESS):
        return value > bound if op is Op.MORE else value < bound
    return value <= bound if ceiling else value >= bound


def _of_range(asked: Range, came: Amount) -> Attainment | None:
    if not same_scale(asked.low.unit, came.unit) or not same_scale(asked.high.unit, came.unit):
        return None
    low, high, value = in_base(asked.low), in_base(asked.high), in_base(came)
    if value > high:
        return Attainment(Side.CEILING, is_met=False, share=_share(value, high))
    return Attainment(Side.FLOOR, value >= low, min(_share(value, low) or Decimal(1), Decimal(1)))


def _of_day(deadline: Day, came: Date | Period) -> Attainment | None:
    first, last = (came.start, came.end) if isinstance(came, Period) else (came.day, came.day)
    if first is None or last is None or None in (deadline.year, first.year, last.year):
        return None
    if _number(last) <= _number(deadline):
        return Attainment(Side.CEILING, is_met=True, share=None)
    # Only the month is known, and the deadline lies within it.
    return Attainment(Side.CEILING, is_met=False, share=None) if _number(first) > _number(deadline) else None


def _number(day: Day) -> tuple[int, int, int]:
    last = day.day if day.day is not None else days_in(day.year, day.month) or 31
    return (day.year or 0) + day.year_shift, day.month, last


def _share(value: Decimal, bound: Decimal) -> Decimal | None:
    return value / bound if bound else None
