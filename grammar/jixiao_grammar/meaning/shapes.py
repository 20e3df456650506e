"""The meaning of each shape of `value.lark`: the parser calls the method that has the name of a rule or of a terminal.

It knows no text and keeps no state: everything it returns comes from the children it is given, in the order of the rule.
"""

from typing import TypeVar

from jixiao_grammar.ast import Op, Relation
from jixiao_grammar.meaning import (
    calendar,
    cells,
    deadlines,
    numbers,
    operators,
    quantities,
    ranges,
    rates,
    recurrences,
    targets,
    unit_rows,
    wording,
)
from jixiao_grammar.meaning import closed as closed_lists
from jixiao_grammar.meaning.pieces import Holds

_T = TypeVar("_T")


def _as_it_comes(children: _T) -> _T:
    return children


class Meaning:
    """One attribute for each rule, and one for each terminal that says something by itself."""

    # a cell
    start = staticmethod(cells.cell)
    listed = staticmethod(cells.listed)
    SEP = staticmethod(cells.separator)
    JOIN = staticmethod(cells.join)

    # an item
    words = staticmethod(wording.lone_words)
    lead = staticmethod(_as_it_comes)
    joint = staticmethod(_as_it_comes)
    rest = staticmethod(_as_it_comes)
    one = staticmethod(targets.one)
    sum = staticmethod(targets.in_a_row)
    mixed = staticmethod(targets.in_a_row)
    late = staticmethod(targets.late)
    raised = staticmethod(targets.raised)
    range = staticmethod(ranges.dashed)
    within = staticmethod(ranges.within)
    around = staticmethod(ranges.around_centre)
    spread = staticmethod(ranges.spread)
    chained = staticmethod(ranges.chained)
    bounded = staticmethod(ranges.bounded)
    closed = staticmethod(closed_lists.closed)
    aside = staticmethod(wording.aside)

    # a number with its unit
    amount = staticmethod(quantities.amount)
    scale = staticmethod(_as_it_comes)
    unit = staticmethod(unit_rows.unit_row)
    percent = staticmethod(unit_rows.percent_row)
    below = staticmethod(rates.below)
    NUM = staticmethod(numbers.plain)
    CNNUM = staticmethod(numbers.spelled)
    CNHALF = staticmethod(numbers.and_a_half)
    HALF = staticmethod(numbers.half)
    HUNDREDS = staticmethod(numbers.hundreds)
    MANY = staticmethod(numbers.many)
    ZERO = staticmethod(numbers.zero)
    TPLUS = staticmethod(numbers.offset)
    BADNUM = staticmethod(numbers.damaged)
    SPACED = staticmethod(numbers.spaced)
    FRACTION = staticmethod(numbers.slashed)
    TENTHS = staticmethod(numbers.tenths)
    DOUBLE = staticmethod(numbers.doubled)
    MAJORITY = staticmethod(numbers.majority)
    CNFRAC = staticmethod(numbers.of_hundred)
    MULT = staticmethod(numbers.multiplier)
    MORE = staticmethod(numbers.more)

    # what stands around it
    SIGN = staticmethod(operators.sign)
    FLOOR = staticmethod(operators.word(Op.AT_LEAST))
    CEILING = staticmethod(operators.word(Op.AT_MOST))
    ABOVE = staticmethod(operators.word(Op.MORE))
    BELOW = staticmethod(operators.word(Op.LESS))
    EXACTLY = staticmethod(operators.word(Op.EQUAL))
    REACHED = staticmethod(operators.word(Op.AT_LEAST, soft=True))
    CAPPED = staticmethod(operators.word(Op.AT_MOST, soft=True))
    WITHIN_IT = staticmethod(operators.word(Op.EQUAL, soft=True))
    STAYING = staticmethod(operators.word(Op.EQUAL, soft=True))
    MORE_BEHIND = staticmethod(operators.suffix(Op.AT_LEAST))
    LESS_BEHIND = staticmethod(operators.suffix(Op.AT_MOST))
    BEYOND_BEHIND = staticmethod(operators.suffix(Op.MORE))
    BETWEEN_BEHIND = staticmethod(operators.suffix(None))
    ABOUT_IT = staticmethod(operators.blur)
    AROUND_IT = staticmethod(operators.around)
    EVERY = staticmethod(rates.every)
    PER = staticmethod(rates.average)
    WORDS = staticmethod(operators.words)
    SUBJECT = staticmethod(operators.words)
    NAMED = staticmethod(operators.words)
    HOURS = staticmethod(operators.words)
    OPEN_LIMIT = staticmethod(wording.opening(Holds.LIMIT))
    OPEN_EACH = staticmethod(wording.opening(Holds.EACH))
    OPEN_PART = staticmethod(wording.opening(Holds.PART))
    BRACKET = staticmethod(operators.bracket)
    BASE = staticmethod(operators.baseline)
    UNTIL_DATE = staticmethod(operators.date_word(Relation.BY))
    SINCE_DATE = staticmethod(operators.date_word(Relation.FROM))
    DATED_DATE = staticmethod(operators.date_word(Relation.ON))
    BLANK = staticmethod(operators.blank)
    CURRENCY = staticmethod(operators.currency)
    PCT = staticmethod(operators.percent_sign)
    TIMES = staticmethod(operators.times)

    # the calendar
    deadline = staticmethod(deadlines.deadline)
    recurrence = staticmethod(deadlines.recurrence)
    date = staticmethod(deadlines.date)
    point = staticmethod(calendar.point)
    end = staticmethod(calendar.point)
    bounds = staticmethod(recurrences.bounds)
    monthly = staticmethod(recurrences.monthly)
    yearly = staticmethod(recurrences.yearly)
    weekly = staticmethod(recurrences.weekly)
    each_end = staticmethod(recurrences.each_end)
    ISO = staticmethod(calendar.part(calendar.iso))
    ISOMONTH = staticmethod(calendar.part(calendar.iso_month))
    YEAR = YEARN = staticmethod(calendar.part(calendar.year))
    NEXTYEAR = staticmethod(calendar.part(calendar.next_year))
    THISYEAR = staticmethod(calendar.part(calendar.this_year))
    MONTH = MONTHN = staticmethod(calendar.part(calendar.month))
    DAY = DAYN = staticmethod(calendar.part(calendar.day))
    END = staticmethod(calendar.part(calendar.end))
    TENDAYS = staticmethod(calendar.part(calendar.ten_days))
    QUARTER = staticmethod(calendar.part(calendar.quarter))
    QUARTERS = staticmethod(calendar.part(calendar.quarters))
    HALFYEAR = staticmethod(calendar.part(calendar.half_year))
    YEAREND = staticmethod(calendar.part(calendar.year_end))
    WHOLE = staticmethod(calendar.part(calendar.whole_year))
    CLOCK = staticmethod(calendar.part(calendar.clock))

    # closed lists
    GRADE = staticmethod(closed_lists.of_list(closed_lists.grade))
    SCALE = staticmethod(closed_lists.of_list(closed_lists.scale))
    FLAG = staticmethod(closed_lists.of_list(closed_lists.flag))
    RATIO = staticmethod(closed_lists.of_list(closed_lists.ratio))
    ROUND = staticmethod(closed_lists.of_list(closed_lists.round_the_clock))
    TODAY = staticmethod(closed_lists.of_list(closed_lists.today))
