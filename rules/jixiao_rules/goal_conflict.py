"""How the number of a row stands to what the goal promises of the same thing."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.compare import Order, compare, in_base, same_scale
from jixiao_lint.table import Row
from jixiao_rules.promises import Promise, counted
from jixiao_rules.reading import binds_below, is_ceiling, is_floor, is_percent, unit_symbol

# A floor may be a little below what the goal promises, or by one piece (2场 for 3场): that is cautious, more is another plan.
_CAUTIOUS = Decimal("0.9")
_TENS = (Decimal(10), Decimal(100), Decimal(1000))


def conflict(row: Row, amount: Amount, goal: Amount) -> str | None:
    """How the target of a row differs from what the goal promises of the same thing; None where it agrees.

    `conflict` for another number; `lower` and `weaker` for floors below it, `looser` for ceilings above it, `opposite` for a
    floor that became a ceiling.
    """
    return _differs(amount, goal) or _opposite(row, amount, goal)


def is_sum(amount: Amount, match: Promise, said: Sequence[Promise]) -> bool:
    """True where a row counts together what the goal promises one by one: 大学生200名、高中生600名, 资助学生 800人."""
    parts = [one.amount for one in said if same_scale(counted(one.amount).unit, counted(amount).unit)]
    others = [in_base(one) for one in parts if one is not match.amount]
    wanted = in_base(amount) - in_base(match.amount)
    return wanted > 0 and (wanted == sum(others) or wanted in others)


def is_slip(one: Amount, other: Amount) -> bool:
    """True for two numbers of the same digits in another order, or with zeros more or less: 142 and 1420, 210 and 201."""
    if one.number == other.number:
        return False
    digits, others = (f"{amount.number:f}".replace(".", "") for amount in (one, other))
    return sorted(digits) == sorted(others) or digits.strip("0") == others.strip("0") != ""


def _differs(amount: Amount, goal: Amount) -> str | None:
    order = compare(counted(amount), counted(goal))
    if is_ceiling(amount) and is_ceiling(goal):
        return "looser" if order is Order.MORE and not _is_a_sum(amount) else None
    if order is None or order is Order.SAME or not binds_below(amount) or not binds_below(goal):
        return None
    if not is_floor(amount) or order is Order.MORE:
        # More than is promised at least is no conflict, but ten or a hundred times as much is a zero too many.
        more = is_floor(goal) and order is Order.MORE
        return None if more and not _has_more_zeros(amount, goal) else "conflict"
    return "weaker" if _is_cautious(amount, goal) else "lower"


def _has_more_zeros(one: Amount, other: Amount) -> bool:
    """True for 18000 and 1800."""
    return one.number > 0 and other.number > 0 and in_base(one) / in_base(other) in _TENS and not is_percent(one)


def _opposite(row: Row, amount: Amount, goal: Amount) -> str | None:
    """The same number, once as a ceiling and once as a floor; where the name alone says which is right, others tell it."""
    name = row.name_reading
    turned = (is_ceiling(goal) and is_floor(amount)) or (is_floor(goal) and is_ceiling(amount))
    told = name.is_better_low or name.is_better_high
    return "opposite" if turned and not told and compare(counted(amount), counted(goal)) is Order.SAME else None


def is_by_one(floor: Amount, goal: Amount) -> bool:
    """True for a floor that asks for one thing less: 2场 for 3场."""
    return goal.multiplier == floor.multiplier and goal.number - floor.number == 1 < floor.number


def _is_cautious(floor: Amount, goal: Amount) -> bool:
    """A rate or a score can be promised as it is planned; of things a few less may be put down for certain."""
    if is_percent(floor) or unit_symbol(floor) == "分":
        return False
    if sorted(f"{goal.number:f}") == sorted(f"{floor.number:f}"):
        return False  # 201 for 210: the digits were exchanged
    return is_by_one(floor, goal) or in_base(floor) >= in_base(goal) * _CAUTIOUS


def _is_a_sum(amount: Amount) -> bool:
    """True for money that is no price of one thing: the rules of money compare sums, and know what each of them covers."""
    return amount.unit is not None and amount.unit.dimension is Dimension.MONEY and not amount.unit.per
