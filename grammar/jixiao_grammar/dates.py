"""Dates and periods: `2025年10月底前`, `2-10月`, and what has to be reached by then."""

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
    Relation,
    Text,
    YearFrom,
)
from jixiao_grammar.days import day_before, days_in
from jixiao_grammar.diagnostics import note
from jixiao_grammar.pieces import Found, Piece, Reading, Token, span_of
from jixiao_grammar.points import (
    AFTER,
    BEFORE,
    FROM,
    UNTIL,
    WITHIN,
    Point,
    Row,
    Stretch,
    inherited,
    is_whole_year,
    points_of,
    stretch_of,
)
from jixiao_grammar.recurrences import read_recurrence
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


_NOT_IN_VERB = frozenset("前后底末起止内月日号")
_NOT_AFTER_PERIOD = frozenset("前后底末起止内月日号季节假旬初")


class _Parts(NamedTuple):
    """The pieces of a dated item, sorted."""

    lead: list[Token]
    days: list[Token]
    rest: Reading | None


_BOUNDS = {
    **dict.fromkeys((*BEFORE, *UNTIL), Relation.BY),
    **dict.fromkeys((*FROM, *AFTER), Relation.FROM),
}
_NO_LATER = ("不超过", "不得超过", "最迟", "不晚于")


def read_dated(pieces: Sequence[Piece | Reading]) -> Reading:
    """The rule `dated`."""
    parts = _sorted(pieces)
    start, end = span_of(pieces)
    span = Span(start, end)
    days = parts.days
    if any(token.type in ("BLANK", "PM", "PCT", "CURRENCY", "EVERY", "PER") for token in parts.lead):
        return _no_date(span)
    returns = any(token.type in _RECURRENT for token in days)
    found = read_recurrence(days) if returns else _date(days, parts.lead, span)
    if found is None or _in_another_year(found[0], parts.lead):
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


def _date(days: Sequence[Token], lead: Sequence[Token], span: Span) -> Found:
    found = points_of(days)
    return None if found is None else _single_date(found, days, lead, span)


def _single_date(row: Row, days: Sequence[Token], lead: Sequence[Token], span: Span) -> Found:
    left, right, bound, doubled = row
    notes = (note("repeated-word", doubled, ""),) if doubled else ()
    name = "".join(token.value for token in days)
    if right is not None:
        return _stretch_of_days(left, right, bound, name, notes)
    if left.bad is not None:
        broken = (*notes, note("impossible-date", left.bad))
        by = bound in BEFORE or _is_by(lead)
        return Date(span, Relation.BY if by else Relation.ON, None, _year_from(left.year)), broken
    if bound == "" and left.year is not None and is_whole_year(left) and _compares(lead):
        return Text(span, baseline=name), ()
    stretch, relation = stretch_of(left), _relation(bound, lead)
    if stretch is None or relation is None or bound == "初":
        return None
    if bound in WITHIN or (relation is Relation.ON and not stretch.exact):
        return Period(span, stretch.first, stretch.last, name, _year_from(left.year)), notes
    return _day_of(_Written(left, stretch, bound, name, span), relation, notes)


class _Written(NamedTuple):
    """A date as it is printed, and the days it covers."""

    point: Point
    stretch: Stretch
    bound: str
    name: str
    span: Span


def _day_of(written: _Written, relation: Relation, notes: tuple[Diagnostic, ...]) -> Found:
    point, stretch, bound, name, span = written
    year_from = _year_from(point.year)
    if relation is Relation.FROM:
        day = stretch.first
        if bound in AFTER and not stretch.exact:
            day = _next_day(stretch.last)
        return Date(span, relation, day, year_from, point.clock), notes
    if relation is Relation.BY and bound in BEFORE and not stretch.exact:
        return _before_stretch(point, stretch, name, span, notes)
    return Date(span, relation, stretch.last, year_from, point.clock), notes


def _before_stretch(point: Point, stretch: Stretch, name: str, span: Span, notes: tuple[Diagnostic, ...]) -> Found:
    """10月前 is literally the end of September, 三季度前 is meant to be its end; both are said to be ambiguous."""
    year_from = _year_from(point.year)
    better = _end_spelling(name)
    remark = note("ambiguous-date", span, better, end=better or "底前")
    if (point.month is not None and not point.tendays) or is_whole_year(point):
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


