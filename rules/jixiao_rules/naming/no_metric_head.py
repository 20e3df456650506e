from jixiao_grammar.ast import Flag, Grade
from jixiao_grammar.name import EventClass, Name
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, TARGETS_2021
from jixiao_rules.levels import SATISFACTION, is_cost, is_process, level1
from jixiao_rules.reading import amount_of, amounts_of, node_of, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.unit_measures import is_measured_by_its_unit
from jixiao_rules.views import named_rows
from jixiao_rules.words import words

_HEAD_OF_UNIT = {
    "%": "…率",
    "‰": "…率",
    "次": "…次数",
    "场": "…场次",
    "人": "…人数",
    "人次": "…人次",
    "户": "…户数",
    "平方米": "…面积",
    "公顷": "…面积",
    "亩": "…面积",
    "公里": "…里程",
    "千米": "…里程",
    "米": "…长度",
    "小时": "…时间",
    "分钟": "…时间",
    "天": "…天数",
    "分": "…得分",
}
# A name may end in what is counted itself: 安全事故 ≤1起, 对口帮扶村增收.
_COUNTED = (EventClass.BAD, EventClass.TROUBLE)


@rule(
    code="NAM002",
    topic=Topic.NAME.turn(8),
    sees=named_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="三级指标“{name}”没有说量的是什么，建议以度量词结尾，如“{head}”",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 网络安全巡检次数, 指标值: ≥12次}",
        "{三级指标: 群众知晓度, 指标值: ≥90%}",
        "{三级指标: ＊ 造林面积（亩）, 指标值: ≥300}",
        "{三级指标: 工程验收结果, 指标值: 合格}",
        "{三级指标: 设施完好情况, 指标值: 良好}",
        "{三级指标: /, 指标值: /}",
        "{三级指标: 2022年全年, 指标值: 100%}",
        "{三级指标: 裸露土地面积减少, 指标值: ≥2000平方米}",
        "{三级指标: （含续建）, 指标值: ≥3个}",
        "{三级指标: 省级以上比赛前三名项次, 指标值: ≥15项次}",
        "{三级指标: 新增节水能力, 指标值: ≥3600万立方米}",
        "{三级指标: 白蚁普查轮次, 指标值: ≥2轮}",
        "{一级指标: 投入管理指标, 二级指标: 预算和财务管理, 三级指标: 预算编制完整性, 指标值: 完整}",
        "{二级指标: 成本指标, 三级指标: 单座水库管护员补助, 指标值: ≤3600元/座}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: «制定地方标准», 指标值: ≥3项}",
        "{三级指标: «网络安全巡检服务», 指标值: ≥12次}",
        "{三级指标: «拓展服务内容», 指标值: 策划专题栏目}",
        "{三级指标: «画面质量», 指标值: ≥2k超清}",
        "{三级指标: «新增节水能力», 指标值: ≥5%}",
    ],
)
def no_metric_head(row: Row) -> Found:
    """名称没有度量词。

    检查什么：三级指标不以次数、人数、面积、…率、…度、时间、成本等度量词结尾。

    为什么：“网络安全巡检服务 ≥12次”要读了指标值才知道量的是次数；名称里有度量词，才能在项目之间比较。

    怎么改：补上度量词，如“网络安全巡检次数”。

    不报的情形：用等级、是否表示的情况、程度、水平；括号里已写明单位；名称以计量单位结尾；“…能力”
    “…投资”等的值有单位；投入和管理、过程类的指标（预算编制完整性）；名称为空或者是占位符；满意度指标（由 NAM004、CLS004 检查）。
    """
    name = row.name_reading
    if row.name is None or not name.is_name or name.bare in words("placeholders"):
        return
    if name.measure is not None and not _counts_standards(row):
        return
    if level1(row) == SATISFACTION or _is_counted_itself(name) or (name.changed and amounts_of(row)):
        return
    if isinstance(node_of(row), Grade | Flag) or is_measured_by_its_unit(row) or is_process(row):
        return
    yield Hit(trimmed(row.name), {"name": name.bare, "head": _head(row)})


def _counts_standards(row: Row) -> bool:
    """True for 制定地方标准 ≥3项: there 标准 is the thing that is made, and no measure of money."""
    measure, amount = row.name_reading.measure, amount_of(row)
    counted = amount is not None and unit_symbol(amount) in words("count-units")
    return measure is not None and measure.word == "标准" and counted


def _is_counted_itself(name: Name) -> bool:
    return name.deed is not None and (name.deed.cls in _COUNTED or "gain" in name.deed.flags)


def _head(row: Row) -> str:
    amount = amount_of(row)
    symbol = unit_symbol(amount) if amount else ""
    if symbol.endswith("元"):
        return "…成本" if is_cost(row) else "…金额"
    return _HEAD_OF_UNIT.get(symbol, "…数量" if symbol in words("count-units") else "…数量”“…率")
