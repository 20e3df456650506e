"""Two values on one scale: which is more, whether a date lies in a year, whether a target got easier or was met."""

from decimal import Decimal
from enum import IntEnum

from jixiao_grammar.ast import Amount, Compound, Date, Node, Period, Range, Value
from jixiao_grammar.record import Closed, Record
from jixiao_grammar.vocabulary import Approx, Day, Op, Relation, Unit
from jixiao_grammar.words import units


class Order(IntEnum):
    """How the first value stands to the second."""

    LESS = -1
    SAME = 0
    MORE = 1


def compare(one: Value | Node, other: Value | Node) -> Order | None:
    """The order of two numbers or of two days; None where there is no common scale (个 and 场, 30天 and 1个月).

    The operators do not matter here: ≤55万元 and 550000元 are the same.
    """
    left, right = _node(one), _node(other)
    if isinstance(left, Amount) and isinstance(right, Amount):
        if not same_scale(left.unit, right.unit):
            return None
        return _order(in_base(left), in_base(right))
    if isinstance(left, Date) and isinstance(right, Date):
        return _order_of_days(left.day, right.day)
    return None


def same_scale(one: Unit | None, other: Unit | None) -> bool:
    """Whether numbers in the two units can be compared."""
    if one is None or other is None:
        return one is other
    if one.symbol == other.symbol:
        return True
    if len(one.per) != len(other.per) or _base(one) is None or _base(one) != _base(other):
        return False
    return all(_base(left) == _base(right) is not None for left, right in zip(one.per, other.per, strict=True))


def same_base(one: Unit | None, two: Unit | None) -> bool:
    """Whether numbers in the two units can be the ends of one range: rates only of the very same unit."""
    if one is None or two is None:
        return one is two
    if one.symbol == two.symbol:
        return True
    table = units()
    left, right = table.get(one.symbol), table.get(two.symbol)
    return left is not None and right is not None and left.base == right.base and not one.per and not two.per


def in_base(amount: Amount) -> Decimal:
    """The number in the base unit of its dimension: 元, 秒, 平方米, 米, 千克 …; a bare number stays itself."""
    return amount.number * amount.unit.factor if amount.unit else amount.number


def amounts(value: Value | Node) -> list[Amount]:
    """All numbers of a value, both ends of a range and the parts of a compound included, in the order of the text."""
    node = _node(value)
    match node:
        case Amount():
            return [node]
        case Range():
            return [node.low, node.high]
        case Compound():
            return [amount for part in node.parts for amount in amounts(part)]
        case _:
            return []


def due_within(value: Value | Node, year: int) -> bool | None:
    """Whether a deadline or a period lies wholly in `year`; None if there is no day, or none with a known year."""
    node = _node(value)
    match node:
        case Date(day=Day(year=int() as own) as day):
            return own + day.year_shift == year
        case Period(start=Day(year=int() as first) as start, end=Day(year=int() as last) as end):
            return first + start.year_shift == year == last + end.year_shift
        case Compound():
            verdicts = [verdict for part in node.parts if (verdict := due_within(part, year)) is not None]
            return all(verdicts) if verdicts else None
        case _:
            return None


def side_of_year(node: Node, year: int) -> Order | None:
    """Where a deadline or a period lies: wholly before `year` (LESS), wholly after it (MORE), or touching it (SAME).

    None where there is no day, no known year, or only a beginning, which may lie before the year (2024年10月起).
    """
    match node:
        case Date(day=Day(year=int() as own) as day, relation=relation):
            order = _order(Decimal(own + day.year_shift), Decimal(year))
            return None if order is Order.LESS and relation is Relation.FROM else order
        case Period(start=Day(year=int() as first) as start, end=Day(year=int() as last) as end):
            if last + end.year_shift < year:
                return Order.LESS
            return Order.MORE if first + start.year_shift > year else Order.SAME
        case _:
            return None


def is_easier(new: Value | Node, old: Value | Node) -> bool | None:
    """Whether a target became easier to reach: a lower floor, a higher ceiling, a later deadline; None if nobody can say."""
    after, before = _node(new), _node(old)
    order = compare(after, before)
    if order is None:
        return None
    if isinstance(after, Date) and isinstance(before, Date):
        if after.relation is not Relation.BY or before.relation is not Relation.BY:
            return None
        return order is Order.MORE
    return _easier_number(after, before, order) if isinstance(after, Amount) and isinstance(before, Amount) else None


def _easier_number(after: Amount, before: Amount, order: Order) -> bool | None:
    if after.op.is_floor and before.op.is_floor:
        return order is Order.LESS or (order is Order.SAME and before.op is Op.MORE and after.op is Op.AT_LEAST)
    if after.op.is_ceiling and before.op.is_ceiling:
        return order is Order.MORE or (order is Order.SAME and before.op is Op.LESS and after.op is Op.AT_MOST)
    return False if order is Order.SAME and after.op is before.op else None


def _node(value: Value | Node) -> Node:
    return value.node if isinstance(value, Value) else value


def _base(unit: Unit) -> str | None:
    entry = units().get(unit.symbol.partition("/")[0])
    return entry.base if entry else None


def _order(left: Decimal, right: Decimal) -> Order:
    return Order((left > right) - (left < right))


def _order_of_days(left: Day | None, right: Day | None) -> Order | None:
    if left is None or right is None or (left.year is None) != (right.year is None):
        return None
    one, other = left.order, right.order
    return Order((one > other) - (one < other))


# ---- how far a target was met: what was asked for against what came out


class Side(Closed):
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
    asked, came = _node(target), _node(result)
    match asked, came:
        case Amount(), Amount():
            return _of_key(asked, came, better_low=better_low)
        case Range(), Amount():
            return _of_range(asked, came)
        case Date(relation=Relation.BY, day=Day() as deadline), (Date() | Period()):
            return _of_day(deadline, came)
        case _:
            return None


def _of_key(asked: Amount, came: Amount, *, better_low: bool) -> Attainment | None:
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
    if last.order <= deadline.order:
        return Attainment(Side.CEILING, is_met=True, share=None)
    # Only the month is known, and the deadline lies within it.
    return Attainment(Side.CEILING, is_met=False, share=None) if first.order > deadline.order else None


def _share(value: Decimal, bound: Decimal) -> Decimal | None:
    return value / bound if bound else None


__all__ = [
    "Attainment", "Order", "Side", "amounts", "attainment", "compare", "due_within", "in_base", "is_easier", "same_base",
    "same_scale", "side_of_year",
]  # fmt: skip
