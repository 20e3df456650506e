"""What the cell leaves open and the table knows: operator, unit, budget year, and what the indicator asks for."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jixiao_grammar.ast import (
    Amount,
    Approx,
    Compound,
    Date,
    Day,
    Diagnostic,
    Empty,
    Flag,
    Grade,
    Node,
    Op,
    OpSource,
    Period,
    Range,
    Ratio,
    Relation,
    Unit,
    UnitFrom,
    Value,
    YearFrom,
)
from jixiao_grammar.days import days_in
from jixiao_grammar.diagnostics import note
from jixiao_grammar.lone_unit import LoneUnit, read_unit
from jixiao_grammar.span import Span
from jixiao_grammar.tables import units, words
from jixiao_grammar.units import plain_unit

_RATE = re.compile(r"(?:率|度|占比|比例|比重)(?:[（(].*[)）])?$")
_SHARE = re.compile(r"率(?:[（(].*[)）])?$")
_ASKS_WHETHER = ("有无", "是否", "有没有")
_WAN = Decimal(10_000)


class _Reading(NamedTuple):
    """A node with what is to be said about it."""

    node: Node
    notes: tuple[Diagnostic, ...]

    def without(self, code: str, node: Node) -> tuple[Diagnostic, ...]:
        """The remarks but those of one code about `node`."""
        return tuple(
            remark
            for remark in self.notes
            if remark.code != code or not node.span.start <= remark.span.start <= node.span.end
        )


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
    reading = _Reading(value.node, value.diagnostics)
    if op is not None:
        reading = reading._replace(node=_with_op(reading.node, op))
    if unit is not None:
        reading = _with_unit(reading, unit, unit_from)
    if year is not None:
        reading = _with_year(reading, year)
    if hint is not None:
        reading = _with_hint(reading, hint, money_unit)
    if reading.node is value.node and reading.notes is value.diagnostics:
        return value
    return Value(value.text, reading.node, reading.notes)


# ---- the 计算符号 column


def _with_op(node: Node, op: Op) -> Node:
    match node:
        case Amount(op_source=OpSource.DEFAULT, approx=Approx.NONE) | Ratio(op_source=OpSource.DEFAULT):
            return replace(node, op=op, op_source=OpSource.COLUMN)
        case Grade(op_source=OpSource.DEFAULT, scale=()):
            return replace(node, op=op, op_source=OpSource.COLUMN)
        case Date(relation=Relation.ON) if op.is_ceiling:
            return replace(node, relation=Relation.BY)
        case _:
            return node


# ---- a unit outside of the cell


def _with_unit(reading: _Reading, lone: LoneUnit, unit_from: UnitFrom) -> _Reading:
    match reading.node:
        case Amount(unit=None) as amount:
            return _measured(reading, amount, lone, unit_from)
        case Range(low=Amount(unit=None) as low, high=Amount(unit=None) as high) as node:
            if _counts_twice(low, lone) or _counts_twice(high, lone):
                return _twice(reading, high, lone)
            both = replace(node, low=_in_unit(low, lone, unit_from), high=_in_unit(high, lone, unit_from))
            centre = None if node.centre is None else node.centre * lone.multiplier
            return _Reading(replace(both, centre=centre), reading.without("missing-unit", node))
        case Compound(parts=parts) as node if all(isinstance(part, Amount) and part.unit is None for part in parts):
            return _each_part(reading, node, lambda part: _with_unit(part, lone, unit_from))
        case _:
            return reading


def _measured(reading: _Reading, amount: Amount, lone: LoneUnit, unit_from: UnitFrom) -> _Reading:
    if _counts_twice(amount, lone):
        return _twice(reading, amount, lone)
    return _Reading(_in_unit(amount, lone, unit_from), reading.without("missing-unit", amount))


def _in_unit(amount: Amount, lone: LoneUnit, unit_from: UnitFrom) -> Amount:
    """4.8 with 万册 is 48000 册; 4.8万 with 册 is the same."""
    return replace(
        amount,
        number=amount.number * lone.multiplier,
        multiplier=amount.multiplier * lone.multiplier,
        unit=lone.at(amount.number_span.end, unit_from),
    )


def _counts_twice(amount: Amount, lone: LoneUnit) -> bool:
    """20万 with 万元 is most likely 20万元, and could be two thousand millions."""
    return amount.multiplier >= _WAN and lone.multiplier >= _WAN


def _twice(reading: _Reading, amount: Amount, lone: LoneUnit) -> _Reading:
    written = f"{amount.printed_number}{lone.unit.printed}"
    longer = f"{amount.printed_number}{'万' if amount.multiplier == _WAN else '亿'}{lone.unit.printed}"
    remark = note("ambiguous-number", amount.number_span, one=f"“{written}”", other=f"“{longer}”")
    return reading._replace(notes=(*reading.without("missing-unit", amount), remark))


# ---- the budget year


def _with_year(reading: _Reading, year: int) -> _Reading:
    match reading.node:
        case Date(day=Day(year=None) as day) as node:
            dated = _dated(day, year)
            if not _exists(dated):
                return _impossible(reading, node, dated)
            return reading._replace(node=replace(node, day=dated, year_from=YearFrom.CONTEXT))
        case Period(start=Day(year=None) as start, end=Day(year=None) as end) as node:
            first, last = _dated(start, year), _dated(end, year)
            wrong = next((day for day in (first, last) if not _exists(day)), None)
            if wrong is not None:
                return _impossible(reading, node, wrong)
            return reading._replace(node=replace(node, start=first, end=last, year_from=YearFrom.CONTEXT))
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


def _impossible(reading: _Reading, node: Date | Period, day: Day) -> _Reading:
    """2月29日 in a year that has none; without a year it could be right."""
    relation = node.relation if isinstance(node, Date) else Relation.ON
    remark = note("impossible-date", node.span, year=str(day.year), month=str(day.month), day=str(day.day))
    return _Reading(Date(node.span, relation, None, YearFrom.CONTEXT), (*reading.notes, remark))


# ---- the indicator


def _with_hint(reading: _Reading, hint: str, money_unit: str | None) -> _Reading:
    match reading.node:
        case Flag(is_true=False) as node if not any(word in hint for word in _ASKS_WHETHER):
            return reading._replace(node=Empty(node.span))
        case Amount() as amount:
            return _named(reading, amount, hint, money_unit)
        case Range(high=Amount(unit=None) as high) as node if _RATE.search(hint):
            return _suggest_percent(reading, node, high)
        case _:
            return reading


def _named(reading: _Reading, node: Amount, hint: str, money_unit: str | None) -> _Reading:
    unit = node.unit
    if unit is None:
        return _without_unit(reading, node, hint, money_unit)
    if unit.symbol == "分" and not unit.per and _has(hint, "names_of_times.txt"):
        return _minutes(reading, node, unit)
    if unit.symbol == "人/月" and _has(hint, "names_of_services.txt"):
        return _person_months(reading, node, unit)
    if unit.symbol == "人/月" and _has(hint, "names_of_persons.txt"):
        return reading._replace(notes=reading.without("ambiguous-unit", node))
    if unit.symbol == "%" and node.number > 100 and _is_capped(hint):
        return reading._replace(notes=(*reading.notes, _over_100(node)))
    return reading


def _without_unit(reading: _Reading, node: Amount, hint: str, money_unit: str | None) -> _Reading:
    if _RATE.search(hint):
        return _suggest_percent(reading, node, node)
    if node.multiplier >= _WAN and _has(hint, "names_of_money.txt"):
        return _guessed(reading, node, LoneUnit(Decimal(1), plain_unit(units()["元"], "元", node.span)))
    head = read_unit(money_unit) if money_unit and hint.endswith(_list("names_of_sums.txt")) else None
    if head is not None and node.number and node.qualifier is None:
        return _guessed(reading, node, head)
    return reading


def _guessed(reading: _Reading, node: Amount, lone: LoneUnit) -> _Reading:
    """Read as money, and told: the cell itself has no unit."""
    unit_from = UnitFrom.HEAD if lone.multiplier > 1 or node.multiplier < _WAN else UnitFrom.INDICATOR
    end = node.number_span.end
    remark = note("missing-unit", Span(end, end), lone.unit.printed, unit=lone.unit.printed)
    return _Reading(_in_unit(node, lone, unit_from), (*reading.without("missing-unit", node), remark))


def _suggest_percent(reading: _Reading, node: Node, last: Amount) -> _Reading:
    end = last.number_span.end
    remark = note("missing-unit", Span(end, end), "%", unit="%")
    return reading._replace(notes=(*reading.without("missing-unit", node), remark))


def _minutes(reading: _Reading, node: Amount, unit: Unit) -> _Reading:
    minutes = replace(plain_unit(units()["分钟"], unit.printed, unit.span), unit_from=unit.unit_from)
    if unit.unit_from is not UnitFrom.TEXT:
        return reading._replace(node=replace(node, unit=minutes))
    remark = note("unit-by-name", unit.span, "分钟", unit="分钟")
    return _Reading(replace(node, unit=minutes), (*reading.notes, remark))


def _person_months(reading: _Reading, node: Amount, unit: Unit) -> _Reading:
    work = replace(plain_unit(units()["人月"], unit.printed, unit.span), unit_from=unit.unit_from)
    return _Reading(replace(node, unit=work), reading.without("ambiguous-unit", node))


def _is_capped(hint: str) -> bool:
    return _SHARE.search(hint) is not None and not _has(hint, "names_over_100.txt")


def _over_100(node: Amount) -> Diagnostic:
    """A percent that starts with a 2 is often a ≥ that was lost in scanning (292% for ≥92%)."""
    printed = node.printed_number
    guess = None
    if printed.startswith("2") and printed[1:].isdigit() and Decimal(50) <= Decimal(printed[1:]) <= 100:
        guess = f"≥{printed[1:]}%"
    return note("over-100", node.number_span, guess)


@lru_cache(maxsize=16)
def _list(name: str) -> tuple[str, ...]:
    return words(name)


def _has(hint: str, name: str) -> bool:
    return any(word in hint for word in _list(name))


# ---- several targets in one cell


def _each_part(reading: _Reading, node: Compound, settle: Callable[[_Reading], _Reading]) -> _Reading:
    parts, notes = [], reading.notes
    for part in node.parts:
        settled = settle(_Reading(part, notes))
        parts.append(settled.node)
        notes = settled.notes
    return _Reading(replace(node, parts=tuple(parts)), notes)
