"""Whether two rows measure one matter under two names: the same words in another order, with fillers, or one deed."""

from functools import lru_cache

from jixiao_grammar.ast import Dimension
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Row
from jixiao_rules.levels import level2
from jixiao_rules.one_deed import is_done_to_one_thing
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.similarity import is_abbreviation, squeezed
from jixiao_rules.words import holds, without, words

# From here on two rows do not have the same number by chance.
_NO_CHANCE = 10
_AN_EXPLANATION = 8  # characters of a description that is no everyday one
_HOUSEHOLD = "家庭"  # counted as 户
_A_RATE = 5  # characters of a rate that names what it is a rate of
# 对资助工作的 says with what they are satisfied, and not who they are.
_ABOUT = pattern("对[^对]{2,10}?的?(?=满意)")
_ONE_MEASURE = (
    ("满意程度", "满意度"),
    ("满意率", "满意度"),
    ("公里数", "里程"),
    *((end, "数") for end in ("数量", "个数", "总数")),
    ("比率", "率"),
)


def are_one_matter(one: Row, other: Row, its: str, thing: str) -> bool:
    """True for two names of one matter with one target, and for one name with two of them but for fillers."""
    is_one_name = its == thing or _is_of_the_project(one, its, thing)
    if is_one_name and level2(one) == level2(other) and not _is_of_a_time(one, other):
        return True
    if not have_one_target(one, other):  # as nearly all: their names need not be laid beside each other
        return False
    same_letters = len(its) == len(thing) and sorted(its) == sorted(thing)
    is_alike = same_letters or _is_short_for(one, other, its, thing) or _is_one_deed(one, other, its, thing)
    return is_alike or _are_explained_alike(one, other, its, thing)


def _is_of_a_time(one: Row, other: Row) -> bool:
    """True where one of the names tells another stretch of time (年度, 累计): their numbers may well differ."""
    names = one.text("三级指标") + other.text("三级指标")
    return holds(names, "stretches-of-time")


def _is_of_the_project(row: Row, its: str, thing: str) -> bool:
    """True for two rates of which one has a word of the project's name in front: 监测设备在线率, 设备在线率."""
    if not (its.endswith("率") and thing.endswith("率")):
        return False
    short, long = sorted((its, thing), key=len)
    more = long.removesuffix(short)
    return len(short) >= _A_RATE and 1 < len(more) < len(long) and more in squeezed(row.table.text("项目名称"))


def _is_short_for(one: Row, other: Row, its: str, thing: str) -> bool:
    amount = amount_of(one)
    if amount is None or is_percent(amount) or amount.number < _NO_CHANCE or not is_abbreviation(its, thing):
        return False
    return holds(its, "effects") == holds(thing, "effects")


def _is_one_deed(row: Row, other: Row, its: str, thing: str) -> bool:
    """True where one deed is done to as many of one thing: 安装路灯盏数, 太阳能路灯安装数量."""
    amount = amount_of(row)
    if amount is None or is_percent(amount) or amount.number < _NO_CHANCE or level2(row) != level2(other):
        return False
    return is_done_to_one_thing(its, thing) and holds(its, "effects") == holds(thing, "effects")


def _are_explained_alike(one: Row, other: Row, its: str, thing: str) -> bool:
    """True for counts of one thing in other units (改造户数, 改造家庭数) whose descriptions are the same, word for word."""
    amount, told = amount_of(one), squeezed(one.text("绩效指标描述"))
    if amount is None or is_percent(amount) or amount.number < _NO_CHANCE or len(told) < _AN_EXPLANATION:
        return False
    thing = _without_unit(thing)
    counted = bool(thing) and _without_unit(its) == thing
    return counted and told == squeezed(other.text("绩效指标描述"))


def _without_unit(name: str) -> str:
    """适老化改造 of 适老化改造户数; empty for a name that does not say in what it counts."""
    thing = name.removesuffix("数")
    unit = next((unit for unit in (_HOUSEHOLD, *words("count-units")) if thing.endswith(unit)), "")
    return thing.removesuffix(unit) if unit and thing != name else ""


def have_one_target(one: Row, other: Row) -> bool:
    amount, its = amount_of(one), amount_of(other)
    if amount is None or its is None or amount.direction != its.direction:
        return False
    units = [one.unit.dimension if one.unit is not None else None for one in (amount, its)]
    counted = units[0] is units[1] is Dimension.COUNT and amount.number == its.number  # 8个, 8座
    return counted or compare(amount, its) is Order.SAME


@lru_cache(maxsize=1024)
def core_of(name: str) -> str:
    """What a name says without fillers, its measure written in one way."""
    bare = without(_ABOUT.sub("", squeezed(name)), "name-fillers")
    for word, plain in _ONE_MEASURE:
        bare = bare.removesuffix(word) + plain if bare.endswith(word) else bare
    return bare
