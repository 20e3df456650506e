from jixiao_grammar.ast import Amount, Dimension, Op
from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.promises import Promise, counted, is_of_other_scope, promises
from jixiao_rules.reading import amount_of, is_damaged, is_floor, is_percent, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase, says

# A number in front of 的 or 以上的 tells which things are counted (不少于3次的人数), and is no target.
_TELLS_WHICH = pattern(r"^(?:以上|以下|以内|及以上)?[\u4e00-\u9fff]{0,4}的")
_ALL = phrase("{whole-sums.of-a-year}|[不至][少低高多超][于过]")
_MONTHS = 12
_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA, Dimension.MASS)


@rule(
    code="CON018",
    topic=Topic.AGREEMENT.turn(7),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效指标描述写“{said}”，指标值却是“{value}”，同一行前后不一，请核对以哪一个为准",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 新增图书册数, 绩效指标描述: 验收登到的新书，全年不少于3万册, 指标值: ≥3万册}",
        "{三级指标: 培训人数, 绩效指标描述: 参加培训不少于3次的人数, 指标值: ≥300人}",
        "{三级指标: 群众满意度, 绩效指标描述: 发放问卷不少于200份，满意份数占比, 指标值: ≥90%}",
        "{三级指标: 在学徒弟人数, 绩效指标描述: 5名传承人签订协议的在学徒弟合计, 指标值: ≥15人}",
        "{二级指标: 时效指标, 三级指标: 补贴发放时间, 绩效指标描述: 按季审核、按月发放, 指标值: 每月15日前}",
        "{三级指标: 讲座场次, 绩效指标描述: 每月安排1场, 指标值: ≥12场}",
        "{三级指标: 岗位补贴标准, 绩效指标描述: 每人每月800元, 指标值: =8000元/人·年}",
        "{三级指标: 参训人数, 绩效指标描述: 全市共有教师5000人，本年轮训一部分, 指标值: ≥300人}",
        "{三级指标: 覆盖质量达标面积占比, 绩效指标描述: 覆盖率达到30%以上的面积占核实面积的比例, 指标值: ≥90%}",
    ],
    fails=[
        "{三级指标: 新增图书册数, 绩效指标描述: 验收登到的新书，全年不少于2.5万册, 指标值: «≥3万册»}",
        "{三级指标: 讲座次数, 绩效指标描述: 每月安排1次，全年12次, 指标值: «≥10次»}",
        "{二级指标: 时效指标, 三级指标: 签约服务费拨付时间, 绩效指标描述: 按季拨付, 指标值: «每半年末拨付»}",
        "{三级指标: 记账户补贴标准, 绩效指标描述: 每户每月120元, 指标值: «=1240元/户·年»}",
        "{三级指标: 培训定额, 绩效指标描述: 执行三类培训综合定额550元/人·天, 指标值: «≤680元/人·天»}",
    ],
)
def description_conflict(row: Row) -> Found:
    """描述与指标值的数不一致。

    检查什么：绩效指标描述里自己写了要做多少（全年不少于2.5万册、全年12次）、执行什么标准（550元/人·天、每户每月120元），与同一行、同一单位的指标值不同；描述写按季、
    指标值写每半年的，也报告。

    为什么：描述是指标值的解释；两个数不一样，考核时不知道以哪个为准。

    怎么改：核对后改为一致。

    不报的情形：说明统计对象的数（不少于3次的人数）；样本和问卷的份数；每月、每期的数；全市现有等背景数；百分数；约数；
    成本上限比标准低的。
    """
    amount, said = amount_of(row), row.text("绩效指标描述")
    if row.target is not None and amount is None and _is_paid_otherwise(row.target.text, said):
        yield Hit(trimmed(row.target), {"said": said.strip(), "value": row.text("指标值")})
    if amount is None or row.target is None or amount.unit is None or is_percent(amount) or is_damaged(row):
        return
    # Few descriptions say how much: the value language need not read the others.
    if not any(map(str.isdigit, said)) or not ("元" in said or _ALL.search(said)):
        return
    told = [one for one in promises(said) if _tells_how_much(one, said, amount)]
    if len(told) == 1 and _differs(amount, told[0].amount):
        fields = {"said": told[0].clause, "value": shown(row, amount)}
        yield Hit(row.target.at(amount.span), fields)
    elif not told and (monthly := _no_months_of_it(amount, said)):
        yield Hit(row.target.at(amount.span), {"said": monthly, "value": shown(row, amount)})


def _no_months_of_it(amount: Amount, said: str) -> str:
    """每户每月120元 for 1240元/户·年: it is paid for no whole number of months. Empty where it may be."""
    of_year = _things(amount, "年")
    told = [one for one in promises(said) if _things(one.amount, "月")] if of_year else []
    if len(told) != 1 or _things(told[0].amount, "月") != of_year or not told[0].amount.number:
        return ""
    months = amount.number / told[0].amount.number
    whole = months == months.to_integral_value() or amount.op is not Op.EQUAL
    paid = whole and months <= _MONTHS
    return "" if paid or told[0].amount.op is not Op.EQUAL else told[0].clause


def _things(amount: Amount, time: str) -> list[str]:
    """What a price is for beside a time: 户 of 元/户·年; nothing where it is for no such time."""
    unit = amount.unit
    symbols = [one.symbol for one in unit.per] if unit is not None and unit.dimension is Dimension.MONEY else []
    return [one for one in symbols if one != time] if time in symbols else []


def _tells_how_much(promise: Promise, said: str, amount: Amount) -> bool:
    """True for a number in the target's unit that ends its clause, and that says all of it, or a price."""
    unit = promise.amount.unit
    if unit is None or is_of_other_scope(promise) or not same_scale(counted(promise.amount).unit, counted(amount).unit):
        return False
    ends = promise.clause.rstrip().endswith((unit.printed, unit.symbol))
    if not ends or _TELLS_WHICH.match(said[promise.span.end :]):
        return False
    is_price = unit.dimension is Dimension.MONEY and bool(unit.per)
    return is_price or (unit.dimension in _SIZES and _ALL.search(promise.clause) is not None)


def _differs(amount: Amount, told: Amount) -> bool:
    """A ceiling of a price may be below what the standard allows; everything else is the same in both places."""
    order = compare(counted(amount), counted(told))
    if amount.unit is not None and amount.unit.dimension is Dimension.MONEY:
        return order is Order.MORE and not is_floor(amount)
    return order in (Order.LESS, Order.MORE)


def _is_paid_otherwise(value: str, said: str) -> bool:
    """True for 每半年末拨付 where the description has 按季拨付: each tells how often, and not the same."""
    one = _how_often(value)
    if len(one) != 1:  # as nearly all
        return False
    other = _how_often(said)
    return len(other) == 1 and one != other


def _how_often(text: str) -> frozenset[str]:
    halves = says(text, "how-often.halves")
    told = (
        ("halves", halves),
        ("months", says(text, "how-often.months")),
        ("quarters", says(text, "how-often.quarters")),
    )
    return frozenset(name for name, is_told in told if is_told)
