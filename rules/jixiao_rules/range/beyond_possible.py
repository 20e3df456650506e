from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.possible_times import passed
from jixiao_rules.reading import amount_of, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.views import number_rows
from jixiao_rules.words import phrase

_DAYS_OF_A_YEAR = phrase(r"(?:{in-a-year.days}[^，。]{0,2}天数|全年{in-a-year.done}时间)$")
_HOURS_OF_A_DAY = phrase(r"(?:每[日天]|日均?){in-a-year.done}.{0,2}(?:时间|时长|小时数?)$")
_EACH = pattern("[天日]/[^月周季]+")
_SUMMED = pattern("累计|合计|总")
_MOST_DAYS, _MOST_HOURS, _MOST_GROWTH = 366, 24, 1000
_DAY, _HOUR = 86400, 3600


@rule(
    code="RNG009",
    topic=Topic.SIZE.turn(9),
    sees=number_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”写“{value}”，一年最多 366 天，请核对是不是多写了数",
    variants={
        "hours": Variant("“{name}”写“{value}”，一天最多 24 小时，请核对是不是多写了数"),
        "stretch": Variant("“{name}”写“{value}”，{whole}最多{most}，请核对是不是多写了数"),
        "growth": Variant("“{name}”写“{value}”，是原来的 {times} 倍多，请核对是不是多写了位数或者写错了单位"),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 场馆开放天数, 指标值: ≥330天}",
        "{三级指标: 培训天数, 指标值: ≥400天}",
        "{三级指标: 冰场累计开放天数, 指标值: ≥1080天}",
        "{三级指标: 专利授权量增长率, 指标值: ≥120%}",
        "{三级指标: 住院患者累计住院天数, 指标值: ≥3000天}",
        "{三级指标: 每日开放时间, 指标值: ≥8小时}",
        "{三级指标: 场馆免费开放天数, 指标值: ≥330天/座}",
        "{三级指标: 热线全年服务天数, 指标值: =365天}",
        "{三级指标: 每月巡查天数, 指标值: ≥22天}",
        "{三级指标: 每日在岗值守时长, 指标值: ≥24小时/天}",
        "{三级指标: 年度内补助月数, 指标值: =12个月}",
    ],
    fails=[
        "{三级指标: 场馆开放天数, 指标值: «≥380天»}",
        "{三级指标: 空气质量优良天数, 指标值: «≥400天»}",
        "{三级指标: 场馆免费开放天数, 指标值: «≥400天/座·年»}",
        "{三级指标: 参训人员月均工资增长率, 指标值: «≥80000%»}",
        "{三级指标: 空气站年运行天数, 指标值: «≥400天»}",
        "{三级指标: 12355热线全年服务天数, 指标值: «≥380天»}",
        "{三级指标: 每周开馆天数, 指标值: «8天»}",
        "{三级指标: 单月巡查天数, 指标值: «≥35天»}",
        "{三级指标: 春季学期营养餐供餐天数, 指标值: «≥300天»}",
        "{三级指标: 值班备勤月数, 指标值: «每年13个月»}",
        "{三级指标: 年度内补助月数, 指标值: «18个月»}",
        "{三级指标: 每日在岗值守时长, 指标值: «≥26小时/天»}",
    ],
)
def beyond_possible(row: Row) -> Found:
    """数大得不可能。

    检查什么：一年里的天数（开放、优良、运行天数）超过 366 天，一天里的时间超过 24 小时，一周超过 7 天，一个月超过 31 天，
    一年超过 12 个月、2 个学期，一个学期超过 200 天；增长率、收益率超过 1000%。

    为什么：这样的数怎么也做不到，多半是多打了数字，或者百分号写重了。

    怎么改：核对数值和单位。

    不报的情形：多人、多处加起来的天数（培训、住院）；部分占全体的比率（由 RNG001 检查）。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or amount.unit is None:
        return
    if amount.unit.dimension not in (Dimension.PERCENT, Dimension.TIME) or _SUMMED.search(name):
        return
    limit = passed(name, amount)
    if limit is not None:
        yield Hit(trimmed(row.target), {"name": name, "value": shown(row, amount)} | limit._asdict(), "stretch")
        return
    variant: str | None
    if amount.unit.per and not _are_days_of_each(amount):
        return
    if amount.unit.dimension is Dimension.PERCENT and name.endswith("率") and amount.number > _MOST_GROWTH:
        variant = "growth"
    elif _is_more_than_a_year(amount) and _DAYS_OF_A_YEAR.search(name):
        variant = None
    elif _is_more_than(amount, _MOST_HOURS * _HOUR) and _HOURS_OF_A_DAY.search(name):
        variant = "hours"
    else:
        return
    fields = {"name": name, "value": shown(row, amount), "times": f"{amount.number / 100:.0f}"}
    yield Hit(trimmed(row.target), fields, variant)


def _are_days_of_each(amount: Amount) -> bool:
    """True for 天/座 and 天/座·年: days of one place in a year."""
    return amount.unit is not None and _EACH.fullmatch(amount.unit.symbol) is not None


def _is_more_than_a_year(amount: Amount) -> bool:
    if amount.unit is not None and amount.unit.per:
        return amount.number > _MOST_DAYS
    return _is_more_than(amount, _MOST_DAYS * _DAY)


def _is_more_than(amount: Amount, seconds: int) -> bool:
    is_time = amount.unit is not None and amount.unit.dimension is Dimension.TIME
    return is_time and amount.unit is not None and amount.number * amount.unit.factor > seconds
