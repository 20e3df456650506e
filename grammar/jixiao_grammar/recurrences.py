"""What comes back: 每月10日前, 每季末, 每周一."""

from collections.abc import Sequence

from jixiao_grammar.ast import Date, Recurrence, Relation
from jixiao_grammar.days import days_in, is_day
from jixiao_grammar.diagnostics import note
from jixiao_grammar.pieces import Found, Token, at
from jixiao_grammar.points import BEFORE, number_of

_WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))


def read_recurrence(days: Sequence[Token]) -> Found:
    first = days[0]
    if first.type not in _RECURRENCES or any(token.type == "DASH" for token in days):
        return None
    bound = next((token.value for token in days[1:] if token.type == "BOUND"), "")
    if bound and bound not in BEFORE:
        return None
    relation = Relation.BY if bound else Relation.ON
    rest = [token for token in days[1:] if token.type != "BOUND"]
    reader = _RECURRENCES[first.type]
    return reader(first, rest, relation)


def _each_month(first: Token, rest: Sequence[Token], relation: Relation) -> Found:
    if len(rest) != 1 or rest[0].type != "DAY":
        return None
    day = number_of(rest[0].value.rstrip("日号 "))
    offset = "次月" if first.type == "NEXTMONTH" else None
    if not 1 <= day <= 31:
        return Date(at(rest[0]), relation, None), (note("impossible-date", at(rest[0])),)
    return Recurrence(at(first), f"RRULE:FREQ=MONTHLY;BYMONTHDAY={day}", relation, offset), ()


def _each_year(first: Token, rest: Sequence[Token], relation: Relation) -> Found:
    kinds = [token.type for token in rest]
    month = number_of(rest[0].value.rstrip("月份 "))
    if kinds[0] != "MONTH" or not 1 <= month <= 12:
        return None
    if kinds == ["MONTH", "DAY"]:
        day = number_of(rest[1].value.rstrip("日号 "))
        if not is_day(None, month, day):
            return Date(at(rest[1]), relation, None), (note("impossible-date", at(rest[1])),)
    elif kinds == ["MONTH", "END"]:
        day = days_in(None, month) or -1
    elif kinds == ["MONTH"] and relation is Relation.ON:
        return Recurrence(at(first), f"RRULE:FREQ=YEARLY;BYMONTH={month}", Relation.ON), ()
    else:
        return None
    return Recurrence(at(first), f"RRULE:FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", relation), ()


def _weekday(first: Token, rest: Sequence[Token], relation: Relation) -> Found:
    if rest:
        return None
    return Recurrence(at(first), f"RRULE:FREQ=WEEKLY;BYDAY={_WEEKDAYS[first.value[-1]]}", relation), ()


def _each_end(first: Token, rest: Sequence[Token], relation: Relation) -> Found:
    if rest:
        return None
    if "月" in first.value:
        rule = "FREQ=MONTHLY;BYMONTHDAY=-1"
    elif "季" in first.value:
        rule = "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"
    else:
        rule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
    return Recurrence(at(first), f"RRULE:{rule}", relation), ()


_RECURRENCES = {
    "EACHMONTH": _each_month,
    "NEXTMONTH": _each_month,
    "EACHYEAR": _each_year,
    "WEEKDAY": _weekday,
    "EACHEND": _each_end,
}
