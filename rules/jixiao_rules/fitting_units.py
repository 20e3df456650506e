"""Which kinds of unit fit what a name measures: people for 人数, a share for 率, no metre and no 元 for 个数."""

from jixiao_grammar.ast import Dimension, Unit
from jixiao_grammar.name import Kind, Measure, Name
from jixiao_rules.words import says, section, words

_KINDS = {
    "PERCENT": Dimension.PERCENT,
    "TIME": Dimension.TIME,
    "AREA": Dimension.AREA,
    "LENGTH": Dimension.LENGTH,
    "MONEY": Dimension.MONEY,
    "MASS": Dimension.MASS,
}
_HOW_LONG = ("TIME", "PERCENT")
_SHARE = ("PERCENT",)
_TIME = ("TIME",)
_MONEY, _SUMS = ("MONEY",), ("收入", "余额", "利润")
_HOUSES = ("户", "户次")
_NO_THINGS = (Dimension.PERCENT, Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.TIME, Dimension.MONEY)
_NUMBERS = ("!MONEY",)
_TIMES = ("次", "倍", "个", "项")  # what a rate that is no part of a whole may be told in
_STUFF, _THING_OF = ("MASS",), {"家数": "家", "座数": "座", "处数": "处", "条数": "条"}
_DAYS_OF_WORK = "工作日数"  # 240个 of them
_TERMS = "学期数"  # 2学期 of them; 期数 counts courses
_YEARS, _YEAR_UNITS = "年限", ("年", "个月", "学年", "半年")
# Of shares and times no unit is listed, for many may stand there; what weighs, measures or pays is none of them.
_NO_SHARE = (Dimension.TIME, Dimension.LENGTH, Dimension.AREA, Dimension.MASS)
_NO_TIME = (Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.MONEY)


def fitting_units(name: Name, unit: Unit, *, is_share: bool) -> tuple[str, ...]:
    """The kinds of unit that fit the measure; none where any may. `is_share`: the description divides a part by its whole."""
    measure, deed = name.measure, name.deed
    if measure is None or (unit.symbol == "个" and name.bare.endswith(_DAYS_OF_WORK)):
        return ()
    if measure.kind is Kind.COUNT:
        return _of_a_count(name, measure, unit)
    if measure.kind is Kind.RATE:
        return measure.units if _is_closed(unit, is_part=deed is not None or is_share) else ()
    if measure.kind is Kind.TIME and deed is not None and "short" in deed.flags:
        return _HOW_LONG
    if measure.kind is Kind.AMOUNT and _is_stuff(name, unit):
        return _STUFF
    is_granted = unit.dimension is Dimension.PERCENT and name.bare.endswith(section("cost-in-benefit.granted"))
    return _MONEY if is_granted else _of_many_units(measure, unit)  # 慰问标准 of 500%


def _is_closed(unit: Unit, *, is_part: bool) -> bool:
    """True for a rate in a unit that can only be wrong; one of something unknown may be no part of a whole."""
    if unit.per or "/" in unit.symbol:
        return False  # one per year or per person is none
    counts = unit.dimension is Dimension.COUNT and unit.symbol not in _TIMES
    return is_part or counts or unit.dimension in (*_NO_SHARE, Dimension.MONEY)


def _of_a_count(name: Name, measure: Measure, unit: Unit) -> tuple[str, ...]:
    if unit.symbol == "学期" and name.bare.endswith(_TERMS):
        return ()
    if says(name.bare[: measure.span.end][-3:], "unit-of-things.places"):
        return ()  # 笼式足球场数 counts pitches, and no sessions
    if unit.dimension is Dimension.MONEY and unit.per:
        return measure.units or _NUMBERS  # 快检批次 in 元/批次
    return _of_whole_things(name, measure, unit) or measure.units


def _of_whole_things(name: Name, measure: Measure, unit: Unit) -> tuple[str, ...]:
    """What counts whole things (企业家数, 村庄个数), where the unit measures, or counts people who are none of them."""
    if unit.per or "/" in unit.symbol:
        return ()
    own = section("unit-of-things.measures")
    before = name.bare[: measure.span.start]
    heads = measure.word in own or before.endswith(section("unit-of-things.organisations"))
    if not heads or measure.word not in (*own, *section("unit-of-things.any-number")):
        return ()
    people = unit.symbol in words("units-of-people") and unit.symbol not in _HOUSES
    wrong = unit.dimension in _NO_THINGS or people
    return (_THING_OF.get(measure.word, "个"),) if wrong else ()


def _is_stuff(name: Name, unit: Unit) -> bool:
    """True for an amount of a stuff (削减量) in days: a lead (提前量) and work are told in time, a stuff never."""
    is_time = unit.dimension is Dimension.TIME and not unit.per and "/" not in unit.symbol
    return is_time and name.bare.endswith(section("unit-of-things.stuff"))


def _of_many_units(measure: Measure, unit: Unit) -> tuple[str, ...]:
    """What must stand beside a sum, a share or a time that goes with many units, where this one can be none of them."""
    compound = bool(unit.per) or "/" in unit.symbol
    counts = unit.dimension is Dimension.COUNT
    if measure.kind is Kind.MONEY and measure.word in _SUMS:
        return _MONEY if counts and not unit.per else ()
    if measure.units or measure.kind not in (Kind.SHARE, Kind.TIME) or compound:
        return () if compound and not measure.units else measure.units
    if measure.kind is Kind.SHARE:
        return _SHARE if counts or unit.dimension in _NO_SHARE else ()
    if measure.word == _YEARS and unit.dimension is Dimension.TIME:
        return _YEAR_UNITS
    no_time = counts and unit.symbol not in words("counts-of-time")
    return _TIME if no_time or unit.dimension in _NO_TIME else ()


def fits(unit: Unit, fitting: tuple[str, ...]) -> bool:
    return any(_is_of(unit, kind) for kind in fitting)


def _is_of(unit: Unit, kind: str) -> bool:
    if kind.startswith("!"):
        return unit.dimension is not _KINDS[kind[1:]]
    return unit.dimension is _KINDS[kind] if kind in _KINDS else _counts(unit, kind)


def _counts(unit: Unit, kind: str) -> bool:
    counted = unit.symbol.partition("/")[0].partition("(")[0]
    # 辆次 are 辆 that come again, as 人次 are 人.
    return counted.endswith(kind[1:]) if kind.startswith("*") else counted in (kind, f"{kind}次")
