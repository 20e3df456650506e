"""Two bounds on one scale: 3%-6%, 20±2℃, ±3%, ≥75%且≤85%, 75%≤x≤85%, 10人以上（≤20人）; and what else such a bracket may hold."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from jixiao_grammar.ast import Amount, Broken, Compound, Node, Range, Text
from jixiao_grammar.columns import with_brackets
from jixiao_grammar.compare import in_base, same_base
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.amounts import bounds, closing_word, qualifier_of, read_amount, whole_unit
from jixiao_grammar.meaning.neighbours import Aside, Before, Behind, Comparison, Holds, Item, Words, covering
from jixiao_grammar.meaning.numbers import Figure, are_years, in_the_smaller_unit, share_multiplier, share_of
from jixiao_grammar.meaning.subjects import (
    NOBODY,
    describes,
    doubtful,
    is_no_target,
    is_year,
    not_understood,
    read_subject,
)
from jixiao_grammar.meaning.surroundings import Surroundings, surroundings
from jixiao_grammar.vocabulary import Approx, Op, OpSource, Span, Token
from jixiao_grammar.words import phrases

_Lead: TypeAlias = Sequence[Before] | None
_Rest: TypeAlias = Sequence[Behind] | None


def dashed(children: tuple[_Lead, Figure, object, Figure, _Rest]) -> Item:
    """The rule `range`: 3%-6%, 30-50万元."""
    lead, one, _, two, rest = children
    span, around = covering(lead, one, two, rest), surroundings(lead, rest)
    unfit = around.odd or around.late or one.tail or one.approx is not Approx.NONE or around.percent is not None
    unfit = unfit or one.fraction is not None or two.fraction is not None or are_years(one, two)
    if unfit or not one.trusted or not two.trusted:
        return lost(span, one, two, around)
    closing = closing_word(two, around)
    if any(not found.soft for found in around.compared) or (closing is not None and closing.op is not Op.AT_MOST):
        return Item(Broken(span, "区间或者上下限，只写一种"), span, (note("contradictory-operators", span),))
    two, around = with_brackets(two, around)
    if one.unit is None:
        shared = share_multiplier(one, two)
        if shared is None:
            return Item(Broken(span, "单位一致的区间"), span, (note("ambiguous-number", span),))
        one = shared._replace(unit=two.unit)
    elif two.unit is None:
        two = two._replace(unit=one.unit)
    if not same_base(one.unit, two.unit) or (two.spelled and two.unit is None):
        return lost(span, one, two, around)
    one, two = in_the_smaller_unit(one, two)
    return _between(span, one, two, around) or lost(span, one, two, around)


def within(children: tuple[_Lead, Comparison, Figure, object, Figure, _Rest]) -> Item:
    """The rule `within`: 介于20%和30%之间."""
    lead, word, one, joint, two, rest = children
    return dashed(([*(lead or ()), word], one, joint, two, rest))


def lost(span: Span, one: Figure, two: Figure, around: Surroundings) -> Item:
    """Two numbers of which nobody knows what they are together."""
    if any(remark.code == "space-in-number" for remark in (*one.notes, *two.notes)):
        return doubtful(span, one if one.notes else two)
    meant = any(found.source is OpSource.SIGN for found in (*around.compared, *around.late))
    return not_understood(span, (one, two), meant)


def _between(span: Span, one: Figure, two: Figure, around: Surroundings) -> Item | None:
    words = around.text
    subject = read_subject(words) if words else NOBODY
    if is_year(one) or describes(one, around) or is_no_target(two._replace(spelled=False), around, subject):
        return None
    low = _bound(one, Op.AT_LEAST, around)
    high = _bound(two, Op.AT_MOST, around)
    notes: tuple[Diagnostic, ...] = ()
    if in_base(low) > in_base(high):
        notes = (note("reversed-range", span),)
        low, high = high._replace(op=Op.AT_LEAST), low._replace(op=Op.AT_MOST)
    if around.approx is not Approx.NONE:
        notes = (*notes, note("approximate-target", span))
    if high.unit is None and not (high.subject or "").endswith(phrases("unitless")):
        notes = (*notes, note("missing-unit", Span(two.span.end, two.span.end)))
    excluded = around.included is False  # （不含） stands behind the upper end
    node = Range(span, low, high._replace(op=Op.LESS) if excluded else high, True, not excluded)
    return Item(node, span, (*one.notes, *two.notes, *around.notes, *notes))


def _bound(core: Figure, op: Op, around: Surroundings) -> Amount:
    words = around.text
    subject = read_subject(words) if words else NOBODY
    return Amount(
        core.span, op, OpSource.DEFAULT, None, core.number, core.number_span, core.printed, whole_unit(core, around),
        core.multiplier, core.scale, None, around.approx, subject.direction, subject.subject,
        around.baseline or subject.baseline, subject.anchor, qualifier_of(core, around),
    )  # fmt: skip


def around_centre(children: tuple[_Lead, Figure, object, Figure, _Rest]) -> Item:
    """The rule `around`: 20±2℃."""
    lead, one, _, two, rest = children
    span, around = covering(lead, one, two, rest), surroundings(lead, rest)
    two = share_of(one, two)
    unit = two.unit or one.unit
    apart = one.unit is not None and two.unit is not None and one.unit.symbol != two.unit.symbol
    fits = one.trusted and two.trusted and not one.tail and one.multiplier in (two.multiplier, Decimal(1)) and not apart
    # 1200±5% of what, 1200 or a hundred?
    relative = one.unit is None and unit is not None and unit.symbol in "%‰" and one.number > 100
    if not fits or relative or any(not found.soft for found in around.compared) or around.odd:
        return lost(span, one, two, around)
    centre = one.number * (two.multiplier if one.multiplier == 1 else 1)
    low = one._replace(number=centre - two.number, unit=unit)
    high = two._replace(number=centre + two.number, unit=unit)
    found = _between(span, low, high, around)
    if found is None or not isinstance(found.node, Range):
        return lost(span, one, two, around)
    word = next((known.span for known in around.compared), None)  # 保持在22±2℃
    return found._replace(node=found.node._replace(centre=centre, low=found.node.low._replace(op_span=word)))


def spread(children: tuple[_Lead, Token, Figure, _Rest]) -> Item:
    """The rule `spread`: ±3%, ≤±3%."""
    lead, sign, core, rest = children
    span, around = covering(lead, sign, core, rest), surroundings(lead, rest)
    if around.odd or not core.trusted or any(found.op not in (Op.AT_MOST, Op.EQUAL) for found in around.compared):
        return lost(span, core, core, around)
    word = next((known.span for known in around.compared), None)
    around = around._replace(compared=())
    low = core._replace(number=-core.number, printed=f"-{core.printed}", notes=())
    found = _between(span, low, core, around)
    if found is None or not isinstance(found.node, Range):
        return lost(span, core, core, around)
    return found._replace(node=found.node._replace(centre=Decimal(0), low=found.node.low._replace(op_span=word)))


def chained(children: tuple[_Lead, Figure, Comparison, Words | None, Comparison, Figure, _Rest]) -> Item:
    """The rule `chained`: 75%≤x≤85%."""
    lead, one, left, name, right, two, rest = children
    span, around = covering(lead, one, two, rest), surroundings(lead, rest)
    ops = (left.op, right.op)
    one, two = one._replace(unit=one.unit or two.unit), two._replace(unit=two.unit or one.unit)
    upwards = all(op is not None and op.is_ceiling for op in ops)
    one_way = upwards or all(op is not None and op.is_floor for op in ops)
    trusted = one.trusted and two.trusted
    if lead or not one_way or not trusted or not same_base(one.unit, two.unit) or (name and len(name.text) > 12):
        return lost(span, one, two, around._replace(compared=(left,)))
    if name is not None and (not name.text.isascii() or name.text in phrases("unitless")):
        around = around._replace(words=(*around.words, name))
    if not upwards:
        one, two, ops = two, one, (ops[1], ops[0])
    found = _between(span, one, two, around)
    if found is None or not isinstance(found.node, Range) or around.odd:
        return lost(span, one, two, around._replace(compared=(left,)))
    open_low, open_high = (op in (Op.LESS, Op.MORE) for op in ops)
    low = found.node.low._replace(op=Op.MORE if open_low else Op.AT_LEAST)
    high = found.node.high._replace(op=Op.LESS if open_high else Op.AT_MOST)
    return found._replace(node=Range(span, low, high, not open_low, not open_high))


def bounded(children: tuple[_Lead, Figure, _Rest, object, _Lead, Figure, _Rest]) -> Item:
    """The rule `bounded`: ≥75%且≤85%."""
    lead, one, between, _, second, two, rest = children
    span = covering(lead, one, between, second, two, rest)
    low = read_amount(covering(lead, one, between), one, surroundings(lead, between))
    high = read_amount(covering(second, two, rest), two, surroundings(second, rest))
    found = bounds(low, high, span)
    if found is not None:
        return found
    if isinstance(low.node, Amount) and isinstance(high.node, Amount):
        return Item(Compound(span, (low.node, high.node)), span, (*low.notes, *high.notes))
    return lost(span, one, two, surroundings(lead, rest))


# ---- brackets with a target of their own


def with_aside(item: Item, aside: Aside) -> Item:
    """≤5%（≥3%） is a range, ≥6次（每2月1次） says one thing twice, 30场（其中线上10场） has a part."""
    inner, node = aside.item.node, item.node
    says_nothing = isinstance(inner, Text) and not aside.item.notes and not aside.others
    if isinstance(node, Broken | Text) or says_nothing:
        return item
    if aside.others:
        return _with_parts(item, node, aside)
    notes = (*item.notes, *aside.item.notes)
    is_part = aside.holds is Holds.PART or (aside.holds is Holds.LIMIT and _subject(inner) is not None)
    if is_part and isinstance(node, Amount | Range) and isinstance(inner, Amount | Range):
        return item._replace(node=node._replace(breakdown=(*node.breakdown, inner)), notes=notes)
    if aside.holds is Holds.EACH and isinstance(inner, Amount | Range):
        return _apart(item, node, inner, aside, notes)
    if isinstance(node, Amount) and isinstance(inner, Amount):
        return _limited(item, node, inner, aside, notes)
    return Item(Text(item.span), item.span, (note("unread-number", aside.span),))


def _with_parts(item: Item, node: Node, aside: Aside) -> Item:
    """15个（其中：国家级3个、省级12个）."""
    items = (aside.item, *aside.others)
    parts = tuple(part.node for part in items if isinstance(part.node, Amount | Range))
    if not isinstance(node, Amount | Range) or len(parts) < len(items):
        return Item(Text(item.span), item.span, (note("unread-number", aside.span),))
    notes = (remark for part in (item, *items) for remark in part.notes)
    return item._replace(node=node._replace(breakdown=(*node.breakdown, *parts)), notes=tuple(notes))


def _limited(item: Item, node: Amount, inner: Amount, aside: Aside, notes: tuple[Diagnostic, ...]) -> Item:
    if inner.unit is None:
        inner = inner._replace(unit=node.unit)
        notes = tuple(
            remark for remark in notes if remark.code != "missing-unit" or remark.span.start < aside.span.start
        )
    both = bounds(Item(node, item.span), Item(inner, aside.span), item.span)
    if both is not None:
        return both._replace(notes=(*notes, *both.notes))
    if same_base(node.unit, inner.unit) and in_base(node) == in_base(inner) and inner.op in (node.op, Op.EQUAL):
        return item
    if node.op is Op.EQUAL and same_base(node.unit, inner.unit) and in_base(node) == in_base(inner):
        return item._replace(node=node._replace(op=inner.op, op_source=inner.op_source, op_span=inner.op_span))
    if same_base(node.unit, inner.unit):
        clash = note("contradictory-operators", item.span)
        return Item(Broken(item.span, "方向一致的比较符号"), item.span, (clash,))
    return _apart(item, node, inner, aside, notes)


def _apart(item: Item, node: Node, inner: Node, aside: Aside, notes: tuple[Diagnostic, ...]) -> Item:
    """Two targets side by side: the first ends where the bracket of the second begins."""
    first = node._replace(span=Span(node.span.start, aside.span.start))
    return Item(Compound(item.span, (first, inner)), item.span, notes)


def _subject(node: Node) -> str | None:
    match node:
        case Amount():
            return node.subject
        case Range():
            return node.low.subject
        case _:
            return None


SHAPES: Shapes = {
    "range": dashed, "within": within, "around": around_centre, "spread": spread, "chained": chained,
    "bounded": bounded,
}  # fmt: skip
