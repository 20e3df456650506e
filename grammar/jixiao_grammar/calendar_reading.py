"""Dates, periods and recurrences: `2025年10月底前`, `2-10月`, `每月10日前`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from jixiao_grammar.ast import (
    Amount,
    Broken,
    Compound,
    Date,
    Day,
    Diagnostic,
    Node,
    Period,
    Range,
    Recurrence,
    Relation,
    Text,
    YearFrom,
)
from jixiao_grammar.days import day_before, days_in, is_day
from jixiao_grammar.notes import note
from jixiao_grammar.numerals import read_numeral
from jixiao_grammar.pieces import Piece, Reading, Token, at, span_of
from jixiao_grammar.span import Span
from jixiao_grammar.subjects import read_subject

_DAY_TYPES = frozenset(
    [
        "ISO",
        "ISOMONTH",
        "YEAR",
        "YEARN",
        "MONTH",
        "MONTHN",
        "QUARTER",
        "QUARTERS",
        "HALFYEAR",
        "YEAREND",
        "WHOLE",
        "NEXTYEAR",
        "THISYEAR",
        "DAY",
        "DAYN",
        "END",
        "TENDAYS",
        "CLOCK",
        "DASH",
        "BOUND",
        "EACHMONTH",
        "NEXTMONTH",
        "EACHYEAR",
        "WEEKDAY",
        "EACHEND",
    ]
)
_RECURRENT = frozenset(("EACHMONTH", "NEXTMONTH", "EACHYEAR", "WEEKDAY", "EACHEND"))
_BY_WORDS = frozenset(
    (
        "截至",
        "截止",
        "截止到",
        "截至到",
        "不晚于",
        "不迟于",
        "最迟",
        "最晚",
        "至",
        "到",
        "最迟于",
        "不得晚于",
        "不得迟于",
        "最晚于",
    )
)
_BEFORE = frozenset(("前", "之前", "以前"))
_UNTIL = frozenset(("止", "截止", "截至"))
_FROM = frozenset(("起", "开始"))
_AFTER = frozenset(("以后", "之后", "后"))
_WITHIN = frozenset(("内", "期间"))
_NOT_IN_VERB = frozenset("前后底末起止内月日号")
_NOT_AFTER_PERIOD = frozenset("前后底末起止内月日号季节假旬初")
_WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class _Point(NamedTuple):
    """One end of a date or period as it is printed; `bad` is the piece that no calendar knows."""

    year: int | None = None
    shift: int = 0
    month: int | None = None
    day: int | None = None
    end: bool = False
    tendays: str = ""
    quarters: tuple[int, int] | None = None
    half: str = ""
    whole: bool = False
    year_end: bool = False
    clock: str | None = None
    bad: Span | None = None
    clash: bool = False


class _Stretch(NamedTuple):
    """First and last day; `exact` when it is one day that somebody wrote (a 31st, a 月底)."""

    first: Day
    last: Day
    exact: bool


class _Parts(NamedTuple):
    """The pieces of a dated item, sorted."""

    lead: list[Token]
    days: list[Token]
    rest: Reading | None


def read_dated(pieces: Sequence[Piece | Reading]) -> Reading:
    """The rule `dated`."""
    parts = _sorted(pieces)
    start, end = span_of(pieces)
    span = Span(start, end)
    days = parts.days
    if any(token.type in ("BLANK", "PM", "PCT", "CURRENCY", "EVERY", "PER") for token in parts.lead):
        return _no_date(span)
    if any(token.type in _RECURRENT for token in days):
        found = _recurrence(days)
    else:
        found = _date(days, parts.lead, span)
    if found is None:
        return _no_date(span)
    node, notes = found
    if isinstance(node, Text):
        return Reading(start, end, replace(node, span=span), notes)
    node, notes = _with_subject(node, notes, parts.lead)
    if parts.rest is None:
        return Reading(start, end, replace(node, span=span), notes)
    own = Span(start, days[-1].end_pos)
    return _with_rest(Reading(start, own.end, replace(node, span=own), notes), days, parts.rest)


def _sorted(pieces: Sequence[Piece | Reading]) -> _Parts:
    parts = _Parts([], [], None)
    for piece in pieces:
        if isinstance(piece, Reading):
            parts = parts._replace(rest=piece)
        elif piece.type in _DAY_TYPES:
            parts.days.append(cast(Token, piece))
        else:
            parts.lead.append(cast(Token, piece))
    return parts


def _no_date(span: Span) -> Reading:
    return Reading(span.start, span.end, Text(span), (note("unread-number", span),))


_Found = tuple[Node, tuple[Diagnostic, ...]] | None


# ---- points of the calendar


def _points(days: Sequence[Token]) -> tuple[_Point, _Point | None, str, Span | None] | None:
    """Left end, right end, the bound word behind, and the place of a doubled word; None if the row makes no sense."""
    left, right, bound = _Point(), cast(_Point | None, None), ""
    doubled: Span | None = None
    previous = ""
    for token in days:
        kind = token.type
        if kind == "DASH":
            if right is not None or previous in ("", "DASH"):
                return None
            right, bound = _Point(), "" if bound in _FROM else bound
        elif kind == "BOUND":
            if bound:
                doubled = at(token) if bound == token.value else doubled
                if bound != token.value and not (bound in _WITHIN and token.value in _WITHIN):
                    return None
            bound = token.value
        else:
            if bound and right is None:
                return None
            if kind == "END" and previous == "END":
                doubled = at(token)
                continue
            target = _filled(left if right is None else right, token)
            if target is None:
                return None
            left, right = (target, None) if right is None else (left, target)
        previous = kind
    return left, right, bound, doubled


def _filled(point: _Point, token: Token) -> _Point | None:
    filler = _FILLERS[token.type]
    filled = filler(point, token)
    return None if filled.clash else filled


def _number(text: str) -> int:
    text = text.strip()
    if text.isdigit():
        return int(text)
    number = read_numeral(text)
    return int(number) if number is not None else 0


def _iso(point: _Point, token: Token) -> _Point:
    text = token.value.rstrip("日")
    for sign in "-./":
        if sign in text:
            year, month, day = (int(part) for part in text.split(sign))
            break
    else:
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:8])
    bad = None if is_day(year, month, day) else at(token)
    return point._replace(
        year=year, month=month, day=day, bad=bad, clash=point.month is not None or point.year is not None
    )


def _iso_month(point: _Point, token: Token) -> _Point:
    text = token.value
    return point._replace(year=int(text[:4]), month=int(text[4:].lstrip("-./")), clash=point.year is not None)


def _year(point: _Point, token: Token) -> _Point:
    text = token.value.rstrip("年度").strip()
    if text.isdigit():
        year = int(text) if len(text) == 4 else 2000 + int(text)
    else:
        year = int(read_numeral(text) or 0)
    clash = point.year is not None or point.month is not None or year == 0
    return point._replace(year=year, clash=clash)


def _next_year(point: _Point, token: Token) -> _Point:
    del token
    return point._replace(shift=1, clash=point.year is not None or point.month is not None)


def _this_year(point: _Point, token: Token) -> _Point:
    del token
    return point


def _month(point: _Point, token: Token) -> _Point:
    month = _number(token.value.rstrip("月份 "))
    bad = None if 1 <= month <= 12 else at(token)
    return point._replace(
        month=month, bad=point.bad or bad, clash=point.month is not None or point.quarters is not None
    )


def _day(point: _Point, token: Token) -> _Point:
    day = _number(token.value.rstrip("日号 "))
    fits = 1 <= day <= 31 and (point.month is None or point.bad is not None or is_day(point.year, point.month, day))
    return point._replace(day=day, bad=point.bad or (None if fits else at(token)), clash=point.day is not None)


def _end(point: _Point, token: Token) -> _Point:
    if token.value == "年底":
        return _year_end(point, token)
    return point._replace(end=True, clash=point.day is not None or point.whole)


def _ten_days(point: _Point, token: Token) -> _Point:
    return point._replace(tendays=token.value[0], clash=point.month is None or point.day is not None)


def _quarter(point: _Point, token: Token) -> _Point:
    number = next(_ORDINALS[character] for character in token.value if character in _ORDINALS)
    return point._replace(quarters=(number, number), clash=point.month is not None or point.quarters is not None)


def _quarters(point: _Point, token: Token) -> _Point:
    numbers = [_ORDINALS[character] for character in token.value if character in _ORDINALS]
    first, last = (1, numbers[0]) if token.value.startswith("前") else (numbers[0], numbers[-1])
    listed = any(sign in token.value for sign in "、和及") and last != first + 1
    return point._replace(quarters=(first, last), clash=first > last or listed or point.month is not None)


def _half(point: _Point, token: Token) -> _Point:
    return point._replace(half=token.value[0], clash=point.month is not None or point.quarters is not None)


def _year_end(point: _Point, token: Token) -> _Point:
    del token
    return point._replace(year_end=True, clash=point.month is not None or point.half != "")


def _whole(point: _Point, token: Token) -> _Point:
    del token
    return point._replace(whole=True, clash=point.month is not None)


def _clock(point: _Point, token: Token) -> _Point:
    return point._replace(clock=token.value, clash=point.day is None)


_FILLERS = {
    "ISO": _iso, "ISOMONTH": _iso_month, "YEAR": _year, "YEARN": _year, "NEXTYEAR": _next_year, "THISYEAR": _this_year,
    "MONTH": _month, "MONTHN": _month, "DAY": _day, "DAYN": _day, "END": _end, "TENDAYS": _ten_days,
    "QUARTER": _quarter, "QUARTERS": _quarters, "HALFYEAR": _half, "YEAREND": _year_end, "WHOLE": _whole, "CLOCK": _clock,
}  # fmt: skip


def _stretch(point: _Point) -> _Stretch | None:
    """The days that a point covers."""
    year, shift = point.year, point.shift

    def months(first: int, last: int, exact: bool = False) -> _Stretch:
        final = Day(year, last, days_in(year, last), shift)
        return _Stretch(final if exact else Day(year, first, 1, shift), final, exact)

    if point.day is not None:
        if point.month is None:
            return None
        day = Day(year, point.month, point.day, shift)
        return _Stretch(day, day, True)
    if point.month is not None:
        if point.tendays:
            first, last = {"上": (1, 10), "中": (11, 20), "下": (21, days_in(year, point.month))}[point.tendays]
            return _Stretch(Day(year, point.month, first, shift), Day(year, point.month, last, shift), False)
        return months(point.month, point.month, point.end)
    if point.quarters is not None:
        first, last = point.quarters
        return months(first * 3 - 2, last * 3, point.end)
    if point.half:
        return months(1, 6, point.end) if point.half == "上" else months(7, 12, point.end)
    if point.year_end or (point.end and (year is not None or shift)):
        return months(12, 12, True)
    if point.whole or year is not None or shift:
        return months(1, 12)
    return None


def _inherit(left: _Point, right: _Point) -> _Point:
    """2025年2月-10月: the right end takes from the left what it does not say itself."""
    year = right.year if right.year is not None else left.year
    month = right.month
    if month is None and right.day is not None:
        month = left.month
    bad = right.bad
    return right._replace(year=year, month=month, bad=bad)


# ---- dates and periods


def _date(days: Sequence[Token], lead: Sequence[Token], span: Span) -> _Found:
    found = _points(days)
    if found is None:
        return None
    left, right, bound, doubled = found
    notes = (note("repeated-word", doubled, ""),) if doubled else ()
    name = "".join(token.value for token in days)
    if right is not None:
        return _stretch_of_days(left, right, bound, name, notes)
    if left.bad is not None:
        broken = (*notes, note("impossible-date", left.bad))
        relation = Relation.BY if bound in _BEFORE or _is_by(lead) else Relation.ON
        return Date(span, relation, None, _year_from(left.year)), broken
    stretch = _stretch(left)
    if stretch is None or bound == "初":
        return None
    if bound == "" and left.year is not None and _is_whole_year(left) and _compares(lead):
        return Text(span, baseline=name), ()
    relation = _relation(bound, lead)
    if relation is None:
        return None
    return _dated_node(left, stretch, bound, relation, name, span, notes)


def _dated_node(
    point: _Point,
    stretch: _Stretch,
    bound: str,
    relation: Relation | str,
    name: str,
    span: Span,
    notes: tuple[Diagnostic, ...],
) -> _Found:
    year_from = _year_from(point.year)
    if relation == "during" or (relation is Relation.ON and not stretch.exact):
        return Period(span, stretch.first, stretch.last, name, year_from), notes
    if relation is Relation.FROM:
        day = stretch.first
        if bound in _AFTER and not stretch.exact:
            day = _next_day(stretch.last)
        return Date(span, relation, day, year_from, point.clock), notes
    if relation is Relation.BY and bound in _BEFORE and not stretch.exact:
        return _before_stretch(point, stretch, name, span, notes)
    return Date(span, cast(Relation, relation), stretch.last, year_from, point.clock), notes


def _before_stretch(point: _Point, stretch: _Stretch, name: str, span: Span, notes: tuple[Diagnostic, ...]) -> _Found:
    """10月前 is literally the end of September, 三季度前 is meant to be its end; both are said to be ambiguous."""
    year_from = _year_from(point.year)
    better = _end_spelling(name)
    remark = note("ambiguous-date", span, better, "如果是指到期末为止，请写“底前”")
    if (point.month is not None and not point.tendays) or _is_whole_year(point):
        return Date(span, Relation.BY, day_before(stretch.first), year_from), (*notes, remark)
    return Date(span, Relation.BY, stretch.last, year_from), (*notes, remark)


def _end_spelling(name: str) -> str:
    for word in ("之前", "以前", "前"):
        if name.endswith(word):
            core = name[: -len(word)]
            if core.endswith("度"):
                return f"{core}末前"
            return f"{core}底前"
    return name


def _is_whole_year(point: _Point) -> bool:
    return point.month is None and point.quarters is None and not point.half and not point.year_end and not point.end


def _year_from(year: int | None) -> YearFrom | None:
    return YearFrom.TEXT if year is not None else None


def _next_day(day: Day) -> Day:
    if day.day is not None and day.day < (days_in(day.year, day.month) or 29):
        return day._replace(day=day.day + 1)
    if day.month < 12:
        return day._replace(month=day.month + 1, day=1)
    return Day(day.year + 1 if day.year is not None else None, 1, 1, day.year_shift + (day.year is None))


def _relation(bound: str, lead: Sequence[Token]) -> Relation | str | None:
    if bound in _BEFORE or bound in _UNTIL:
        return Relation.BY
    if bound in _FROM or bound in _AFTER:
        return Relation.FROM
    if bound in _WITHIN:
        return "during"
    for token in lead:
        if token.type == "OP":
            return {"≤": Relation.BY, "<=": Relation.BY, "=": Relation.ON}.get(token.value)
        if token.type == "OPW" and token.value.startswith(("不超过", "不得超过", "最迟", "不晚于")):
            return Relation.BY
    if _is_by(lead):
        return Relation.BY
    if lead and lead[-1].type == "DPRE" and lead[-1].value in ("自", "从"):
        return Relation.FROM
    return Relation.ON


def _is_by(lead: Sequence[Token]) -> bool:
    return bool(lead) and lead[-1].type == "DPRE" and lead[-1].value in _BY_WORDS


def _compares(lead: Sequence[Token]) -> bool:
    return any(token.type == "OPW" for token in lead)


def _stretch_of_days(left: _Point, right: _Point, bound: str, name: str, notes: tuple[Diagnostic, ...]) -> _Found:
    right = _inherit(left, right)
    if left.bad or right.bad:
        bad = cast(Span, left.bad or right.bad)
        return Date(bad, Relation.ON, None, _year_from(left.year)), (*notes, note("impossible-date", bad))
    if left.year is None and right.year is not None and not right.shift:
        left = left._replace(year=right.year)
    first, last = _stretch(left), _stretch(right)
    if first is None or last is None or bound not in ("", "内", "期间", "止", "底", "截止"):
        return None
    start, end = first.first, last.last
    if _order(start) > _order(end):
        return None
    return Period(Span(0, 0), start, end, name, _year_from(start.year)), notes


def _order(day: Day) -> tuple[int, int, int]:
    return (day.year or 0) + day.year_shift, day.month, day.day or 29


# ---- recurrences


def _recurrence(days: Sequence[Token]) -> _Found:
    first = days[0]
    if any(token.type == "DASH" for token in days):
        return None
    bound = next((token.value for token in days[1:] if token.type == "BOUND"), "")
    if bound and bound not in _BEFORE:
        return None
    relation = Relation.BY if bound else Relation.ON
    rest = [token for token in days[1:] if token.type != "BOUND"]
    reader = _RECURRENCES[first.type]
    return reader(first, rest, relation)


def _each_month(first: Token, rest: Sequence[Token], relation: Relation) -> _Found:
    if len(rest) != 1 or rest[0].type != "DAY":
        return None
    day = _number(rest[0].value.rstrip("日号 "))
    offset = "次月" if first.type == "NEXTMONTH" else None
    if not 1 <= day <= 31:
        return Date(at(rest[0]), relation, None), (note("impossible-date", at(rest[0])),)
    return Recurrence(at(first), f"RRULE:FREQ=MONTHLY;BYMONTHDAY={day}", relation, offset), ()


def _each_year(first: Token, rest: Sequence[Token], relation: Relation) -> _Found:
    kinds = [token.type for token in rest]
    month = _number(rest[0].value.rstrip("月份 "))
    if kinds[0] != "MONTH" or not 1 <= month <= 12:
        return None
    if kinds == ["MONTH", "DAY"]:
        day = _number(rest[1].value.rstrip("日号 "))
        if not is_day(None, month, day):
            return Date(at(rest[1]), relation, None), (note("impossible-date", at(rest[1])),)
    elif kinds == ["MONTH", "END"]:
        day = days_in(None, month) or -1
    elif kinds == ["MONTH"] and relation is Relation.ON:
        return Recurrence(at(first), f"RRULE:FREQ=YEARLY;BYMONTH={month}", Relation.ON), ()
    else:
        return None
    return Recurrence(at(first), f"RRULE:FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", relation), ()


def _weekday(first: Token, rest: Sequence[Token], relation: Relation) -> _Found:
    if rest:
        return None
    return Recurrence(at(first), f"RRULE:FREQ=WEEKLY;BYDAY={_WEEKDAYS[first.value[-1]]}", relation), ()


def _each_end(first: Token, rest: Sequence[Token], relation: Relation) -> _Found:
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


# ---- what stands around a date


def _with_subject(
    node: Node, notes: tuple[Diagnostic, ...], lead: Sequence[Token]
) -> tuple[Node, tuple[Diagnostic, ...]]:
    words = "".join(token.value for token in lead if token.type in ("WORDS", "BRACKET"))
    if words and isinstance(node, Date):
        return replace(node, subject=read_subject(words).subject or words), notes
    return node, notes


def _with_rest(date: Reading, days: Sequence[Token], rest: Reading) -> Reading:
    """12月底前完成 keeps its verb; 12月底前完成100% is a milestone."""
    span = Span(date.start_pos, rest.end_pos)
    node = replace(date.node, span=span)
    notes = (*date.notes, *rest.notes)
    if isinstance(rest.node, Text) and rest.words is not None:
        return _with_verb(node, notes, rest)
    if isinstance(rest.node, Text | Broken):
        return Reading(span.start, span.end, replace(rest.node, span=span), (note("unread-number", span), *rest.notes))
    if isinstance(node, Period) and _is_year_only(days):
        return _in_year(span, rest, notes, "".join(token.value for token in days))
    milestone = Compound(span, (date.node, rest.node), "milestone")
    return Reading(span.start, span.end, milestone, notes)


def _is_year_only(days: Sequence[Token]) -> bool:
    return days[0].type in ("YEAR", "WHOLE") and all(token.type in ("WHOLE", "BOUND") for token in days[1:])


def _in_year(span: Span, rest: Reading, notes: tuple[Diagnostic, ...], year: str) -> Reading:
    """2025年完成3场: the year says when, the value is the number."""
    node = rest.node
    if isinstance(node, Amount):
        node = replace(node, span=span, anchor=node.anchor or year)
    elif isinstance(node, Range):
        node = replace(node, span=span, low=replace(node.low, anchor=node.low.anchor or year))
    return Reading(span.start, span.end, node, notes)


def _with_verb(node: Node, notes: tuple[Diagnostic, ...], rest: Reading) -> Reading:
    span, words = node.span, cast(str, rest.words)
    only_bracket = words.startswith(("(", "[", "【"))
    if isinstance(node, Period):
        if only_bracket:
            node = replace(node, qualifier=words[1:-1])
        elif any(character in _NOT_AFTER_PERIOD for character in words):
            return Reading(span.start, span.end, Text(span), (note("unread-number", span),))
        else:
            node = replace(node, qualifier=words)
        return Reading(span.start, span.end, node, notes)
    if not only_bracket and words[:1] in _NOT_IN_VERB:
        tail = Span(rest.start_pos, rest.end_pos)
        return Reading(span.start, span.end, Text(span), (*notes, note("unknown-tail", tail)))
    if isinstance(node, Date) and not only_bracket:
        node = replace(node, verb=words)
    return Reading(span.start, span.end, node, notes)
