"""The one number that a description tells of its row's own target: 共植树2000株, 每户发放800元, 承诺5个工作日内办结."""

from decimal import Decimal

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount, Approx, Dimension, Op
from jixiao_grammar.compare import Order, compare, in_base, same_scale
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.table import Row
from jixiao_rules.costs import counted_as
from jixiao_rules.promises import counted
from jixiao_rules.reading import is_floor, is_percent, unit_symbol
from jixiao_rules.rounds import Total, totals
from jixiao_rules.words import longest_first, phrase, says, section, words
from jixiao_rules.yuan import money_of

_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?")
_COUNTED = pattern(rf"(?P<number>[0-9]+(?:\.[0-9]+)?万?)(?P<behind>{HAN}*)")
_CLAUSE = pattern("[，,；;。：:]")
_PAID = phrase(
    r"每(?P<one>[^0-9，,；;。每]{1,2}?)(?:每(?P<time>[年月天日次期]))?(?:{told-numbers.paid}|[的为])*(?P<sum>[0-9]+(?:\.[0-9]+)?万?元)(?!/)"
)
_LIMIT = phrase(
    r"(?:{told-numbers.promised})[^0-9，,；;。]{0,4}(?P<limit>[0-9]+(?:\.[0-9]+)?个?(?:工作日|日|天|小时|分钟|月))之?以?内(?:{told-numbers.done})?(?=[，,；;。]|$)"
)
_RATE = phrase(
    rf"(?P<rate>{HAN}{{2,8}}[率度])(?:应|要|须)?{{told-numbers.kept}}(?P<share>[0-9]+(?:\.[0-9]+)?)%(?:以上)?(?=[，,；;。]|$|{{told-numbers.reached}})"
)
_FRACTION = phrase(
    r"(?<!不){told-numbers.bound-of-rate}(?P<whole>[万千百])分之(?P<part>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九])(?:以内|以下|之内)?(?=[，,；;。]|$)"
)
_WHOLES = {"万": 10_000, "千": 1000, "百": 100}
_OTHER_RATES = ("率", "误差")
_A_RATE = 3  # characters of 差错率
_ONES = "〇一二三四五六七八九"
_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.VOLUME)
_YEARS = ("年", "个月")
_CAUTIOUS, _FAR = Decimal("0.9"), Decimal("1.5")
_TIMES = {"月": 12, "季度": 4, "半年": 2}
_BEHIND = 2  # characters of 以上
_EVERY_TIME = pattern("每个?[年月日天周季半学]")
_VILLAGES = phrase(
    rf"(?P<many>[0-9]+)个?(?P<place>{HAN}{{1,3}}?)每(?P=place)每个?(?P<time>月|季度|半年){HAN}{{0,4}}?(?P<each>[0-9]+)(?P<unit>{HAN}{{1,2}})(?=[，,；;。]|$)"
)


def count_told(row: Row, amount: Amount, said: str) -> str:
    """The clause with another number of the same things (沿线两侧共植树2000株); empty where there is none."""
    unit = amount.unit
    if unit is None or unit.per or len(_NUMBER.findall(said)) != 1 or says(said, "told-numbers.of-others"):
        return ""
    if unit.dimension not in _SIZES and unit.symbol not in _YEARS:
        return ""
    clause = next(part for part in _CLAUSE.split(said) if _NUMBER.search(part))
    found = _COUNTED.search(clause)
    if found is None:
        return ""
    before, behind = clause[: found.start()], found["behind"]
    symbol = next((one for one in _written(amount) if behind.startswith(one)), "")
    told = parse(clause[found.start() : found.end("number") + len(symbol)]).node if symbol else None
    if not isinstance(told, Amount) or not same_scale(counted(told).unit, counted(amount).unit):
        return ""
    about = before.endswith("约")
    is_whole = _is_whole(row, before.removesuffix("约"), behind.removeprefix(symbol))
    return clause.strip() if is_whole and _differ(amount, told, about=about) else ""


def _written(amount: Amount) -> tuple[str, ...]:
    """The ways in which the unit of a target, or another of its kind, may be written."""
    own = (amount.unit.printed, amount.unit.symbol) if amount.unit is not None else ()
    return tuple(sorted({*own, *section("told-numbers.units")}, key=len, reverse=True))


def _is_whole(row: Row, before: str, behind: str) -> bool:
    """True where the number is of what the name says: its words stand before it, all of it is meant, or nothing else is said."""
    if before.endswith(section("told-numbers.measures")):
        return False
    name = row.name_reading
    stem = name.bare[: name.measure.span.start] if name.measure is not None else name.bare
    if behind:
        return "的" not in behind and behind[0] not in "以左上" and _shares(stem, behind)
    if any(word in before for word in section("told-numbers.wholes")) or before in section("told-numbers.served"):
        return True
    return _shares(stem, before)


def _shares(stem: str, text: str) -> bool:
    pairs = {stem[at : at + 2] for at in range(len(stem) - 1)} - words("common-words") - words("said-of-anything")
    return any(pair in text for pair in pairs)


def _differ(amount: Amount, told: Amount, *, about: bool) -> bool:
    """A floor may be a little lower than what is planned, and a ceiling may leave room above what is told."""
    one, other = counted(amount), counted(told)
    order = compare(one, other)
    if order in (None, Order.SAME) or not told.number or not amount.number:
        return False
    times = in_base(one) / in_base(other)
    if about and 1 / _FAR < times < _FAR:
        return False
    if is_floor(amount):
        return times > 1 or times < _CAUTIOUS
    return times < 1 if amount.op.is_ceiling else True


