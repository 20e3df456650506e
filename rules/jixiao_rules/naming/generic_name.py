from collections.abc import Sequence

from jixiao_grammar.name import Kind, Name, bare_name
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.reading import amount_of, unit_symbol
from jixiao_rules.spots import trimmed

_BARE = (Kind.COUNT, Kind.SIZE, Kind.DEGREE)
_OF_NOBODY = ("满意度", "满意率")
_OF_ALL_TASKS = ("期限", "年限", "服务期", "工期")


@rule(
    code="NAM007",
    topic=Topic.NAME.turn(9),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="本项目有几项任务，三级指标“{name}”没有写明是哪一项的，建议补上对象，如“…{name}”",
    variants={"nobody": Variant("“{name}”没有写明是谁的满意度，建议写成“服务对象满意度”“参训学员满意度”一类")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
          - {二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年12月底前}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 培训期数, 指标值: ≥12期}
          - {二级指标: 数量指标, 三级指标: 编印教材册数, 指标值: ≥2000册}
          - {二级指标: 时效指标, 三级指标: 教材编印完成时间, 指标值: 2025年6月底前}
          - {二级指标: 成本指标, 三级指标: 总成本, 指标值: ≤30万元}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 享受服务老年人数, 指标值: ≥1500人}
          - {二级指标: 数量指标, 三级指标: 年度累计服务时长, 指标值: ≥108000小时}
          - {二级指标: 成本指标, 三级指标: 服务单价, 指标值: ≤20元/小时}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 培训期数, 指标值: ≥12期}
          - {二级指标: 数量指标, 三级指标: 编印教材册数, 指标值: ≥2000册}
          - {二级指标: 时效指标, 三级指标: «完成时间», 指标值: 2025年6月底前}
        """
    ],
)
def generic_name(table: Table) -> Found:
    """名称没有写明对象。

    检查什么：数量指标有两项以上的项目里，三级指标只写“完成时间”“合格率”“满意度”等通用名称。

    为什么：任务不止一项时，不知道“完成时间”说的是哪一项。

    怎么改：补上对象，如“教材编印完成时间”。

    不报的情形：只有一项数量指标的项目；“项目完成时间”“总成本”等管着全部任务的名称；描述里写明了对象；单价的单位写明了
    是哪一项的。
    """
    rows = table.rows()
    for row in rows:
        if row.name is not None and row.name_reading.bare in _OF_NOBODY:
            yield Hit(trimmed(row.name), {"name": row.name_reading.bare}, "nobody")
    if sum(level2(row) == QUANTITY and row.name is not None for row in rows) < 2:
        return
    for row in rows:
        name = row.name_reading
        described = bare_name(row.text("绩效指标描述")) not in ("", name.bare)
        if name.bare in _OF_NOBODY:
            continue
        if row.name is not None and _names_no_task(name) and not described and not _is_price_of_one(row, rows):
            yield Hit(trimmed(row.name), {"name": name.bare})


def _is_price_of_one(row: Row, rows: Sequence[Row]) -> bool:
    """True for 服务单价 ≤20元/小时 where hours are counted: its unit says of what it is the price."""
    amount = amount_of(row)
    per = amount.unit.per if amount is not None and amount.unit is not None else ()
    counted = {unit_symbol(its) for other in rows if level2(other) == QUANTITY and (its := amount_of(other))}
    return len(per) == 1 and per[0].symbol in counted


def _names_no_task(name: Name) -> bool:
    """True for a measure without an object, of events that fit any project. 成本 and 服务期限 are those of all tasks."""
    measure = name.measure
    if measure is None or not name.is_metric or name.subject is not None or measure.word in _OF_ALL_TASKS:
        return False
    if not name.events and measure.kind not in _BARE:
        return False
    if name.events and measure.kind is Kind.DEGREE:
        return False
    return all("task" in event.flags for event in name.events)
