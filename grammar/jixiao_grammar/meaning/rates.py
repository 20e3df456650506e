"""Rates: what stands below a slash or behind 每, and the unit that comes of it (元/人·天, 每人每天…元)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import cast

from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.neighbours import Bracket, Each
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.units import (
    UnitWords,
    counted_and_noun,
    in_digits,
    may_be_unit,
    multiplier_of,
    open_unit,
    read_numeral,
    split_unit,
)
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Dimension, Span, Token, Unit
from jixiao_grammar.words import lark_words, units

_NOWHERE = Span(0, 0)
_LONGEST_EACH = 10  # 每行政村公共服务岗位: behind 每 a longer word is still what is counted
_CONDITION = pattern("每([^0-9]+?)(?=[0-9]|[一两二三四五六七八九十]+个?[^0-9])")
_DIGITS = pattern("[0-9]+|[一两二三四五六七八九十][一二三四五六七八九十百千]*|")
_SIGNS = pattern("[·*×/、]")


class Below(Record):
    """One factor of a unit, with the sign before it: /人, ·天, /10万人, /(人·天)."""

    joint: str
    number: str
    words: str
    text: str
    span: Span
    grouped: bool = False

    @property
    def is_product(self) -> bool:
        """Whether it is multiplied: 人·月."""
        return not self.joint.startswith("/")


def below(children: tuple[Token, Bracket] | tuple[Token, Figure | None, Token]) -> Below:
    """The rule `below`."""
    joint = children[0]
    if len(children) == 2:
        group = children[1]
        span = joint.span.cover(group.span)
        return Below(joint.value, "", group.inside, f"{joint.value}{group.text}", span, True)
    _, number, words = children
    printed = number.printed if number is not None else ""
    return Below(
        joint.value, printed, words.value, f"{joint.value}{printed}{words.value}", joint.span.cover(words.span)
    )


def every(token: Token) -> Each:
    """每人, 每2月, 每人/天; 每入住一人 and 每满5年 say what has to happen before."""
    text, span = token.value, token.span
    per, nouns = _behind_each(text)
    return Each(None if per is None else tuple([unit._replace(span=span) for unit in per]), text, span, nouns)


@lru_cache(maxsize=512)
def _behind_each(text: str) -> tuple[tuple[Unit, ...] | None, str]:
    """The units, placed nowhere, and the nouns behind them; worked out once for the same words."""
    per: list[Unit] = []
    found = _CONDITION.match(text)
    condition = found if found is not None and _is_condition(found[1], text[found.end(1) :]) else None
    nouns = condition[1] if condition else ""
    for part in text[condition.end(1) if condition else 1 :].removeprefix("隔").removesuffix("的").split("/"):
        number = cast(re.Match[str], _DIGITS.match(part))[0]
        counted, noun = counted_and_noun(part[len(number) :], condition is not None)
        units_found = each(in_digits(number), counted, _NOWHERE)
        # 每季度结束后10日内 says when, 每培训一期 what is done and nothing that is counted; 每村覆盖率 is the name of a rate
        if units_found is None or noun.endswith(("后", *lark_words("named.lark", "RATE"))) or counted in _conditions():
            return None, ""
        per.extend(units_found)
        nouns += noun
    return tuple(per), nouns


def _is_condition(words: str, counted: str) -> bool:
    """入住 in 每入住一人, 照料 in 每照料一名老人; but 每季度一次 and 每乡镇一所 count what stands behind 每."""
    if words.startswith(_conditions()):
        return True
    return counted[0] in "一1" and len(words) > 1 and split_unit(words).entry is None


@lru_cache(maxsize=1)
def _conditions() -> tuple[str, ...]:
    return lark_words("around.lark", "CONDITION") + lark_words("operators.lark", "DEED")


def average(token: Token) -> Each:
    """人均, 户均."""
    found = under(Under("", token.value.removesuffix("均").removesuffix("度"), token.span))
    return Each(tuple(found) if found is not None else None, token.value, token.span)


def per_of(factors: Sequence[Below]) -> list[Unit] | None:
    """The units below the slash; None if one of them is no unit, or if two sizes are multiplied (100人/期×2期)."""
    per: list[Unit] = []
    for factor in factors:
        if factor.number and factor.is_product:
            return None
        words = _SIGNS.split(factor.words) if factor.grouped else [factor.words]
        for word in words:
            start = factor.span.end - len(factor.words) - len(factor.number) - factor.grouped
            found = under(Under(factor.number, word.strip(), Span(start, factor.span.end - factor.grouped)))
            if found is None:
                return None
            per.extend(found)
    return per


class Under(Record):
    """One factor below the slash: 月, 3年, 人天."""

    number: str
    words: str
    span: Span


_PRODUCTS = {"天": "天", "日": "天", "月": "月", "年": "年", "时": "小时", "小时": "小时"}  # 人天, 人小时 …
# Two count words for one thing, and no rate: 5台/套.
PAIRS = {"台/套": "台(套)", "套/台": "套(台)", "台/件": "台(件)", "个/项": "个(项)"}
_HUNDRED = Decimal(100)
PER_HUNDRED = ("km", "KM", "公里", "mL", "ml", "g", "毫升")
_MEASURES = frozenset((Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.MASS))
_PERIOD_NAMES = {"个月": "月"}


def under(factor: Under) -> list[Unit] | None:
    """The units of one factor below the slash, or None if it is not a unit."""
    factor = _counted(factor)
    if not factor.words:
        return None
    product = _PRODUCTS.get(factor.words[1:]) if factor.words[0] == "人" else None
    if product and not factor.number:
        return [unit for word in ("人", product) for unit in under(factor._replace(words=word)) or ()]
    scale, words = _scaled(factor.words)
    found = split_unit(words)
    if found.entry is None or found.tail:
        return _unknown(factor, scale, words)
    size = multiplier_of(scale) if scale != "半" else Decimal("0.5")
    if factor.number:
        count = Decimal(factor.number) if factor.number.isascii() else read_numeral(factor.number)
        if count is None or not _may_be_counted(found, count * size):
            return None
        size *= count
        factor = factor._replace(number=f"{count:f}")
    prefix = "" if size == 1 else factor.number + scale
    symbol = prefix + _PERIOD_NAMES.get(found.entry.symbol, found.entry.symbol)
    printed = factor.number + factor.words
    return [Unit(symbol, printed, found.entry.dimension, found.entry.factor * size, factor.span)]


def _counted(factor: Under) -> Under:
    """3年 and 三年 below a slash: the number apart from the unit."""
    number = factor.number.replace(",", "").replace(" ", "")
    if not number and factor.words[:1] in _COUNTS:
        return factor._replace(number=factor.words[0], words=factor.words[1:].removeprefix("个"))
    return factor._replace(number=number)


_COUNTS = tuple("两二三四五六七八九十")


def _may_be_counted(found: UnitWords, count: Decimal) -> bool:
    """次/3年, 人/2个, 例/10万人, L/100km; but 3期/300人 and 2座/156延米 name two sizes of one thing."""
    dimension = found.entry.dimension if found.entry is not None else Dimension.OTHER
    if dimension is Dimension.TIME or (count == _HUNDRED and found.printed in PER_HUNDRED):
        return True
    small = count <= 10 and dimension is Dimension.COUNT
    return small or (count >= 1000 and count.log10() % 1 == 0 and dimension in (Dimension.COUNT, *_MEASURES))


def _scaled(words: str) -> tuple[str, str]:
    """千克 stays whole, 万人 is 万 and 人, 半年 is 半 and 年."""
    if split_unit(words).entry is not None and not words.startswith("半"):
        return "", words
    rest = words.lstrip("十百千万亿") if words[0] != "半" else words[1:]
    return words[: len(words) - len(rest)], rest


def _unknown(factor: Under, scale: str, words: str) -> list[Unit] | None:
    """5例/10万 counts on 100000 without saying of what; anything else must pass for a unit of the open class."""
    if scale and not words and scale != "半" and factor.number.isascii() and factor.number:
        printed = factor.number + scale
        return [Unit(printed, printed, Dimension.COUNT, Decimal(factor.number) * multiplier_of(scale), factor.span)]
    if factor.number or scale or not may_be_unit(words):
        return None
    return [open_unit(words, factor.span)]


def each(digits: str, words: str, span: Span) -> list[Unit] | None:
    """每500米: whatever is counted behind 每 is what the number is meant for."""
    found = under(Under(digits, words, span))
    if found is None and not digits and may_be_unit(words, _LONGEST_EACH):
        return [open_unit(words, span)]
    if found is not None or not digits.isascii() or not digits:
        return found
    entry = units().get(words)
    if entry is None or entry.dimension not in (*_MEASURES, Dimension.COUNT):
        return None
    symbol = digits + entry.symbol
    return [Unit(symbol, symbol, entry.dimension, entry.factor * Decimal(digits), span)]


def each_of(words: str, span: Span) -> list[Unit] | None:
    """每人每天 behind a unit: the units below the slash; None if it is anything else."""
    per: list[Unit] = []
    for part in words.removeprefix("每").split("每"):
        split = split_unit(_scaled(part)[1] if part else "")
        if split.entry is None or split.tail or not part:
            return None
        per.extend(under(Under("", part, span)) or ())
    return per


def over(top: Unit, per: Sequence[Unit]) -> Unit:
    """`top` for each of `per`: 元 over (人, 天) is 元/(人·天)."""
    if not per:
        return top
    factor = top.factor
    for unit in per:
        factor /= unit.factor if unit.factor else Decimal(1)
    core = top.symbol.partition("/")[0]
    core = core if top.dimension is Dimension.TIME else _PERIOD_NAMES.get(core, core)
    everything = [*top.per, *per]
    plain = all(one.printed.isascii() and one.dimension is not Dimension.TIME for one in (top, *everything))
    if plain:
        core, everything = top.printed, [unit._replace(symbol=unit.printed) for unit in everything]
    known = top.known and all(unit.known for unit in per)
    names = "·".join(unit.symbol for unit in everything)
    symbol = f"{core}/({names})" if len(everything) > 1 else f"{core}/{names}"
    return Unit(symbol, top.printed, top.dimension, factor, top.span, tuple(everything), known)


SHAPES: Shapes = {
    "below": below, "EVERY": every, "PER": average,
}  # fmt: skip
