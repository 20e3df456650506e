"""What the grammar takes for a unit, and the units that have a slash, a product or a half (元/人·天, 24人·月, 两年半)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.neighbours import PercentSign
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.rates import PAIRS, Below, Under, over, per_of, under
from jixiao_grammar.meaning.units import may_be_unit, open_unit, plain_unit, split_unit, tail_is_noun, unit_named
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Dimension, Span, Token, Unit
from jixiao_grammar.words import phrases

_EFFORTS = {"月": "人月", "天": "人天", "日": "人天", "年": "人年"}
_ONE = Decimal(1)


class UnitRow(Record):
    """What the grammar took for a unit: its first word, what is below the slash, and 半 behind it."""

    first: Token
    below: tuple[Below, ...]
    half: Token | None

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        last = (
            self.half.end_pos
            if self.half is not None
            else self.below[-1].span.end
            if self.below
            else self.first.end_pos
        )
        return Span(self.first.start_pos, last)

    @property
    def text(self) -> str:
        """As written, without blanks."""
        return self.first.value + "".join(factor.text for factor in self.below)


class PercentRow(Record):
    """One sign or more, and what is below the slash."""

    signs: tuple[PercentSign, ...]
    below: tuple[Below, ...]


def unit_row(children: Sequence[Token | Below]) -> UnitRow:
    """The rule `unit`."""
    first = cast(Token, children[0])
    if len(children) == 1:
        return UnitRow(first, (), None)
    last = children[-1]
    half = None if isinstance(last, Below) else last
    return UnitRow(first, tuple(child for child in children if isinstance(child, Below)), half)


def percent_row(children: Sequence[PercentSign | Below]) -> PercentRow:
    """The rule `percent`."""
    signs = tuple(child for child in children if isinstance(child, PercentSign))
    return PercentRow(signs, tuple(child for child in children if isinstance(child, Below)))


_NAMES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))


def printed_multiplier(found: Figure) -> str:
    """The words of a multiplier: 10000 as 万, 1000000 as 百万."""
    factor, words = int(found.multiplier), ""
    for name, step in _NAMES:
        if factor >= step and factor % step == 0:
            factor //= step
            words = name + words
    return words


def refused(found: Figure, span: Span, remark: Diagnostic | None = None) -> Figure:
    """The number stands before something that is no unit: nothing of it can be trusted."""
    notes = found.notes if remark is None else (*found.notes, remark)
    return found._replace(trusted=False, span=Span(found.span.start, span.end), notes=notes)


def open_row(found: Figure, row: UnitRow) -> Figure:
    """A unit that no table lists; N·m is no N for each m."""
    per = per_of(row.below)
    is_product = bool(row.below) and row.below[0].is_product
    good = may_be_unit(row.first.value) and per is not None and not is_product and not _is_name(found, row.first.value)
    unit = over(open_unit(row.first.value, row.span), per or ()) if good else None
    mult = printed_multiplier(found)
    if unit is not None and mult:
        unit = unit._replace(printed=mult + unit.printed)
    hint = () if unit else (note("unknown-unit", row.first.span),)
    span = Span(found.span.start, row.span.end)
    return found._replace(unit=unit, span=span, trusted=found.trusted and good, notes=(*found.notes, *hint))


def _is_name(found: Figure, words: str) -> bool:
    """三公, 二十大 and 五十强 are names; 一百二十樘 counts something that no table lists."""
    return found.spelled and (found.number <= 10 or len(words) > 2 or words.startswith(phrases("names_of_many")))


def rate_row(found: Figure, row: UnitRow) -> Figure:
    """元/人·天, and what is counted there (元/人补助)."""
    effort = _effort(found, row)
    if effort is not None:
        return effort
    row, tail = _without_tail(row)
    cut = row.span.end
    if tail and (tail.startswith(("内", "以内", "之内")) or not tail_is_noun(tail)):
        return refused(found, Span(cut, cut + len(tail)), note("unknown-tail", Span(cut, cut + len(tail))))
    per = per_of(row.below)
    if row.below[0].is_product or per is None:
        return refused(found, row.span, note("unknown-unit", row.span))
    printed, span = printed_multiplier(found) + row.text, Span(found.span.start, cut + len(tail))
    pair = PAIRS.get(row.text)
    if pair is not None:
        unit = Unit(pair, printed, Dimension.COUNT, _ONE, row.span)
        return found._replace(unit=unit, span=span, tail=tail)
    notes = found.notes
    if row.text == "人/次":
        notes = (*notes, note("ambiguous-unit", row.span, one="人次", other="每次几人"))
    unit = over(unit_named(row.first.value, row.first.value, row.first.span), per)._replace(
        printed=printed, span=row.span
    )
    return found._replace(unit=unit, span=span, tail=tail, notes=notes)


def _without_tail(row: UnitRow) -> tuple[UnitRow, str]:
    """元/人补助: the noun behind the last unit is no part of it."""
    last = row.below[-1]
    split = split_unit(last.words)
    if last.grouped or split.entry is None or not split.tail:
        return row, ""
    cut = len(split.tail)
    shorter = last._replace(words=split.printed, text=last.text[:-cut], span=Span(last.span.start, last.span.end - cut))
    return row._replace(below=(*row.below[:-1], shorter)), split.tail


def _effort(found: Figure, row: UnitRow) -> Figure | None:
    """人·月 and 人/月工作量 are person-months; 人/月 alone could be persons a month."""
    if row.first.value != "人" or len(row.below) != 1 or row.below[0].grouped or row.below[0].number:
        return None
    words, span = row.below[0].words, row.span
    if row.below[0].is_product and f"人{words}" in phrases("person_times"):
        unit = unit_named(f"人{words}", row.text, span)
        return found._replace(unit=unit, span=Span(found.span.start, span.end))
    work = _EFFORTS.get(words[:1])
    if row.below[0].is_product or work is None:
        return None
    tail = words[1:]
    if tail.startswith(phrases("effort")):
        own = Span(span.start, span.end - len(tail))
        unit = unit_named(work, row.text.removesuffix(tail), own)
        return found._replace(unit=unit, tail=tail, span=Span(found.span.start, span.end))
    return None if words != "月" else _persons_a_month(found, row)


def _persons_a_month(found: Figure, row: UnitRow) -> Figure:
    hint = note("ambiguous-unit", row.span, one="每月几人", other="人月")
    per = under(Under("", "月", row.below[0].span)) or []
    unit = over(unit_named("人", "人", row.first.span), per)._replace(span=row.span, printed=row.text)
    return found._replace(unit=unit, span=Span(found.span.start, row.span.end), notes=(*found.notes, hint))


def half_more_row(found: Figure, row: UnitRow) -> Figure:
    """两年半."""
    split = split_unit(row.first.value)
    entry = split.entry
    if row.below or entry is None or split.tail or entry.dimension is not Dimension.TIME or found.multiplier != 1:
        return refused(found, row.span)
    span = Span(found.span.start, row.span.end)
    return found._replace(
        unit=plain_unit(entry, split.printed, row.first.span),
        number=found.number + Decimal("0.5"),
        number_span=span,
        printed=f"{found.printed}{split.printed}半",
        scale=1,
        span=span,
    )


SHAPES: Shapes = {
    "unit": unit_row, "percent": percent_row,
}  # fmt: skip
