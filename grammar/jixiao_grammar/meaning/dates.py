"""Dates as they are meant: the days that `2025年10月底前` and `2-10月` cover, and how they bind."""

from collections.abc import Sequence

from jixiao_grammar.ast import Compound, Date, Node, Period, Recurrence, Text
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.calendar import Binds, Bound, Point, Printed
from jixiao_grammar.meaning.neighbours import Before, Comparison, DateWord, Found, covering
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Day, Op, OpSource, Relation, Span, Token, YearFrom, day_after, day_before, days_in


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
    def binds(self) -> Binds | None:
        """How the word behind it binds it; None where there is none."""
        return self.bound.binds if self.bound is not None else None

    @property
    def year(self) -> str | None:
        """All of its text where it names a year and nothing smaller."""
        named = self.left.year is not None or self.left.whole
        return self.text if self.right is None and named and is_whole_year(self.left) and self.left.shift == 0 else None


def date(children: tuple[Printed, Bound | None, Token | None, Printed | None, Bound | None]) -> Written:
    """The rule `date`."""
    left, near, dash, right, far = children
    span = covering(left, near, right, far)
    bound = near if right is None else far
    if right is not None and near is not None and near.binds is not Binds.FROM:
        bound = near._replace(clash=True)  # 2月底前-10月 makes no sense
    text = left.text + (near.text if near else "") + (dash.value if dash is not None else "")
    text += (right.text if right else "") + (far.text if far else "")
    doubled = left.doubled or (right.doubled if right else None) or (bound.doubled if bound else None)
    return Written(left.point, right.point if right else None, bound, text, span, doubled)


# ---- the days that a point covers


class Stretch(Record):
    """First and last day; `exact` when it is one day that somebody wrote (a 31st, a 月底)."""

    first: Day
    last: Day
    exact: bool


def _stretch_of(found: Point) -> Stretch | None:
    """First and last day; None if the point names no days."""
    if found.month is not None and (found.day is not None or found.tendays):
        return _days(found, found.month)
    months = _months(found)
    if months is None or found.day is not None:
        return None
    first, last = months
    final = Day(found.year, last, days_in(found.year, last), found.shift)
    exact = found.end or found.year_end
    return Stretch(final if exact else Day(found.year, first, 1, found.shift), final, exact)


def _days(found: Point, number: int) -> Stretch:
    if found.day is not None:
        only = Day(found.year, number, found.day, found.shift)
        return Stretch(only, only, True)
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, days_in(found.year, number))}[found.tendays]
    return Stretch(Day(found.year, number, first, found.shift), Day(found.year, number, last, found.shift), False)


def _months(found: Point) -> tuple[int, int] | None:
    if found.month is not None:
        return found.month, found.month
    if found.quarters is not None:
        return found.quarters[0] * 3 - 2, found.quarters[1] * 3
    if found.half:
        return (1, 6) if found.half == "上" else (7, 12)
    named = found.whole or found.year_end or found.year is not None or found.shift != 0
    return (1, 12) if named else None


def _inherited(left: Point, right: Point) -> Point:
    """2025年2月-10月: the right end takes from the left what it does not say itself."""
    taken_year = right.year if right.year is not None else left.year
    taken_month = left.month if right.month is None and right.day is not None else right.month
    return right._replace(year=taken_year, month=taken_month)


def is_whole_year(found: Point) -> bool:
    """Whether nothing smaller than a year is named."""
    smaller = found.month is not None or found.quarters is not None or bool(found.half)
    return not smaller and not found.year_end and not found.end


# ---- what the date means


def days_of(written: Written, lead: Sequence[Before], span: Span) -> Found:
    """The date or the period that is written there, bound by the word behind it or by those before it."""
    left, right, binds = written.left, written.right, written.binds
    if written.clashes:
        return None
    notes = (note("repeated-word", written.doubled, ""),) if written.doubled else ()
    if right is not None:
        return _of_both_ends(left, right, written, notes)
    if left.bad is not None:
        broken = (*notes, note("impossible-date", left.bad))
        by = binds is Binds.BEFORE or _is_by(lead)
        return Date(span, Relation.BY if by else Relation.ON, None, _year_from(left.year)), broken
    if binds is None and left.year is not None and is_whole_year(left) and _compares(lead):
        return Text(span, baseline=written.text), ()
    stretch, relation = _stretch_of(left), relation_of(binds, lead)
    if stretch is None or relation is None or binds is Binds.EARLY:
        return None
    return _of_one_end(written, stretch, span, relation, notes)


