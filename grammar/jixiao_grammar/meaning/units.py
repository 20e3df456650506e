"""Units: the words behind a number, split into unit and noun; and the numerals that may stand in them (每三年)."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Dimension, Span, Unit, UnitFrom
from jixiao_grammar.words import UnitEntry, lark_words, phrase_set, phrases, tails, units, words

_new = tuple.__new__
_LONGEST = 8
_WAN = Decimal(10000)
_MULTIPLIERS = {
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


class UnitWords(Record):
    """What stands behind a number: the unit that opens it, and the rest (2份报告 → 份, 报告)."""

    entry: UnitEntry | None
    printed: str
    tail: str


@lru_cache(maxsize=1024)
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


@lru_cache(maxsize=1024)
def split_before_noun(text: str) -> UnitWords:
    """As `split_unit`, but 个点位 is 个 and 点位, since 位 alone is no noun behind 个点."""
    split = split_unit(text)
    counts = split.entry is not None and split.entry.dimension is Dimension.COUNT and len(split.printed) > 1
    if not counts or not split.tail or (tail_is_noun(split.tail) and text[0] != "个"):
        return split
    shorter, tail = units().get(text[0]), text[1:]
    fits = shorter is not None and shorter.dimension is Dimension.COUNT and tail_is_noun(tail)
    return UnitWords(shorter, text[0], tail) if fits else split


def _cuts_a_word(text: str, length: int) -> bool:
    """The T of TPS is no tonne."""
    last, following = text[length - 1], text[length : length + 1]
    return last.isascii() and last.isalpha() and following.isascii() and following.isalpha()


def tail_is_noun(tail: str) -> bool:
    """Whether the words behind a unit can be what is counted; if not, the unit was no unit (2次性)."""
    if not tail or tail[0].isdigit():  # m³³
        return not tail
    if tail[0] in phrases("never_after_unit"):
        return tail.startswith(phrases("after_unit"))
    return len(tail) > 1 or tail in tails()


def may_be_unit(text: str, longest: int = 4) -> bool:
    """The guard of the open class: one to `longest` letters, none of a date, a suffix or an adjective, and no deed."""
    fits = 1 <= len(text) <= longest and text.isalpha() and not phrase_set("never_in_unit").intersection(text)
    return fits and text not in phrase_set("done_is_no_unit") and text != "E"  # ≥1.5E


def multiplier_of(text: str) -> Decimal:
    """万 → 10000, 百万 → 1000000."""
    product = Decimal(1)
    for character in text:
        product *= _MULTIPLIERS[character]
    return product


_NAMES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))


def printed_multiplier(multiplier: Decimal) -> str:
    """The words of a multiplier: 10000 as 万, 1000000 as 百万."""
    if multiplier == 1:
        return ""
    factor, words = int(multiplier), ""
    for name, step in _NAMES:
        if factor >= step and factor % step == 0:
            factor //= step
            words = name + words
    return words


def plain_unit(entry: UnitEntry, printed: str, span: Span, known: bool = True) -> Unit:
    """A unit with nothing below the slash."""
    return _new(Unit, (entry.symbol, printed, entry.dimension, entry.factor, span, (), known, UnitFrom.TEXT))


def unit_named(symbol: str, printed: str, span: Span) -> Unit:
    """The unit of the table that has this spelling."""
    return plain_unit(units()[symbol], printed, span)


def zero_noun(noun: str, span: Span) -> Unit:
    """投诉 in 零投诉: what is counted, known or not."""
    return Unit(noun, noun, Dimension.COUNT, Decimal(1), span._replace(end=span.start + len(noun)))


def open_unit(printed: str, span: Span) -> Unit:
    """A unit that no table lists."""
    return Unit(printed, printed, Dimension.COUNT, Decimal(1), span, (), False)


def _unit_and_noun(text: str) -> tuple[str, str]:
    """亩补贴 is 亩 and 补贴; 标准台 and 贫困户 are units as they stand."""
    scale = text[: len(text) - len(text.lstrip("十百千万亿"))] if split_unit(text).entry is None else ""
    rest = text.removeprefix(scale)
    split = split_unit(rest)
    if split.entry is None:
        return _before_deed(text)
    if any(rest[:length] in phrase_set("one_word") for length in range(len(split.printed) + 1, len(rest) + 1)):
        return _before_deed(text)
    if not split.tail or not tail_is_noun(split.tail):
        return text, ""
    return scale + split.printed, split.tail


def _before_deed(text: str) -> tuple[str, str]:
    """行政村补助 is 行政村 and 补助, though no table lists the unit."""
    start = next((len(place) for place in phrases("places") if text.startswith(place)), 1)
    at = min((found for word in _deeds() for found in _places_of(word, text, start)), default=len(text))
    return text[:at], text[at:]


def _places_of(word: str, text: str, start: int) -> Iterator[int]:
    """Where the word stands, but not where it names a thing: 行政村公共服务岗位 is counted as a whole."""
    at = text.find(word, start)
    while at >= 0:
        if not text.startswith(phrases("named_for_deeds"), at + len(word)):
            yield at
        at = text.find(word, at + 1)


@lru_cache(maxsize=1)
def _deeds() -> tuple[str, ...]:
    return (*lark_words("operators.lark", "DEED"), *words("names_of_money.txt"), *phrases("given"))


# ---- Chinese numerals, everyday (二十五) and capital (叁拾伍)

_ONES = dict(zip("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖两俩", (*range(10), *range(10), 2, 2), strict=True))
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def read_numeral(text: str) -> Decimal | None:
    """The number that a Chinese numeral names (一百零五 → 105, 三点五 → 3.5, 二〇二五 → 2025); None if it is not one."""
    whole, point, decimals = text.partition("点")
    number = _whole(whole)
    if number is None or not point:
        return None if number is None or point else Decimal(number)
    digits = [_ONES.get(character) for character in decimals]
    if not digits or None in digits:
        return None
    return Decimal(f"{number}.{''.join(map(str, digits))}")


def _whole(text: str) -> int | None:
    if len(text) > 1 and all(character in _ONES for character in text):
        return _digit_by_digit(text)
    if len(text) > 1 and text[-1] in _ONES and text[-2] in "百千万亿佰仟":
        return None  # 三百五 is 350 in speech and 305 by the letter
    total, smallest = 0, 10**12
    section = ""
    for character in text:
        myriad = _MYRIADS.get(character)
        if myriad is None:
            section += character
            continue
        amount = _section(section)
        if not amount or myriad >= smallest:
            return None
        total, smallest, section = total + amount * myriad, myriad, ""
    rest = _section(section)
    return None if rest is None or not text else total + rest


def _section(text: str) -> int | None:
    """A number below ten thousand; 0 for an empty text."""
    total = digit = 0
    smallest = 10000
    for character in text:
        place = _PLACES.get(character)
        if place is None:
            if digit or character not in _ONES:
                return None
            digit = _ONES[character]
            continue
        if place >= smallest or (not digit and (place != 10 or total)):
            return None
        total, digit, smallest = total + (digit or 1) * place, 0, place
    return total + digit


def _digit_by_digit(text: str) -> int | None:
    """二〇二五 and 一五 are read digit by digit; 二三 could be "two or three" and is left alone."""
    if len(text) == 4 or "〇" in text or "零" in text:
        return int("".join(str(_ONES[character]) for character in text))
    return None


def counted_and_noun(words: str, conditioned: bool) -> tuple[str, str]:
    """亩补贴 is 亩 and 补贴, 个村医补助 is 村医 and 补助.

    Behind a condition everything behind the count word is the noun (每新增一个就业岗位奖励…, 每超一天扣…).
    """
    if words == "个":
        return words, ""
    bare = words.removeprefix("个")
    if conditioned and bare != words and len(bare) > 1 and split_unit(bare).entry is None:
        return "个", bare
    counted, noun = _before_deed(bare) if bare != words and not conditioned else (bare, "")
    if not noun:
        counted, noun = _unit_and_noun(bare)
    if not conditioned or noun:
        return counted, noun
    split = split_unit(bare)
    return (split.printed, split.tail) if split.entry is not None else (counted, noun)


def in_digits(number: str) -> str:
    """500 in 每五百米, nothing in 每一人."""
    spelled = None if number.isascii() or number == "半" else read_numeral(number)
    digits = number if spelled is None else f"{spelled:f}"
    return "" if digits == "1" else digits
