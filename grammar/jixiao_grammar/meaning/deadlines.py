"""Dates and periods: `2025年10月底前`, `2-10月`, and what has to be reached by then."""

from collections.abc import Sequence
from typing import TypeAlias

from jixiao_grammar.ast import Date, Node, Period, Recurrence, Text
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.driver import Token
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.calendar import Point, Printed, Stretch, inherited, is_whole_year, stretch_of
from jixiao_grammar.meaning.milestones import no_date, with_rest
from jixiao_grammar.meaning.neighbours import (
    Before,
    Blank,
    Bracket,
    Comparison,
    Currency,
    DateWord,
    Each,
    Found,
    Item,
    PercentSign,
    Words,
    whole,
)
from jixiao_grammar.meaning.recurrences import Bound, Recurring
from jixiao_grammar.meaning.subjects import read_subject
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Day, Op, OpSource, Relation, Span, YearFrom, day_after, day_before

_Lead: TypeAlias = Sequence[Before] | None
_STRAY = (Blank, PercentSign, Currency, Each)


class Written(Record):
    """A date as the grammar cut it: left end, right end if there is one, the word behind it, and all of its text."""

    left: Point
    right: Point | None
    bound: Bound | None
    text: str
    span: Span
    doubled: Span | None

    @property
    def clashes(self) -> bool:
        """Whether two pieces exclude each other."""
        ends = (self.left, self.right, self.bound)
        return any(end is not None and end.clash for end in ends)

    @property
    def word(self) -> str:
        """The bound as a word, empty where there is none."""
        return self.bound.word if self.bound is not None else ""


def date(children: tuple[Printed, Bound | None, Token | None, Printed | None, Bound | None]) -> Written:
    """The rule `date`."""
    left, near, dash, right, far = children
    span = whole(left, near, right, far)
    bound = near if right is None else far
    if right is not None and near is not None and not near.is_from:
        bound = near._replace(clash=True)  # 2月底前-10月 makes no sense
    text = left.text + (near.text if near else "") + (dash.value if dash is not None else "")
    text += (right.text if right else "") + (far.text if far else "")
    doubled = left.doubled or (right.doubled if right else None) or (bound.doubled if bound else None)
    return Written(left.point, right.point if right else None, bound, text, span, doubled)


def deadline(children: tuple[_Lead, Written, Item | None]) -> Item:
    """The rule `deadline`."""
    lead, written, rest = children
    span = whole(list(lead or ()), written, rest)
    found = _date(written, lead or (), span) if _fits(lead) else None
    return _finished(found, lead, written.span, rest, written.text if _names_a_year(written) else None)


def recurrence(children: tuple[_Lead, Recurring, Item | None]) -> Item:
    """The rule `recurrence`."""
    lead, recurring, rest = children
    found = _bound_by(recurring, lead or ()) if _fits(lead) else None
    return _finished(found, lead, recurring.span, rest, None)


def _bound_by(recurring: Recurring, lead: Sequence[Before]) -> Found:
    """不晚于每月5日 is 每月5日前; from a day on that comes back makes no sense."""
    node, relation = recurring.node, _relation(None, lead)
    if relation is Relation.BY and isinstance(node, Recurrence):
        return node._replace(relation=Relation.BY), recurring.notes
    return (node, recurring.notes) if relation is Relation.ON else None


def _fits(lead: _Lead) -> bool:
    return not any(isinstance(piece, _STRAY) for piece in lead or ())


def _finished(found: Found, lead: _Lead, own: Span, rest: Item | None, year: str | None) -> Item:
    """A date with what stands before it and what has to be reached by then."""
    span = whole(list(lead or ()), Item(Text(own), own), rest)
    if found is None or _in_another_year(found[0], lead or ()):
        return no_date(span)
    node, notes = found
    if isinstance(node, Text):
        return Item(node._replace(span=span), span, notes)
    node = _with_subject(node, lead or ())
    if rest is None:
        return Item(node._replace(span=span), span, notes)
    near = Span(span.start, own.end)
    return with_rest(Item(node._replace(span=near), near, notes), rest, span, year)


def _date(written: Written, lead: Sequence[Before], span: Span) -> Found:
    left, right, bound = written.left, written.right, written.bound
    if written.clashes:
        return None
    notes = (note("repeated-word", written.doubled, ""),) if written.doubled else ()
    if right is not None:
        return _stretch_of_days(left, right, written, notes)
    if left.bad is not None:
        broken = (*notes, note("impossible-date", left.bad))
        by = (bound is not None and bound.is_before) or _is_by(lead)
        return Date(span, Relation.BY if by else Relation.ON, None, _year_from(left.year)), broken
    if bound is None and left.year is not None and is_whole_year(left) and _compares(lead):
        return Text(span, baseline=written.text), ()
    stretch, relation = stretch_of(left), _relation(bound, lead)
    if stretch is None or relation is None or written.word == "初":
        return None
    return _days_of(written, stretch, span, relation, notes)


