"""A number, its multiplier and its unit put together: `4.8万册`, `二十五万元`, `300元/人·天`, `两年半`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.composed import PrintedPercent, PrintedUnit, refused, with_half, with_open_unit, with_rate
from jixiao_grammar.meaning.neighbours import PercentSign
from jixiao_grammar.meaning.numbers import Figure, More, Multiplier, and_more, negative
from jixiao_grammar.meaning.rates import each_of, over, per_of
from jixiao_grammar.meaning.units import (
    UnitWords,
    multiplier_of,
    plain_unit,
    printed_multiplier,
    split_before_noun,
    split_unit,
    tail_is_noun,
    unit_named,
)  # fmt: skip
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import Dimension, Span, Token, Unit, stretch
from jixiao_grammar.words import UnitEntry, phrases, units

_TWO_READINGS = {"W": ("瓦", "万"), "w": ("瓦", "万"), "T": ("吨", "TB")}
_INSIDE = pattern(r"(?:以|之)?内")
_NUMERALS = tuple("一二三四五六七八九十")
_DAY_KINDS = ("日历天", "日历日", "自然日")


def amount(
    children: Sequence[Token | Figure | Sequence[Multiplier | More] | PercentSign | PrintedUnit | PrintedPercent],
) -> Figure:
    """The rule `amount`: a number, perhaps with a minus before it, and with multiplier and unit behind it."""
    first, *behind = children
    found: Any = first
    if not isinstance(first, Figure):
        found, behind = negative(cast(Figure, behind[0]), cast(Token, first)), behind[1:]
    if not behind:
        return _alone(found)
    if isinstance(behind[0], list):
        for piece in behind[0]:
            found = _multiplied(found, piece) if isinstance(piece, Multiplier) else and_more(found, piece)
    last = behind[-1]
    if found.unit is None and isinstance(last, Token) and not found.spelled:
        return _with_words(found, last)
    unit = _written(last)
    if unit is None or found.unit is not None:
        return _alone(found) if unit is None else _measured(found, unit)
    if isinstance(unit, PrintedPercent):
        return _percent(found, unit)
    return _with_unit(found, unit)


def _written(last: object) -> PrintedUnit | PrintedPercent | None:
    """What is printed as the unit, be it of one word; a multiplier behind the number is none."""
    if isinstance(last, Token):
        return PrintedUnit(last, (), None)
    if isinstance(last, PercentSign):
        return PrintedPercent((last,), ())
    return last if isinstance(last, (PrintedUnit, PrintedPercent)) else None


def _multiplied(found: Figure, by: Multiplier) -> Figure:
    return found._replace(
        number=found.number * by.factor,
        multiplier=found.multiplier * by.factor,
        number_span=Span(found.number_span.start, by.span.end),
        span=found.span.cover(by.span),
        notes=found.notes if by.note is None else (*found.notes, by.note),
        trusted=found.trusted and found.unit is None and (by.note is None or by.note.code != "ambiguous-number"),
    )


def _alone(found: Figure) -> Figure:
    return found._replace(raw=_raw(found, "")) if found.spelled else found


def _measured(found: Figure, unit: PrintedUnit | PrintedPercent) -> Figure:
    """T+1个工作日; a share of a hundred or a zero that a second unit follows makes no sense."""
    if found.anchor is not None and isinstance(unit, PrintedUnit) and not unit.below and unit.half is None:
        days = split_unit(unit.first.value)
        if days.entry is not None and days.entry.symbol in ("天", "工作日"):
            return _with_words(found, unit.first)
    end = unit.span.end if isinstance(unit, PrintedUnit) else unit.signs[-1].span.end
    tail = unit.first.value if isinstance(unit, PrintedUnit) and not unit.below and unit.half is None else ""
    if tail and found.anchor is None and tail_is_noun(tail):
        return found._replace(tail=tail, span=Span(found.span.start, end))
    return found._replace(trusted=False, span=Span(found.span.start, end))


def _percent(found: Figure, written: PrintedPercent) -> Figure:
    first, last, notes = written.signs[0], written.signs[-1], found.notes
    if first is last and not written.below:
        unit = unit_named(first.text, first.text, first.span)
        return found.measured(unit, last.span.end)
    if first is not last:
        notes = (*notes, note("repeated-sign", Span(written.signs[1].span.start, last.span.end), ""))
    per = (
        None if any(one.number and one.words in units() for one in written.below) else per_of(written.below)
    )  # 95%/2次
    same = len({sign.text for sign in written.signs}) == 1
    end = written.below[-1].span.end if written.below else last.span.end
    unit = over(unit_named(first.text, first.text, first.span), per or ())
    trusted = found.trusted and same and per is not None
    return found._replace(unit=unit, span=stretch(found.span.start, end), notes=notes, trusted=trusted)


def _with_unit(found: Figure, written: PrintedUnit) -> Figure:
    if found.spelled:
        found = found._replace(raw=_raw(found, written.text + ("半" if written.half else "")))
    if written.half is not None:
        return with_half(found, written)
    if not written.below:
        return _with_words(found, written.first)
    known = units().get(written.text) or units().get(written.product)
    if known is not None:
        printed = printed_multiplier(found.multiplier) + written.text
        return found._replace(unit=plain_unit(known, printed, written.span), span=found.span.cover(written.span))
    if any(one.is_product and one.number for one in written.below):
        return _multiplied_out(found, written)
    return _divided(found, written)


def _divided(found: Figure, written: PrintedUnit) -> Figure:
    """元/人·天, kW·h/年."""
    first, below = written.first, written.below[0]
    if below.is_product and f"{first.value}·{below.words}" in units():
        product = Token(f"{first.value}·{below.words}", first.start_pos, below.span.end)
        return with_rate(found, PrintedUnit(product, written.below[1:], None))
    split = split_unit(written.first.value)
    if split.entry is None:
        return with_open_unit(found, written)
    if split.tail:
        return refused(found, written.span, _unknown_tail(written.first, split))
    return with_rate(found, written)


def _multiplied_out(found: Figure, written: PrintedUnit) -> Figure:
    """45元/剂×8000剂, 3个×18万元: a sum, where all but the money is counted once and paid for once, or only counted."""
    number, things, span = found.number, [written.first.value], Span(found.span.start, written.span.end)
    for one in [below for below in written.below if below.number]:
        thing = one.words.lstrip("十百千万亿")
        number *= Decimal(one.number.replace(",", "")) * multiplier_of(one.words.removesuffix(thing))
        things.append(thing.removeprefix("个") or thing)
    paid_for = sorted(one.words.removeprefix("个") for one in written.below if not one.number)
    counted = sorted(thing for thing in things if thing != "元")
    fits = counted == paid_for or (len(counted) == 1 and not paid_for and counted[0] in units())
    if len(counted) + 1 != len(things) or not fits:
        return refused(found, written.span, note("unknown-unit", written.span))
    unit, whole = unit_named("元", "元", Span(span.end, span.end)), f"{number:f}"
    return found._replace(span=span, number=number, number_span=span, printed=whole, multiplier=Decimal(1), unit=unit)


def _raw(found: Figure, unit: str) -> str:
    return found.printed + printed_multiplier(found.multiplier) * (found.multiplier != 1) + unit


def _with_words(found: Figure, words: Token) -> Figure:
    """The words right behind a number: a unit, and what may follow it."""
    if words.value in ("k", "K"):
        unit = unit_named("K", words.value, words.span)
        return found._replace(unit=unit, span=Span(found.span.start, words.end_pos))
    if words.value in _TWO_READINGS:
        one, other = _TWO_READINGS[words.value]
        found = found._replace(notes=(*found.notes, note("ambiguous-unit", words.span, one=one, other=other)))
    split = split_before_noun(words.value)
    if split.entry is None:
        return with_open_unit(found, PrintedUnit(words, (), None))
    if found.spelled and (split.tail or _names_a_step(found, split)):
        return _spelled_with_tail(found, words, split, split.entry)
    return _with_tail(found, words, split, split.entry)


def _with_tail(found: Figure, words: Token, split: UnitWords, entry: UnitEntry) -> Figure:
    """2份报告, 6小时内, 120元每人: a unit of the table and what stands behind it."""
    tail, cut = split.tail, words.start_pos + len(split.printed)
    printed = split.printed if found.multiplier == 1 else printed_multiplier(found.multiplier) + split.printed
    unit = plain_unit(entry, printed, stretch(words.start_pos, cut))
    if not tail and not split.printed.endswith(_DAY_KINDS):
        return found.measured(unit, words.end_pos)
    span = stretch(found.span.start, words.end_pos)
    if len(split.printed) > 1 and tail.startswith(split.printed):  # 24小时小时
        again = note("repeated-word", Span(cut, cut + len(split.printed)), "")
        found, tail, cut = found._replace(notes=(*found.notes, again)), tail[len(split.printed) :], again.span.end
    if _is_inside(tail, unit.dimension):
        return _within(found, unit, tail, Span(cut, span.end))
    per = each_of(tail, Span(cut, span.end)) if tail.startswith("每") else None
    if per is not None:
        return found._replace(unit=over(unit, per), span=span)
    good = tail_is_noun(tail)
    notes = found.notes if good else (*found.notes, _unknown_tail(words, split))
    if split.printed.endswith(_DAY_KINDS):
        tail = split.printed.removeprefix("个") + tail
    return found._replace(unit=unit, tail=tail, span=span, notes=notes, trusted=found.trusted and good)


def _is_inside(tail: str, dimension: Dimension) -> bool:
    return bool(_INSIDE.fullmatch(tail) or (dimension is Dimension.TIME and _INSIDE.match(tail)))


def _within(found: Figure, unit: Unit, tail: str, inside: Span) -> Figure:
    """6小时内, 3日内办结: a ceiling, and what is done within it."""
    opening = _INSIDE.match(tail)
    assert opening is not None
    rest, within = tail[opening.end() :], Span(inside.start, inside.start + opening.end())
    return found._replace(unit=unit, tail=rest, span=Span(found.span.start, inside.end), inside=within)


def _spelled_with_tail(found: Figure, words: Token, split: UnitWords, entry: UnitEntry) -> Figure:
    """三个月内 is a quantity, 一站式, 三公经费 and 两个确立 are words."""
    if _counts_nouns(found, split, entry) and tail_is_noun(split.tail) and not _names_a_step(found, split):
        return _with_tail(found, words, split, entry)
    if entry.dimension is Dimension.TIME and split.tail in phrases("done_within"):
        return _with_tail(found, words, split, entry)
    if entry.dimension is Dimension.TIME and _INSIDE.match(split.tail):
        cut = words.start_pos + len(split.printed)
        unit = plain_unit(entry, split.printed, Span(words.start_pos, cut))
        return _within(found, unit, split.tail, Span(cut, words.end_pos))
    return refused(found, words.span)


def _names_a_step(found: Figure, split: UnitWords) -> bool:
    """三级, 五星, 春秋两季; but 十二道 and 三十层 are counted."""
    return found.number <= 10 and not found.counts and split.printed in phrases("names_step")


def _counts_nouns(found: Figure, split: UnitWords, entry: UnitEntry) -> bool:
    """二十三个村, 两场讲座; but 两会期间, 三支一扶 and 两个确立 are names."""
    if split.tail[:1] in _NUMERALS or found.counts:  # 五位一体
        return found.counts and split.tail[:1] not in _NUMERALS
    named = entry.symbol in phrases("counts_nouns") or (entry.symbol == "个" and split.tail in phrases("places"))
    if found.number == 1 and entry.symbol in phrases("counts_one"):
        return True
    return found.number > 10 or (found.number >= 2 and named) or _is_held_once(found, split, entry)


def _is_held_once(found: Figure, split: UnitWords, entry: UnitEntry) -> bool:
    """举办一次培训; but 一次办结 and 一次培训合格率 name how it is done."""
    held = split.tail.startswith(phrases("held")) or split.tail.endswith(phrases("held"))
    return found.number == 1 and entry.symbol in ("次", "场") and held and "率" not in split.tail


def _unknown_tail(words: Token, split: UnitWords) -> Diagnostic:
    return note("unknown-tail", Span(words.start_pos + len(split.printed), words.end_pos))


SHAPES: Shapes = {"amount": amount}
