from jixiao_grammar.ast import Amount, Dimension, Op
from jixiao_grammar.name import EventClass, Kind
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import AUDIT, EVALUATION_2020
from jixiao_rules.levels import QUANTITY, is_cost, level2
from jixiao_rules.rates import is_capped, is_over_full
from jixiao_rules.reading import amount_of, is_money, is_percent, operator_of, shown, unit_symbol
from jixiao_rules.views import number_rows
from jixiao_rules.words import words

_EXTENTS = (Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.TIME)
_CHANGES = pattern("[增减升降差净]|变[化动]")
_GAIN = "增收"
_BAD = (EventClass.BAD, EventClass.TROUBLE, EventClass.LATE, EventClass.WRONG, EventClass.NOT)


@rule(
    code="VAL013",
    topic=Topic.DIRECTION.turn(8),
    sees=number_rows,
    severity=Severity.WARNING,
    message="“{value}”怎样都能完成，没有约束力；请写明实际要达到的数",
    variants={
        "ceiling": Variant(
            "“{name}”本来就不会超过 100%，写“{value}”怎样都能完成；请写明实际要达到的数", None, Confidence.CERTAIN
        ),
        "nothing": Variant("“{name}”是要做的事，写“{value}”等于什么也不做；请写明实际要完成的数"),
        "floor": Variant("“{name}”写“{value}”，做到百分之一就算完成，没有约束力；请写明实际要达到的数"),
    },
    basis=[Basis(AUDIT, Authority.PRACTICE), Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 成本控制率, 指标值: ≤100%}",
        "{三级指标: 预算执行率, 指标值: ≤100%}",
        "{三级指标: 安全事故起数, 指标值: =0起}",
        "{三级指标: 利润增长率, 指标值: ≥0%}",
        "{三级指标: 净利润, 指标值: ≥0万元}",
        "{三级指标: 新增示范点数量, 指标值: ≥1个}",
        "{二级指标: 成本指标, 三级指标: 预算控制占比, 指标值: ≤100%}",
        "{三级指标: 检验报告差错率, 指标值: ≤105%}",
        "{二级指标: 数量指标, 三级指标: 新增违法建设数量, 指标值: 0处}",
        "{二级指标: 质量指标, 三级指标: 检验差错率, 指标值: =0%}",
        "{二级指标: 数量指标, 三级指标: 安全生产检查发现事故起数, 指标值: =0起}",
    ],
    fails=[
        "{三级指标: 产品抽检合格率, 指标值: «≤100%»}",
        "{三级指标: 群众满意度, 计算符号: ≤, 指标值: «100%»}",
        "{三级指标: 举办培训班次数, 指标值: «≥0次»}",
        "{三级指标: 改造小区安全生产责任事故数, 指标值: «≥0起»}",
        "{三级指标: 政策知晓率, 指标值: «≥1%»}",
        "{三级指标: 器材安全使用年限, 指标值: «≥0年»}",
        "{三级指标: 公路可绿化路段绿化率, 指标值: «≥0%»}",
        "{二级指标: 数量指标, 三级指标: 安全培训场次, 指标值: «0场»}",
        "{二级指标: 数量指标, 三级指标: 造林面积, 指标值: «0亩»}",
        "{二级指标: 质量指标, 三级指标: 隐患整改率, 指标值: «=0%»}",
        "{二级指标: 经济效益指标, 三级指标: 农户增收额, 指标值: «≥0元»}",
    ],
)
def vacuous_target(row: Row) -> Found:
    """不可能完不成的目标。

    检查什么：合格率、满意度等写“≤100%”；数量、年限、比率、增收额写“≥0”；合格率等写“≥1%”以下；
    培训场次、造林面积、整改率等要做的事写“=0”。

    为什么：怎样都能完成的目标等于没有目标，审计把它列为“无压力目标”，评价时可以按目标偏低扣分。

    怎么改：写明实际要达到的数，如“≥95%”。

    不报的情形：成本控制率、预算执行率“≤100%”有意义；增长率、利润可以是负数，“≥0”有意义；安全事故等“=0”；
    超过 100% 的比率（由 RNG001 检查）。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or (amount.number and not _is_out_of_reach(amount)):
        return
    if row.target is None or not name or is_cost(row) or amount.direction or amount.baseline:
        return
    operator = operator_of(amount)
    fields = {"name": name, "value": shown(row, amount)}
    if is_percent(amount) and is_capped(name):
        if operator is Op.AT_MOST and amount.number >= 100 and not is_over_full(amount):
            yield Hit(row.target.at(amount.span), fields, "ceiling")
        elif operator is Op.AT_LEAST and amount.number <= 1 and row.name_reading.is_better_high:
            yield Hit(row.target.at(amount.span), fields, "floor" if amount.number else None)
    elif operator is Op.AT_LEAST and not amount.number and _is_measured(row, amount):
        yield Hit(row.target.at(amount.span), fields)
    if not amount.number and amount.op is Op.EQUAL and _is_to_be_done(row, amount):
        yield Hit(row.target.at(amount.span), fields, "nothing")


def _is_measured(row: Row, amount: Amount) -> bool:
    """True where a floor of 0 asks for nothing: what is counted, a share, and what people earn more."""
    is_gain = _GAIN in row.name_reading.bare and is_money(amount)
    return is_gain or _is_counted(amount, row.name_reading.bare) or _is_share(row, amount)


def _is_to_be_done(row: Row, amount: Amount) -> bool:
    """True for a rate that is better high (整改率), and for a quantity of a deed (培训场次); not for what is to be avoided."""
    name = row.name_reading
    if name.measure is None or _CHANGES.search(name.bare) or (name.has(*_BAD) and not name.has(EventClass.REMEDY)):
        return False
    if is_percent(amount):
        return name.measure.kind in (Kind.RATE, Kind.SHARE, Kind.DEGREE) and name.is_better_high
    counted = amount.unit is not None and amount.unit.dimension in (Dimension.COUNT, *_EXTENTS)
    is_deed = name.deed is not None and name.deed.cls is EventClass.ACT and name.deed.word in words("deeds")
    return counted and is_deed and level2(row) == QUANTITY and not name.is_better_low


def _is_out_of_reach(amount: Amount) -> bool:
    operator = operator_of(amount)
    return (operator is Op.AT_LEAST and amount.number <= 1) or (operator is Op.AT_MOST and amount.number >= 100)


def _is_counted(amount: Amount, name: str) -> bool:
    """True for pieces of work or people; profits, differences and rates of change may well be below zero."""
    unit = amount.unit
    measured = unit is not None and unit.dimension in _EXTENTS and not unit.per
    return (measured or unit_symbol(amount) in words("count-units")) and not _CHANGES.search(name)


def _is_share(row: Row, amount: Amount) -> bool:
    """True for a rate that is no rate of change, and that nobody wants low."""
    name = row.name_reading
    kind = name.measure.kind if name.measure is not None else None
    rate = kind in (Kind.RATE, Kind.SHARE) and is_percent(amount)
    return rate and not name.is_better_low and not _CHANGES.search(name.bare)
