"""Two values on one scale: which is more, whether a date lies in a year, whether a target got easier."""

from decimal import Decimal
from enum import IntEnum

from jixiao_grammar.ast import Amount, Compound, Date, Day, Node, Op, Period, Range, Relation, Unit, Value
from jixiao_grammar.days import days_in
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
    one, other = _key(left), _key(right)
    return Order((one > other) - (one < other))


def _key(day: Day) -> tuple[int, int, int]:
    last = day.day if day.day is not None else days_in(day.year, day.month) or 29
    return (day.year or 0) + day.year_shift, day.month, last


__all__ = ["Order", "amounts", "compare", "due_within", "in_base", "is_easier", "same_scale", "side_of_year"]
