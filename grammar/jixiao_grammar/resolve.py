"""What the cell leaves open and the table knows: operator, unit, budget year, and what the indicator asks for."""

from collections.abc import Callable
from decimal import Decimal

from jixiao_grammar.ast import (
    Amount,
    Approx,
    Compound,
    Date,
    Day,
    Grade,
    Node,
    Op,
    OpSource,
    Period,
    Range,
    Ratio,
    Relation,
    UnitFrom,
    Value,
    YearFrom,
)
from jixiao_grammar.by_name import Remarked, settled_by_name
from jixiao_grammar.columns import LoneUnit
from jixiao_grammar.diagnostics import note
from jixiao_grammar.vocabulary import days_in

_WAN = Decimal(10_000)


def resolve(
    value: Value,
    year: int | None = None,
    hint: str | None = None,
    *,
    op: Op | None = None,
    unit: LoneUnit | None = None,
    unit_from: UnitFrom = UnitFrom.COLUMN,
    money_unit: str | None = None,
) -> Value:
    """The value with what its table knows: a target that can be judged without looking at the table again.

    `op` is the comparison of the 计算符号 column; `unit` the unit that stands outside of the cell, and `unit_from` where;
    `money_unit` the unit of all sums of the form (万元, 元); `year` the budget year; `hint` the name of the indicator, with
    or without its level-2 type. Nothing that the cell says is changed: its own operator, unit and year stay, and a missing
    % is suggested and never added.
    """
    reading = Remarked(value.node, value.diagnostics)
    if op is not None:
        reading = reading._replace(node=_with_op(reading.node, op))
    if unit is not None:
        reading = _with_unit(reading, unit, unit_from)
    if year is not None:
        reading = _with_year(reading, year)
    if hint is not None:
        reading = settled_by_name(reading, hint, money_unit)
    if reading.node is value.node and reading.notes is value.diagnostics:
        return value
    return Value(value.text, reading.node, reading.notes)


# ---- the 计算符号 column


def _with_op(node: Node, op: Op) -> Node:
    match node:
        case Amount(op_source=OpSource.DEFAULT, approx=Approx.NONE) | Ratio(op_source=OpSource.DEFAULT):
            return node._replace(op=op, op_source=OpSource.COLUMN)
        case Grade(op_source=OpSource.DEFAULT, scale=()):
            return node._replace(op=op, op_source=OpSource.COLUMN)
        case Date(relation=Relation.ON) if op.is_ceiling:
            return node._replace(relation=Relation.BY)
        case _:
            return node


# ---- a unit outside of the cell


def _with_unit(reading: Remarked, lone: LoneUnit, unit_from: UnitFrom) -> Remarked:
    match reading.node:
        case Amount(unit=None) as amount:
            return _measured(reading, amount, lone, unit_from)
        case Range(low=Amount(unit=None) as low, high=Amount(unit=None) as high) as node:
            if _counts_twice(low, lone) or _counts_twice(high, lone):
                return _twice(reading, high, lone)
            both = node._replace(low=lone.applied_to(low, unit_from), high=lone.applied_to(high, unit_from))
            centre = None if node.centre is None else node.centre * lone.multiplier
            return Remarked(both._replace(centre=centre), reading.without("missing-unit", node))
        case Compound(parts=parts) as node if all(isinstance(part, Amount) and part.unit is None for part in parts):
            return _each_part(reading, node, lambda part: _with_unit(part, lone, unit_from))
        case _:
            return reading


def _measured(reading: Remarked, amount: Amount, lone: LoneUnit, unit_from: UnitFrom) -> Remarked:
    if _counts_twice(amount, lone):
        return _twice(reading, amount, lone)
    return Remarked(lone.applied_to(amount, unit_from), reading.without("missing-unit", amount))


def _counts_twice(amount: Amount, lone: LoneUnit) -> bool:
    """20万 with 万元 is most likely 20万元, and could be two thousand millions."""
    return amount.multiplier >= _WAN and lone.multiplier >= _WAN


def _twice(reading: Remarked, amount: Amount, lone: LoneUnit) -> Remarked:
    written = f"{amount.printed_number}{lone.unit.printed}"
    longer = f"{amount.printed_number}{'万' if amount.multiplier == _WAN else '亿'}{lone.unit.printed}"
    remark = note("ambiguous-number", amount.number_span, one=f"“{written}”", other=f"“{longer}”")
    return reading._replace(notes=(*reading.without("missing-unit", amount), remark))


# ---- the budget year


def _with_year(reading: Remarked, year: int) -> Remarked:
    match reading.node:
        case Date(day=Day(year=None) as day) as node:
            dated = _dated(day, year)
            if not _exists(dated):
                return _impossible(reading, node, dated)
            return reading._replace(node=node._replace(day=dated, year_from=YearFrom.CONTEXT))
        case Period(start=Day(year=None) as start, end=Day(year=None) as end) as node:
            first, last = _dated(start, year), _dated(end, year)
            wrong = next((day for day in (first, last) if not _exists(day)), None)
            if wrong is not None:
                return _impossible(reading, node, wrong)
            return reading._replace(node=node._replace(start=first, end=last, year_from=YearFrom.CONTEXT))
        case Compound() as node:
            return _each_part(reading, node, lambda part: _with_year(part, year))
        case _:
            return reading


def _dated(day: Day, year: int) -> Day:
    full = year + day.year_shift
    last = days_in(full, day.month) or 0
    return Day(full, day.month, last if day.day is None else day.day)


def _exists(day: Day) -> bool:
    last = days_in(day.year, day.month)
    return last is not None and day.day is not None and 1 <= day.day <= last


def _impossible(reading: Remarked, node: Date | Period, day: Day) -> Remarked:
    """2月29日 in a year that has none; without a year it could be right."""
    relation = node.relation if isinstance(node, Date) else Relation.ON
    remark = note("impossible-date", node.span, year=str(day.year), month=str(day.month), day=str(day.day))
    return Remarked(Date(node.span, relation, None, YearFrom.CONTEXT), (*reading.notes, remark))


# ---- several targets in one cell


def _each_part(reading: Remarked, node: Compound, settle: Callable[[Remarked], Remarked]) -> Remarked:
    parts, notes = [], reading.notes
    for part in node.parts:
        settled = settle(Remarked(part, notes))
        parts.append(settled.node)
        notes = settled.notes
    return Remarked(node._replace(parts=tuple(parts)), notes)
