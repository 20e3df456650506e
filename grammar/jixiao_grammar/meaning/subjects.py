"""Of what a number speaks: the words before it taken apart, the numbers that are no target, and what makes no sense together."""

from collections.abc import Sequence
from functools import lru_cache

from jixiao_grammar.ast import Broken, Text
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning.neighbours import Item, Words
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.rates import Under, under
from jixiao_grammar.meaning.surroundings import NOTHING, Surroundings
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Dimension, Direction, OpSource, Span, Unit
from jixiao_grammar.words import phrases

# ---- the words before a number: subject, direction, baseline, anchor (同比增长, 较上年下降, 合同签订后)

_BASELINE = pattern(
    r"(?:较|比|与|同|在)?(?P<what>(?:上一?年度?|去年|上年|往年|(?<![学])前[一两三]年(?!级)|历年|(?<!合)同期|基期|上期|上季度?|上月)(?:同期)?)"
    r"(?:相比|水平|基础上|末|比|的)*"
)
_TIMES = frozenset("年期季月")  # of which each baseline has one
_ANCHOR = pattern(r"(?:自|从|于)?(?P<what>.+?)(?:起|(?<![滞延落先前])后|之后|以后|的)$")
_CLOSES_ANCHOR = frozenset("起后的")
_SOFT_ENDS = "的了是：: ，-·“”\"'‘’"


class Subject(Record):
    """What the words before a number say; `ranks` is True when the number is a place (排名前10)."""

    subject: str | None = None
    direction: Direction | None = None
    baseline: str | None = None
    anchor: str | None = None
    ranks: bool = False


NOBODY = Subject()


@lru_cache(maxsize=1024)
def read_subject(words: str) -> Subject:
    """Take the words before a number apart; once, whatever numbers they stand before."""
    words = words.strip(_SOFT_ENDS)
    if not words:
        return NOBODY
    if words.endswith(phrases("rank")) and not words.endswith(phrases("no_rank")):
        return Subject(words, ranks=True)
    if words in ("除", "除了"):  # 除3家停业企业外全覆盖
        return Subject(words, ranks=True)
    anchor = _ANCHOR.fullmatch(words) if words[-1] in _CLOSES_ANCHOR else None
    if anchor:
        return Subject(anchor=anchor["what"])
    direction, rest = _direction(words)
    baseline, rest = _baseline(rest)
    return Subject(rest.strip(_SOFT_ENDS) or None, direction, baseline)


def baseline_of(words: str) -> str | None:
    """The baseline that a text without a number names (高于去年 → 去年)."""
    found = _BASELINE.search(words)
    return found["what"] if found else None


def _direction(words: str) -> tuple[Direction | None, str]:
    for direction, name in ((Direction.INCREASE, "increase"), (Direction.DECREASE, "decrease")):
        verbs = phrases(name)
        if words.endswith(verbs):
            verb = next(verb for verb in verbs if words.endswith(verb))
            return direction, words[: -len(verb)]
    if words.startswith(("比", "较")) and words.endswith(("多", "少")):  # 比计划少8人
        return Direction.INCREASE if words[-1] == "多" else Direction.DECREASE, words[:-1]
    if words.startswith(phrases("raising")):
        return Direction.INCREASE, words
    if words.startswith(phrases("lowering")):
        return Direction.DECREASE, words
    return None, words


def _baseline(words: str) -> tuple[str | None, str]:
    found = None if _TIMES.isdisjoint(words) else _BASELINE.search(words)
    if found:
        return found["what"], words[: found.start()] + words[found.end() :]
    for word in phrases("same_period"):
        if word in words:
            return ("上年" if word == "同比" else "上期"), words.replace(word, "")
    return None, words


