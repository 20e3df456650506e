from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import QUALITY, level2
from jixiao_rules.reading import amount_of, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.views import quality_rows
from jixiao_rules.words import phrase

_PROMPT = phrase(r"{time-in-quality.done}(?:处理)?{time-in-quality.how-long}$")


@rule(
    code="CLS012",
    topic=Topic.CLASS.turn(11),
    sees=quality_rows,
    needs=needs(holding=(_PROMPT,)),
    severity=Severity.WARNING,
    message="“{name}”（{value}）反映做得快不快，却列在质量指标下，应当移到时效指标",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 系统故障修复时间, 指标值: ≤4小时}",
        "{二级指标: 质量指标, 三级指标: 人均培训时长, 指标值: ≥20小时}",
        "{二级指标: 质量指标, 三级指标: 故障修复及时率, 指标值: ≥95%}",
        "{二级指标: 质量指标, 三级指标: 设备连续运行时间, 指标值: ≥72小时}",
    ],
    fails=[
        "{二级指标: 质量指标, 三级指标: «系统故障修复时间», 指标值: ≤4小时}",
        "{二级指标: 质量指标, 三级指标: «投诉办结时限», 指标值: ≤5, 计量单位: 天}",
    ],
)
def quality_in_time(row: Row) -> Found:
    """时长类指标错列在质量下。

    检查什么：质量指标下名称是响应时间、修复时间、办理时限等，指标值是一段时间（分钟、小时、天）。

    为什么：多长时间办完属于时效；列在质量下，时效一类就缺了，质量又没有说。

    怎么改：移到时效指标。

    不报的情形：课时、续航、运行时间等越长越好的时长；及时率。
    """
    name, amount = row.name_reading.bare, amount_of(row)
    unit = amount.unit if amount is not None else None
    if row.name is None or amount is None or unit is None or level2(row) != QUALITY:
        return
    if unit.dimension is Dimension.TIME and _PROMPT.search(name):
        yield Hit(trimmed(row.name), {"name": name, "value": shown(row, amount)})
