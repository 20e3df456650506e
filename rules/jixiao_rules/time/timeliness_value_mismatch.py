from collections.abc import Sequence

from jixiao_grammar.ast import Amount, Date, Dimension, Node, Period
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.dates import dated
from jixiao_rules.documents import EVALUATION_2020, TYPESETTING
from jixiao_rules.reading import node_of, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase, section

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_RATE = phrase(f"{{timeliness.in-time}}{HAN}{{0,4}}率$")
_ENDS = ("率", "性", "程度")
_PROPERTY = pattern(r"(?:及时|准时|时效)(?:性|程度)$")


@rule(
    code="TIM004",
    topic=Topic.UNIT.turn(5),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{name}”是比率，指标值“{value}”却是时间，名称与值不配；建议把名称改为“完成时间”“响应时间”一类，或者把值改为百分比",
    variants={
        "property": Variant(
            "“{name}”的指标值“{value}”是日期，名称与值不配；建议把名称改为“完成时间”一类",
        ),
        "moment": Variant(
            "“{name}”是时间，指标值“{value}”却是百分比，名称与值不配；建议把名称改为“按时完成率”一类，或者把值改为日期"
        ),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 设备维修及时率, 指标值: ≥95%}",
        "{二级指标: 时效指标, 三级指标: 工程完成时间, 指标值: 2025年12月31日前}",
        "{二级指标: 时效指标, 三级指标: 故障响应及时性, 指标值: ≤30分钟}",
        "{二级指标: 时效指标, 三级指标: 规定时间内办结比例, 指标值: ≥98%}",
        "{二级指标: 时效指标, 三级指标: 完成时间（按时完成率）, 指标值: 100%}",
        "{二级指标: 时效指标, 三级指标: 患者平均等候时间, 指标值: 缩短10%}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: 系统运行服务及时性, 指标值: «2025年12月31日前完成»}",
        "{二级指标: 时效指标, 三级指标: 补助发放及时率, 指标值: «2025年6月底前»}",
        "{二级指标: 时效指标, 三级指标: 故障处理及时率, 指标值: «≤2小时»}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: «100%»}",
    ],
)
def timeliness_value_mismatch(row: Row) -> Found:
    """及时率配了日期，或者完成时间配了百分比。

    检查什么：名称是“…及时率”“…准时率”“…及时性”，指标值是日期或时长；名称是“…时间”“…时限”，指标值是百分比。

    为什么：名称说的和值量的不是一回事，评价时无法计算完成情况。

    怎么改：改名称（“系统运行服务完成时间”），或者改值（“≥95%”）。

    不报的情形：“响应及时性”用时长表示；名称括号里另写了比率；值里自带比率名称（按时完成率100%）。
    """
    if row.target is None:
        return
    name = row.name_reading.bare
    if not name.endswith(_ENDS) and not name.endswith(section("timeliness.when")):
        return
    node = node_of(row)
    dates = [date for date in dated(node) if not _DIGITS.isdisjoint(date.span.cut(row.target.text))]
    if not dates and not _is_duration(node) and not _is_percent(node):
        return
    if name.endswith("率") and _RATE.search(name) and (dates or _is_duration(node)):
        variant = None
    elif _PROPERTY.search(name) and isinstance(node, Date | Period) and dates:
        variant = "property"
    elif (
        name.endswith(section("timeliness.when"))
        and "率" not in row.text("三级指标")
        and _is_percent(node)
        and not _is_change(node)
    ):
        variant = "moment"
    else:
        return
    yield Hit(trimmed(row.target), {"name": name, "value": _shown(row, node)}, variant, example=_example(name, dates))


def _is_moment(name: str) -> bool:
    """完成时间, 响应时限."""
    return name.endswith(section("timeliness.when"))


def _example(name: str, dates: Sequence[Date | Period]) -> str:
    """The name with the measure that a date is of."""
    found = _RATE.search(name) or _PROPERTY.search(name)
    return f"三级指标“{name[: found.start()]}完成时间”" if found and dates and found.start() else ""


def _is_change(node: Node | None) -> bool:
    """True for 缩短10%: a time may well be shortened by a part."""
    return isinstance(node, Amount) and (node.direction is not None or node.baseline is not None)


def _shown(row: Row, node: Node | None) -> str:
    without_unit = isinstance(node, Amount) and node.written_unit is None
    return row.text("指标值") + (row.text("计量单位") if without_unit else "")


def _is_duration(node: Node | None) -> bool:
    unit = node.unit if isinstance(node, Amount) else None
    return unit is not None and unit.dimension is Dimension.TIME and not unit.per


def _is_percent(node: Node | None) -> bool:
    return isinstance(node, Amount) and unit_symbol(node) == "%" and "率" not in (node.subject or "")
