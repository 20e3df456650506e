from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.name import Name
from jixiao_grammar.vocabulary import Unit
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amount_of, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.views import number_rows
from jixiao_rules.words import records, says, section

_EXTENTS = (Dimension.TIME, Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.VOLUME)
_NO_SOUND = (*_EXTENTS, Dimension.MONEY)
_NO_HEAT = (*_NO_SOUND, Dimension.OTHER)
_NO_CONCENTRATION = (Dimension.TIME, Dimension.LENGTH, Dimension.AREA, Dimension.MONEY)
_DEGREES = ("℃", "度", "级")
_YUAN = "元"


@rule(
    code="UNI070",
    topic=Topic.UNIT.turn(12),
    sees=number_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”的指标值“{value}”用了“{unit}”，这个单位量不了它，请核对单位",
    variants={"turned": Variant("“{name}”的单位“{unit}”写颠倒了，应当是每多少付多少钱，如“{right}”，请核对")},
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 室内温度, 指标值: ≥18℃}",
        "{三级指标: 冷藏库控制指标, 指标值: ≤8℃}",
        "{三级指标: 区域环境噪声昼间平均值, 指标值: ≤55dB}",
        "{三级指标: PM10年均浓度, 指标值: ≤62微克/立方米}",
        "{三级指标: 每亩补贴标准, 指标值: 150元/亩}",
        "{三级指标: 万元产值用水量, 指标值: ≤30立方米/万元}",
        "{三级指标: 教室桌面照度, 指标值: ≥300lx}",
    ],
    fails=[
        "{三级指标: PM10年均浓度, 指标值: «≤62℃»}",
        "{三级指标: 带动户均增收额, 指标值: «≥1200分贝/户»}",
        "{三级指标: 区域环境噪声昼间平均值, 指标值: «≤55mg/L»}",
        "{三级指标: 供暖室内温度, 指标值: «≥20千瓦时»}",
        "{三级指标: 单次演出补助, 指标值: «5000小时/场»}",
        "{三级指标: 每亩补贴标准, 指标值: «150亩/元»}",
    ],
)
def impossible_unit(row: Row) -> Found:
    """计量单位量不了指标说的事。

    检查什么：只量一样东西的单位（℃、分贝、勒克斯 …）用在了与它无关的指标上；温度、噪声、浓度、补助用了别的量的单位；
    单价的单位写颠倒（亩/元）。

    为什么：单位错了，完成值就没有意义；多半是从别的行复制来的。

    怎么改：改成与指标相符的单位。

    不报的情形：名称里有温、噪、照、浊等字的；万元产值用水量一类每万元多少的；没有收录的单位。
    """
    amount = amount_of(row)
    if amount is None or amount.unit is None or row.target is None or not amount.unit.known or amount.direction:
        return
    name, unit = row.name_reading, amount.unit
    fields = {"name": name.bare, "value": shown(row, amount), "unit": unit.printed}
    if _is_turned(name, unit):
        right = f"{_YUAN}/{_head(unit)}"
        yield Hit(trimmed(row.target), fields | {"right": right}, "turned")
    elif _is_of_another(name, unit) or _cannot_be(name.bare, amount):
        yield Hit(trimmed(row.target), fields | {"right": ""})


def _head(unit: Unit) -> str:
    return unit.symbol.partition("/")[0]


def _is_turned(name: Name, unit: Unit) -> bool:
    """True for a price that is told in things for each 元."""
    per = [one.symbol for one in unit.per]
    is_price = name.bare.endswith((*section("impossible-units.paid"), "标准", "成本"))
    return per == [_YUAN] and unit.printed.endswith(f"/{_YUAN}") and is_price


def _is_of_another(name: Name, unit: Unit) -> bool:
    """True where a unit of one thing alone stands beside a name that measures something, and says nothing of that thing."""
    head = _head(unit)
    words = next((words for symbol, *words in records("units-of-one-thing") if symbol == head), None)
    return words is not None and name.measure is not None and not any(word in name.text for word in words)


def _cannot_be(name: str, amount: Amount) -> bool:
    unit = amount.unit
    if unit is None:
        return False
    if name.endswith(section("impossible-units.temperatures")):
        return unit.dimension in _NO_HEAT and _head(unit) not in _DEGREES
    if name.endswith(section("impossible-units.noise")) and says(name, "impossible-units.loud"):
        return unit.dimension in _NO_SOUND
    if name.endswith(section("impossible-units.concentrations")):
        return unit.dimension in _NO_CONCENTRATION
    return name.endswith(section("impossible-units.paid")) and unit.dimension in _EXTENTS
