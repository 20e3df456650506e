"""The resolved target of a row, as rules ask for it: one number, all numbers, the comparison, how it is shown."""

from collections.abc import Iterator, Sequence

from jixiao_grammar.ast import Amount, Approx, Diagnostic, Dimension, Node, Op, OpSource
from jixiao_grammar.columns import read_sign
from jixiao_grammar.compare import amounts
from jixiao_grammar.show.spelling import plain
from jixiao_lint.table import Cell, Row

__all__ = [
    "amount_of",
    "amounts_of",
    "binds_above",
    "binds_below",
    "has_sign_column",
    "is_ceiling",
    "is_floor",
    "is_percent",
    "is_unread",
    "node_of",
    "operator_of",
    "plain",
    "remarks",
    "shown",
    "unit_cell",
    "unit_symbol",
]


def node_of(row: Row) -> Node | None:
    """What the row asks for. None where there is no 指标值, or one that was not understood: nobody may judge it."""
    return row.understood


def is_unread(row: Row) -> bool:
    """True where there is a 指标值 that was not understood; a rule of the family `value` tells it."""
    return row.target is not None and row.understood is None


def amount_of(row: Row) -> Amount | None:
    """The target when it is one number."""
    return row.amount


def amounts_of(row: Row) -> tuple[Amount, ...]:
    """Every number of the target: the one, the two bounds of a range, the parts of a compound."""
    if row.amount is not None:
        return (row.amount,)
    return () if row.understood is None else tuple(amounts(row.understood))


def remarks(row: Row, codes: Sequence[str]) -> Iterator[Diagnostic]:
    """What the value language remarks about the row's target, as far as it has one of these codes, in the order of the text."""
    if row.resolved is not None and row.resolved.diagnostics:
        yield from sorted(
            (remark for remark in row.resolved.diagnostics if remark.code in codes), key=lambda remark: remark.span
        )


def is_damaged(row: Row) -> bool:
    """True where the digits themselves are in doubt (1O, 9 5), so that nothing can be said of how many they are."""
    return any(remarks(row, ("letter-for-digit", "stray-point", "space-in-number", "ambiguous-number")))


def operator_of(amount: Amount) -> Op | None:
    """The comparison that is written, in the value or in the 计算符号 column. None: nothing written."""
    return None if amount.op_source is OpSource.DEFAULT else amount.op


def is_floor(amount: Amount) -> bool:
    """True for a number with ≥ or >, as a sign or in words."""
    operator = operator_of(amount)
    return operator is not None and operator.is_floor


def is_ceiling(amount: Amount) -> bool:
    """True for a number with ≤ or <, as a sign or in words."""
    operator = operator_of(amount)
    return operator is not None and operator.is_ceiling


def binds_below(amount: Amount) -> bool:
    """True for a number that a result must not fall below: a floor, or an exact number."""
    return amount.approx is Approx.NONE and (amount.op.is_floor or amount.op is Op.EQUAL)


def binds_above(amount: Amount) -> bool:
    """True for a number that a result must not exceed: a ceiling, or an exact number."""
    return amount.approx is Approx.NONE and (amount.op.is_ceiling or amount.op is Op.EQUAL)


def has_sign_column(row: Row) -> bool:
    """True when the row's 计算符号 column says something, be it a sign or 定性."""
    return bool(row.text("计算符号"))


def unit_symbol(amount: Amount) -> str:
    """The symbol of a number's unit; empty where there is none."""
    return amount.unit.symbol if amount.unit else ""


def unit_cell(row: Row, amount: Amount) -> Cell | None:
    """The cell that a number's unit stands in: the 指标值, else the 计量单位 column where the form has one."""
    return row.target if amount.written_unit is not None else row.cell("计量单位")


def is_percent(amount: Amount) -> bool:
    """True for a number in %, wherever the form writes the sign."""
    return amount.unit is not None and amount.unit.dimension is Dimension.PERCENT and amount.unit.symbol == "%"


def is_money(amount: Amount) -> bool:
    """True for a sum of money and for a price (元/人)."""
    return amount.unit is not None and amount.unit.dimension is Dimension.MONEY


def shown(row: Row, amount: Amount) -> str:
    """A target as people read it across the columns of its form: ≥ + 24 + 小时."""
    value = amount.span.cut(row.target.text) if row.target else ""
    column = row.text("计算符号")
    sign = column if amount.op_span is None and read_sign(column) is not None else ""
    return sign + value + ("" if amount.written_unit else row.text("计量单位"))
