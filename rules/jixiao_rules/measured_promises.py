"""Whether a row measures what a goal promises: it speaks of it, has its number, counts in its classifier, or shares its words."""

from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_grammar.name import read_name
from jixiao_lint.table import Row
from jixiao_rules.chinese_letters import chinese_apart, only_chinese
from jixiao_rules.levels import COST, QUALITY, QUANTITY, TIMELINESS, level2
from jixiao_rules.promises import Promise, counted
from jixiao_rules.reading import amount_of, amounts_of, is_percent
from jixiao_rules.same_matter import done_to, measured, speaks_of
from jixiao_rules.words import holds, phrase, without, words

_FIELDS = ("三级指标", "绩效指标描述", "指标值")
_PEOPLE = phrase("{promises.people}$")
# Characters that a row has in common with a promise; where the promise has many, two are chance.
_ENOUGH, _MANY = 2, 4
_A_KIND = 2  # characters of 知晓, 处置
_A_NAME = 3  # characters that say what is measured
_OF_MEASURES = frozenset(" 率度数量额")
_HOW_WELL = (QUALITY, TIMELINESS, COST)
_NO_COUNTS = (Dimension.PERCENT, Dimension.TIME, Dimension.MONEY)


def measures(row: Row, promise: Promise) -> bool:
    """The row speaks of what is promised, has its number, counts in its classifier (11台 for 4台), or shares words with it."""
    if any(_may_count(amount, promise.amount) for amount in amounts_of(row)):
        return True
    if _is_in_another_unit(row, promise):
        return True  # which is told at the row
    if is_percent(promise.amount):
        # The row of the very rate may have any unit: UNI003 tells a wrong one.
        alike = speaks_of(promise, row) or (_shares_words(row, promise) and _is_of_its_kind(row, promise))
        return (alike and _may_be_a_rate(row, promise)) or _is_the_rate(row, promise)
    if not _counts_something(row, promise.amount):
        return _is_rate_of(row, promise)
    if _counts_other_things(row, promise.amount) and not _names_the_thing(row, promise):
        return False
    return speaks_of(promise, row) or _shares_words(row, promise)


def _is_in_another_unit(row: Row, promise: Promise) -> bool:
    """True where the row names the promise word for word (避险演练场次 ≥12万元), or speaks of it with its number.

    A number without a unit of a row that shares a word may be the promised one: UNI001 asks for the unit.
    """
    thing, number = measured(row.name_reading), promise.amount.number
    if level2(row) == QUANTITY and any(one.unit is None for one in amounts_of(row)):
        name = row.name_reading.bare
        same = any(one.number == number for one in amounts_of(row))
        return same or any(name[at : at + 2] in promise.clause for at in range(len(name) - 1))
    if level2(row) == QUANTITY and len(thing) >= _A_NAME and thing in promise.clause:
        return True
    return level2(row) not in _HOW_WELL and speaks_of(promise, row) and _has_number(row, promise)


def _is_of_its_kind(row: Row, promise: Promise) -> bool:
    """True where the row says of what the rate is one: 知晓 of 政策知晓率. 自助办税占比 is no 自助机故障率."""
    rate = read_name(promise.amount.subject or "")
    kind = measured(rate)[-_A_KIND:] if rate.measure is not None else rate.bare[-_A_NAME:][:_A_KIND]
    return any(kind in row.text(field) for field in _FIELDS)


def _is_the_rate(row: Row, promise: Promise) -> bool:
    """True for the row that is named as the goal names the rate: 适老化改造验收合格率 for 改造验收合格率100%."""
    subject = promise.amount.subject or ""
    return len(subject) > _A_NAME and row.name_reading.bare.endswith(subject)


def _names_the_thing(row: Row, promise: Promise) -> bool:
    """Somewhere in the row stands what is counted: 小区 of 完成调查小区220个."""
    thing = only_chinese(promise.amount.subject or "")[-2:]
    return any(thing in row.text(field) for field in _FIELDS)