def _days_of(
    written: Written, stretch: Stretch, span: Span, relation: Relation, notes: tuple[Diagnostic, ...]
) -> Found:
    within = written.bound is not None and written.bound.is_within
    if within or (relation is Relation.ON and not stretch.exact):
        return Period(span, stretch.first, stretch.last, written.text, _year_from(written.left.year)), notes
    return _day_of(written, stretch, span, relation, notes)


def _day_of(written: Written, stretch: Stretch, span: Span, relation: Relation, notes: tuple[Diagnostic, ...]) -> Found:
    point, bound, year_from = written.left, written.bound, _year_from(written.left.year)
    if relation is Relation.FROM:
        after = bound is not None and bound.is_after and not stretch.exact
        return Date(span, relation, day_after(stretch.last) if after else stretch.first, year_from, point.clock), notes
    if relation is Relation.BY and bound is not None and bound.is_before and not stretch.exact:
        return _before_stretch(written, stretch, span, notes)
    return Date(span, relation, stretch.last, year_from, point.clock), notes


def _before_stretch(written: Written, stretch: Stretch, span: Span, notes: tuple[Diagnostic, ...]) -> Found:
    """10月前 is literally the end of September, 三季度前 is meant to be its end; both are said to be ambiguous."""
    point, year_from = written.left, _year_from(written.left.year)
    better = _end_spelling(written)
    remark = note("ambiguous-date", span, better, end=better)
    if (point.month is not None and not point.tendays) or is_whole_year(point):
        return Date(span, Relation.BY, day_before(stretch.first), year_from), (*notes, remark)
    return Date(span, Relation.BY, stretch.last, year_from), (*notes, remark)


def _end_spelling(written: Written) -> str:
    core = written.text.removesuffix(written.word)
    return f"{core}末前" if core.endswith("度") else f"{core}底前"


def _year_from(year: int | None) -> YearFrom | None:
    return YearFrom.TEXT if year is not None else None


def _relation(bound: Bound | None, lead: Sequence[Before]) -> Relation | None:
    """How the date binds; None where an operator makes no sense before a date (≥2025年10月31日)."""
    if bound is not None and (bound.is_before or bound.is_until):
        return Relation.BY
    if bound is not None and (bound.is_from or bound.is_after):
        return Relation.FROM
    compared = [piece for piece in lead if isinstance(piece, Comparison)]
    signs = [piece for piece in compared if piece.source is OpSource.SIGN]
    if signs:
        plain = signs[0].note is None
        return {Op.AT_MOST: Relation.BY, Op.EQUAL: Relation.ON}.get(signs[0].op or Op.MORE) if plain else None
    hard = [piece for piece in compared if not piece.soft]
    if hard:
        return Relation.BY if any(piece.op is Op.AT_MOST for piece in hard) else None
    return lead[-1].relation if lead and isinstance(lead[-1], DateWord) else Relation.ON


def _is_by(lead: Sequence[Before]) -> bool:
    return bool(lead) and isinstance(lead[-1], DateWord) and lead[-1].relation is Relation.BY


def _compares(lead: Sequence[Before]) -> bool:
    return any(isinstance(piece, Comparison) and piece.source is OpSource.WORD for piece in lead)


def _stretch_of_days(left: Point, right: Point, written: Written, notes: tuple[Diagnostic, ...]) -> Found:
    right = inherited(left, right)
    bad = left.bad or right.bad
    if bad is not None:
        return Date(bad, Relation.ON, None, _year_from(left.year)), (*notes, note("impossible-date", bad))
    if left.year is None and right.year is not None and not right.shift:
        left = left._replace(year=right.year)
    first, last, bound = stretch_of(left), stretch_of(right), written.bound
    if first is None or last is None or (bound is not None and not (bound.is_within or bound.is_until)):
        return None
    start, end = first.first, last.last
    if _order(start) > _order(end):
        return None
    return Period(written.span, start, end, written.text, _year_from(start.year)), notes


def _order(day: Day) -> tuple[int, int, int]:
    return (day.year or 0) + day.year_shift, day.month, day.day or 29


def _in_another_year(node: Node, lead: Sequence[Before]) -> bool:
    """去年12月底前 lies in a year that only the reader knows."""
    day = node.end if isinstance(node, Period) else node.day if isinstance(node, Date) else None
    words = "".join(piece.text for piece in lead if isinstance(piece, Words))
    return day is not None and day.year is None and words.endswith(("年", "年度", "年的"))


def _with_subject(node: Node, lead: Sequence[Before]) -> Node:
    words = "".join(piece.text for piece in lead if isinstance(piece, Words | Bracket))
    if words and isinstance(node, Date):
        return node._replace(subject=read_subject(words).subject or words)
    return node


def _names_a_year(written: Written) -> bool:
    left = written.left
    named = left.year is not None or left.whole
    return written.right is None and named and is_whole_year(left) and left.shift == 0


SHAPES: Shapes = {
    "deadline": deadline, "recurrence": recurrence, "date": date,
}  # fmt: skip
