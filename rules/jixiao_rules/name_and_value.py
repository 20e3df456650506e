"""What a name says of its number, against the number: how often, up to how much, within how many minutes, in which term."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount, Date, Dimension, Node, Op, Period
from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.vocabulary import Relation, Unit
from jixiao_rules.reading import is_ceiling, is_money
from jixiao_rules.words import phrase, records
from jixiao_rules.yuan import money_of

_OFTEN = phrase(
    rf"(?:(?P<month>每月|月度)|(?P<quarter>(?<![第一二三四上下])季度)|(?P<half>每半年|半年度)){HAN}*{{how-often.counted}}$"
)
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_OF_UNIT = {"月": 1, "个月": 1, "季度": 3, "半年": 6, "年": 12}
_YEAR, _ALL_YEAR = "年", "全年"
_UP_TO = pattern(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<wan>万?)元(?:以下|以内|（含）以下|及以下)")
_ONE_OF = pattern("[单每]|均")
_CIRCLE = pattern(rf"(?P<number>[0-9]+|[五十百二三四六七八九]+)分钟{HAN}{{0,6}}圈")
_NUMERALS = {"五": 5, "十": 10, "十五": 15, "二十": 20, "三十": 30}
_PLACES = phrase("(?<![0-9.])(?P<number>[0-9]+)个?(?P<place>{told-numbers.places})")
_AUTUMN = pattern("(?P<year>20[0-9]{2})年?秋季学期")
_SUMMER = 7
_WAN, _MINUTE = 10_000, 60


def opposites(name: str, value: str, node: Node | None) -> Iterator[tuple[str, str]]:
    """The words of name and value of which a row means but one: 小学 and 初中. A deadline may well lie in another quarter."""
    if isinstance(node, Date | Period):
        return
    for group in records("opposites"):
        said = [word for word in group if word in name and word != _ALL_YEAR]
        own = [word for word in group if word in value] if said else []
        if len(said) == len(own) == 1 and said != own:
            yield said[0], own[0]


def other_places(name: str, value: str) -> tuple[str, str] | None:
    """3个乡镇 of the name and 5个乡镇 of the value; None where each has not just one, or both have as many."""
    said = list(_PLACES.finditer(name))
    own = [found for found in _PLACES.finditer(value) if said and found["place"] == said[0]["place"]]
    if len(said) != 1 or len(own) != 1:
        return None
    return None if said[0]["number"] == own[0]["number"] else (said[0][0], own[0][0])


def other_rhythm(name: str, amount: Amount) -> str | None:
    """How often the name has it, where the value has it less often (季度…, 每年1次), or not so often each time (每年9次)."""
    unit, found = amount.unit, _OFTEN.search(name)
    if found is None or unit is None or len(unit.per) != 1 or unit.per[0].symbol not in _OF_UNIT:
        return None
    group = next(one for one in _MONTHS if found[one])
    each = amount.number * _MONTHS[group] / _OF_UNIT[unit.per[0].symbol]
    is_exact = amount.op is Op.EQUAL
    return found[group] if each < 1 or (is_exact and each != each.to_integral_value()) else None


def two_rhythms(unit: Unit) -> bool:
    """True for 每月每季度1次; 每年每月 is as good as 每月."""
    times = [one.symbol for one in unit.per if one.dimension is Dimension.TIME]
    return len(times) > 1 and _YEAR not in times and len(set(times)) > 1


def beyond(name: str, amount: Amount) -> str | None:
    """The bound that a name has and its number passes: 单价5万元以下…, ≤8万元/台; 十五分钟…圈, ≤40分钟."""
    found = _UP_TO.search(name)
    if found is not None and is_money(amount) and _ONE_OF.search(name):
        most = Decimal(found["number"]) * (_WAN if found["wan"] else 1)
        return found[0] if money_of(amount).yuan > most else None
    circle, unit = _CIRCLE.search(name), amount.unit
    if circle is None or unit is None or unit.dimension is not Dimension.TIME or not is_ceiling(amount):
        return None
    told = int(circle["number"]) if circle["number"].isdecimal() else _NUMERALS.get(circle["number"])
    return circle[0] if told and amount.number * unit.factor > told * _MINUTE else None


def before_its_term(name: str, node: Node | None) -> str | None:
    """2026年秋季学期 where the deadline lies in the spring of that year."""
    found = _AUTUMN.search(name)
    if found is None or not isinstance(node, Date) or node.day is None or node.relation is Relation.FROM:
        return None
    day = node.day
    return found[0] if day.year == int(found["year"]) and not day.year_shift and day.month <= _SUMMER else None
