"""The target of a row as its form writes it: operator, number and unit, in one cell or in columns of their own."""

from decimal import Decimal
from functools import lru_cache

from jixiao_grammar.ast import Amount, Compound, Dimension, Node, Op, Range, Unit
from jixiao_grammar.parse import parse
from jixiao_lint.table import Row

_SIGNS = {
    "≥": Op.AT_LEAST,
    ">=": Op.AT_LEAST,
    "≧": Op.AT_LEAST,
    "⩾": Op.AT_LEAST,
    "大于等于": Op.AT_LEAST,
    ">": Op.MORE,
    "＞": Op.MORE,
    "大于": Op.MORE,
    "≤": Op.AT_MOST,
    "<=": Op.AT_MOST,
    "≦": Op.AT_MOST,
    "⩽": Op.AT_MOST,
    "小于等于": Op.AT_MOST,
    "<": Op.LESS,
    "＜": Op.LESS,
    "小于": Op.LESS,
    "=": Op.EQUAL,
    "＝": Op.EQUAL,
    "等于": Op.EQUAL,
}


@lru_cache(maxsize=128)
def node_of(row: Row) -> Node | None:
    """What the 指标值 means; None where there is none."""
    return row.target.value.node if row.target else None


@lru_cache(maxsize=128)
def amount_of(row: Row) -> Amount | None:
    """The 指标值 when it is one number."""
    node = node_of(row)
    return node if isinstance(node, Amount) else None


def amounts_of(row: Row) -> tuple[Amount, ...]:
    """Every number of the 指标值: the one, the two bounds of a range, the parts of a compound."""
    return tuple(_amounts(node_of(row)))


def _amounts(node: Node | None) -> list[Amount]:
    match node:
        case Amount():
            return [node]
        case Range(low=low, high=high):
            return [low, high]
        case Compound(parts=parts):
            return [amount for part in parts for amount in _amounts(part)]
        case _:
            return []


def operator_of(row: Row, amount: Amount) -> Op | None:
    """The comparison that holds for a number: of the value itself, else of the 计算符号 column. None: nothing written."""
    return amount.op if amount.op_span is not None else sign_of(row)


def sign_of(row: Row) -> Op | None:
    """The comparison of the 计算符号 column; None where it is blank or says something else (定性)."""
    return _SIGNS.get(row.text("计算符号").replace(" ", ""))


def has_sign_column(row: Row) -> bool:
    """True when the row's 计算符号 column says something, be it a sign or 定性."""
    return bool(row.text("计算符号"))


def unit_symbol(row: Row, amount: Amount) -> str:
    """The unit that holds for a number: of the value itself, else of the 计量单位 column; empty where there is none."""
    return amount.unit.symbol if amount.unit else row.text("计量单位")


def unit_of(row: Row, amount: Amount) -> Unit | None:
    """The unit that holds for a number, read: of the value itself, else of the 计量单位 column (its span is meaningless)."""
    if amount.unit is not None:
        return amount.unit
    printed = row.text("计量单位")
    node = parse(f"1{printed}").node if printed else None
    return node.unit if isinstance(node, Amount) else None


def is_percent(row: Row, amount: Amount) -> bool:
    """True for a number in %, wherever the form writes the sign."""
    unit = unit_of(row, amount)
    return unit is not None and unit.dimension is Dimension.PERCENT and unit.symbol == "%"


def shown(row: Row, amount: Amount) -> str:
    """A target as people read it across the columns of its form: ≥ + 24 + 小时."""
    value = amount.span.cut(row.target.text) if row.target else ""
    sign = row.text("计算符号") if amount.op_span is None and sign_of(row) is not None else ""
    return sign + value + ("" if amount.unit else row.text("计量单位"))


def plain(number: Decimal) -> str:
    """A number as people write it: 55, 24.5; never 5.5E+1."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
