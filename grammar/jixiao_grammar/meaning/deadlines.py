"""By when and how often: a date or what comes back (每月10日前), with what stands before it and what has to be reached then.

12月底前完成 keeps its verb, 12月底前完成100% is a milestone.
"""

from collections.abc import Sequence
from typing import TypeAlias, cast

from jixiao_grammar.ast import Amount, Broken, Compound, Date, Node, Period, Range, Recurrence, Text
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.calendar import Binds, Bound, Part, month_of_quarter, number_in, rule_of_ends
from jixiao_grammar.meaning.dates import Written, days_of, relation_of
from jixiao_grammar.meaning.neighbours import (
    Before,
    Blank,
    Bracket,
    Currency,
    Each,
    Found,
    Item,
    PercentSign,
    Words,
    covering,
)
from jixiao_grammar.meaning.subjects import read_subject
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import Dimension, OpSource, Relation, Span, Token, days_in, is_day

_Lead: TypeAlias = Sequence[Before] | None
_STRAY = (Blank, PercentSign, Currency, Each)


def deadline(children: tuple[_Lead, Written, Item | None]) -> Item:
    """The rule `deadline`."""
    lead, written, rest = children
    span = covering(lead, written, rest)
    found = days_of(written, lead or (), span) if _fits(lead) else None
    return _finished(found, lead, written.span, rest, written.year)


def recurrence(children: tuple[_Lead, Part | None, Item, Item | None]) -> Item:
    """The rule `recurrence`; the year in which it comes back (2026年每月15日前) is left to the table."""
    lead, year, recurring, rest = children
    recurring = recurring if year is None else recurring._replace(span=year.span.cover(recurring.span))
    found = _bound_by(recurring, lead or ()) if _fits(lead) else None
    return _finished(found, lead, recurring.span, rest, None)


def _bound_by(recurring: Item, lead: Sequence[Before]) -> Found:
    """不晚于每月5日 is 每月5日前; from a day on that comes back makes no sense."""
    node, relation = recurring.node, relation_of(None, lead)
    if relation is Relation.BY and isinstance(node, Recurrence):
        return node._replace(relation=Relation.BY), recurring.notes
    return (node, recurring.notes) if relation is Relation.ON else None


def _fits(lead: _Lead) -> bool:
    return not any(isinstance(piece, _STRAY) for piece in lead or ())


def _finished(found: Found, lead: _Lead, own: Span, rest: Item | None, year: str | None) -> Item:
    """A date with what stands before it and what has to be reached by then."""
    span = covering(lead, Item(Text(own), own), rest)
    if found is None or _in_another_year(found[0], lead or ()):
        return no_date(span)
    node, notes = found
    if isinstance(node, Text):
        return Item(node._replace(span=span), span, notes)
    node = _with_subject(node, lead or ())
    if rest is None:
        return Item(node._replace(span=span), span, notes)
    near = Span(span.start, own.end)
    return _with_rest(Item(node._replace(span=near), near, notes), rest, span, year)


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


# ---- what has to be reached by then

_NOT_IN_VERB = frozenset("前后底末起止内月日号")
_NOT_AFTER_PERIOD = frozenset("前后底末起止内月日号季节假旬初")
_TIMES = frozenset("次遍轮回趟")
_BARE_MONTH = pattern("[0-9]{1,2}月")
_BLURRED = ("左右", "前后", "上下")
_JOINS = ("和", "及", "与", "至")  # 每周一和周五 is two days, of which one was read


def _with_rest(date: Item, rest: Item, span: Span, year: str | None) -> Item:
    """12月底前完成 keeps its verb; 12月底前完成100% is a milestone; 2025年完成3场 only says when."""
    node = date.node._replace(span=span)
    notes = (*date.notes, *rest.notes)
    if isinstance(rest.node, Text) and rest.words is not None:
        return _with_verb(node, notes, rest, rest.words)
    if isinstance(rest.node, Text | Broken):
        return Item(rest.node._replace(span=span), span, (note("unread-number", span), *rest.notes))
    if isinstance(node, Period) and year is not None:
        return _in_year(span, rest, notes, year)
    if isinstance(node, Period) and _may_be_every_so_often(node, rest.node):
        return no_date(span)
    if isinstance(node, Date | Recurrence) and node.relation is Relation.BY and _counts_back(rest.node):
        return no_date(span)
    return Item(Compound(span, (date.node, rest.node), "milestone"), span, notes)


def _counts_back(node: Node) -> bool:
    """每月末前三个工作日 is a day that is counted from another one."""
    if not isinstance(node, Amount) or node.subject is not None or node.op_source is not OpSource.DEFAULT:
        return False
    return node.unit is not None and node.unit.dimension is Dimension.TIME


def _may_be_every_so_often(period: Period, node: Node) -> bool:
    """2月1次: once in February, or every two months?"""
    bare = isinstance(node, Amount) and node.subject is None and node.op_source is OpSource.DEFAULT
    counted = isinstance(node, Amount) and node.unit is not None and node.unit.symbol in _TIMES and not node.unit.per
    return bare and counted and _BARE_MONTH.fullmatch(period.name) is not None


def _in_year(span: Span, rest: Item, notes: tuple[Diagnostic, ...], year: str) -> Item:
    node = rest.node
    if isinstance(node, Amount):
        node = node._replace(span=span, anchor=node.anchor or year)
    elif isinstance(node, Range):
        node = node._replace(span=span, low=node.low._replace(anchor=node.low.anchor or year))
    return Item(node, span, notes)


