from jixiao_grammar.ast import Amount, Dimension, OpSource
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.name import EventClass, Name, Polarity
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promises import Promise, counted, promises
from jixiao_rules.reading import amount_of, is_ceiling, shown
from jixiao_rules.same_matter import speaks_of
from jixiao_rules.views import quantity_rows
from jixiao_rules.words import holds, words

_BETTER_FEW = (
    EventClass.BAD,
    EventClass.TROUBLE,
    EventClass.COST,
    EventClass.LATE,
    EventClass.WRONG,
    EventClass.FALL,
)
_A_FEW = 10
_PIECES = (Dimension.COUNT, Dimension.AREA, Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME)


@rule(
    code="DIR007",
    topic=Topic.DIRECTION.turn(10),
    sees=quantity_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="数量指标“{name}”只写了上限“{value}”，一个也不做也算完成；请核对是否应为“≥”或者“=”",
    variants={
        "goal": Variant(
            "绩效目标要做“{said}”，数量指标“{name}”却只写了上限“{value}”，一个也不做也算完成；请改为“≥”或者“=”",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
        "deed": Variant(
            "“{name}”是要做的事，却只写了上限“{value}”，一个也不做也算完成；请改为“≥”或者“=”",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥200人}",
        "{二级指标: 数量指标, 三级指标: 公务用车控制数, 指标值: ≤5辆}",
        "{二级指标: 数量指标, 三级指标: 安全事故起数, 指标值: ≤1起}",
        "{二级指标: 质量指标, 三级指标: 返工处数, 指标值: ≤3处}",
        "{二级指标: 数量指标, 三级指标: 在矫人员人数, 指标值: 300人以内}",
        "{二级指标: 数量指标, 三级指标: 服务人员占比, 指标值: ≤30%}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: 培训人数, 指标值: «≤200人»}",
        "{二级指标: 数量指标, 三级指标: 车辆采购数量, 指标值: «≤1辆»}",
        "{二级指标: 数量指标, 三级指标: 补助VOCs治理企业数量, 指标值: «≤15家»}",
        "{二级指标: 数量指标, 三级指标: 改造管网长度, 计算符号: ≤, 指标值: «12», 计量单位: 公里}",
    ],
)
def ceiling_on_quantity(row: Row) -> Found:
    """数量指标只设上限。

    检查什么：数量指标用“≤”“＜”，而指标不是越少越好的；培训、印刷、改造等做的事超过 10 个的按警告报告，其余作提示。

    为什么：产出的数量写成上限，一个也不做也算完成，多半是比较符写反了。

    怎么改：写成“≥”；数量固定的写“=”。

    不报的情形：事故、投诉、变更等越少越好的指标；控制数、限额、编制、聘用人数、公务接待批次；百分数、金额和时间；
    用“以内”“不超过”写明的。
    """
    amount, name = amount_of(row), row.text("三级指标")
    if amount is None or row.target is None or level2(row) != QUANTITY or not amount.number:
        return
    if not is_ceiling(amount) or not _is_work(amount):
        return
    # 以内 and 不超过 are not written by mistake; a sign is.
    if amount.op_source in (OpSource.WORD, OpSource.SUFFIX):
        return
    if not _is_limited(row.name_reading):
        said = next((one for one in promises(row.table.text("绩效目标")) if _is_promised(one, row, amount)), None)
        fields = {"name": name, "value": shown(row, amount), "said": said.clause if said is not None else ""}
        yield Hit(row.target.at(amount.span), fields, "goal" if said is not None else _variant(row, amount))


def _variant(row: Row, amount: Amount) -> str | None:
    """A few that are bought may well be limited (车辆采购数量 ≤1辆); how many are trained or printed is a task."""
    deed = row.name_reading.deed
    is_task = deed is not None and deed.cls is EventClass.ACT and deed.word in words("output-deeds")
    return "deed" if is_task and amount.number > _A_FEW else None


def _is_promised(promise: Promise, row: Row, amount: Amount) -> bool:
    """The goal promises just this number, and not at most so many."""
    same = compare(counted(promise.amount), counted(amount)) is Order.SAME
    return same and not promise.amount.op.is_ceiling and speaks_of(promise, row)


def _is_limited(name: Name) -> bool:
    """True where a ceiling may be right, or where another rule says what the direction is."""
    limited = holds(name.bare, "ceilings")
    better_few = name.has(*_BETTER_FEW) and not name.has(EventClass.REMEDY)
    return name.polarity is not Polarity.UNKNOWN or better_few or limited


def _is_work(amount: Amount) -> bool:
    unit = amount.unit
    return unit is not None and unit.dimension in _PIECES and not amount.direction and not unit.per