def each_of_average(subject: Subject, core: Figure, around: Surroundings) -> tuple[Subject, Surroundings]:
    """人均…, 年2次: the unit for each of which the number is meant; but 年均增长6% is a rate of growth."""
    words = subject.subject
    grows = core.unit is not None and core.unit.dimension is Dimension.PERCENT
    if words is None or grows:
        return subject, around
    number, whose = "", None
    if words in phrases("average"):
        counted = words.removesuffix("均").removesuffix("度")
    elif words in phrases("alternate"):  # 隔月1次 is once in two months
        number, counted = "2", words[1:]
    elif subject.direction is not None and words.endswith(phrases("average_of")):  # 带动农户户均增收
        counted, whose = words[-2], words[:-2]
    else:
        return subject, around
    per = under(Under(number, counted, around.words[0].span)) or []
    if whose and whose.removeprefix("每") in phrases("average"):  # 年人均增收, 每月人均增收
        per, whose = [*per, *(under(Under("", whose.removeprefix("每"), around.words[0].span)) or ())], None
    return subject._replace(subject=whose), around._replace(per=(*around.per, *per))


# ---- numbers that are no target


def is_no_target(core: Figure, around: Surroundings, subject: Subject) -> bool:
    """A place in a list, a product, a year, the class of a thing, a numeral that counts nothing."""
    return (
        (bool(around.words) and (subject.ranks or around.text.endswith("/") or subject.subject in _SCALES))
        or (bool(around.tail) and around.tail_text.startswith("/"))
        or (core.spelled and not _numeral_counts(core, around))
        or is_year(core)
        or (subject.direction is Direction.DECREASE and core.unit is not None and core.unit.symbol == "倍")  # 降低2倍
        or describes(core, around)
    )


_SCALES = tuple("十百千万亿")  # of 百1 and 元/5 the number is a part of something else


def describes(core: Figure, around: Surroundings) -> bool:
    """35岁以上高血压患者 says who, 2至10月 and 近3年平均 say when, 50年一遇 names a class: none is a target of its own."""
    unit, words = core.unit, core.tail + around.tail_text if around.tail else core.tail
    if unit is None or (not words and unit.printed not in _OF_A_CALENDAR):
        return False
    of_a_class = bool(around.tail) and (unit.symbol == "岁" or _is_size_of_a_thing(unit, around))
    recent = unit.dimension is Dimension.TIME and around.approx is Approx.BELOW
    of_a_name = bool(words) and (words.startswith("一遇") or _is_letter_of_a_name(unit, words) or recent)
    compared = around.per or around.compared or around.late or around.behind  # 每餐供应250毫升牛奶
    of_goods = len(words) > 1 and unit.symbol in phrases("sizes_of_goods") and not compared
    a_month = unit.printed == "月" and not unit.per and not core.spelled
    each = around.per[0].symbol if around.per else ""
    a_day = unit.printed in ("日", "号") and (around.text.endswith("月") or each == "月")
    of_a_day = each == "天" or around.text.endswith(phrases("hours"))
    an_hour = unit.printed == "时" or (unit.printed == "点" and of_a_day)  # 早上8点, 每天9点
    return of_a_class or of_a_name or of_goods or a_month or a_day or an_hour


_OF_A_CALENDAR = frozenset(("月", "日", "号", "点", "时"))


def _is_size_of_a_thing(unit: Unit, around: Surroundings) -> bool:
    """10kV及以下线路, 100万元以上项目 and 消除66人以上大班额 name a class; 30日内办结 is a target."""
    sized = unit.dimension not in (Dimension.COUNT, Dimension.PERCENT) and not unit.per
    sized = sized or any(word in around.text for word in phrases("vanishing"))
    closing = around.behind.text[-1:] if around.behind is not None else ""
    return sized and closing in ("上", "下") and not around.tail[0].text.startswith(phrases("judging"))


_STEP_WORDS = frozenset("级类型座")


