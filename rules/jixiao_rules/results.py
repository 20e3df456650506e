"""The 实际完成值 of a self-evaluation: what came out, read as the target of its row is read, and how far that meets the target."""

from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Dimension, Node, is_understood
from jixiao_grammar.compare import Attainment, Side, attainment
from jixiao_grammar.record import Record
from jixiao_lint.table import Cell, Row, Table
from jixiao_rules.levels import is_cost, is_process
from jixiao_rules.reading import amounts_of, is_percent, node_of
from jixiao_rules.words import longest_first

RESULT = "实际完成值"
# Percent of a target from which on a result tells that the target was set too low.
FAR_OVER = 130
_HALF = 50


class Result(Record):
    """A filled 实际完成值 and what it means, with the operator, unit and year of its row. None where it was not understood."""

    row: Row
    cell: Cell
    node: Node | None


def is_judged(row: Row) -> bool:
    """True for decision, process and management, which evaluations judge by what was done and without a target."""
    return is_process(row) and bool(row.text(RESULT))


def results(table: Table) -> Iterator[Result]:
    """The rows whose 实际完成值 is filled in a cell of their own, from top to bottom."""
    for row in table.rows():
        cell = row.cell(RESULT)
        if cell is not None and not cell.is_blank and cell.indicator == row.indicator.index:
            yield Result(row, cell, _node(row, cell))


def asked_for(row: Row) -> str:
    """The target as people read it across the columns of its form: ≥40场."""
    return row.text("计算符号") + row.text("指标值") + row.text("计量单位")


def came_to(result: Result, row: Row) -> Node | None:
    """What came out, in the unit that another row (this year's of the same indicator) asks in."""
    return _in_unit(result.node, unit_of_target(row))


def attained(result: Result) -> Attainment | None:
    """How far the row's target was met; None where nobody can say."""
    if _says_no(result):
        return Attainment(Side.FLOOR, is_met=False, share=None)
    target = node_of(result.row)
    came = _in_unit(result.node, unit_of_target(result.row))
    if target is None or came is None:
        return None
    better_low = is_cost(result.row) or result.row.name_reading.is_better_low
    return attainment(target, came, better_low=better_low)


def _says_no(result: Result) -> bool:
    """True where the result admits in words that the target was not reached: 未完成, 不健全 for 健全."""
    said, asked = result.cell.text.strip(), result.row.text("指标值")
    denied = len(asked) > 1 and said.startswith(("不" + asked, "未" + asked, "没有" + asked))
    return denied or said.startswith(longest_first("not-done"))


def unit_of_target(row: Row) -> Amount | None:
    """A number of the target that says in what unit results are asked for; None where the target has none."""
    return next((amount for amount in amounts_of(row) if amount.unit is not None), None)


def _node(row: Row, cell: Cell) -> Node | None:
    value = row.read_as("指标值", cell.text)
    return value.node if value is not None and is_understood(value) else None


def _in_unit(came: Node | None, asked: Amount | None) -> Node | None:
    """A bare number counts in the unit of the target: 8 against ≥12公里.

    A share of 1 counts as 100% (0.95 against ≥90%, 1 against 100%). Against ≥4.8万册 a bare number may mean either, and stays bare.
    """
    if not isinstance(came, Amount) or came.unit is not None or asked is None:
        return came
    if asked.multiplier == 1:
        may_be_share = is_percent(asked) and came.number <= 1 < asked.number and came.number != 0
        if may_be_share and asked.number < _HALF:
            return came  # 0.5 against ≤2% may be a half of a hundredth, or a half
        return came._replace(number=came.number * 100 if may_be_share else came.number, unit=asked.unit)
    # Sums are filled in the unit of the form; what 万 stands before otherwise (万册) may be left out or not.
    money = asked.unit is not None and asked.unit.dimension is Dimension.MONEY
    return came._replace(number=came.number * asked.multiplier, unit=asked.unit) if money else came
