"""What the cell leaves open and the table knows: operator, unit, budget year, and what the indicator asks for."""

from collections.abc import Callable
from decimal import Decimal

from jixiao_grammar.ast import Amount, Compound, Date, Empty, Flag, Grade, Node, Period, Range, Ratio, Value
from jixiao_grammar.columns import LoneUnit, read_unit
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning.units import unit_named
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Day, Op, OpSource, Relation, Span, Unit, UnitFrom, YearFrom
from jixiao_grammar.words import phrases, words

_WAN = Decimal(10_000)


class Remarked(Record):
    """A node with what is to be said about it."""

    node: Node
    notes: tuple[Diagnostic, ...]

    def without(self, code: str, node: Node) -> tuple[Diagnostic, ...]:
        """The remarks but those of one code about `node`."""
        start, end = node.span
        return tuple(told for told in self.notes if told.code != code or not start <= told.span.start <= end)


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
        reading = _settled_by_name(reading, hint, money_unit)
    if reading.node is value.node and reading.notes is value.diagnostics:
        return value
    return Value(value.text, reading.node, reading.notes)


# ---- the 计算符号 column


def _with_op(node: Node, op: Op) -> Node:
    match node:
        case (
            Amount(op_source=OpSource.DEFAULT, approx=Approx.NONE)
            | Ratio(op_source=OpSource.DEFAULT)
            | Grade(op_source=OpSource.DEFAULT, scale=())
        ):
            return node._replace(op=op, op_source=OpSource.COLUMN)
        case Date(relation=Relation.ON) if op.is_ceiling:
            return node._replace(relation=Relation.BY)
        case _:
            return node


# ---- a unit outside of the cell


def _with_unit(reading: Remarked, lone: LoneUnit, unit_from: UnitFrom) -> Remarked:
    match reading.node:
        case Amount(unit=None) as amount if _counts_twice(amount, lone):
            return _twice(reading, amount, lone)
        case Amount(unit=None) as amount:
            return Remarked(lone.applied_to(amount, unit_from), reading.without("missing-unit", amount))
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
            dated = day.in_year(year)
            if not dated.exists:
                return _impossible(reading, node, dated)
            return reading._replace(node=node._replace(day=dated, year_from=YearFrom.CONTEXT))
        case Period(start=Day(year=None) as start, end=Day(year=None) as end) as node:
            first, last = start.in_year(year), end.in_year(year)
            wrong = next((day for day in (first, last) if not day.exists), None)
            if wrong is not None:
                return _impossible(reading, node, wrong)
            return reading._replace(node=node._replace(start=first, end=last, year_from=YearFrom.CONTEXT))
        case Compound() as node:
            return _each_part(reading, node, lambda part: _with_year(part, year))
        case _:
            return reading


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


# ---- what the name of the indicator settles: % or 元 that was left out, minutes, the work of a month

_RATE = pattern(r"(?:率|占比|比例|比重)(?:[（(].*[)）])?$")
_NOTE = pattern(r"[（(].*[)）]$")
_SHARE = pattern(r"率(?:[（(].*[)）])?$")
_ASKS_WHETHER = ("有无", "是否", "有没有")


def _settled_by_name(reading: Remarked, hint: str, money_unit: str | None) -> Remarked:
    """The reading as the name `hint` settles it; `money_unit` is the unit of the form's sums, None where it does not say.

    Nothing that the cell says is changed: what was left out is read where the name leaves no doubt, and always told.
    """
    match reading.node:
        case Flag(is_true=False) as node if not any(word in hint for word in _ASKS_WHETHER):
            return reading._replace(node=Empty(node.span))
        case Amount() as amount:
            return _named(reading, amount, hint, money_unit)
        case Range(high=Amount(unit=None) as high) as node if _is_rate(hint):
            return _suggest_percent(reading, node, high)
        case _:
            return reading


def _is_rate(hint: str) -> bool:
    """True for what is counted in %: rates, shares, and degrees of consent (满意度), not those of size (长度, 温度)."""
    return _RATE.search(hint) is not None or _NOTE.sub("", hint).endswith(phrases("degrees_in_percent"))


def _named(reading: Remarked, node: Amount, hint: str, money_unit: str | None) -> Remarked:
    unit = node.unit
    if unit is None:
        return _without_unit(reading, node, hint, money_unit)
    if unit.symbol == "分" and not unit.per and _has(hint, "names_of_times.txt"):
        return _minutes(reading, node, unit)
    if unit.symbol == "人/月" and _has(hint, "names_of_services.txt"):
        return _person_months(reading, node, unit)
    if unit.symbol == "人/月" and _has(hint, "names_of_persons.txt"):
        return reading._replace(notes=reading.without("ambiguous-unit", node))
    if unit.symbol == "%" and node.number > 100 and _SHARE.search(hint) and not _has(hint, "names_over_100.txt"):
        return reading._replace(notes=(*reading.notes, _over_100(node)))
    return reading


def _without_unit(reading: Remarked, node: Amount, hint: str, money_unit: str | None) -> Remarked:
    if node.fraction is not None:  # 2/3 is a share as it stands
        return reading
    if _is_rate(hint):
        return _suggest_percent(reading, node, node)
    if node.multiplier >= _WAN and _has(hint, "names_of_money.txt"):
        return _guessed(reading, node, LoneUnit(Decimal(1), unit_named("元", "元", node.span)))
    head = read_unit(money_unit) if money_unit and hint.endswith(words("names_of_sums.txt")) else None
    if head is not None and node.number and node.qualifier is None:
        return _guessed(reading, node, head)
    return reading


def _guessed(reading: Remarked, node: Amount, lone: LoneUnit) -> Remarked:
    """Read as money, and told: the cell itself has no unit."""
    unit_from = UnitFrom.HEAD if lone.multiplier > 1 or node.multiplier < _WAN else UnitFrom.INDICATOR
    end = node.number_span.end
    remark = note("missing-unit", Span(end, end), lone.unit.printed, unit=lone.unit.printed)
    return Remarked(lone.applied_to(node, unit_from), (*reading.without("missing-unit", node), remark))


def _suggest_percent(reading: Remarked, node: Node, last: Amount) -> Remarked:
    end = last.number_span.end
    remark = note("missing-unit", Span(end, end), "%", unit="%")
    return reading._replace(notes=(*reading.without("missing-unit", node), remark))


def _minutes(reading: Remarked, node: Amount, unit: Unit) -> Remarked:
    minutes = unit_named("分钟", unit.printed, unit.span)._replace(unit_from=unit.unit_from)
    if unit.unit_from is not UnitFrom.TEXT:
        return reading._replace(node=node._replace(unit=minutes))
    remark = note("unit-by-name", unit.span, "分钟", unit="分钟")
    return Remarked(node._replace(unit=minutes), (*reading.notes, remark))


def _person_months(reading: Remarked, node: Amount, unit: Unit) -> Remarked:
    work = unit_named("人月", unit.printed, unit.span)._replace(unit_from=unit.unit_from)
    return Remarked(node._replace(unit=work), reading.without("ambiguous-unit", node))


def _over_100(node: Amount) -> Diagnostic:
    """A percent that starts with a 2 is often a ≥ that was lost in scanning (292% for ≥92%)."""
    first, rest = node.printed_number[0], node.printed_number[1:]
    lost = first == "2" and rest.isdigit() and 50 <= int(rest) <= 100
    return note("over-100", node.number_span, f"≥{rest}%" if lost else None)


def _has(hint: str, name: str) -> bool:
    return any(word in hint for word in words(name))
