from jixiao_grammar.name import Kind
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.dates import dated
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import timed_rows
from jixiao_rules.words import holds

_DATE = pattern(r"[0-9]\s*(?:[年月日天秒]|分钟|小时|个?工作日)|年[底末内]|月底|季末")


@rule(
    code="CLS001",
    topic=Topic.CLASS.turn(4),
    sees=timed_rows,
    severity=Severity.WARNING,
    message="“{name}”反映完成得全不全、好不好，不反映时间，建议列入质量指标或者数量指标；时效指标建议按“及时率”“完成时间”设置",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 杂志按时送达率, 指标值: 100%}",
        "{二级指标: 时效指标, 三级指标: 年度计划任务完成率, 指标值: 100%}",
        "{二级指标: 时效指标, 三级指标: 设备巡检频率, 指标值: 1次/月}",
        "{二级指标: 时效指标, 三级指标: 工程完成率, 指标值: '2025年12月底前完成100%'}",
        "{二级指标: 时效指标, 三级指标: 任务完成率, 绩效指标描述: 规定时间内完成的任务占比, 指标值: ≥95%}",
        "{二级指标: 时效指标, 三级指标: 截至2025年12月底项目开工率, 指标值: 100%}",
        "{二级指标: 时效指标, 三级指标: 热线15秒接通率, 指标值: ≥85%}",
        "{二级指标: 时效指标, 三级指标: 首末班车正点率, 指标值: ≥90%}",
        "{二级指标: 时效指标, 三级指标: 法定审限内结案率, 指标值: ≥95%}",
        "{二级指标: 质量指标, 三级指标: 杂志送达率, 指标值: 100%}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: «杂志送达率», 指标值: 100%}",
        "{二级指标: 时效指标, 三级指标: «疫苗接种覆盖率», 指标值: ≥90%}",
    ],
)
def delivery_rate_in_time(row: Row) -> Found:
    """送达率、合格率等列入了时效指标。

    检查什么：时效指标下的“…率”，名称里没有及时、按时、年度、时限一类说时间的词。

    为什么：时效指标反映何时完成；送达率、覆盖率、合格率反映完成的数量和质量，放在时效下就没有了时间要求。

    怎么改：移到质量指标或数量指标；确要考核时间的，改为“按时送达率”“送达完成时间”。

    不报的情形：描述或指标值里写明了时间；频率等本来就说时间的名称。
    """
    if level2(row) != TIMELINESS or row.name is None:
        return
    name, measure = row.name_reading.bare, row.name_reading.measure
    if measure is None or measure.kind is not Kind.RATE or any(dated(node_of(row))) or _says_time(row):
        return
    yield Hit(trimmed(row.name), {"name": name})


def _says_time(row: Row) -> bool:
    said = row.text("三级指标") + row.text("绩效指标描述") + row.text("指标值")
    return bool(_DATE.search(said)) or holds(said, "time-words")
