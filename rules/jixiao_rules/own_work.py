"""Whether a quantity of a goal promises the project's own work of the year, and is no place, no scope and nobody else's number."""

from jixiao_grammar.ast import Dimension, Op
from jixiao_grammar.name import read_name
from jixiao_grammar.pattern import HAN, pattern
from jixiao_rules.promises import Promise, is_of_other_scope
from jixiao_rules.reading import is_percent, unit_symbol
from jixiao_rules.words import longest_first, phrase, section, words

# What stands before the verb of a promise.
_BEFORE_DEED = phrase(r"^(?:[一二三四五六七八九十]是|[12][0-9]{3}年度?|[年当全]年内?|{promises.before}|[并共将拟])+")
# 2026年6月15日前采购帐篷300顶; 2025年在近岸海域放流对虾8000万尾.
_DAY = pattern(r"^\s*(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底|末)?之?前[，,]?")
_WHERE = phrase(rf"^(?:20[0-9]{{2}}年度?)?在{HAN}{{1,4}}{{promises.areas}}")
_SENTENCE = pattern("[，,。；;：:\n]")
_NUMBER = pattern(r"[0-9.,]+")
_YEAR = pattern(r"^20[0-9]{2}年度?")
_A_DEED = 2  # characters of 注册, 接待
_A_NAME = 6  # characters that name an indicator, and not only its measure


def is_own_work(goal: str, promise: Promise) -> bool:
    """True for what the year is to bring: 新建泵站3座, 完好率达到98%, 培训人数不少于450人."""
    return not _is_where(goal, promise) and _is_promise(promise, _list_before(goal, promise))


def _is_where(goal: str, promise: Promise) -> bool:
    """完成5所学校12000平方米屋面维修 promises the roofs: in how many schools they are is where. 4期240人 are two promises."""
    return goal[promise.span.end :][:1].isdigit() and len(promise.amount.qualifier or "") > 1


def _is_promise(promise: Promise, before: str) -> bool:
    unit, clause = promise.amount.unit, _DAY.sub("", promise.clause)
    if len(_NUMBER.findall(_YEAR.sub("", clause))) > 1 or unit is None or is_of_other_scope(promise):
        return False
    if unit.dimension is Dimension.MONEY:
        return not unit.per and _brings_money(clause)
    if unit.dimension is Dimension.TIME:
        return False
    if is_percent(promise.amount):
        named = promise.amount.subject or ""
        return read_name(named).is_metric and not named.endswith(section("execution.rate"))
    return _is_of_a_deed(clause) or _is_of_a_deed(before) or _is_an_indicator(promise)


def _brings_money(clause: str) -> bool:
    """True for money that the work is to bring, and that is not spent: 带动社会资本投入9000万元."""
    return _BEFORE_DEED.sub("", clause.strip()).startswith(section("promises.brings"))


def _is_an_indicator(promise: Promise) -> bool:
    """True for what is promised as an indicator is named: 取得技能等级证书人数不少于450人, 流动书车下乡服务120次."""
    subject = promise.amount.subject or ""
    if unit_symbol(promise.amount) in section("promises.times"):
        return len(subject) >= _A_NAME - 2 and subject.endswith(longest_first("deeds"))
    floor = len(subject) >= _A_NAME and promise.amount.op is Op.AT_LEAST
    return floor and (read_name(subject).is_metric or subject[-_A_DEED:] in words("deeds"))


def _is_of_a_deed(said: str) -> bool:
    """True for what begins with something that is done: 完成体质监测5000人, 计划新建泵站3座."""
    deeds = longest_first("deeds")
    bare = _WHERE.sub("", _DAY.sub("", said.strip()))
    return bare.startswith(deeds) or _BEFORE_DEED.sub("", bare).startswith(deeds)


def _list_before(goal: str, promise: Promise) -> str:
    """The list that a promise goes on: 采购图书2万册 before 、报刊220种; empty where it begins of its own."""
    if goal[: promise.span.start].rstrip()[-1:] != "、":
        return ""
    return _SENTENCE.split(goal[: promise.span.start])[-1].strip()
