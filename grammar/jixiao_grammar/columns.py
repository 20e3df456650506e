"""A unit by itself, in a column (计量单位) or in the brackets of a name or behind a number, and a sign (计算符号)."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao_grammar.ast import Amount
from jixiao_grammar.diagnostics import note
from jixiao_grammar.fold import fold
from jixiao_grammar.meaning.neighbours import Bracket, includes
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.rates import PAIRS, Under, over, under
from jixiao_grammar.meaning.units import (
    may_be_unit,
    multiplier_of,
    open_unit,
    plain_unit,
    read_numeral,
    split_unit,
    tail_is_noun,
)
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import SIGNS, Dimension, Op, Span, Unit, UnitFrom
from jixiao_grammar.words import UnitEntry, lark_words, units

if TYPE_CHECKING:
    from jixiao_grammar.meaning.surroundings import Surroundings

_NOWHERE = Span(0, 0)
_SCALED = pattern("[十百千万亿]+")
_DIVIDED = pattern("[/每]")
_FACTORS = pattern("[·*×、.]")
_PRODUCT = pattern("[·*×]")
_IN_BRACKETS = pattern(r"[(\[【]([^()\[\]【】]+)[)\]】] *$")
_SECOND_NAME = pattern(r"([^()]+)\(([^()]+)\)")
# Notes that stand where a unit might: 含续建, 一期, 线上.
_NOTE = pattern(
    r"(?:不?含|包|其中|新|续|全|当年|线[上下]|第|本|中央|城|农|暂|累计)|.*(?:级|类|区|段|型|建|等|以[上下])$|[一二三四]期"
)
_NO_UNIT = frozenset("-—无") | {"--", "——", "/", ""}


class LoneUnit(Record):
    """A unit with the multiplier that stands before it: 万元 is 10000 and 元, 平方米 is 1 and 平方米."""

    multiplier: Decimal
    unit: Unit

    def applied_to(self, amount: Amount, unit_from: UnitFrom) -> Amount:
        """The number in this unit: 4.8 with 万册 is 48000 册, as is 4.8万 with 册. Its unit has no place in the cell."""
        nowhere = Span(amount.number_span.end, amount.number_span.end)
        per = tuple(unit._replace(span=nowhere) for unit in self.unit.per)
        return amount._replace(
            number=amount.number * self.multiplier,
            multiplier=amount.multiplier * self.multiplier,
            unit=self.unit._replace(span=nowhere, per=per, unit_from=unit_from),
        )


@lru_cache(maxsize=1024)
def read_unit(text: str) -> LoneUnit | None:
    """The unit that `text` names; None where it names none.

    A word of up to four letters that no table lists is a unit with `known=False`.
    """
    words = re.sub(r"\s", "", fold(text)).removeprefix("单位:")
    if words in _NO_UNIT:
        return None
    whole = _listed(words)
    if whole is not None:
        return LoneUnit(Decimal(1), plain_unit(whole, words, _NOWHERE))
    pair = PAIRS.get(words)
    if pair is not None:
        return LoneUnit(Decimal(1), Unit(pair, text.strip(), Dimension.COUNT, Decimal(1), _NOWHERE))
    top, *unders = _DIVIDED.split(words)
    scale, top = _scaled(top)
    head = _head(top)
    per = _per(unders)
    if head is None or per is None:
        return None
    printed = text.strip()
    unit = over(head, per)._replace(printed=printed)
    return LoneUnit(multiplier_of(scale), unit)


# ---- the unit of a number, in brackets behind it


def measured_by(core: Figure, bracket: Bracket) -> Figure | None:
    """The number in the unit that stands in brackets, multiplier and slash included."""
    if _SCALED.fullmatch(bracket.inside) and core.multiplier == 1:  # 100（万）
        factor = multiplier_of(bracket.inside)
        return core._replace(number=core.number * factor, multiplier=factor)
    return in_unit(core, bracket.inside, Span(bracket.span.start + 1, bracket.span.end - 1))


def in_unit(core: Figure, words: str, span: Span) -> Figure | None:
    """The number in the unit that the words name."""
    found = read_unit(words)
    if found is None or not found.unit.known or (found.multiplier != 1 and core.multiplier != 1):
        return None
    unit = found.unit._replace(span=span, per=tuple(below._replace(span=span) for below in found.unit.per))
    number, factor = core.number * found.multiplier, core.multiplier * found.multiplier
    return core._replace(unit=unit, number=number, multiplier=factor)


def paired(core: Figure, bracket: Bracket) -> Figure | None:
    """5台（套）."""
    unit, inside = core.unit, bracket.inside
    split = split_unit(inside)
    if unit is None or split.entry is None or split.tail or core.tail or len(inside) > 2:
        return None
    if unit.dimension is not Dimension.COUNT or unit.per:
        return None
    both = f"({inside})"
    covered = Span(unit.span.start, bracket.span.end)
    return core._replace(unit=unit._replace(symbol=unit.symbol + both, printed=unit.printed + both, span=covered))


_NUMBER = pattern("[0-9]+(?:\\.[0-9]+)?")
_IN_CAPITALS = pattern("大写(?:金额)?[: ]*(?:人民币)?([^\\W\\d_]+?)[元圆]整?")


def with_brackets(core: Figure, around: "Surroundings") -> tuple[Figure, "Surroundings"]:
    """≥80（分）, （万元）12.5, 5台（套）; （含） and （不含） speak of the bound."""
    brackets = tuple(found for found in around.late_brackets if includes(found, core.printed) is None)
    if any(_is_another_sum(found, core) for found in brackets):
        return core, around._replace(odd=True)
    said = {includes(found, core.printed) for found in (*around.early_brackets, *around.late_brackets)}
    included = False if False in said else True if True in said else around.included
    around = around._replace(late_brackets=brackets, included=included)
    if core.unit is None and around.early_brackets:
        measured = measured_by(core, around.early_brackets[-1])
        if measured is not None:
            return measured, around._replace(early_brackets=around.early_brackets[:-1])
    if brackets and (core.unit is None or not around.tail):
        inner = measured_by(core, brackets[0]) if core.unit is None else paired(core, brackets[0])
        if inner is not None:
            return inner, around._replace(late_brackets=brackets[1:])
    return _unit_behind(core, around) if core.unit is None and around.tail else (core, around)


def _is_another_sum(found: Bracket, core: Figure) -> bool:
    """3万元（大写：贰万元整）."""
    said = _IN_CAPITALS.fullmatch(found.inside)
    number = read_numeral(said[1]) if said is not None else None
    return number is not None and number != core.number


def _unit_behind(core: Figure, around: "Surroundings") -> tuple[Figure, "Surroundings"]:
    """5（含）公里: the bracket stands between the number and its unit; 5（8）mg/L could be the one or the other."""
    first = around.tail[0]
    second = next((found for found in around.late_brackets if _NUMBER.fullmatch(found.inside)), None)
    alone = len(around.tail) == 1 and split_unit(first.text).entry is not None
    measured = in_unit(core, first.text, first.span) if alone else None
    if measured is None:
        return core, around
    if second is not None:
        remark = note("ambiguous-number", second.span, one=core.printed, other=second.inside)
        measured = measured._replace(notes=(*measured.notes, remark))
    return measured, around._replace(tail=())


# ---- columns and names


def unit_in_name(name: str) -> LoneUnit | None:
    """The unit in the brackets at the end of a name: 运维服务成本（万元）, 面积（单位：亩）; None where there is none.

    Other things stand in brackets, too (含续建, 2025年): only a unit of the tables counts.
    """
    found = _IN_BRACKETS.search(fold(name))
    if found is None:
        return None
    unit = read_unit(found[1].strip())
    return unit if unit is not None and unit.unit.known else None


def _listed(words: str) -> UnitEntry | None:
    table = units()
    whole = _PRODUCT.sub("", words)  # 人·月 is one unit of work
    return table.get(words) or table.get(whole) or (table.get(words.lower()) if words.isascii() else None)


def _scaled(words: str) -> tuple[str, str]:
    """万人次 is 万 and 人次; 千克 and 万像素 are units of their own."""
    found = None if _listed(words) else _SCALED.match(words)
    return (words[: found.end()], words[found.end() :]) if found else ("", words)


def _head(words: str) -> Unit | None:
    entry = _listed(words)
    if entry is not None:
        return plain_unit(entry, words, _NOWHERE)
    pair = _SECOND_NAME.fullmatch(words)  # 台（套）
    if pair is not None:
        first, second = _listed(pair[1]), _listed(pair[2])
        if first is None or second is None or first.dimension is not Dimension.COUNT:
            return None
        return Unit(f"{pair[1]}({pair[2]})", words, Dimension.COUNT, Decimal(1), _NOWHERE)
    for length in range(len(words) - 1, 0, -1):  # 个村: what is counted stands behind the count word
        opening = _listed(words[:length])
        if opening is not None and opening.dimension is Dimension.COUNT and tail_is_noun(words[length:]):
            return plain_unit(opening, words[:length], _NOWHERE)
    return open_unit(words, _NOWHERE) if may_be_unit(words) and not _NOTE.match(words) else None


def _per(unders: list[str]) -> list[Unit] | None:
    per: list[Unit] = []
    for below in unders:
        for factor in _FACTORS.split(below.strip("()")):
            digits = len(factor) - len(factor.lstrip("0123456789"))
            found = under(Under(factor[:digits], factor[digits:], _NOWHERE))
            if found is None:
                return None
            per.extend(found)
    return per


# ---- a comparison by itself


def read_sign(text: str) -> Op | None:
    """What a cell means that holds a comparison and nothing else (≥, 大于等于, 不高于, 以内).

    None where it holds nothing, or something else (定性).
    """
    bare = fold(text).replace(" ", "")
    if bare in SIGNS:
        return SIGNS[bare]
    if not bare:
        return None
    return _op_of(f"{bare}1", Span(0, len(bare))) or _op_of(f"1{bare}", Span(1, len(bare) + 1))


def comparing_words(name: str) -> dict[str, Op]:
    """The words of a list of `words/` that compare by themselves, and how."""
    meanings = ((word, read_sign(word)) for word in lark_words(name))
    return {word: op for word, op in meanings if op is not None}


def _op_of(text: str, own: Span) -> Op | None:
    """The operator of a value, where it is written in that stretch: a word means here what it means beside a number."""
    from jixiao_grammar.parse import parse

    node = parse(text).node
    return node.op if isinstance(node, Amount) and node.op_span == own else None
