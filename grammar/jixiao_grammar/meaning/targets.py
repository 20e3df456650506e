"""The shapes with numbers in a row: which of the numbers in an item are its value, and which are words."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, cast

from jixiao_grammar.ast import Amount, Broken, Compound, Node, Range, Text
from jixiao_grammar.compare import in_base, same_base
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.amounts import bounds, read_amount, read_everyday
from jixiao_grammar.meaning.composed import together
from jixiao_grammar.meaning.neighbours import (
    Aside,
    Before,
    Behind,
    Blur,
    Comparison,
    Holds,
    Item,
    Times,
    Words,
    covering,
)
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.ranges import lost
from jixiao_grammar.meaning.several_targets import side_by_side
from jixiao_grammar.meaning.subjects import as_words, is_idiom, measures, not_understood
from jixiao_grammar.meaning.surroundings import surroundings
from jixiao_grammar.meaning.wording import words_of
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import Op, OpSource, Span, stretch

_Lead: TypeAlias = Sequence[Before] | None
_Rest: TypeAlias = Sequence[Behind] | None
Notes: TypeAlias = tuple[Diagnostic, ...]
_ORIGIN = pattern(r"[由从](?:[^\W\d_]{1,4}的|原来?|目前|现在|上年|去年|年初|期初)?$")
_Piece: TypeAlias = Before | Behind | Figure


def one(children: Sequence[Figure | list[_Piece]]) -> Item:
    """The rule `one`: ≥95%, 不少于3场, 8场以上."""
    first, last = children[0], children[-1]
    lead: Any = None if isinstance(first, Figure) else first
    rest: Any = None if isinstance(last, Figure) else last
    core: Any = first if lead is None else children[1]
    if rest is None and (lead is None or len(lead) == 1):
        sign = lead[0] if lead else None
        if sign is None or (isinstance(sign, Comparison) and sign.source is OpSource.SIGN):
            found = read_everyday(sign, core)
            if found is not None:
                return found
    if core.spelled:  # it could be a word
        return in_a_row(children)
    return _amount(lead, core, rest)


def _amount(lead: _Lead, core: Figure, rest: _Rest) -> Item:
    start = core.span.start if not lead else lead[0].span.start
    end = core.span.end if not rest else rest[-1].span.end
    item = read_amount(stretch(start, end), core, surroundings(lead, rest))
    for piece in rest or ():
        if isinstance(piece, Aside):
            item = _with_aside(item, piece)
    return item


def in_a_row(children: Iterable[Figure | list[_Piece] | None]) -> Item:
    """The rules `sum` and `mixed`: two numbers side by side, or with words between them."""
    pieces: list[_Piece] = []
    for child in children:
        if isinstance(child, list):
            pieces.extend(child)
        elif child is not None:
            pieces.append(child)
    return _in_a_row(pieces)


def late(children: tuple[_Lead, Figure, Comparison, _Rest]) -> Item:
    """The rule `late`: 88%≥."""
    lead, core, sign, rest = children
    return _in_a_row([*(lead or ()), core, sign, *(rest or ())])


def raised(children: tuple[_Lead, Figure, Comparison, Figure, _Rest]) -> Item:
    """The rule `raised`: 由30%提高到50% is a target of 50% over a baseline of 30%."""
    lead, start, word, goal, rest = children
    if start.spelled:  # 一次性通过率达到98%
        return in_a_row([list(lead or ()), start, [word], goal, list(rest or ())])
    span, around = covering(lead, start, word, goal, rest), surroundings([*(lead or ()), word], rest)
    origin = _ORIGIN.search(around.text)
    if not start.trusted or origin is None or start.unit is None or goal.unit is None:
        return not_understood(span, (start, goal), False)
    bare = around.text[: origin.start()]
    around = around._replace(words=(Words(bare, around.words[0].span),) if bare else ())
    found = read_amount(span, goal, around)
    if not isinstance(found.node, Amount) or not same_base(start.unit, goal.unit):
        return not_understood(span, (start, goal), False)
    printed = f"{start.printed}{start.unit.printed}"
    return found._replace(node=found.node._replace(baseline=printed))


def _in_a_row(pieces: Sequence[_Piece]) -> Item:
    pieces = _without_idioms(pieces)
    places = [place for place, piece in enumerate(pieces) if isinstance(piece, Figure)]
    span = covering(list(pieces))
    cores = [cast(Figure, pieces[place]) for place in places]
    if not cores:
        return words_of(cast(Sequence[Before], pieces))
    first, last = places[0], places[-1]
    lead, rest = cast(Sequence[Before], pieces[:first]), cast(Sequence[Behind], pieces[last + 1 :])
    if len(cores) == 1:
        return _amount(lead, cores[0], rest)
    found = None
    if last - first == len(cores) - 1:
        found = _adjoining(span, lead, cores, rest)
    elif len(cores) == 2:
        found = _two_sided(span, pieces, first, last)
    if found is not None:
        return found
    product = any(isinstance(piece, Times) for piece in pieces) and cores[0].unit is not None  # 1920×1080 is a size
    divided = cores[0].unit is None and any(
        isinstance(piece, Words) and piece.text == ":" for piece in pieces
    )  # 1:5万元
    signs = any(isinstance(piece, Comparison) and piece.source is OpSource.SIGN for piece in pieces)
    return not_understood(span, cores, signs or product or divided)


def _adjoining(span: Span, lead: Sequence[Before], cores: Sequence[Figure], rest: Sequence[Behind]) -> Item | None:
    """2小时30分钟, 4期240人."""
    around = surroundings(lead, rest)
    both = None if around.odd or len(cores) > 2 else together(cores[0], cores[1], skips=around.text.endswith("隔"))
    if both is not None:
        return read_amount(span, both, around)
    counted = side_by_side(span, lead, cores, rest)
    return counted or (lost(span, cores[0], cores[1], around) if len(cores) == 2 else None)


def _two_sided(span: Span, pieces: Sequence[_Piece], first: int, last: int) -> Item | None:
    """50%以上80%以下, 大于20%小于30%; 一年不少于两次."""
    lead, word = cast(Sequence[Before], pieces[:first]), pieces[first + 1]
    if last != first + 2 or not isinstance(word, Comparison):
        return None
    left, right = cast(Figure, pieces[first]), cast(Figure, pieces[last])
    rest = cast(Sequence[Behind], pieces[last + 1 :])
    often = None if lead or word.source is OpSource.SUFFIX else together(left, right, skips=False)
    if often is not None and often.unit is not None and often.unit.per:
        return read_amount(span, often, surroundings([word], rest))
    behind, before = ([word], []) if word.source is OpSource.SUFFIX else ([], [word])
    low = read_amount(covering(list(lead), left, behind), left, surroundings(lead, behind))
    high = read_amount(covering(before, right, list(rest)), right, surroundings(before, rest))
    return bounds(low, high, span)


def _without_idioms(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    only = pieces[0] if len(pieces) == 1 else None
    counts = isinstance(only, Figure) and (len(only.printed) > 1 or only.number == 0)
    if isinstance(only, Figure) and only.trusted and only.unit is None and counts:
        return pieces  # 一百零五 and nothing else; a lone 三 is the third of something
    if not any(isinstance(piece, Figure) and piece.spelled for piece in pieces):
        return pieces
    found: list[_Piece] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Figure):
            before = found[-1] if found else None
            behind = pieces[place + 1] if place + 1 < len(pieces) else None
            found.append(as_words(piece) if is_idiom(piece, _is_meant(before, piece, behind)) else piece)
        else:
            found.append(piece)
    return found


def _is_meant(before: _Piece | None, core: Figure, behind: _Piece | None) -> bool:
    """Whether what stands around a numeral that counts nothing makes a number of it: ≥五十, 约五十万, 五十以上, 目标值一百."""
    if isinstance(before, Comparison) and (not before.soft or core.number == 0):
        return True
    closed = isinstance(behind, Comparison) and behind.source is OpSource.SUFFIX
    measured = isinstance(before, Comparison | Blur) or (isinstance(before, Words) and measures(before.text))
    return len(core.printed) > 1 and (closed or measured)


# ---- brackets with a target of their own


def _with_aside(item: Item, aside: Aside) -> Item:
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


def _limited(item: Item, node: Amount, inner: Amount, aside: Aside, notes: Notes) -> Item:
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


def _apart(item: Item, node: Node, inner: Node, aside: Aside, notes: Notes) -> Item:
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
    "one": one, "sum": in_a_row, "mixed": in_a_row, "late": late, "raised": raised,
}  # fmt: skip
