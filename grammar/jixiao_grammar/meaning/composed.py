"""What is composed: units with a slash, a product or a half (元/人·天, 两年半), and numbers of two (2小时30分钟, 三年一次)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.neighbours import PercentSign
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.rates import PAIRS, Below, Under, over, per_of, under
from jixiao_grammar.meaning.units import (
    may_be_unit,
    open_unit,
    plain_unit,
    printed_multiplier,
    split_unit,
    tail_is_noun,
    unit_named,
)
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Dimension, Span, Token, Unit
from jixiao_grammar.words import phrases

_EFFORTS = {"月": "人月", "天": "人天", "日": "人天", "年": "人年"}
_ONE = Decimal(1)


class PrintedUnit(Record):
    """What the grammar took for a unit: its first word, what is below the slash, and 半 behind it."""

    first: Token
    below: tuple[Below, ...]
    half: Token | None

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        last = self.half or (self.below[-1] if self.below else self.first)
        return self.first.span.cover(last.span)

    @property
    def text(self) -> str:
        """As written, without blanks."""
        return self.first.value + "".join(factor.text for factor in self.below)

    @property
    def product(self) -> str:
        """床日 where 床·日 is written."""
        return self.first.value + "".join(one.words if one.is_product and not one.number else "/" for one in self.below)


class PrintedPercent(Record):
    """One sign or more, and what is below the slash."""

    signs: tuple[PercentSign, ...]
    below: tuple[Below, ...]


def unit_as_printed(children: Sequence[Token | Below]) -> PrintedUnit:
    """The rule `unit`."""
    first = cast(Token, children[0])
    if len(children) == 1:
        return PrintedUnit(first, (), None)
    last = children[-1]
    half = None if isinstance(last, Below) else last
    return PrintedUnit(first, tuple(child for child in children if isinstance(child, Below)), half)


def percent(children: Sequence[PercentSign | Below]) -> PrintedPercent:
    """The rule `percent`."""
    signs = tuple(child for child in children if isinstance(child, PercentSign))
    return PrintedPercent(signs, tuple(child for child in children if isinstance(child, Below)))


def refused(found: Figure, span: Span, remark: Diagnostic | None = None) -> Figure:
    """The number stands before something that is no unit: nothing of it can be trusted."""
    notes = found.notes if remark is None else (*found.notes, remark)
    return found._replace(trusted=False, span=Span(found.span.start, span.end), notes=notes)


def with_open_unit(found: Figure, written: PrintedUnit) -> Figure:
    """A unit that no table lists; N·m is no N for each m."""
    per = per_of(written.below)
    fits = may_be_unit(written.first.value) and not _is_name(found, written.first.value)
    odd = any(one.is_product or one.words == written.first.value for one in written.below[:1])  # 100o/o
    good = fits and per is not None and not odd
    unit = over(open_unit(written.first.value, written.span), per or ()) if good else None
    mult = printed_multiplier(found.multiplier)
    if unit is not None and mult:
        unit = unit._replace(printed=mult + unit.printed)
    hint = () if unit else (note("unknown-unit", written.first.span),)
    span = Span(found.span.start, written.span.end)
    return found._replace(unit=unit, span=span, trusted=found.trusted and good, notes=(*found.notes, *hint))


def _is_name(found: Figure, words: str) -> bool:
    """三公, 二十大 and 五十强 are names; 一百二十樘 counts something that no table lists."""
    return found.spelled and (found.number <= 10 or len(words) > 2 or words.startswith(phrases("names_of_many")))


def with_rate(found: Figure, written: PrintedUnit) -> Figure:
    """元/人·天, and what is counted there (元/人补助)."""
    effort = _effort(found, written)
    if effort is not None:
        return effort
    written, tail = _without_tail(written)
    cut = written.span.end
    if tail and (tail.startswith(("内", "以内", "之内")) or not tail_is_noun(tail)):
        return refused(found, Span(cut, cut + len(tail)), note("unknown-tail", Span(cut, cut + len(tail))))
    per = per_of(written.below)
    same = per is not None and any(below.printed == written.first.value for below in per)  # 100元/元
    if written.below[0].is_product or per is None or same:
        return refused(found, written.span, note("unknown-unit", written.span))
    printed, span = printed_multiplier(found.multiplier) + written.text, Span(found.span.start, cut + len(tail))
    pair = PAIRS.get(written.text)
    if pair is not None:
        unit = Unit(pair, printed, Dimension.COUNT, _ONE, written.span)
        return found._replace(unit=unit, span=span, tail=tail)
    notes = found.notes
    money = written.first.value == "分" and all(below.dimension is not Dimension.COUNT for below in per)
    two = ("得分", "一元的百分之一") if money else {"人/次": ("人次", "每次几人")}.get(written.text)
    if two is not None:
        notes = (*notes, note("ambiguous-unit", written.span, one=two[0], other=two[1]))
    top = unit_named(written.first.value, written.first.value, written.first.span)
    unit = over(top, per)._replace(printed=printed, span=written.span)
    return found._replace(unit=unit, span=span, tail=tail, notes=notes)


def _without_tail(written: PrintedUnit) -> tuple[PrintedUnit, str]:
    """元/人补助: the noun behind the last unit is no part of it."""
    last = written.below[-1]
    split = split_unit(last.words)
    if last.grouped or split.entry is None or not split.tail:
        return written, ""
    cut = len(split.tail)
    shorter = last._replace(words=split.printed, text=last.text[:-cut], span=Span(last.span.start, last.span.end - cut))
    return written._replace(below=(*written.below[:-1], shorter)), split.tail


def _effort(found: Figure, written: PrintedUnit) -> Figure | None:
    """人·月 and 人/月工作量 are person-months; 人/月 alone could be persons a month."""
    if written.first.value != "人" or len(written.below) != 1 or written.below[0].grouped or written.below[0].number:
        return None
    words, span = written.below[0].words, written.span
    if written.below[0].is_product and f"人{words}" in phrases("person_times"):
        unit = unit_named(f"人{words}", written.text, span)
        return found._replace(unit=unit, span=Span(found.span.start, span.end))
    work = _EFFORTS.get(words[:1])
    if written.below[0].is_product or work is None:
        return None
    tail = words[1:]
    if tail.startswith(phrases("effort")):
        own = Span(span.start, span.end - len(tail))
        unit = unit_named(work, written.text.removesuffix(tail), own)
        return found._replace(unit=unit, tail=tail, span=Span(found.span.start, span.end))
    return None if words != "月" else _persons_a_month(found, written)


def _persons_a_month(found: Figure, written: PrintedUnit) -> Figure:
    hint = note("ambiguous-unit", written.span, one="每月几人", other="人月")
    per = under(Under("", "月", written.below[0].span)) or []
    unit = over(unit_named("人", "人", written.first.span), per)._replace(span=written.span, printed=written.text)
    return found._replace(unit=unit, span=Span(found.span.start, written.span.end), notes=(*found.notes, hint))


def with_half(found: Figure, written: PrintedUnit) -> Figure:
    """两年半."""
    split = split_unit(written.first.value)
    entry = split.entry
    if written.below or entry is None or split.tail or entry.dimension is not Dimension.TIME or found.multiplier != 1:
        return refused(found, written.span)
    span = Span(found.span.start, written.span.end)
    return found._replace(
        unit=plain_unit(entry, split.printed, written.first.span),
        number=found.number + Decimal("0.5"),
        number_span=span,
        printed=f"{found.printed}{split.printed}半",
        scale=1,
        span=span,
    )


# ---- two numbers that are one: 2小时30分钟, 三年一次, 12万5千元

_TIMES = frozenset("次遍轮回期场趟届篇份")


def together(one: Figure, two: Figure, *, skips: bool) -> Figure | None:
    """What two numbers are that stand together; None where nobody knows. `skips` where 隔 stands before them."""
    if not one.trusted or not two.trusted or one.tail:
        return None
    return _spoken(one, two) if one.unit is None else _of_time(one, two, skips=skips)


def _of_time(one: Figure, two: Figure, *, skips: bool) -> Figure | None:
    """2小时30分钟, 三年一次."""
    under_it, top = one.unit, two.unit
    if under_it is None or top is None or top.per:
        return None
    if under_it.symbol == "分" and top.symbol == "秒":
        under_it = unit_named("分钟", "分", under_it.span)
    if under_it.dimension is not Dimension.TIME or under_it.per:
        return None
    if top.symbol not in _TIMES or two.tail:
        return _summed(one._replace(unit=under_it), two)
    per = under(_as_period(one, under_it))
    if per is None or skips:  # 隔2天1次 could be every second or every third day
        return None
    return two._replace(unit=over(top, per), span=one.span.cover(two.span))


def _spoken(one: Figure, two: Figure) -> Figure | None:
    """12万5千元; but 30万5 is 305000 in speech, and nobody knows what it is in a table."""
    if two.multiplier == 1 or one.multiplier <= two.number or one.spelled != two.spelled:
        return None
    number = one.number + two.number
    return _as_one(one, two, number, f"{number:f}")._replace(scale=0)


def _as_one(one: Figure, two: Figure, number: Decimal, printed: str) -> Figure:
    span, number_span = one.span.cover(two.span), one.number_span.cover(two.number_span)
    return two._replace(span=span, number=number, number_span=number_span, printed=printed, multiplier=_ONE)


def _as_period(one: Figure, unit: Unit) -> Under:
    """三年 in 三年一次, 半年 in 半年一次."""
    name = unit.symbol.removeprefix("个")
    place = Span(one.span.start, unit.span.end)
    if one.printed == "半":
        return Under("", f"半{name}", place)
    return Under("" if one.number == 1 else one.printed, name, place)


def _summed(one: Figure, two: Figure) -> Figure | None:
    larger, smaller = one.unit, two.unit
    if larger is None or smaller is None:
        return None
    if smaller.symbol == "分" and larger.symbol == "小时":
        smaller = unit_named("分钟", "分", smaller.span)
    if smaller.dimension is not Dimension.TIME or larger.factor <= smaller.factor:
        return None
    ratio = larger.factor / smaller.factor
    if ratio != ratio.to_integral_value() or "工作日" in (larger.symbol, smaller.symbol):
        return None
    number = one.number * ratio + two.number
    return _as_one(one, two, number, f"{number.normalize():f}")._replace(unit=smaller, spelled=False)


SHAPES: Shapes = {"unit": unit_as_printed, "percent": percent}
