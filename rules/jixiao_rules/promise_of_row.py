"""Which promise of a goal a row is of: by its name, by the sentence that the promise stands in, or by its unit alone."""

import re
from collections.abc import Sequence

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.table import Row
from jixiao_rules.goal_conflict import is_slip
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promises import Promise, counted, mean_of
from jixiao_rules.reading import is_percent, unit_symbol
from jixiao_rules.same_matter import done_to, is_named_alike, measured, share_a_character, speaks_of
from jixiao_rules.words import words

# Characters of a name that is no more than its measure (合格率, 满意度).
_WHOLE_NAME = 4
# A class of things (D级, 二类, 东区), and no deed.
_A_PART = pattern(r"[A-Z一二三四甲乙丙东西南北上下][级类区期等片段]")
_A_THING = 2
_A_RATE = 3  # characters of 就业率, 取证率
# Before the number of the last in a list whose others have none.
_AFTER_UNCOUNTED = pattern(rf"^[^0-9]*{HAN}(?:和|及|与|以及)(?=[0-9])")


def are_comparable(promise: Promise, amount: Amount) -> bool:
    """True where both count on one scale: of others no promise can be the row's."""
    return same_scale(counted(promise.amount).unit, counted(amount).unit)


def is_in_another_unit(promise: Promise, row: Row, amount: Amount) -> bool:
    """The goal has the row's number in another unit: CON015 tells it."""
    same = promise.amount.number == amount.number and not is_percent(promise.amount) and speaks_of(promise, row)
    return same and not are_comparable(promise, amount)


def is_of_its_sentence(promise: Promise, row: Row, amount: Amount) -> bool:
    """A deed alone (培训200人), where its sentence says before what the row counts: 举办创业培训4期、培训200人."""
    if not are_comparable(promise, amount):
        return False
    subject, thing = promise.amount.subject or "", measured(row.name_reading)
    if _begins_with(thing, subject) or (_is_of_all(thing, subject) and not _is_a_part(promise, row)):
        return True
    if subject not in words("deeds") or thing == subject or not thing.endswith(subject):
        return False
    goal = row.table.text("绩效目标")[: promise.span.start]
    before = re.split("[，,。；;\n]", goal)[-1]
    return thing in before


def _begins_with(thing: str, subject: str) -> bool:
    """D级 of D级危房改造, 二类站 of 补助二类服务站: the goal names a part by its class, and by nothing that the row has not."""
    part = _A_PART.match(subject)
    if part is None:
        return False
    return thing.startswith(subject) or (
        part[0] in thing and _A_PART.fullmatch(subject) is None and set(subject) <= set(thing)
    )


def _is_a_part(promise: Promise, row: Row) -> bool:
    """True for what stands behind 其中: it is no number of all."""
    before = row.table.text("绩效目标")[: promise.span.end]
    return "其中" in re.split("[。；;\n]", before)[-1]


def _is_of_all(thing: str, subject: str) -> bool:
    """危房改造总户数 counts all of 改造农村危房220户."""
    (deed, whole), (other, said) = done_to(thing.removesuffix("总")), done_to(subject)
    return thing.endswith("总") and len(whole) > 1 and said.endswith(whole) and (deed == other or not deed or not other)


def closest(matches: list[Promise], row: Row) -> list[Promise]:
    """Of what may be meant, what names the row's indicator, else what names its thing, else all."""
    by_name = [one for one in matches if is_named_so(one, row)]
    alike = [one for one in matches if is_named_alike(one, row)]
    rate = row.name_reading.bare[-_A_RATE:]
    behind = [one for one in matches if _is_behind(one, row)]
    return (
        by_name or alike or behind or [one for one in matches if (one.amount.subject or "").endswith(rate)] or matches
    )


def _is_behind(promise: Promise, row: Row) -> bool:
    """True where the thing that a row counts stands right behind the number: 160个业务系统, 上云业务系统数量."""
    thing, behind = measured(row.name_reading), promise.amount.qualifier or ""
    return any(behind.startswith(thing[-length:]) for length in range(_A_RATE, len(thing) + 1))


def is_of_other_row(promise: Promise, row: Row, rows: Sequence[tuple[Row, Amount]]) -> bool:
    """True where the goal names another row with its number word for word: 取得证书人数450人 tells nothing of 培训人数."""
    named = ((other, its) for other, its in rows if other is not row and is_named_so(promise, other))
    return any(compare(counted(its), counted(promise.amount)) is Order.SAME for _, its in named)


def is_told(promise: Promise, row: Row, amount: Amount, rows: Sequence[tuple[Row, Amount]]) -> bool:
    """Another promise has the row's number: 建成服务点180个，其中今年新建60个. That many rates are 95% says nothing."""
    if is_percent(amount) or compare(counted(promise.amount), counted(amount)) is not Order.SAME:
        return False
    return not is_of_other_row(promise, row, rows)


def counts_more(row: Row, amount: Amount, promise: Promise) -> bool:
    """True for 免费开放场馆 15个 where the goal says 图书馆、文化馆和13个文化站: the row counts those without a number, too."""
    thing = measured(row.name_reading)[-_A_THING:]
    more = compare(counted(amount), counted(promise.amount)) is Order.MORE
    return more and thing not in promise.clause and bool(_AFTER_UNCOUNTED.search(promise.clause))


def are_of(promise: Promise, row: Row, amount: Amount) -> bool:
    if not are_comparable(promise, amount):
        return False
    if mean_of(promise.around) != mean_of(row.text("三级指标")) or not speaks_of(promise, row):
        return False
    # 一级种薯繁育基地 is none of 原种繁育基地1250亩.
    part = _A_PART.match(row.name_reading.bare)
    return part is None or part[0] in promise.around


def is_named_so(promise: Promise, row: Row) -> bool:
    """True where the goal names the row's indicator word for word (基层诊疗量占比达到55%), or all of it but the measure."""
    subject, name = promise.amount.subject or "", row.name_reading
    thing = measured(name)
    if len(subject) >= _WHOLE_NAME and (name.bare.endswith(subject) or thing.endswith(subject)):
        return True
    return len(thing) >= _WHOLE_NAME and subject.endswith(thing)


def alone_in_unit(said: list[Promise], rows: list[tuple[Row, Amount]], row: Row, amount: Amount) -> list[Promise]:
    """The only promise in a unit, for the only 数量 row in it, where both have a character in common
    (培训300人, 参训人数), or the digits were mixed up (1420户, 142户).
    """
    symbol = unit_symbol(counted(amount))
    mean = mean_of(row.text("三级指标"))
    promised = [one for one in said if unit_symbol(counted(one.amount)) == symbol and mean_of(one.around) == mean]
    if symbol == "%" or len(promised) != 1:
        return []
    alike = [other for other, its in rows if unit_symbol(counted(its)) == symbol]
    slip = is_slip(amount, promised[0].amount)
    shares = share_a_character(promised[0].clause, row.name_reading.bare)
    # Beside the outputs there are many numbers of people: there both must tell.
    same = [other for other in alike if level2(other) == QUANTITY] or (alike if slip and shares else [])
    told = shares or slip
    return promised if same == [row] and told else []
