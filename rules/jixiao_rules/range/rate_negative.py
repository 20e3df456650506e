from jixiao_grammar.ast import Dimension, Unit
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.levels import is_cost
from jixiao_rules.rates import is_capped
from jixiao_rules.reading import amount_of
from jixiao_rules.views import number_rows

_WHOLE = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA)
_CHANGES = pattern("[增减升降差净]|变[化动]|盈|亏|结余|节")


@rule(
    code="RNG002",
    topic=Topic.UNREAD.turn(5),
    sees=number_rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{name}”不会小于零，指标值“{value}”请核对",
    variants={
        "number": Variant(
            "“{name}”不会小于零，指标值“{value}”前面多了负号，请核对", Severity.WARNING, Confidence.LIKELY
        )
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 旅游收入增长率, 指标值: ≥-3%}",
        "{三级指标: 价格变动幅度, 指标值: ±3%}",
        "{三级指标: 群众满意度, 指标值: ≥90%}",
        "{三级指标: 投诉件数同比变化, 指标值: ≤-5件}",
        "{三级指标: 合作社盈余, 指标值: ≥-3万元}",
        "{三级指标: 库区水温, 指标值: ≥-10℃}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «-10%»}",
        "{三级指标: 设备故障率, 指标值: «≤-5%»}",
        "{三级指标: 入户探访人次, 指标值: «≥-1520人次»}",
        "{一级指标: 成本指标, 三级指标: 平台运维成本, 指标值: «≤-48万元»}",
    ],
)
def rate_negative(row: Row) -> Found:
    """比率为负数。

    检查什么：合格率、满意度、故障率等部分占全体的比率写成负数；人数、次数、面积、成本写成负数。

    为什么：部分不可能少于零，多半是把连接号当成了负号，或者把下降幅度写成了比率。

    怎么改：核对数值；要表示下降的，写“比上年下降10%”。

    不报的情形：增长率、变动幅度等可以是负数的；正负偏差（±3%）。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or amount.number >= 0 or amount.direction:
        return
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.PERCENT:
        if unit is not None and _cannot_owe(row, unit):
            yield Hit(row.target.at(amount.span), {"name": name, "value": amount.span.cut(row.target.text)}, "number")
        return
    if is_capped(name):
        yield Hit(row.target.at(amount.span), {"name": name, "value": amount.span.cut(row.target.text)})


def _cannot_owe(row: Row, unit: Unit) -> bool:
    """True for pieces of work, people, extents and costs: only what changes, or comes out of two sums, falls below zero."""
    if _CHANGES.search(row.text("三级指标")) or not unit.known:
        return False
    return unit.dimension in _WHOLE or (unit.dimension is Dimension.MONEY and is_cost(row))
