"""Units: the words behind a number, split into unit and noun, and put together over a slash."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jixiao_grammar.ast import Dimension, Unit
from jixiao_grammar.numerals import read_numeral
from jixiao_grammar.span import Span
from jixiao_grammar.tables import UnitEntry, tails, units

_LONGEST = 8
# An unknown unit with one of these is most likely a piece of a date, a suffix or an adjective (月底前, 性, 化).
_NEVER_IN_UNIT = frozenset("前后底内上下至到性制化月年号第其等每约且的一二三四五六七八九十百千万亿")
# A noun behind a unit never starts with these: 2次性, 3年制, 5个以…
_NEVER_AFTER_UNIT = frozenset("前后底末至到止性制化式级类版型号第以起内上下均的")
_FINE_AFTER_UNIT = (
    "到达",
    "到场",
    "到位",
    "到岗",
    "到账",
    "到户",
    "上市",
    "下岗",
    "下沉",
    "上线",
    "上岸",
    "后备",
    "类别",
    "前置",
    "前沿",
    "的",
)
_WAN = Decimal(10000)
MULTIPLIERS = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": _WAN,
    "亿": Decimal(10**8),
    "w": _WAN,
    "W": _WAN,
    "k": Decimal(1000),
    "K": Decimal(1000),
}


class UnitWords(NamedTuple):
    """What stands behind a number: the unit that opens it, and the rest (2份报告 → 份, 报告)."""

    entry: UnitEntry | None
    printed: str
    tail: str


def split_unit(text: str) -> UnitWords:
    """Take the longest known unit off the front; `entry` is None if no known unit opens the text."""
    table = units()
    for length in range(min(len(text), _LONGEST), 0, -1):
        entry = table.get(text[:length])
        if entry is not None and not _cuts_a_word(text, length):
            return UnitWords(entry, text[:length], text[length:])
    if text.isascii():
        entry = table.get(text.lower())
        if entry is not None and len(text) > 1:
            return UnitWords(entry, text, "")
    return UnitWords(None, text, "")


def _cuts_a_word(text: str, length: int) -> bool:
    """The T of TPS is no tonne."""
    last, following = text[length - 1], text[length : length + 1]
    return last.isascii() and last.isalpha() and following.isascii() and following.isalpha()


def tail_is_noun(tail: str) -> bool:
    """Whether the words behind a unit can be what is counted; if not, the unit was no unit (2次性)."""
    if not tail:
        return True
    if tail[0] in _NEVER_AFTER_UNIT:
        return tail.startswith(_FINE_AFTER_UNIT)
    return len(tail) > 1 or tail in tails()


def may_be_unit(text: str) -> bool:
    """The guard of the open class: one to four letters, none of which belongs to a date, a suffix or an adjective."""
    return 1 <= len(text) <= 4 and text.isalpha() and not _NEVER_IN_UNIT.intersection(text)


def multiplier(text: str) -> Decimal:
    """万 → 10000, 百万 → 1000000."""
    product = Decimal(1)
    for character in text:
        product *= MULTIPLIERS[character]
    return product


def plain_unit(entry: UnitEntry, printed: str, span: Span, known: bool = True) -> Unit:
    """A unit with nothing below the slash."""
    return Unit(entry.symbol, printed, entry.dimension, entry.factor, span, (), known)


def open_unit(printed: str, span: Span) -> Unit:
    """A unit that no table lists."""
    return Unit(printed, printed, Dimension.COUNT, Decimal(1), span, (), False)


class Under(NamedTuple):
    """One factor below the slash: 月, 3年, 人天."""

    number: str
    words: str
    span: Span


_PRODUCTS = {
    "人天": ("人", "天"),
    "人日": ("人", "天"),
    "人月": ("人", "月"),
    "人年": ("人", "年"),
    "人时": ("人", "小时"),
    "人小时": ("人", "小时"),
}
# Two count words for one thing, and no rate: 5台/套.
PAIRS = {"台/套": "台(套)", "套/台": "套(台)", "台/件": "台(件)", "个/项": "个(项)"}
_HUNDRED = Decimal(100)
PER_HUNDRED = frozenset(("km", "KM", "公里", "mL", "ml", "g", "毫升"))
_MEASURES = frozenset((Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.MASS))
_NUMERAL_SET = frozenset("两二三四五六七八九十")
_PERIOD_NAMES = {"个月": "月"}


def below(under: Under) -> list[Unit] | None:
    """The units of one factor below the slash, or None if it is not a unit."""
    under = under._replace(number=under.number.replace(",", "").replace(" ", ""))
    if not under.number and under.words[:1] in _NUMERAL_SET:
        under = under._replace(number=under.words[0], words=under.words[1:].removeprefix("个"))
    if not under.words:
        return None
    if under.words in _PRODUCTS and not under.number:
        return [unit for word in _PRODUCTS[under.words] for unit in below(under._replace(words=word)) or ()]
    scale, words = _scaled(under.words)
    found = split_unit(words)
    if found.entry is None or not tail_is_noun(found.tail):
        return _unknown_below(under, scale, words)
    factor = multiplier(scale) if scale != "半" else Decimal("0.5")
    if under.number:
        count = Decimal(under.number) if under.number.isascii() else read_numeral(under.number)
        if count is None or not _may_be_counted_below(found, count * factor):
            return None
        factor *= count
        under = under._replace(number=f"{count:f}")
    prefix = "" if factor == 1 else under.number + scale
    symbol = prefix + _PERIOD_NAMES.get(found.entry.symbol, found.entry.symbol)
    return [Unit(symbol, under.number + under.words, found.entry.dimension, found.entry.factor * factor, under.span)]


def _may_be_counted_below(found: UnitWords, count: Decimal) -> bool:
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


def _unknown_below(under: Under, scale: str, words: str) -> list[Unit] | None:
    """5例/10万 counts on 100000 without saying of what; anything else must pass for a unit of the open class."""
    if scale and not words and scale != "半" and under.number.isascii() and under.number:
        printed = under.number + scale
        return [Unit(printed, printed, Dimension.COUNT, Decimal(under.number) * multiplier(scale), under.span)]
    if under.number or scale or not may_be_unit(words):
        return None
    return [open_unit(words, under.span)]


def each(digits: str, words: str, span: Span) -> list[Unit] | None:
    """每500米: whatever is counted behind 每 is what the number is meant for."""
    found = below(Under(digits, words, span))
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
        split = split_unit(part)
        if split.entry is None or split.tail:
            return None
        per.extend(below(Under("", part, span)) or ())
    return per


def rate_symbol(top: str, per: Sequence[Unit]) -> str:
    """元 over (人, 天) → 元/(人·天)."""
    if not per:
        return top
    names = "·".join(unit.symbol for unit in per)
    return f"{top}/({names})" if len(per) > 1 else f"{top}/{names}"


def over(top: Unit, per: Sequence[Unit]) -> Unit:
    """`top` for each of `per`: 元 over (人, 天) is 元/(人·天)."""
    if not per:
        return top
    factor = top.factor
    for unit in per:
        factor /= unit.factor if unit.factor else Decimal(1)
    core = top.symbol.partition("/")[0]
    core = _PERIOD_NAMES.get(core, core) if top.dimension is not Dimension.TIME else core
    everything = (*top.per, *per)
    if all(unit.printed.isascii() and unit.dimension is not Dimension.TIME for unit in (top, *everything)):
        core, everything_printed = top.printed, [replace(unit, symbol=unit.printed) for unit in everything]
        everything = tuple(everything_printed)
    known = top.known and all(unit.known for unit in per)
    return Unit(rate_symbol(core, everything), top.printed, top.dimension, factor, top.span, everything, known)
