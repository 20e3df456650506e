from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import amount_of, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.views import timed_rows
from jixiao_rules.words import holds, says, section, words

_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA)


@rule(
    code="CLS030",
    topic=Topic.CLASS.turn(18),
    sees=timed_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”是数量，不反映时间，却列在时效指标下，建议移到数量指标或者效益指标；时效指标填写什么时候完成",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 巡查频次, 指标值: ≥4次}",
        "{二级指标: 时效指标, 三级指标: 每季度报送数量, 指标值: ≥3份}",
        "{二级指标: 时效指标, 三级指标: 按时完成项目数量, 指标值: ≥12个}",
        "{二级指标: 时效指标, 三级指标: 逾期件数, 指标值: ≤3件}",
        "{二级指标: 时效指标, 三级指标: 设备连续运行时间, 指标值: ≥72小时}",
        "{二级指标: 数量指标, 三级指标: 村道养护里程, 指标值: ≥520公里}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: «乡道养护里程», 指标值: ≥520公里}",
        "{二级指标: 时效指标, 三级指标: «预警信息覆盖群众人数», 指标值: ≥2.1万人}",
        "{二级指标: 时效指标, 三级指标: «分析报告报送篇数», 指标值: =4篇}",
        "{二级指标: 时效指标, 三级指标: «服务站月均开放天数», 指标值: ≥25天}",
        "{二级指标: 时效指标, 三级指标: «律师驻点接访天数», 指标值: ≥240天}",
    ],
)
def count_in_time(row: Row) -> Found:
    """数量列作了时效指标。

    检查什么：时效指标下的人数、里程、篇数、台数等，名称和描述里没有说时间的词。

    为什么：时效指标反映什么时候完成；放了数量，时间就没有人考核了。

    怎么改：移到数量指标或者效益指标，时效指标改填完成时间、及时率。

    不报的情形：按次数计的频次；“按时完成的数量”“逾期件数”等说了时间的；指标值里另有日期。
    """
    amount = amount_of(row)
    if row.name is None or level2(row) != TIMELINESS or amount is None or amount.unit is None or amount.number <= 0:
        return
    unit, name = amount.unit, row.name_reading.bare
    if unit.dimension is Dimension.TIME and name.endswith(section("count-in-time.days")):
        yield Hit(trimmed(row.name), {"name": name})
        return
    if unit.dimension not in _SIZES or unit.per or unit_symbol(amount) in section("count-in-time.recurring"):
        return
    if unit.dimension is Dimension.COUNT and unit_symbol(amount) not in words("count-units"):
        return
    said = row.text("三级指标") + row.text("指标值")
    ends = name.endswith(section("count-in-time.counts"))
    if ends and not holds(said + row.text("绩效指标描述"), "time-words") and not says(said, "count-in-time.of-time"):
        yield Hit(trimmed(row.name), {"name": name})
