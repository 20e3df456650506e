from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.name import EventClass, Name
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import QUALITY, level2
from jixiao_rules.reading import amount_of, is_ceiling, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.views import quality_rows
from jixiao_rules.words import phrase, section, words

# Failures, complaints and what else is better few are known from the grammar of names.
_SIGN_OF_QUALITY = phrase(
    r"{count-in-quality.signs}|{count-in-quality.passed}的?{count-in-quality.how-many}?$|(?<!{count-in-quality.whose-level})级|优[秀质良]|退[货件回]|比$"
)
_FAILINGS = (EventClass.BAD, EventClass.TROUBLE, EventClass.LATE, EventClass.WRONG)


@rule(
    code="CLS003",
    topic=Topic.CLASS.turn(6),
    sees=quality_rows,
    severity=Severity.WARNING,
    message="“{name}”的指标值“{value}”是数量，不反映质量，建议列入数量指标；质量指标建议填写合格率、达标率等",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 质量指标, 三级指标: 抽检合格批次, 指标值: ≥500批次}",
        "{二级指标: 质量指标, 三级指标: 路面病害处, 指标值: ≤3处}",
        "{二级指标: 质量指标, 三级指标: 安全生产事故数, 指标值: 0起}",
        "{二级指标: 质量指标, 三级指标: 获得省部级奖项, 指标值: ≥2项}",
        "{二级指标: 质量指标, 三级指标: 会议通过议题数量, 指标值: ≥5件}",
        "{二级指标: 质量指标, 三级指标: 考核得分, 指标值: ≥90分}",
        "{二级指标: 质量指标, 三级指标: 创建一级达标站所, 指标值: ≥3个}",
        "{二级指标: 质量指标, 三级指标: 画面质量, 指标值: ≥2k超清}",
        "{二级指标: 质量指标, 三级指标: 路面宽度, 指标值: ≥6米}",
        "{二级指标: 质量指标, 三级指标: 渗漏面积, 指标值: ≤3平方米}",
        "{二级指标: 数量指标, 三级指标: 平台访问量, 指标值: ≥5000人次}",
    ],
    fails=[
        "{二级指标: 质量指标, 三级指标: 合格产品数量, 指标值: «≥500件»}",
        "{二级指标: 质量指标, 三级指标: 改造村级水厂数量, 指标值: «≥12座»}",
        "{二级指标: 质量指标, 三级指标: 村道养护里程, 指标值: «≥1880公里»}",
        "{二级指标: 质量指标, 三级指标: 白蚁普查轮次, 指标值: «≥2轮»}",
        "{二级指标: 质量指标, 三级指标: 平台活跃度, 指标值: «≥5000人次»}",
        "{二级指标: 质量指标, 三级指标: 培训人数, 指标值: «≥120», 计量单位: 人}",
    ],
)
def count_in_quality(row: Row) -> Found:
    """数量列作了质量指标。

    检查什么：质量指标的值是“≥5000人次”“≥3场”这样的数量。

    为什么：质量指标反映做得好不好；做了多少是数量指标。放错以后，质量就没有人考核了。

    怎么改：移到数量指标，质量指标改填合格率、验收通过率、达标率等。

    不报的情形：事故、差错、投诉等越少越好的数；≤ 的上限；获奖、优质工程、论文、采纳、通过等能说明质量的数；得分、等级、倍数。
    """
    amount = amount_of(row)
    if level2(row) != QUALITY or amount is None or row.target is None:
        return
    if not _is_volume(amount) and not _is_extent(row, amount):
        return
    name = row.text("三级指标")
    if _SIGN_OF_QUALITY.search(name) or _is_failing(row.name_reading):
        return
    yield Hit(trimmed(row.target), {"name": name, "value": row.text("指标值")})


def _is_failing(name: Name) -> bool:
    """True for the number of failures, and of troubles that nobody says are dealt with."""
    dealt_with = name.deed is not None and name.deed.cls in (EventClass.ACT, EventClass.REMEDY)
    return name.is_better_low or (name.has(*_FAILINGS) and not dealt_with)


def _is_volume(amount: Amount) -> bool:
    if amount.unit is not None and amount.unit.per:
        return False
    if is_ceiling(amount) or amount.number <= 0:
        return False
    return unit_symbol(amount) in words("count-units")


def _is_extent(row: Row, amount: Amount) -> bool:
    """True for how far or wide the work went: 养护里程 ≥520公里; the width of a road may be its quality."""
    unit, name = amount.unit, row.name_reading
    measured = unit is not None and unit.dimension in (Dimension.LENGTH, Dimension.AREA) and not unit.per
    extent = name.measure is not None and name.measure.word in section("count-in-quality.extents")
    return measured and extent and not is_ceiling(amount) and amount.direction is None and amount.number > 0