def _of_one_end(
    written: Written, stretch: Stretch, span: Span, relation: Relation, notes: tuple[Diagnostic, ...]
) -> Found:
    """10月前 is literally the end of September, 三季度前 is meant to be its end; both are said to be ambiguous."""
    point, year_from = written.left, _year_from(written.left.year)
    if written.binds is Binds.WITHIN or (relation is Relation.ON and not stretch.exact):
        return Period(span, stretch.first, stretch.last, written.text, year_from), notes
    if relation is Relation.FROM:
        after = written.binds is Binds.AFTER and not stretch.exact
        return Date(span, relation, day_after(stretch.last) if after else stretch.first, year_from, point.clock), notes
    if written.binds is not Binds.BEFORE or stretch.exact:
        return Date(span, relation, stretch.last, year_from, point.clock), notes
    core = written.text.removesuffix(written.bound.word if written.bound is not None else "")
    better = f"{core}末前" if core.endswith("度") else f"{core}底前"
    literal = (point.month is not None and not point.tendays) or is_whole_year(point)
    day = day_before(stretch.first) if literal else stretch.last
    return Date(span, Relation.BY, day, year_from), (*notes, note("ambiguous-date", span, better, end=better))


def _of_both_ends(left: Point, right: Point, written: Written, notes: tuple[Diagnostic, ...]) -> Found:
    right = _inherited(left, right)
    bad = left.bad or right.bad
    if bad is not None:
        return Date(bad, Relation.ON, None, _year_from(left.year)), (*notes, note("impossible-date", bad))
    if left.year is None and right.year is not None and not right.shift:
        left = left._replace(year=right.year)
    first, last = _stretch_of(left), _stretch_of(right)
    if first is None or last is None or written.binds not in (None, Binds.WITHIN, Binds.UNTIL):
        return None
    start, end = first.first, last.last
    if start.order > end.order:
        return None
    return Period(written.span, start, end, written.text, _year_from(start.year)), notes


def _year_from(year: int | None) -> YearFrom | None:
    return YearFrom.TEXT if year is not None else None


# ---- how a date binds


def relation_of(binds: Binds | None, lead: Sequence[Before]) -> Relation | None:
    """How the date binds; None where an operator makes no sense before a date (≥2025年10月31日)."""
    if binds in (Binds.BEFORE, Binds.UNTIL):
        return Relation.BY
    if binds in (Binds.FROM, Binds.AFTER):
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


# ---- the year of several dates in one cell


def mixes_years(nodes: Sequence[Node]) -> bool:
    """每年6月、12月: the second month comes back every year too, but does not say so."""
    if not any(isinstance(node, Recurrence) for node in nodes):
        return False
    return any(_lacks_year(node) for node in nodes)


def _lacks_year(node: Node) -> bool:
    if isinstance(node, Compound):
        return any(map(_lacks_year, node.parts))
    return isinstance(node, Period | Date) and _year_of(node) is None


def with_carried_year(parts: Sequence[Node]) -> list[Node]:
    """2025年6月底前…，12月底前…: a later part without a year takes the year of the one before."""
    year: int | None = None
    dated: list[Node] = []
    for part in parts:
        filled = _with_year(part, year)
        dated.append(filled)
        year = _year_of(filled) or year
    return dated


def _with_year(node: Node, year: int | None) -> Node:
    if isinstance(node, Compound):
        return node._replace(parts=tuple(_with_year(inner, year) for inner in node.parts))
    if year is None or not isinstance(node, Date | Period) or _year_of(node) is not None:
        return node
    if isinstance(node, Period):
        return node._replace(start=_in(node.start, year), end=_in(node.end, year), year_from=YearFrom.TEXT)
    return node._replace(day=_in(node.day, year), year_from=YearFrom.TEXT) if node.day else node


def _in(day: Day, year: int) -> Day:
    return day._replace(year=year + day.year_shift, year_shift=0)


def _year_of(node: Node) -> int | None:
    if isinstance(node, Compound):
        return next((year for year in map(_year_of, node.parts) if year is not None), None)
    if isinstance(node, Date):
        return node.day.year if node.day else None
    return node.end.year if isinstance(node, Period) else None


SHAPES: Shapes = {"date": date}
