"""Several targets in one cell, and which separators really separate."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from jixiao_grammar.ast import Amount, Compound, Date, Grade, Node, Period, Range, Recurrence, Text
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.amounts import bounds, read_amount
from jixiao_grammar.meaning.dates import mixes_years, with_carried_year
from jixiao_grammar.meaning.neighbours import Before, Behind, Item
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.surroundings import NOTHING, surroundings
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Dimension, Op, OpSource, Span, Token
from jixiao_grammar.words import phrases


class Separator(Record):
    """，；、, or 和 between two targets (`joins`)."""

    text: str
    span: Span
    joins: bool = False

    @property
    def lists(self) -> bool:
        """、, which lists words as often as it separates targets."""
        return self.text.startswith("、")


def separator(token: Token) -> Separator:
    """，；、。"""
    return Separator(token.value, token.span)


def join(token: Token) -> Separator:
    """和, 及, 并."""
    return Separator(token.value, token.span, True)


def listed(children: tuple[Token, Item]) -> Item:
    """The rule `listed`: the list number before an item is no part of the value; of words nothing is left out."""
    number, item = children
    if not isinstance(item.node, Text):
        return item
    span = Span(number.start_pos, item.span.end)
    return item._replace(span=span, node=item.node._replace(span=span))


def cell(children: Sequence[Item | Separator]) -> Item:
    """The rule `start`."""
    if len(children) == 1:
        first: Any = children[0]
        alone: Item = first
        return alone
    items = [child for child in children if isinstance(child, Item)]
    ends = (children[0], children[-1])
    between = _between(children)
    strays = tuple(note("trailing-punctuation", end.span, "") for end in ends if isinstance(end, Separator))
    if len(items) == 1:
        only = items[0]
        return only if not strays or isinstance(only.node, Text) else only._replace(notes=(*only.notes, *strays))
    span = Span(items[0].span.start, items[-1].span.end)
    if mixes_years([item.node for item in items]) or _is_a_list(items, between) or _shares_a_number(items):
        return Item(Text(span), span, (note("unread-number", span),))
    if all(isinstance(item.node, Text) and not item.notes for item in items):
        return Item(Text(span), span)
    return _several(_joined(items, between), strays)


def _between(children: Sequence[Item | Separator]) -> list[Separator]:
    """What stands between two items; nothing, where a list number begins the next one."""
    found = []
    for left, right in pairwise(children):
        if isinstance(left, Item) and isinstance(right, Item):
            found.append(Separator("", Span(left.span.end, right.span.start)))
        elif isinstance(left, Separator) and isinstance(right, Item) and left is not children[0]:
            found.append(left)
    return found


def _several(merged: Sequence[Item], strays: tuple[Diagnostic, ...]) -> Item:
    notes = (*(remark for item in merged for remark in item.notes), *strays)
    span = Span(merged[0].span.start, merged[-1].span.end)
    if len(merged) == 1:
        return merged[0]._replace(notes=notes)
    both = bounds(merged[0], merged[1], span) if len(merged) == 2 else None
    if both is not None:
        return both._replace(notes=(*both.notes, *strays))
    return Item(_compound(span, [item.node for item in merged]), span, notes)


def _shares_a_number(items: Sequence[Item]) -> bool:
    """3月、9月各1次: the number belongs to each of the months, and not to the last one."""
    last = items[-1].node
    if not isinstance(last, Compound) or not all(isinstance(item.node, Period | Date) for item in items[:-1]):
        return False
    return any(isinstance(part, Amount) and (part.subject or "").startswith(phrases("each")) for part in last.parts)


def _is_a_list(items: Sequence[Item], separators: Sequence[Separator]) -> bool:
    """2、3次 and 每周一、三、五 are one target each, and no part of them stands for itself."""
    if not all(separator.lists for separator in separators):
        return False
    texts = [item for item in items if isinstance(item.node, Text)]
    if texts and any(isinstance(item.node, Recurrence | Period | Date | Grade | Compound) for item in items):
        return True
    return any(_is_bare_number(item.node) for item in items[:-1])


def _is_bare_number(node: Node) -> bool:
    return isinstance(node, Amount) and node.unit is None and node.op_span is None and node.subject is None


def _joined(items: Sequence[Item], separators: Sequence[Separator]) -> list[Item]:
    """The targets of a cell: a part goes with its whole, words go with what they are listed with."""
    merged = [items[0]]
    for separator, found in zip(separators, items[1:], strict=True):
        left = merged[-1]
        item = _compared_alike(separator, left, found)
        joined = _as_part(separator, left, item) or _join(separator, left, item)
        if joined is None:
            merged.append(item)
        else:
            merged[-1] = joined
    return merged


def _compared_alike(separator: Separator, left: Item, item: Item) -> Item:
    """不超过6个、18人次: what is listed behind a comparison is compared alike."""
    one, two = left.node, item.node
    if not separator.lists or not isinstance(one, Amount) or not isinstance(two, Amount) or two.subject is not None:
        return item
    compared = one.op_source in (OpSource.WORD, OpSource.SIGN) and one.op_span is not None and one.op is not Op.EQUAL
    plain = two.op_source is OpSource.DEFAULT and two.op is Op.EQUAL and one.direction is None and two.direction is None
    return item._replace(node=two._replace(op=one.op, op_source=one.op_source)) if compared and plain else item


def _as_part(separator: Separator, left: Item, right: Item) -> Item | None:
    """30场，其中线上10场、线下20场: the first number is the target, the others are counted in it."""
    whole, part = left.node, right.node
    if not isinstance(whole, Amount | Range) or not isinstance(part, Amount | Range):
        return None
    goes_on = bool(whole.breakdown) and whole.breakdown[-1].span.end == left.span.end
    more = goes_on and (separator.lists or _fits_in(whole, part))
    if not more and not _subject_of(part).startswith("其中"):
        return None
    span = Span(left.span.start, right.span.end)
    both = whole._replace(span=span, breakdown=(*whole.breakdown, part))
    return Item(both, span, (*left.notes, *right.notes))


def _fits_in(whole: Amount | Range, part: Amount | Range) -> bool:
    """其中县道300公里，乡道400公里: parts of one unit, as long as they are not more than the whole."""
    parts = [known for known in (*whole.breakdown, part) if isinstance(known, Amount)]
    if not isinstance(whole, Amount) or not isinstance(part, Amount) or whole.unit is None or whole.unit.per:
        return False
    same = all(known.unit is not None and known.unit.symbol == whole.unit.symbol for known in parts)
    return same and sum(known.number for known in parts) <= whole.number


def _subject_of(node: Amount | Range) -> str:
    return (node.subject if isinstance(node, Amount) else node.low.subject) or ""


def _join(separator: Separator, left: Item, right: Item) -> Item | None:
    """、 separates only where both sides hold a number; else it lists words (训练人数、次数≥5次). None: it separates."""
    span = Span(left.span.start, right.span.end)
    left_words, right_words = isinstance(left.node, Text), isinstance(right.node, Text)
    if left_words and right_words:
        return Item(Text(span), span, (*left.notes, *right.notes), left.words)
    if separator.text == "并" and left_words:  # 清理并建立5个
        return _listed(left, right, span, "并")
    if separator.joins and left_words != right_words:
        return Item(Text(span), span, (note("unread-number", span),))
    if separator.lists and left_words != right_words:
        return _listed(left, right, span) if left_words else _listed_behind(left, right, span)
    return None


def _listed(words: Item, value: Item, span: Span, joint: str = "、") -> Item | None:
    node = value.node
    if not isinstance(node, Amount) or words.words is None:
        return None
    named = node._replace(span=span, subject=f"{words.words}{joint}{node.subject or ''}")
    return Item(named, span, (*words.notes, *value.notes))


def _listed_behind(value: Item, words: Item, span: Span) -> Item | None:
    node = value.node
    if not isinstance(node, Amount) or words.words is None:
        return None
    named = node._replace(span=span, qualifier=f"{node.qualifier or ''}、{words.words}")
    return Item(named, span, (*value.notes, *words.notes))


def _compound(span: Span, parts: Sequence[Node]) -> Compound:
    dated = with_carried_year(parts)
    milestones = all(isinstance(part, Compound) and part.relation == "milestone" for part in dated)
    return Compound(span, tuple(dated), "milestone" if milestones else "and")


# ---- counts side by side


def side_by_side(span: Span, lead: Sequence[Before], cores: Sequence[Figure], rest: Sequence[Behind]) -> Item | None:
    """4期240人, 不少于3个村100户: each number counts something of its own, and is compared as the first is."""
    first, *others = map(_without_total, cores)
    around = surroundings(lead, rest)._replace(words=(), compared=(), tail=(), late_brackets=())
    counts = _is_a_count(first) and all(_is_a_count(core, beside=True) for core in others) and _grow([first, *others])
    if not counts or around != NOTHING:  # a unit for each, a bound behind the last: of which of them?
        return None
    whole = read_amount(Span(span.start, first.span.end), first, surroundings(lead, ()))
    last = read_amount(Span(others[-1].span.start, span.end), others[-1], surroundings((), rest))
    items = [whole, *(read_amount(core.span, core, NOTHING) for core in others[:-1]), last]
    nodes = [item.node for item in items if isinstance(item.node, Amount)]
    if len(nodes) < len(items) or nodes[0].direction or nodes[0].baseline or nodes[0].anchor:
        return None
    alike = [nodes[0], *(node._replace(op=nodes[0].op, op_source=nodes[0].op_source) for node in nodes[1:])]
    return Item(Compound(span, tuple(alike)), span, tuple(remark for item in items for remark in item.notes))


def _without_total(core: Figure) -> Figure:
    """2期 of 2期共80人, which counts behind a numeral, too (二期共80人)."""
    known = core.tail in phrases("total") and all(remark.code == "unknown-tail" for remark in core.notes)
    return core._replace(tail="", trusted=True, notes=()) if known else core


def _is_a_count(core: Figure, *, beside: bool = False) -> bool:
    """4期, and beside it 240人 or 12个村; but 2座5层楼 and 20顶8人帐篷 say how large each of them is."""
    unit, odd = core.unit, core.notes or core.inside or core.anchor or core.op or core.approx is not Approx.NONE
    if unit is None or unit.dimension is not Dimension.COUNT or unit.per or odd or not core.trusted:
        return False
    sized = bool(core.tail) and unit.symbol in phrases("sizes")
    return not beside or (unit.symbol in phrases("side_by_side") and not sized)


def _grow(counts: Sequence[Figure]) -> bool:
    """1人2岗 says how many each has, 三区两园 and 两园三区 are names, 3个12个 is nothing."""
    named = any(core.spelled for core in counts) and counts[-1].number <= 10
    same = len({(core.unit.symbol if core.unit else "", core.tail) for core in counts}) < len(counts)
    grows = all(one.number < two.number for one, two in pairwise(counts))
    return grows and not named and not same and (counts[0].number > 1 or counts[1].number >= 10)


SHAPES: Shapes = {
    "start": cell, "listed": listed, "SEP": separator, "JOIN": join,
}  # fmt: skip