def _with_verb(node: Node, notes: tuple[Diagnostic, ...], rest: Item, words: str) -> Item:
    """12月底前完成 keeps its verb, 全年（合同期内） its bracket; 12月31日（含）前 is a deadline like 12月31日前."""
    span = node.span
    bracket, verb = _bracket_and_verb(words)
    before = next((word for word in ("之前", "以前", "前") if verb.startswith(word)), None)
    if bracket and before and isinstance(node, Date) and node.relation is Relation.ON and node.day is not None:
        node, verb = node._replace(relation=Relation.BY), verb.removeprefix(before)
    if isinstance(node, Period):
        if verb.startswith(_BLURRED) or any(character in _NOT_AFTER_PERIOD for character in verb):
            return no_date(span)
        node = node._replace(qualifier=(bracket[1:-1] + verb) or None)
    elif (
        verb[:1] in _NOT_IN_VERB
        or verb.startswith(_BLURRED)
        or (isinstance(node, Recurrence) and verb.startswith(_JOINS))
    ):
        return Item(Text(span), span, (note("unknown-tail", rest.span),))
    elif isinstance(node, Date | Recurrence) and verb:
        node = node._replace(verb=verb)
    return Item(node, span, notes)


def _bracket_and_verb(words: str) -> tuple[str, str]:
    closing = {"(": ")", "[": "]", "【": "】"}.get(words[:1])
    end = words.rfind(closing) + 1 if closing else 0
    return words[:end], words[end:]


def no_date(span: Span) -> Item:
    """Days that make no sense together, or none that anybody could name."""
    return Item(Text(span), span, (note("unread-number", span),))


# ---- what comes back

_WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_MONTHLY = "RRULE:FREQ=MONTHLY;BYMONTHDAY="


def _bound_by_itself(bound: Bound | None) -> Relation | None:
    """By or on; None where the bound makes no sense with a recurrence."""
    if bound is None:
        return Relation.ON
    return Relation.BY if bound.binds is Binds.BEFORE and not bound.clash else None


def monthly(children: Sequence[Token | Part | Bound | None]) -> Item:
    """The rule `monthly`: 每月10日前, 当月25日前, 次月15日, 每月1日、15日."""
    first, bound = cast(Token, children[0]), cast("Bound | None", children[-1])
    days, joints = cast(Sequence[Part], children[1:-1:2]), cast(Sequence[Token], children[2:-1:2])
    span, relation = first.span.cover(days[-1].span if bound is None else bound.span), _bound_by_itself(bound)
    if relation is None or any(joint.value[0] not in "、和及" for joint in joints):
        return no_date(span)  # 每月1日至5日 is a stretch that comes back
    wrong = next((piece for piece in days if not 1 <= number_in(piece) <= 31), None)
    if wrong is not None:
        return Item(Date(span, relation, None), span, (note("impossible-date", wrong.span),))
    offset = None if first.value.startswith(("每", "当")) else "次月"
    rules = [Recurrence(piece.span, f"{_MONTHLY}{number_in(piece)}", relation, offset) for piece in days]
    return Item(rules[0]._replace(span=span) if len(rules) == 1 else Compound(span, tuple(rules)), span)


def yearly(children: tuple[Token, Part, Part | None, Bound | None]) -> Item:
    """The rule `yearly`: 每年6月底前, 每年9月10日, 每年6月."""
    first, month, day, bound = children
    span, relation, number = covering(first, month, day, bound), _bound_by_itself(bound), number_in(month)
    if relation is None or not 1 <= number <= 12 or (day is None and bound is not None):
        return no_date(span)
    rule = f"RRULE:FREQ=YEARLY;BYMONTH={number}"
    if day is None:
        return Item(Recurrence(span, rule, Relation.ON), span)
    is_end = not day.text[0].isdigit() and day.text in ("底", "末")
    date = days_in(None, number) or -1 if is_end else number_in(day)
    if not is_end and not is_day(None, number, date):
        return Item(Date(span, relation, None), span, (note("impossible-date", day.span),))
    return Item(Recurrence(span, f"{rule};BYMONTHDAY={date}", relation), span)


def weekly(children: tuple[Token, Bound | None]) -> Item:
    """The rule `weekly`: 每周一."""
    token, bound = children
    relation = _bound_by_itself(bound)
    span = covering(token, bound)
    if relation is None:
        return no_date(span)
    return Item(Recurrence(span, f"RRULE:FREQ=WEEKLY;BYDAY={_WEEKDAYS[token.value[-1]]}", relation), span)


def each_end(children: tuple[Token, Part | None, Bound | None]) -> Item:
    """The rule `each_end`: 每季末, 每季度首月10日前; 每季度末20日 could be any day."""
    token, day, bound = children
    span, relation = covering(token, day, bound), _bound_by_itself(bound)
    month = month_of_quarter(token.value)
    if relation is None or (day is not None and month is None):
        return no_date(span)
    if month is None or day is None:
        return Item(Recurrence(span, rule_of_ends(token.value), relation), span)
    number = number_in(day) if day.text[0] not in "底末" else -1
    if number > 31 or number == 0:
        return Item(Date(span, relation, None), span, (note("impossible-date", day.span),))
    months = ",".join(str(first + month) for first in (0, 3, 6, 9))
    offset = None if token.value.startswith("每") else token.value
    return Item(Recurrence(span, f"RRULE:FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={number}", relation, offset), span)


SHAPES: Shapes = {
    "deadline": deadline, "recurrence": recurrence, "monthly": monthly, "yearly": yearly, "weekly": weekly, "each_end": each_end,
}  # fmt: skip