def _is_letter_of_a_name(unit: Unit, words: str) -> bool:
    """4A景区, 4S店 and 2T硬盘 are names: before a noun a lone letter measures only hours, metres, tonnes and sharpness."""
    if len(unit.printed) != 1 or not (unit.printed.isascii() and unit.printed.isalpha()) or not unit.known or unit.per:
        return False
    if words[0] in _STEP_WORDS:
        return True
    if unit.printed in "mt":
        return any(word in words for word in phrases("line"))
    return unit.printed not in "hH" and unit.dimension is not Dimension.RESOLUTION


def is_year(core: Figure) -> bool:
    """2025学年 is no duration, 2025版 and 3.0系统 are no counts."""
    symbol = core.unit.symbol if core.unit is not None else ""
    numbered = symbol in ("版", "系统") and core.scale > 0
    return numbered or (symbol in ("年", "学年", "学期", "季度", "个月", "版") and core.number >= 1900)


def _numeral_counts(core: Figure, around: Surroundings) -> bool:
    """A spelled numeral counts before a known unit that ends there (三场, not 三公), or behind an operator (不少于两万)."""
    if core.unit is None:
        alone = not around.words and not around.tail and not around.late_brackets
        if len(core.printed) > 1 and (around.behind or around.approx is not Approx.NONE or measures(around.text)):
            return True  # 五十以上, 约五十万, 满意度九十五
        # 起数为零, 达到二十五, but not 为三公经费
        return alone or any(not found.soft or core.number == 0 or len(core.printed) > 1 for found in around.compared)
    behind = around.behind is not None or core.inside is not None
    return not around.tail or core.multiplier != 1 or behind


def measures(words: str) -> bool:
    """满意度, 目标值, 覆盖率: a numeral behind it needs no unit."""
    return words.endswith(tuple("度值率数量"))


def is_idiom(core: Figure, operator_before: bool) -> bool:
    """一般公共预算收入15亿元: a numeral that counts nothing is a word (一站式, 三公经费)."""
    if not core.spelled:
        return False
    if core.notes or not core.trusted:
        return not core.trusted
    return core.unit is None and core.number < 10000 and not operator_before


def as_words(core: Figure) -> Words:
    """The numeral as the words that it is."""
    return Words(core.raw or core.printed, core.span)


# ---- what cannot be understood

_HUNDREDS = frozenset("百千万亿")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")


def _are_words(cores: Sequence[Figure]) -> bool:
    """Spelled numbers that turned out to be words (一站式); 三千五 alone is a number that nobody can read.

    Several that count something (二次供水清洗三个月一次) are numbers of which nobody knows which is meant.
    """
    if len(cores) > 1 and any(core.trusted and core.unit is not None for core in cores):
        return False
    return all(
        core.spelled and not is_year(core) and not (_NUMERALS.issuperset(core.raw) and _HUNDREDS.intersection(core.raw))
        for core in cores
    )


_ABOUT_WORDS = ("unknown-tail", "unknown-unit", "ambiguous-date", "ambiguous-number")


def doubtful(span: Span, core: Figure, around: Surroundings = NOTHING) -> Item:
    """A number that cannot be trusted: the words stay words, a damaged value is broken with a guess."""
    if any(remark.code == "space-in-number" for remark in core.notes):
        return Item(Broken(span, "一个没有空格的数", core.printed), span, core.notes)
    meant = any(found.source is OpSource.SIGN for found in (*around.compared, *around.late))
    return not_understood(span, [core], meant)


def not_understood(span: Span, cores: Sequence[Figure], meant: bool) -> Item:
    """Signs and numbers that make no sense together: words, or broken where a target was meant."""
    notes = tuple(remark for core in cores for remark in core.notes)
    if meant:
        return Item(Broken(span, "一个数值和它的计量单位"), span, (*notes, note("unreadable", span)))
    notes = tuple(remark for remark in notes if remark.code in _ABOUT_WORDS)
    if _are_words(cores) or any(remark.code.startswith("ambiguous") for remark in notes):
        return Item(Text(span), span, notes)
    return Item(Text(span), span, (*notes, note("unread-number", span)))
