"""What comes back: 每月10日前, 每季末, 每周一."""

from collections.abc import Sequence

from jixiao_grammar.ast import Compound, Date, Node, Recurrence, Text
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.driver import Token
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.calendar import Part, number_in
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Relation, Span, days_in, is_day

_WEEKDAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_MONTHLY = "RRULE:FREQ=MONTHLY;BYMONTHDAY="


class Bound(Record):
    """前, 起, 内 behind a date; `clash` when two of them exclude each other, `doubled` where one stands twice."""

    word: str
    text: str
    span: Span
    clash: bool = False
    doubled: Span | None = None

    @property
    def is_before(self) -> bool:
        """前, 之前, 以前."""
        return self.word.endswith("前")

    @property
    def is_from(self) -> bool:
        """起, 开始."""
        return self.word in ("起", "开始")

    @property
    def is_after(self) -> bool:
        """后, 之后, 以后."""
        return self.word.endswith("后")

    @property
    def is_until(self) -> bool:
        """止."""
        return self.word.endswith("止")

    @property
    def is_within(self) -> bool:
        """内, 期间."""
        return self.word in ("内", "期间")


class Recurring(Record):
    """A recurrence without what stands around it, or what was taken for one."""

    node: Node
    span: Span
    notes: tuple[Diagnostic, ...] = ()


def bounds(tokens: Sequence[Token]) -> Bound:
    """The rule `bounds`."""
    first, last = tokens[0], tokens[-1]
    found = Bound(last.value, "".join(token.value for token in tokens), first.span.cover(last.span))
    if len(tokens) == 1:
        return found
    if all(token.value == first.value for token in tokens):
        return found._replace(doubled=tokens[1].span)
    within = all(token.value in ("内", "期间") for token in tokens)
    return found._replace(clash=not within)


def _relation(bound: Bound | None) -> Relation | None:
    """By or on; None where the bound makes no sense with a recurrence."""
    if bound is None:
        return Relation.ON
    return Relation.BY if bound.is_before and not bound.clash else None


def _unread(span: Span) -> Recurring:
    return Recurring(Text(span), span, (note("unread-number", span),))


def monthly(children: Sequence[Token | Part | Bound | None]) -> Recurring:
    """The rule `monthly`: 每月10日前, 次月15日, 每月1日、15日."""
    first, bound = children[0], children[-1]
    days = [child for child in children if isinstance(child, Part)]
    assert first is not None
    assert not isinstance(first, Part | Bound)
    last = bound.span if isinstance(bound, Bound) else days[-1].span
    span = first.span.cover(last)
    relation = _relation(bound if isinstance(bound, Bound) else None)
    if relation is None:
        return _unread(span)
    dashed = any(
        not isinstance(child, Part | Bound | None) and child.value[0] not in "、和及" for child in children[1:]
    )
    if dashed:  # 每月1日至5日 is a stretch that comes back
        return _unread(span)
    wrong = next((piece for piece in days if not 1 <= number_in(piece) <= 31), None)
    if wrong is not None:
        return Recurring(Date(span, relation, None), span, (note("impossible-date", wrong.span),))
    offset = None if first.value.startswith("每") else "次月"
    rules = [Recurrence(piece.span, f"{_MONTHLY}{number_in(piece)}", relation, offset) for piece in days]
    if len(rules) == 1:
        only = Recurrence(span, rules[0].rule, relation, offset)
        return Recurring(only, span)
    return Recurring(Compound(span, tuple(rules)), span)


def yearly(children: tuple[Token, Part, Part | None, Bound | None]) -> Recurring:
    """The rule `yearly`: 每年6月底前, 每年9月10日, 每年6月."""
    first, month, day, bound = children
    last = bound.span if bound is not None else day.span if day is not None else month.span
    span, relation, number = first.span.cover(last), _relation(bound), number_in(month)
    if relation is None or not 1 <= number <= 12 or (day is None and bound is not None):
        return _unread(span)
    rule = f"RRULE:FREQ=YEARLY;BYMONTH={number}"
    if day is None:
        return Recurring(Recurrence(span, rule, Relation.ON), span)
    is_end = not day.text[0].isdigit() and day.text in ("底", "末")
    date = days_in(None, number) or -1 if is_end else number_in(day)
    if not is_end and not is_day(None, number, date):
        return Recurring(Date(span, relation, None), span, (note("impossible-date", day.span),))
    return Recurring(Recurrence(span, f"{rule};BYMONTHDAY={date}", relation), span)


def weekly(children: tuple[Token, Bound | None]) -> Recurring:
    """The rule `weekly`: 每周一."""
    token, bound = children
    relation = _relation(bound)
    span = token.span if bound is None else token.span.cover(bound.span)
    if relation is None:
        return _unread(span)
    return Recurring(Recurrence(span, f"RRULE:FREQ=WEEKLY;BYDAY={_WEEKDAYS[token.value[-1]]}", relation), span)


def each_end(children: tuple[Token, Part | None, Bound | None]) -> Recurring:
    """The rule `each_end`: 每季末; 每季度末20日 could be any day."""
    token, day, bound = children
    last = bound.span if bound is not None else day.span if day is not None else token.span
    span, relation = token.span.cover(last), _relation(bound)
    if relation is None or day is not None:
        return _unread(span)
    if "月" in token.value:
        rule = f"{_MONTHLY}-1"
    elif "季" in token.value:
        rule = "RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"
    else:
        rule = "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
    return Recurring(Recurrence(span, rule, relation), span)


SHAPES: Shapes = {
    "bounds": bounds, "monthly": monthly, "yearly": yearly, "weekly": weekly, "each_end": each_end,
}  # fmt: skip
