"""What the cell leaves open and the table knows: the budget year, and what the indicator asks for."""

import re
from dataclasses import replace
from decimal import Decimal

from jixiao_grammar.ast import (
    Amount,
    Compound,
    Date,
    Day,
    Diagnostic,
    Empty,
    Flag,
    Node,
    Period,
    Range,
    Unit,
    Value,
    YearFrom,
)
from jixiao_grammar.days import days_in
from jixiao_grammar.diagnostics import note
from jixiao_grammar.span import Span
from jixiao_grammar.tables import units
from jixiao_grammar.units import plain_unit

_RATE = re.compile(r"(?:率|度|占比|比例|比重)(?:[（(].*[)）])?$")
_SHARE = re.compile(r"率(?:[（(].*[)）])?$")
_MAY_EXCEED = (
    "增长",
    "增幅",
    "提高",
    "提升",
    "上升",
    "增加",
    "完成率",
    "执行率",
    "利润率",
    "产值率",
    "增值",
    "回报率",
    "投入产出",
)
_ASKS_WHETHER = ("有无", "是否", "有没有")
_MONEY = (
    "成本",
    "费用",
    "经费",
    "金额",
    "资金",
    "投资",
    "产值",
    "收入",
    "支出",
    "补贴",
    "补助",
    "造价",
    "销售额",
    "产量产值",
)
_SERVICE = ("支持", "服务", "工作量", "运维", "投入人员", "人力", "技术")
_MINUTES = ("时间", "时长", "响应", "等待", "时限", "时效")


def resolve(value: Value, year: int | None = None, hint: str | None = None) -> Value:
    """The value with the budget year filled in, and with the readings that only the indicator can settle.

    `hint` is the indicator's name, with or without its level-2 type. Nothing that the cell says is changed: a year in
    the text stays, a missing % is suggested and never added.
    """
    node = value.node if year is None else _with_year(value.node, year)
    notes = value.diagnostics
    if hint is not None:
        node, notes = _with_hint(node, notes, hint)
    if node is value.node and notes is value.diagnostics:
        return value
    return Value(value.text, node, notes)


# ---- the year


def _with_year(node: Node, year: int) -> Node:
    match node:
        case Date(day=Day(year=None) as day):
            return replace(node, day=_dated(day, year), year_from=YearFrom.CONTEXT)
        case Period(start=Day(year=None) as start, end=Day(year=None) as end):
            return replace(node, start=_dated(start, year), end=_dated(end, year), year_from=YearFrom.CONTEXT)
        case Compound():
            return replace(node, parts=tuple(_with_year(part, year) for part in node.parts))
        case _:
            return node


def _dated(day: Day, year: int) -> Day:
    full = year + day.year_shift
    last = days_in(full, day.month) or 0
    return Day(full, day.month, last if day.day is None else day.day)


# ---- the indicator


_Settled = tuple[Node, tuple[Diagnostic, ...]]


def _with_hint(node: Node, notes: tuple[Diagnostic, ...], hint: str) -> _Settled:
    match node:
        case Flag(is_true=False) if not any(word in hint for word in _ASKS_WHETHER):
            return Empty(node.span), notes
        case Amount():
            return _amount(node, notes, hint)
        case Range(high=Amount(unit=None) as high) if _RATE.search(hint):
            return node, _suggest_percent(notes, Span(high.number_span.end, high.number_span.end))
        case _:
            return node, notes


def _amount(node: Amount, notes: tuple[Diagnostic, ...], hint: str) -> _Settled:
    unit = node.unit
    if unit is None:
        return _without_unit(node, notes, hint)
    if unit.symbol == "分" and not unit.per and any(word in hint for word in _MINUTES):
        minutes = plain_unit(units()["分钟"], unit.printed, unit.span)
        return replace(node, unit=minutes), (
            *notes,
            note("ambiguous-unit", unit.span, "分钟", one="分数", other="分钟"),
        )
    if unit.symbol == "人/月" and any(word in hint for word in _SERVICE):
        return _person_months(node, unit, notes)
    if unit.symbol == "%" and node.number > 100 and _is_capped(hint):
        return node, (*notes, _over_100(node))
    return node, notes


def _without_unit(node: Amount, notes: tuple[Diagnostic, ...], hint: str) -> _Settled:
    if _RATE.search(hint):
        end = node.number_span.end
        return node, _suggest_percent(notes, Span(end, end))
    if node.multiplier >= 10000 and any(word in hint for word in _MONEY):
        span = Span(node.number_span.end, node.number_span.end)
        rest = tuple(remark for remark in notes if remark.code != "missing-unit")
        unit = plain_unit(units()["元"], "", span)
        return replace(node, unit=unit), (*rest, note("missing-unit", span, "元", unit="元"))
    return node, notes


def _suggest_percent(notes: tuple[Diagnostic, ...], span: Span) -> tuple[Diagnostic, ...]:
    rest = tuple(remark for remark in notes if remark.code != "missing-unit")
    return (*rest, note("missing-unit", span, "%", unit="%"))


def _person_months(node: Amount, unit: Unit, notes: tuple[Diagnostic, ...]) -> _Settled:
    work = plain_unit(units()["人月"], unit.printed, unit.span)
    return replace(node, unit=work), tuple(remark for remark in notes if remark.code != "ambiguous-unit")


def _is_capped(hint: str) -> bool:
    return _SHARE.search(hint) is not None and not any(word in hint for word in _MAY_EXCEED)


def _over_100(node: Amount) -> Diagnostic:
    """A percent that starts with a 2 is often a ≥ that was lost in scanning (292% for ≥92%)."""
    printed = node.printed_number
    guess = None
    if printed.startswith("2") and printed[1:].isdigit() and Decimal(50) <= Decimal(printed[1:]) <= 100:
        guess = f"≥{printed[1:]}%"
    return note("over-100", node.number_span, guess)
