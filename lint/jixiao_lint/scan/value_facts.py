"""What a 指标值 means, in the columns of the table of indicators."""

import datetime

from jixiao_grammar.ast import Amount, Date, Day, Grade, Node, Period, Range, Ratio, Value, is_understood, kind
from jixiao_grammar.compare import in_base
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import days_in


class Facts(Record):
    """See `IndicatorRow`; a kind without a number, or without a day, has none."""

    kind: str | None = None
    understood: bool = False
    op: str | None = None
    number: float | None = None
    number_high: float | None = None
    value_unit: str | None = None
    base: float | None = None
    base_high: float | None = None
    date: datetime.date | None = None


def facts_of(value: Value | None) -> Facts:
    """The facts of a value; None is that of a row without one. What was not understood has no more than its kind."""
    if value is None:
        return Facts()
    if not is_understood(value):
        return Facts(kind(value))
    return _of_node(value.node)._replace(kind=kind(value), understood=True)


def _of_node(node: Node) -> Facts:
    match node:
        case Amount():
            return Facts(op=node.op.value, number=float(node.number), value_unit=_unit(node), base=float(in_base(node)))
        case Range(low=low, high=high):
            return Facts(
                op="range",
                number=float(low.number),
                number_high=float(high.number),
                value_unit=_unit(high) or _unit(low),
                base=float(in_base(low)),
                base_high=float(in_base(high)),
            )
        case Grade():
            return Facts(op=None if node.scale else node.op.value, value_unit=node.symbol)
        case Date(day=Day() as day, relation=relation):
            return Facts(op=relation.value, date=_day(day))
        case Period(end=end):
            return Facts(op="during", date=_day(end))
    return Facts(op=node.op.value) if isinstance(node, Ratio) else Facts()


def _unit(amount: Amount) -> str | None:
    unit = amount.unit
    if unit is None:
        return None
    return f"{unit.symbol}/{'·'.join(each.symbol for each in unit.per)}" if unit.per else unit.symbol


def _day(day: Day) -> datetime.date | None:
    """The day of the calendar; None where its year is not known."""
    if day.year is None:
        return None
    year = day.year + day.year_shift
    last = day.day or days_in(year, day.month)
    try:
        return datetime.date(year, day.month, last or 1)
    except ValueError:
        return None
