"""What has to be reached by a date: 12月底前完成 keeps its verb, 12月底前完成100% is a milestone."""

from jixiao_grammar.ast import Amount, Broken, Compound, Date, Node, Period, Range, Recurrence, Text
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning.neighbours import Item
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import OpSource, Relation, Span

_NOT_IN_VERB = frozenset("前后底末起止内月日号")

_NOT_AFTER_PERIOD = frozenset("前后底末起止内月日号季节假旬初")

_TIMES = frozenset("次遍轮回趟")
_BARE_MONTH = pattern("[0-9]{1,2}月")
_BLURRED = ("左右", "前后", "上下")
_JOINS = ("和", "及", "与", "至")  # 每周一和周五 is two days, of which one was read


def with_rest(date: Item, rest: Item, span: Span, year: str | None) -> Item:
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
    return Item(Compound(span, (date.node, rest.node), "milestone"), span, notes)


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
