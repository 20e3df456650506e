"""Money in 元: the amounts of the head and of a row, tolerances, and how a sum is shown."""

from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from jixiao_grammar.ast import Amount, UnitFrom
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.reading import amount_of, plain

_WAN = Decimal(10_000)
_NUMBER = pattern(r"(?:人民币|[￥¥])?\s*(-?[0-9][0-9,，]*(?:\.[0-9]+)?)\s*(万元|元|亿元)?整?")
_FACTORS = {"元": Decimal(1), "万元": _WAN, "亿元": _WAN * _WAN}


class Money(Record):
    """An amount in 元, half a unit of its last printed digit in 元, and the unit it is printed in."""

    yuan: Decimal
    half_digit: Decimal
    unit: str

    def number(self, unit: str | None = None) -> str:
        """The amount in the unit it was printed in, or in another, without the unit."""
        return plain(self.yuan / _FACTORS[unit or self.unit])

    def shown(self) -> str:
        """The amount as printed, with its unit."""
        return self.number() + self.unit


def head_amount(table: Table, field: str, undeclared: str | None = None) -> Money | None:
    """An amount of the head (预算数, 财政资金 …). None: not on the form, blank, or not a plain number.

    The unit is the one written in the cell, else the one that the table declares, else `undeclared`: without any, nothing
    can be said about the amount. 300万 beside a declared 万元 may be either, and is none.
    """
    return _read(table.text(field), table.money_unit or undeclared)


def budget_of(table: Table) -> Money | None:
    """The money of the year: 预算数, or in a self-evaluation the 全年预算数 where the budget was raised during the year."""
    planned, adjusted = head_amount(table, "预算数"), head_amount(table, "全年预算数")
    if planned is None or adjusted is None:
        return planned
    return adjusted if adjusted.yuan > planned.yuan else planned


# Twenty rules ask for the same few sums of a table.
@lru_cache(maxsize=2048)
def _read(text: str, declared: str | None) -> Money | None:
    match = _NUMBER.fullmatch(normalize("NFKC", text))
    if match is None:
        return None
    unit = match[2] or declared
    return _money(match[1].replace(",", ""), unit) if unit in _FACTORS else None


def money_in(text: str, unit: str) -> Money | None:
    """A plain number in this unit; None where the text is none, or the unit is not one of ours."""
    match = _NUMBER.fullmatch(text.strip())
    return _money(match[1].replace(",", "").replace("，", ""), unit) if match and unit in _FACTORS else None


def _money(digits: str, unit: str) -> Money:
    factor = _FACTORS[unit]
    scale = len(digits.partition(".")[2])
    return Money(Decimal(digits) * factor, factor * Decimal(5).scaleb(-scale - 1), unit)


def row_amount(row: Row) -> tuple[Amount, Money] | None:
    """The 指标值 when it is one sum of money in 元, 万元 or 亿元 and not a rate (元/人), also with a unit column."""
    amount = amount_of(row)
    unit = amount.unit if amount is not None else None
    if amount is None or unit is None or unit.symbol != "元" or unit.unit_from is UnitFrom.HEAD:
        return None  # without any unit of its own no sum is sure enough for arithmetic; UNI001 speaks
    return amount, money_of(amount)


def money_of(amount: Amount) -> Money:
    """A number in 元, or in 元 for one thing, as money."""
    printed = amount.unit.printed if amount.unit else ""
    name = next((name for name in ("亿元", "万元") if printed.startswith(name[0])), "元")
    return Money(amount.number, amount.multiplier * Decimal(5).scaleb(-amount.scale - 1), name)


def agree(one: Decimal, other: Decimal, *half_digits: Decimal) -> bool:
    """Equal within half a unit of the coarser printed precision: 7.29万元 and 72890元 agree."""
    return abs(one - other) <= max(half_digits, default=Decimal(0))
