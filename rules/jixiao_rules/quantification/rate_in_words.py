from jixiao_grammar.ast import Flag, Grade, Text
from jixiao_grammar.name import Kind
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import worded_rows
from jixiao_rules.words import holds, words

_NUMERAL = pattern("[0-9０-９一二三四五六七八九十百零]")


@rule(
    code="QNT030",
    topic=Topic.VAGUE.turn(6),
    sees=worded_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”是比率，指标值却是文字“{value}”，看不出要达到百分之几，不符合细化量化的要求；请写明百分比",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{二级指标: 质量指标, 三级指标: 工程质量, 指标值: 合格}",
        "{二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 百分之百}",
        "{二级指标: 质量指标, 三级指标: 设备完好率, 指标值: 暂无}",
        "{二级指标: 社会效益指标, 三级指标: 就业率变化, 指标值: 提高}",
        "{二级指标: 质量指标, 三级指标: 项目是否验收, 指标值: 是}",
    ],
    fails=[
        "{二级指标: 质量指标, 三级指标: 验收合格率, 指标值: «合格»}",
        "{二级指标: 社会效益指标, 三级指标: 生活垃圾无害化处理率, 指标值: «全部合格»}",
        "{二级指标: 时效指标, 三级指标: 信访按时办结率, 指标值: «完成»}",
        "{二级指标: 质量指标, 三级指标: 温湿度达标天数比例, 指标值: «良好»}",
    ],
)
def rate_in_words(row: Row) -> Found:
    """比率写成了文字。

    检查什么：名称是“…率”“…比例”“…占比”，指标值是“合格”“完成”“良好”“是”等文字，没有百分比。

    为什么：比率要算出百分之几才能与指标值比较；写成文字，到年底怎样都能说完成了。

    怎么改：写成“≥95%”“=100%”一类。

    不报的情形：写了数字的；占位符；满意度（由 QNT014 检查）；升降的幅度（由 QNT002 检查）。
    """
    node, name = node_of(row), row.name_reading
    if row.target is None or name.measure is None or name.measure.kind not in (Kind.RATE, Kind.SHARE):
        return
    value = row.target.text.strip()
    if not isinstance(node, Text | Grade | Flag) or _NUMERAL.search(value) or value in words("placeholders"):
        return
    if holds(value, "changes") or holds(value, "directions"):
        return
    yield Hit(trimmed(row.target), {"name": name.bare, "value": value})