def price_told(amount: Amount, said: str) -> str:
    """每户发放800元 for 500元/户; empty where the same is told, or nothing."""
    unit = amount.unit
    found = _PAID.search(said)
    if found is None or unit is None or unit.dimension is not Dimension.MONEY or len(_NUMBER.findall(said)) != 1:
        return ""
    per = [counted_as(one.symbol.removeprefix("个")) for one in unit.per]
    its = [counted_as(one) for one in (found["one"], found["time"]) if one]
    told = parse(found["sum"]).node
    if sorted(per) != sorted(its) or not isinstance(told, Amount):
        return ""
    told_yuan, own_yuan = told.number, money_of(amount).yuan
    if amount.op.is_ceiling:
        is_most = says(said[: found.start()], "told-numbers.at-most")
        differs = told_yuan != own_yuan if is_most else told_yuan > own_yuan
    else:
        differs = told_yuan < own_yuan if is_floor(amount) else told_yuan != own_yuan
    return found[0] if differs else ""


def limit_told(row: Row, amount: Amount, said: str) -> str:
    """承诺5个工作日内办结 for ≤15个工作日: a promise may not be shorter than what is asked for. Empty where there is none."""
    found = _LIMIT.search(said)
    unit = amount.unit
    if found is None or unit is None or unit.dimension is not Dimension.TIME or len(_NUMBER.findall(said)) != 1:
        return ""
    told = parse(found["limit"]).node
    if not isinstance(told, Amount) or amount.op.is_floor or compare(told, amount) is not Order.LESS:
        return ""
    return found[0] if row.name_reading.bare.endswith(longest_first("time-limits")) else ""


def rate_told(row: Row, amount: Amount, said: str) -> str:
    """合格率不低于95%为达标 for ≥80%; empty where the same is told, of another rate, or of things that keep to it."""
    found = _RATE.search(said) if is_percent(amount) and amount.direction is None else None
    if found is None or len(_NUMBER.findall(said)) != 1 or "上年" in said:
        return ""
    name = row.name_reading.bare.replace("满意度", "满意率")
    rate = found["rate"].replace("满意度", "满意率")
    if not (name.endswith(rate) or rate.endswith(name)):
        return ""
    told = Decimal(found["share"])
    return found[0] if told != amount.number else ""


def fraction_told(row: Row, amount: Amount, said: str) -> str:
    """控制在万分之一以内 for ≤1%; empty where the same is told, or of another rate, or nothing."""
    found = _FRACTION.search(said)
    is_rate = amount.unit is not None and amount.unit.dimension is Dimension.PERCENT  # ‰, too
    if found is None or said.count("分之") != 1 or not is_rate or not amount.op.is_ceiling:
        return ""
    before = said[: found.start()]
    if any(word in before for word in _OTHER_RATES) and row.name_reading.bare[-_A_RATE:] not in before:
        return ""
    part = _ONES.find(found["part"])
    told = Decimal(part if part > 0 else found["part"]) / _WHOLES[found["whole"]]
    return found[0] if told < in_base(counted(amount)) else ""


def rounds_told(row: Row, amount: Amount, said: str) -> tuple[str, str] | None:
    """每季度组织1次 for ≥2次, 60个村每村每月放映1场 for 600场: what is told, and how it is reckoned."""
    if amount.unit is None or amount.unit.per or says(row.text("三级指标"), "rounds.for-each"):
        return None
    villages = _VILLAGES.search(said)
    if villages is not None:
        many, each, often = int(villages["many"]), int(villages["each"]), _TIMES[villages["time"]]
        symbol = villages["unit"]
        if counted_as(unit_symbol(amount)) != counted_as(symbol) or not _is_other(amount, Decimal(many * each * often)):
            return None
        return villages[0], f"{many} × {often} × {each} = {many * each * often}{symbol}"
    made = list(totals(said))
    if len(made) != 1 or not same_scale(counted(made[0].amount).unit, counted(amount).unit):
        return None
    is_other = _is_other_time(amount, made[0], said) if made[0].of_time else _is_other_product(amount, made[0], said)
    return (made[0].said, made[0].arithmetic) if is_other else None


def _is_other_time(amount: Amount, made: Total, said: str) -> bool:
    """每季度组织1次 for ≥2次."""
    alone = len(_NUMBER.findall(said)) == 1 and unit_symbol(amount) in section("rounds.events")
    return alone and _is_other(amount, made.amount.number)


def _is_other_product(amount: Amount, made: Total, said: str) -> bool:
    """4期，每期40人 for =200人, where neither is only a least number; ≥200人 is more than they come to, too."""
    if "×" not in made.arithmetic or said.count("每") != 1 or _EVERY_TIME.search(said):
        return False  # 5个水源地每月1批次: there is a third number, which is not written
    at = said.find(made.said)
    product = said[: at + len(made.said) + _BEHIND] if at >= 0 else said
    if says(product, "told-numbers.bounds") or counted(amount).number != amount.number:
        return False
    is_more = amount.op.is_floor and amount.number > made.amount.number
    return is_more or _is_other(amount, made.amount.number)


def _is_other(amount: Amount, made: Decimal) -> bool:
    if amount.approx is not Approx.NONE or amount.op.is_ceiling:
        return False
    if amount.op is Op.EQUAL and not is_floor(amount):
        return amount.number != made
    return amount.number < made * _CAUTIOUS