def _year_from(year: int | None) -> YearFrom | None:
    return YearFrom.TEXT if year is not None else None


def _next_day(day: Day) -> Day:
    if day.day is not None and day.day < (days_in(day.year, day.month) or 29):
        return day._replace(day=day.day + 1)
    if day.month < 12:
        return day._replace(month=day.month + 1, day=1)
    return Day(day.year + 1 if day.year is not None else None, 1, 1, day.year_shift + (day.year is None))


def _relation(bound: str, lead: Sequence[Token]) -> Relation | None:
    """How the date binds; None where an operator makes no sense before a date (≥2025年10月31日)."""
    relation = _BOUNDS.get(bound)
    if relation is not None:
        return relation
    signs = [token.value for token in lead if token.type == "OP"]
    if signs:
        return {"≤": Relation.BY, "<=": Relation.BY, "=": Relation.ON}.get(signs[0])
    if _is_by(lead) or any(token.type == "OPW" and token.value.startswith(_NO_LATER) for token in lead):
        return Relation.BY
    starts = bool(lead) and lead[-1].type == "DPRE" and lead[-1].value in ("自", "从")
    return Relation.FROM if starts else Relation.ON


def _is_by(lead: Sequence[Token]) -> bool:
    return bool(lead) and lead[-1].type == "DPRE" and lead[-1].value in _BY_WORDS


def _compares(lead: Sequence[Token]) -> bool:
    return any(token.type == "OPW" for token in lead)


def _stretch_of_days(left: Point, right: Point, bound: str, name: str, notes: tuple[Diagnostic, ...]) -> Found:
    right = inherited(left, right)
    if left.bad or right.bad:
        bad = cast(Span, left.bad or right.bad)
        return Date(bad, Relation.ON, None, _year_from(left.year)), (*notes, note("impossible-date", bad))
    if left.year is None and right.year is not None and not right.shift:
        left = left._replace(year=right.year)
    first, last = stretch_of(left), stretch_of(right)
    if first is None or last is None or bound not in ("", "内", "期间", "止", "底", "截止"):
        return None
    start, end = first.first, last.last
    if _order(start) > _order(end):
        return None
    return Period(Span(0, 0), start, end, name, _year_from(start.year)), notes


def _order(day: Day) -> tuple[int, int, int]:
    return (day.year or 0) + day.year_shift, day.month, day.day or 29


def _in_another_year(node: Node, lead: Sequence[Token]) -> bool:
    """去年12月底前 lies in a year that only the reader knows."""
    day = node.end if isinstance(node, Period) else node.day if isinstance(node, Date) else None
    words = "".join(token.value for token in lead if token.type == "WORDS")
    return day is not None and day.year is None and words.endswith(("年", "年度", "年的"))


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
    """12月底前完成 keeps its verb, 全年（合同期内） its bracket; 12月31日（含）前 is a deadline like 12月31日前."""
    span, words = node.span, cast(str, rest.words)
    bracket, verb = _bracket_and_verb(words)
    before = next((word for word in ("之前", "以前", "前") if verb.startswith(word)), None)
    if bracket and before and isinstance(node, Date) and node.relation is Relation.ON and node.day is not None:
        node, verb = replace(node, relation=Relation.BY), verb.removeprefix(before)
    if isinstance(node, Period):
        if any(character in _NOT_AFTER_PERIOD for character in verb):
            return Reading(span.start, span.end, Text(span), (note("unread-number", span),))
        node = replace(node, qualifier=(bracket[1:-1] + verb) or None)
    elif verb[:1] in _NOT_IN_VERB:
        tail = Span(rest.start_pos, rest.end_pos)
        return Reading(span.start, span.end, Text(span), (*notes, note("unknown-tail", tail)))
    elif isinstance(node, Date) and verb:
        node = replace(node, verb=verb)
    return Reading(span.start, span.end, node, notes)


def _bracket_and_verb(words: str) -> tuple[str, str]:
    closing = {"(": ")", "[": "]", "【": "】"}.get(words[:1])
    end = words.rfind(closing) + 1 if closing else 0
    return words[:end], words[end:]
