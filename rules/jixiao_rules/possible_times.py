"""How many days, months and hours there are in a stretch of time that a name or a unit tells of."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.compare import in_base
from jixiao_grammar.record import Record
from jixiao_rules.words import phrase

_WEEK, _MONTH, _YEAR, _TERM = "一周", "一个月", "一年", "一个学期"
# What a name says of one stretch, the unit of its number, and how many of them there can be. A term has some twenty weeks.
_BY_NAME = (
    (phrase(r"{in-a-year.one-week}.{0,8}(?:天数|日数)$"), "天", _WEEK, 7),
    (phrase(r"{in-a-year.one-month}.{0,8}(?:天数|日数)$"), "天", _MONTH, 31),
    (phrase(r"{in-a-year.one-term}.{0,10}(?:天数|日数)$"), "天", _TERM, 200),
    (phrase(r"年(?:均|度)?{in-a-year.working}天数$"), "天", _YEAR, 366),
    (phrase(r"全年[^数]{0,8}天数$"), "天", _YEAR, 366),
    (phrase(r"{in-a-year.one-year}.{0,8}月数$"), "个月", _YEAR, 12),
    (phrase(r"{in-a-year.one-year}.{0,8}学期数$"), "学期", _YEAR, 2),
)
# A month of 31 days is a little longer than the mean one.
_ROUNDED = Decimal("1.03")


class Limit(Record):
    """A stretch of time, and how much of it there is: 一周, 7天."""

    whole: str
    most: str


def passed(name: str, amount: Amount) -> Limit | None:
    """The stretch that a number goes beyond: 8天 of 每周开馆天数, 26小时/天; None where it fits, or nothing tells of one."""
    return next(_limits(name, amount), None)


def _limits(name: str, amount: Amount) -> Iterator[Limit]:
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.TIME:
        return
    if len(unit.per) == 1 and unit.per[0].dimension is Dimension.TIME and in_base(amount) > _ROUNDED:
        own = unit.symbol.partition("/")[0]
        yield Limit(f"一{unit.per[0].symbol}", f" {(1 / unit.factor).to_integral_value():f} {own}")
    for form, symbol, whole, most_of in _BY_NAME:
        if unit.symbol == symbol and not unit.per and amount.number > most_of and form.search(name):
            yield Limit(whole, f" {most_of} {symbol}")
