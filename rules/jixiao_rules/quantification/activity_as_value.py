from jixiao_grammar.ast import Text
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import SATISFACTION, level1
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import worded_rows
from jixiao_rules.words import longest_first, phrase

_NUMERAL = pattern("[0-9０-９]|[一二三四五六七八九十百千万两][场次个人项篇期批台套件份册条处户]|全部|所有|每|全覆盖")
_SHORTEST = 6
# 开展宣传: that something is done, and nothing besides.
_ONLY_DONE = phrase(f"(?:已|按计划)?{{only-done.verbs}}{HAN}{{2,4}}")


@rule(
    code="QNT011",
    topic=Topic.VAGUE.turn(11),
    sees=worded_rows,
    severity=Severity.WARNING,
    message="指标值“{value}”写的是要做的事，没有说达到什么结果；建议写成数量，如“…≥1个”，做法写到名称或者描述里",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 专题栏目数量, 指标值: 策划专题栏目≥1个}",
        "{三级指标: 培训覆盖, 指标值: 培训覆盖所有乡镇}",
        "{三级指标: 服务时间, 指标值: 提供全年服务}",
        "{三级指标: 宣传效果, 指标值: 宣传到位}",
    ],
    fails=[
        "{一级指标: 效益指标, 三级指标: 古树名木保护宣传, 指标值: «开展宣传»}",
        "{一级指标: 效益指标, 三级指标: 拓展服务内容, 指标值: «策划岗位速递专题栏目»}",
        "{一级指标: 效益指标, 三级指标: 促进企业发展, 指标值: «帮助参展企业对接开展合作»}",
    ],
)
def activity_as_value(row: Row) -> Found:
    """指标值写成要做的事。

    检查什么：指标值以策划、提供、帮助、开展、组织、面向、带动等动词开头，是一句话，没有数。

    为什么：指标值要说达到什么结果；写成工作内容，做了多少、做得怎样都没法考核。

    怎么改：写成数和单位，如“专题栏目≥1个”。

    不报的情形：有数、有“全部”“所有”“每”的；数量、质量指标里的文字（由 QNT001 检查）；满意度指标；很短的词。
    """
    if row.target is None or level1(row) == SATISFACTION or not isinstance(node := node_of(row), Text) or node.freq:
        return
    value = row.text("指标值")
    if _ONLY_DONE.fullmatch(value):
        yield Hit(trimmed(row.target), {"value": value}, example="≥__个")
        return
    if len(value) < _SHORTEST or _NUMERAL.search(value) or "全年" in value:
        return
    if value.startswith(longest_first("activity-verbs")):
        yield Hit(trimmed(row.target), {"value": value}, example="≥__个")
