"""The target of a row: one resolved value, from the cells and the head that say something about it. Plain strings in."""

from functools import lru_cache

from jixiao_grammar.ast import UnitFrom, Value
from jixiao_grammar.columns import read_sign, read_unit, unit_in_name
from jixiao_grammar.parse import parse
from jixiao_grammar.resolve import resolve


@lru_cache(maxsize=2048)
def read_target(
    text: str, *, sign: str = "", unit: str = "", name: str = "", money_unit: str | None = None, year: int | None = None
) -> Value:
    """What a row asks for.

    `text` is the 指标值, `sign` the 计算符号, `unit` the 计量单位, `name` the 三级指标, each as it stands in the form, blank
    where there is none; `money_unit` is the unit of the form's sums (万元, 元) and `year` its budget year, None where it
    does not say. What stands in the 指标值 itself goes before the columns, and a column before the brackets of the name.
    """
    value = parse(text)
    lone, unit_from = read_unit(unit), UnitFrom.COLUMN
    if lone is None and not unit.strip():
        lone, unit_from = unit_in_name(name), UnitFrom.NAME
    hint = name.strip() or None
    return resolve(value, year, hint, op=read_sign(sign), unit=lone, unit_from=unit_from, money_unit=money_unit)
