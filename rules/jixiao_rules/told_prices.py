"""Prices that a goal or a purpose tells (每户不超过5000元, 按人均3000元给予补贴), and the cost rows that go beyond them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension, Op, Unit
from jixiao_grammar.record import Record
from jixiao_lint.table import Table
from jixiao_rules.costs import Cost, CostScope, costs, counted_as
from jixiao_rules.promises import promises
from jixiao_rules.words import phrase

_USE, _GOAL = "资金用途", "绩效目标"
_ROOM = Decimal("1.1")
_EACH_IN_TEXT = phrase(
    r"(?:(?P<mean>[人户亩])均|每(?P<each>[人户亩场期台套])){costs.given}?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<wan>万)?元(?![/／])"
)


class Dearer(Record):
    """A cost row whose price is above the one that a field of the head tells, and what is said there."""

    cost: Cost
    field: str
    said: str


def dearer(table: Table) -> Iterator[Dearer]:
    """A price that the goal or else the use tells once, and the one row that has a higher price for the same unit."""
    priced = [cost for cost in costs(table) if cost.scope is CostScope.UNIT and cost.per]
    for field in (_GOAL, _USE) if priced else ():
        said = [one for one in promises(table.text(field)) if _is_price(one.amount)]
        for one in said:
            alike = [cost for cost in priced if _units(cost.per) == _of(one.amount)]
            alone = sum(_of(other.amount) == _of(one.amount) for other in said) == 1
            # An exact price of the use is a plan: a ceiling may leave some room above it.
            room = _ROOM if field == _USE and one.amount.op is Op.EQUAL else 1
            if len(alike) == 1 and alone and alike[0].money.yuan > one.amount.number * room:
                yield Dearer(alike[0], field, one.clause)
                return
        if not said and (found := _above_in_text(priced, field, table.text(field))) is not None:
            yield found
            return


def _above_in_text(priced: Sequence[Cost], field: str, text: str) -> Dearer | None:
    """A price in the middle of a clause: 对1500名劳动者按人均3000元给予补贴."""
    found = list(_EACH_IN_TEXT.finditer(text))
    if len(found) != 1:
        return None
    each, factor = found[0]["mean"] or found[0]["each"], 10_000 if found[0]["wan"] else 1
    alike = [cost for cost in priced if [counted_as(unit.symbol) for unit in cost.per] == [each]]
    limit = Decimal(found[0]["number"]) * factor * _ROOM
    return Dearer(alike[0], field, found[0][0]) if len(alike) == 1 and alike[0].money.yuan > limit else None


def _is_price(amount: Amount) -> bool:
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.MONEY or not unit.per:
        return False
    return amount.op in (Op.EQUAL, Op.AT_MOST) and amount.direction is None


def _of(amount: Amount) -> list[str]:
    return [] if amount.unit is None else _units(amount.unit.per)


def _units(per: Sequence[Unit]) -> list[str]:
    return [unit.symbol for unit in per]
