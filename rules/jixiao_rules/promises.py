"""The quantities that a goal promises, read with the value language clause by clause: 举办培训班4期, 合格率达到95%以上."""

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount, Approx, Dimension, Span
from jixiao_grammar.compare import amounts
from jixiao_grammar.name import read_name
from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_rules.costs import counted_as
from jixiao_rules.list_numbers import list_numbers
from jixiao_rules.reading import is_percent
from jixiao_rules.words import holds, longest_first, phrase, without, words

__all__ = [
    "Promise",
    "counted",
    "has_quantity",
    "is_of_nothing",
    "is_of_other_scope",
    "is_of_the_year",
    "mean_of",
    "promises",
]

# A bracket of one character behind a unit is another unit for the same things: 35台（套）.
_CLAUSE = pattern(
    rf"(?:[^，。；;、,：:\n（）()]|(?<=[0-9]{HAN})[（(]{HAN}[）)]|(?<=[0-9])[，,](?=[0-9]{{3}}(?![0-9])))+"
)
_BOOKMARK = pattern(r"\[bookmark:[^\]]*\]")
# What holds a number and promises nothing: titles, document numbers, quoted slogans, numbers of items.
_NO_PROMISE = pattern(
    r"《[^》\n]*》|[〔\[][0-9]{4}[〕\]][0-9]*号?|“[^”\n]{0,12}”"
    rf"|(?:^|(?<=[\n；;。：:]))\s*(?:目标|任务)?[（(]?[0-9]{{1,2}}(?:[）).、．:：](?![0-9](?![0-9]{{3}}年))|(?={HAN}*[:：]))"
    r"|第[一二三四五六七八九十百0-9]+[，,、]?[^\s，。；]?|[A-Za-z]+-?[0-9]+|(?<![0-9.])[1-6][GK](?![A-Za-z])"
    # All day, and names that hold a number: 7×24小时值守, 15分钟生活圈, 1对1服务.
    rf"|(?:7\s*[×xX*]\s*)?24\s*小时(?!以?[内里前]|之)|[0-9]{{1,3}}(?:分钟|公里){HAN}{{0,6}}圈|[0-9]+对[0-9]+",
    re.MULTILINE,
)
_ANNIVERSARY = pattern(r"[0-9一二三四五六七八九十]+(?:周年|华诞|年代|岁生日)")
_YEARS = pattern(
    r"(?:[两二三四五六七八九十]|[2-9])年(?:内|[之期]间|时间|来|共)|20[0-9]{2}\s*年?\s*[-—~至]\s*20[0-9]{2}"
)
_LAST_YEAR = pattern("同比|环比|[比较与](?:上年|去年|上一年|20[0-9]{2}年度?)(?:相比|同期)?")
_MEAN = phrase("{promises.means}")
# Of each of several things (电子病历系统、远程会诊系统各1套; 40个村各设服务点2个).
_OF_EACH = pattern(rf"各(?:[0-9一二两三四五六七八九十]|(?![类级项种地界方式行族]){HAN}{{1,10}}[0-9])")
_LIST_ENDS = frozenset("，。；;,\n")
_BEFORE_NUMBER = pattern(r"(?<![0-9.,，])(?=[0-9])")
# A number with nothing behind it, and no money or share before it, is one of nothing: the number of a project, a year.
_OF_NOTHING = pattern(rf"\s*({HAN}*)[0-9]+(?:\.[0-9]+)?\s*")
# What stands for a number and is none (半天, 几次, 无投诉, 当日, 两倍, 翻番). Before 成 a numeral stands: 完成 says no number.
_TAIL = pattern(rf"(?<=[0-9]){HAN}{{3,}}$")
_SAYS_NUMBER = frozenset("半两俩双几多数无不未没零即当立随免禁绝非倍翻全均每")

_POINTS = "分"


class Promise(Record):
    """A quantity in the goal and its reading.

    `span` is where `clause` stands in the goal (code points): the clause, or the part of it that belongs to this number.
    `around` is the clause as a whole.
    """

    span: Span
    clause: str
    around: str
    amount: Amount


@lru_cache(maxsize=256)
def promises(goal: str) -> tuple[Promise, ...]:
    """Every quantity that the text of a goal states, in its order; dates, years, anniversaries and names are none."""
    return tuple(_promises(goal))


def _promises(goal: str) -> Iterator[Promise]:
    told = _BOOKMARK.sub(_blank, goal)
    for number in list_numbers(told):
        told = told[: number.start] + "\n" * (number.end - number.start) + told[number.end :]
    for other in (_NO_PROMISE, _ANNIVERSARY):
        told = other.sub(_blank, told)
    for match in _CLAUSE.finditer(told):
        # Most clauses of a goal hold no number in any writing, or none with a unit: the value language need not read them.
        if not _may_say_number(match[0]) or is_of_nothing(match[0]):
            continue
        found = _of_clause(goal, match.start(), match[0])
        before = told.rfind("各", 0, match.start())
        shared = told[before : match.start()]
        # 为14所学校各安装机组1套、改造浴室1间: what each of them gets goes on to the end of the list.
        if before >= 0 and shared.endswith("、") and _OF_EACH.match(shared) and _LIST_ENDS.isdisjoint(shared):
            found = (one._replace(around=shared + one.around) for one in found)
        yield from found


