from jixiao_grammar.ast import Amount, Dimension, Unit
from jixiao_grammar.compare import same_scale
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table
from jixiao_rules.dates import dated
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amounts_of, is_percent, node_of
from jixiao_rules.results import Result, asked_for, results, unit_of_target
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables
from jixiao_rules.words import words

_BARE = pattern(r"[0-9]+(?:\.[0-9]+)?")


@rule(
    code="WGT012",
    topic=Topic.RESULT.turn(3),
    sees=result_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="实际完成值“{result}”与指标值“{target}”单位不同，无法比较，不符合按指标值自评的要求，请核对",
    variants={
        "bare": Variant("实际完成值“{result}”没有写“%”，其他各行都写了，看不出是 {result}% 还是别的数，请补上"),
        "classifier": Variant(
            "实际完成值“{result}”与指标值“{target}”用的量词不同，建议统一", Severity.INFO, Confidence.POSSIBLE
        ),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 12300米}\n",
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: '12.3'}\n",
        "指标:\n          - {三级指标: 培训人数, 计算符号: ≥, 指标值: '300', 计量单位: 人, 实际完成值: '310'}\n",
        "指标:\n          - {三级指标: 补助标准, 指标值: 800元/户, 实际完成值: 800元}\n",
        "指标:\n          - {三级指标: 设备台数, 指标值: ≥20台（套）, 实际完成值: 20台}\n",
        "指标:\n          - {三级指标: 巡查次数, 指标值: 每月2次, 实际完成值: 24次}\n",
        "指标:\n          - {三级指标: 差错率, 指标值: ≤1%, 实际完成值: 无差错}\n",
        "指标:\n          - {三级指标: 故障处理, 指标值: ≤2小时, 实际完成值: 平均1小时}\n",
        "指标:\n          - {三级指标: 资金兑付, 指标值: 11月底前完成100%, 实际完成值: 100%}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 收视率, 指标值: ≥0.8%, 实际完成值: '«0.86»'}\n"
        "          - {三级指标: 播出集数, 指标值: ≥6集, 实际完成值: 6集}\n"
        "          - {三级指标: 观众满意度, 指标值: ≥90%, 实际完成值: 91%}\n",
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: «12处»}\n",
        "指标:\n          - {三级指标: 培训人次, 指标值: ≥300人次, 实际完成值: «310人»}\n",
        "指标:\n          - {三级指标: 就业率, 指标值: ≥90%, 实际完成值: «215人»}\n",
        "指标:\n          - {三级指标: 购置设备, 指标值: ≥5台, 实际完成值: «5套»}\n",
        "指标:\n          - {三级指标: 完工时间, 指标值: 2024年11月底前, 实际完成值: «98%»}\n",
    ],
)
def result_unit(table: Table) -> Found:
    """实际完成值与指标值单位不同。

    检查什么：实际完成值和指标值都是带单位的数，而两个单位不能换算，如公里与处、人次与人、百分比与人数、日期与百分比。

    为什么：单位不同，算不出完成了多少，得分也就没有依据。

    怎么改：按指标值的单位填写实际完成值。

    不报的情形：可以换算的（公里与米、万元与元）；实际完成值只写了数；物品的量词不同（台与套）只作提示；
    没有写“每户”“每月”的；结果为 0 的。
    """
    for result in results(table):
        asked, came = unit_of_target(result.row), result.node
        if _is_no_day(result):
            yield Hit(trimmed(result.cell), {"target": asked_for(result.row), "result": result.cell.text.strip()})
            continue
        if _lacks_percent(result, table):
            fields = {"target": asked_for(result.row), "result": result.cell.text.strip()}
            yield Hit(trimmed(result.cell), fields, "bare")
            continue
        if asked is None or asked.unit is None or not isinstance(came, Amount) or came.written_unit is None:
            continue
        if came.number != 0 and not any(_fits(amount.unit, came.unit) for amount in amounts_of(result.row)):
            fields = {"target": asked_for(result.row), "result": result.cell.text.strip()}
            near = _are_classifiers(asked.unit, came.written_unit)
            yield Hit(trimmed(result.cell), fields, "classifier" if near else None)


def _lacks_percent(result: Result, table: Table) -> bool:
    """A number below 1 for a rate below 1%, where all other results have their units: 0.86 against ≥0.8%."""
    asked, text = unit_of_target(result.row), result.cell.text.strip()
    if asked is None or not is_percent(asked) or asked.written_unit is None or not _BARE.fullmatch(text):
        return False
    others = [one.cell.text.strip() for one in results(table) if one is not result and one.cell is not result.cell]
    return len(others) > 1 and not any(_BARE.fullmatch(other) for other in others) and float(text) != 1


def _is_no_day(result: Result) -> bool:
    """True where a day was asked for and a number of something else than time came: 11% against 2024年11月底前."""
    came, asked = result.node, node_of(result.row)
    if result.cell.text.strip() in asked_for(result.row):
        return False  # 100% of 11月底前完成100%
    of_time = isinstance(came, Amount) and came.unit is not None and came.unit.dimension is Dimension.TIME
    return isinstance(came, Amount) and came.written_unit is not None and not of_time and any(dated(asked))


def _fits(asked: Unit | None, came: Unit | None) -> bool:
    """True where the result can be compared, or leaves out what the target says of each: 800元 for 800元/户, 24次 for 2次/月."""
    if same_scale(asked, came) or (asked is not None and came is not None and _names(asked) & _names(came)):
        return True
    return asked is not None and bool(asked.per) and same_scale(_whole(asked), came)


def _names(unit: Unit) -> set[str]:
    """The classifiers that a unit takes: both of 台(套)."""
    return (
        set(unit.symbol.removesuffix(")").split("(")) if unit.dimension is Dimension.COUNT and not unit.per else set()
    )


def _whole(unit: Unit) -> Unit:
    return unit._replace(symbol=unit.symbol.partition("/")[0], per=())


def _are_classifiers(one: Unit, other: Unit) -> bool:
    """True for two words that count things: 台 and 套 may be one thing, 人 and 人次 are not."""
    counted = one.dimension is other.dimension is Dimension.COUNT and not one.per and not other.per
    return counted and not {one.symbol, other.symbol} & words("units-of-people")
