"""The shapes with numbers in a row: which of the numbers in an item are its value, and which are words."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, cast

from jixiao_grammar.ast import Amount, Broken, Compound
from jixiao_grammar.compare import in_base, same_base
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.amounts import bounds, read_amount, read_everyday
from jixiao_grammar.meaning.composed import together
from jixiao_grammar.meaning.neighbours import (
    Aside,
    Before,
    Behind,
    Blur,
    Comparison,
    Item,
    Times,
    Words,
    covering,
)
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.ranges import lost, with_aside
from jixiao_grammar.meaning.rates import over
from jixiao_grammar.meaning.several_targets import side_by_side
from jixiao_grammar.meaning.subjects import as_words, is_idiom, measures, not_understood
from jixiao_grammar.meaning.surroundings import NOTHING, surroundings
from jixiao_grammar.meaning.wording import words_of
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import OpSource, Span, stretch
from jixiao_grammar.words import lark_words

_Lead: TypeAlias = Sequence[Before] | None
_Rest: TypeAlias = Sequence[Behind] | None
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
            item = with_aside(item, piece)
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
    found = _under(span, pieces, first, last) if len(cores) == 2 else None
    if found is not None:
        return found
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
    both = None if around.odd else together(cores[0], cores[1], skips=around.text.endswith("隔"))
    if both is not None and len(cores) == 3:  # 2小时15分40秒
        both = together(both, cores[2], skips=False)
    if both is not None and len(cores) < 4:
        return read_amount(span, both, around)
    two = (span, lead, cores[0], cores[1], rest)
    each = _for_each(*two) if len(cores) == 2 else None
    return (
        each
        or side_by_side(span, lead, cores, rest)
        or (lost(span, cores[0], cores[1], around) if len(cores) == 2 else None)
    )


def _for_each(span: Span, lead: Sequence[Before], one: Figure, two: Figure, rest: Sequence[Behind]) -> Item | None:
    """3个乡镇各10处, 一等奖2名各2000元, 5所学校各配备电脑20台: so many, and so much for each of them."""
    noun, each, deed = one.tail.rpartition("各")
    if not each or one.unit is None or two.unit is None or not two.trusted or not _is_readable(one):
        return None
    if deed and not deed.startswith((*lark_words("operators.lark", "DEED"), *"建配设发奖补给")):
        return None if deed[0] in "类种级项界地方" else lost(span, one, two, NOTHING)
    cut = one.span.end - len(deed)
    whole = one._replace(tail=noun, trusted=True, notes=(), span=Span(one.span.start, cut - 1))
    said = [Words(deed, Span(cut, one.span.end))] if deed else []
    first = read_amount(Span(span.start, cut - 1), whole, surroundings(lead, ()))
    share = two._replace(unit=over(two.unit, (one.unit,)))
    second = read_amount(Span(cut, span.end), share, surroundings(said, rest))
    if not isinstance(first.node, Amount) or not isinstance(second.node, Amount) or one.unit.per or two.unit.per:
        return None
    return Item(Compound(span, (first.node, second.node)), span, (*first.notes, *second.notes))


def _is_readable(core: Figure) -> bool:
    return all(remark.code == "unknown-tail" for remark in core.notes) and not core.spelled


def _under(span: Span, pieces: Sequence[_Piece], first: int, last: int) -> Item | None:
    """降雨量超过50mm时2小时内巡查: what has to be so that the second number counts."""
    lead, between = cast(Sequence[Before], pieces[:first]), [*pieces[first + 1 : last]]
    one, two = cast(Figure, pieces[first]), cast(Figure, pieces[last])
    if between and isinstance(between[0], Words) and between[0].text == "时":
        one, between = one._replace(tail="时"), between[1:]
    compared = (
        bool(lead) and isinstance(lead[-1], Comparison) and all(isinstance(piece, Comparison) for piece in between)
    )
    if one.tail != "时" or one.unit is None or not compared or not two.trusted or not _is_readable(one):
        return None
    rest, own = cast(Sequence[Behind], pieces[last + 1 :]), cast(Sequence[Before], between)
    found = read_amount(Span(covering(between, two).start, span.end), two, surroundings(own, rest))
    if not isinstance(found.node, Amount):
        return None
    words = "".join(getattr(piece, "text", "") for piece in lead)
    return found._replace(span=span, node=found.node._replace(anchor=f"{words}{one.printed}{one.unit.printed}时"))


def _two_sided(span: Span, pieces: Sequence[_Piece], first: int, last: int) -> Item | None:
    """50%以上80%以下, 大于20%小于30%; 一年不少于两次."""
    lead, word = cast(Sequence[Before], pieces[:first]), pieces[first + 1]
    left, right = cast(Figure, pieces[first]), cast(Figure, pieces[last])
    rest = cast(Sequence[Behind], pieces[last + 1 :])
    if last != first + 2 or not isinstance(word, Comparison):
        return None
    often = None if lead or word.source is OpSource.SUFFIX else together(left, right, skips=False)
    if often is not None and often.unit is not None and often.unit.per:
        return read_amount(span, often, surroundings([word], rest))
    behind, before = ([word], []) if word.source is OpSource.SUFFIX else ([], [word])
    low = read_amount(covering(list(lead), left, behind), left, surroundings(lead, behind))
    high = read_amount(covering(before, right, list(rest)), right, surroundings(before, rest))
    return bounds(low, high, span) or _equation(span, low, high, word)


def _equation(span: Span, left: Item, right: Item, word: Comparison) -> Item | None:
    """3个×18万元=54万元: the sum as it was counted, if it was counted well."""
    one, two = left.node, right.node
    if word.text != "=" or not isinstance(one, Amount) or not isinstance(two, Amount):
        return None
    if not same_base(one.unit, two.unit):
        return None
    if in_base(one) != in_base(two):
        told = note("ambiguous-number", span, one=one.printed_number, other=two.printed_number)
        return Item(Broken(span, "左右相等的算式"), span, (told,))
    held = Span(one.number_span.start, two.number_span.end)
    return right._replace(span=span, node=two._replace(span=span, number_span=held, subject=one.subject))


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


SHAPES: Shapes = {
    "one": one, "sum": in_a_row, "mixed": in_a_row, "late": late, "raised": raised,
}  # fmt: skip