def _may_say_number(clause: str) -> bool:
    if _SAYS_NUMBER.isdisjoint(clause) and not any(map(str.isnumeric, clause)):
        return False
    left = without(clause, "say-no-number")
    return left == clause or not _SAYS_NUMBER.isdisjoint(left) or any(map(str.isnumeric, left))


def is_of_nothing(clause: str) -> bool:
    """True where a clause ends in its only number, and neither money nor a share stands before it."""
    found = _OF_NOTHING.fullmatch(clause)
    if found is None:
        return False
    before = found[1]
    if before and (min(before) < "\u4e00" or max(before) > "\u9fff" or holds(before, "currencies")):
        return False
    return _SAYS_NUMBER.isdisjoint(before) and not any(map(str.isnumeric, before))


def has_quantity(text: str) -> bool:
    """True where the text states a quantity."""
    return bool(promises(text))


def is_of_other_scope(promise: Promise) -> bool:
    """True where the number is not the year's own work: 累计, 全市现有, 三年内, 每村, or only about so many."""
    if promise.amount.approx is not Approx.NONE or promise.amount.baseline is not None:
        return True
    # 基层诊疗量占比 is a name that holds such a word; 累计, 现有 and the like stand in front of names.
    around = promise.around.replace("占比", "")
    if is_percent(promise.amount):
        around = around.replace("其中", "")  # a rate among these is a rate of its own
    if _YEARS.search(around) or _OF_EACH.search(around):
        return True
    return holds(around, "other-scopes")


def is_of_the_year(promise: Promise) -> bool:
    """True for the year's own work, for how it differs from last year (比上年下降15%), and for means (年均浓度)."""
    if not is_of_other_scope(promise):
        return True
    around, amount = promise.around, promise.amount
    if amount.direction is not None and _LAST_YEAR.search(around):
        around, amount = _LAST_YEAR.sub("", around), amount._replace(baseline=None)
    around = _MEAN.sub("", around)
    return around != promise.around and not is_of_other_scope(promise._replace(around=around, amount=amount))


def mean_of(text: str) -> str:
    """Of what a number is a mean: 年均, 日均; empty where it is none."""
    found = _MEAN.search(text)
    return found[0] if found else ""


def counted(amount: Amount) -> Amount:
    """The same in the unit that people count by, whatever classifier they write: 850名 as 850人, 11台（套） as 11台."""
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.COUNT:
        return amount
    symbol = counted_as(unit.symbol.partition("(")[0] or unit.symbol)
    return amount if symbol == unit.symbol else amount._replace(unit=unit._replace(symbol=symbol))


def _of_clause(goal: str, start: int, clause: str) -> Iterator[Promise]:
    whole = [amount for amount in amounts(parse(clause.strip())) if _counts(amount)]
    if whole:
        said = Span(start, start + len(clause))
        yield from (Promise(said, said.cut(goal).strip(), clause, amount) for amount in whole)
        return
    # Two quantities in one clause (为21所学校17320名学生): each is read with what stands between it and the next.
    position = start
    for piece in _BEFORE_NUMBER.split(clause):
        said = Span(position, position + len(piece))
        position = said.end
        if piece[:1].isdigit() and piece != clause and not is_of_nothing(piece):
            found = [amount for amount in amounts(parse(piece.strip())) if _counts(amount)]
            rate = _rate_that_reaches(clause[: said.start - start])
            if rate and found and is_percent(found[0]):
                # The name in front of 达到 holds a word that kept the clause from being read as a whole (优良中等路率).
                found = [found[0]._replace(subject=rate), *found[1:]]
                said = Span(start, said.end)
            elif found and found[0].subject is None and (told := _done_before(clause[: said.start - start])):
                # What is done stands behind another number: 在15个乡镇开展惠民演出150场.
                found = [found[0]._replace(subject=told), *found[1:]]
                said = Span(said.start - len(told), said.end)
            yield from (Promise(said, said.cut(goal).strip(), clause, amount) for amount in found)


def _done_before(before: str) -> str:
    """The deed with its thing that stands between the last number and this one; empty where none does."""
    tail = _TAIL.search(before)
    if tail is None:
        return ""
    found = [at for at in range(len(tail[0])) if tail[0].startswith(longest_first("deeds"), at)]
    return tail[0][found[0] :] if found else ""


def _rate_that_reaches(before: str) -> str:
    """The rate in front of 达到: what a clause promises to bring to a number; empty where there is none."""
    word = next((word for word in longest_first("reaching-words") if before.endswith(word)), "")
    rate = before.removesuffix(word).strip()
    return rate if word and read_name(rate).is_metric else ""


def _counts(amount: Amount) -> bool:
    return (
        amount.unit is not None
        and amount.unit.symbol not in words("not-counted-units")
        and (amount.unit.dimension is not Dimension.OTHER or amount.unit.symbol == _POINTS)
    )


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match[0])