def _has_number(row: Row, promise: Promise) -> bool:
    """True for 18.6% and 5000元 where 18.6万人 and 5000只 are promised."""
    promised = promise.amount
    return any(amount.number in (promised.number, promised.number / promised.multiplier) for amount in amounts_of(row))


def _shares_words(row: Row, promise: Promise) -> bool:
    said, measured = _content(promise), "\n".join(row.text(field) for field in _FIELDS)
    if _counts_other_things(row, promise.amount):
        # What the project is about stands in the names of all its rows (培训): it must be more that they share.
        said = _without(said, row.table.text("项目名称"))
    pairs = (run[at : at + 2] for run in without_common(said).split() for at in range(len(run) - 1))
    shared = len(set(said) & set(row.text("三级指标")) - _OF_MEASURES)
    enough = _ENOUGH if len(without_common(said).replace(" ", "")) < _MANY else _ENOUGH + 1
    return any(pair in measured for pair in pairs) or shared >= enough


def _is_rate_of(row: Row, promise: Promise) -> bool:
    """True for 保险购买率, which says how much is done of what is promised: 购买保险30份."""
    deed, thing = done_to(promise.amount.subject or "")
    name = row.name_reading.bare
    return name.endswith("率") and bool(deed) and deed in name and len(thing) > 1 and thing in name


def _counts_something(row: Row, promised: Amount) -> bool:
    """False for rows that say how well or when a thing is done, or what it costs, and for rates: they leave open how much."""
    if (_leaves_open_how_many(amount_of(row)) or level2(row) in _HOW_WELL) and not holds(
        row.text("三级指标"), "counted-by-rate"
    ):
        return any(same_scale(amount.unit, promised.unit) for amount in amounts_of(row))
    return True


def _leaves_open_how_many(amount: Amount | None) -> bool:
    return amount is not None and amount.unit is not None and amount.unit.dimension in _NO_COUNTS


def _counts_other_things(row: Row, promised: Amount) -> bool:
    """The row counts 人, and 份 are promised."""
    amount = amount_of(row)
    units = [counted(one).unit for one in (amount, promised) if one is not None]
    people = [unit is not None and unit.symbol in words("units-of-people") for unit in units]
    if len(units) > 1 and people == [True, False] and _PEOPLE.search(promised.subject or "") is None:
        return True
    own = [unit for unit in units if unit is not None and unit.dimension is Dimension.COUNT]
    symbols = {unit.symbol for unit in own if unit.symbol == "人" or unit.symbol not in words("units-of-anything")}
    return len(symbols) > 1


def _without(said: str, project: str) -> str:
    """A text without the pairs of characters that the name of the project has."""
    for pair in {project[at : at + 2] for at in range(len(project) - 1)}:
        said = said.replace(pair, " ")
    return said


def _names_the_rate(row: Row, promise: Promise) -> bool:
    """Words without a number measure a rate where they speak of it (准确): 居民分类意识 不断提高 is no 居民分类准确率."""
    kind = (promise.amount.subject or "")[-_A_NAME:][:-1]
    return any(kind in row.text(field) for field in _FIELDS)


def _may_be_a_rate(row: Row, promise: Promise) -> bool:
    """False for a row that asks for a number of things or a day: 改造管网长度 ≥12公里 measures no 管网漏损率.

    A number without its unit may be a rate: UNI001 tells it.
    """
    found = amounts_of(row)
    return (
        any(is_percent(amount) or amount.unit is None for amount in found) if found else _names_the_rate(row, promise)
    )


def _may_count(amount: Amount, promised: Amount) -> bool:
    order = compare(counted(amount), counted(promised))
    own = promised.unit is not None and promised.unit.symbol not in words("units-of-anything")
    return order is Order.SAME or (order is Order.MORE and own)


def _content(promise: Promise) -> str:
    """What the promise is about: what stands before its number, else all of its clause, Han characters alone."""
    return chinese_apart(promise.amount.subject or promise.clause)


def without_common(said: str) -> str:
    return without(without(said, "deeds", " "), "common-words", " ")
