from jixiao_grammar.ast import Amount, Approx, Dimension, Op
from jixiao_grammar.name import EventClass, Kind, Name, Polarity
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.costs import is_unit_cost
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import is_cost
from jixiao_rules.reading import amount_of, has_sign_column, is_floor, operator_of, shown
from jixiao_rules.spent_in_full import is_spent_in_full
from jixiao_rules.views import cost_rows
from jixiao_rules.words import phrase
from jixiao_rules.yuan import Money, agree, head_amount, money_of, row_amount

_NO_CEILING = pattern("标准|收入|收益|回收")
_FIXED = pattern("合同|中标|协议|定额")
# So many other rows with a sign tell that the form writes its signs.
_MANY = 3
_BENEFIT_PAID = phrase(r"{paid-out.benefits}")


@rule(
    code="DIR003",
    topic=Topic.DIRECTION.turn(11),
    sees=cost_rows,
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="成本指标“{value}”没有写“≤”，建议写成“{better}”，表示控制在这个数以内{copied}",
    variants={
        "omitted": Variant(
            "成本指标“{value}”没有写“≤”，同表有 {signs} 条指标写了比较符；"
            "按“正好等于”理解，节约了反而算没完成，应当写成“{better}”{copied}",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
        "reversed": Variant(
            "成本指标写成“{value}”，花得越多得分越高，方向反了，应当用“≤”", Severity.ERROR, Confidence.CERTAIN
        ),
        "full": Variant(
            "成本指标“{name}”写成“{value}”，按这个数发放钱就用完了，没有多发的余地，请核对是否应为“≤”或者“=”",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
        "floor": Variant(
            "成本指标“{name}”写成“{value}”，花得越多得分越高，请核对是否应为“≤”", Severity.WARNING, Confidence.LIKELY
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤55万元}",
        "{二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: 控制在55万元以内}",
        "{二级指标: 成本指标, 三级指标: 残疾人生活补贴标准, 指标值: 120元/人·月}",
        "{二级指标: 成本指标, 三级指标: 孤儿救助金额, 指标值: =1500元/人}",
        "{二级指标: 成本指标, 三级指标: 成本节约额, 指标值: ≥3万元}",
        "{二级指标: 成本指标, 三级指标: 降低采购成本, 指标值: ≥3万元}",
        "{二级指标: 成本指标, 三级指标: 人均月养老金水平, 指标值: ≥2900元}",
        "{二级指标: 成本指标, 三级指标: 城市低保金, 指标值: ≥780元/人·月}",
        "{二级指标: 成本指标, 三级指标: 成本控制率, 指标值: 100%}",
        "{二级指标: 经济效益指标, 三级指标: 项目收入, 指标值: ≥20万元}",
    ],
    fails=[
        "{二级指标: 成本指标, 三级指标: 每公里修复成本, 计算符号: ≥, 指标值: «33», 计量单位: 万元}",
        "{二级指标: 成本指标, 三级指标: 维护服务成本, 指标值: «10万元»}",
        "{二级指标: 成本指标, 三级指标: 单个路口年维护成本, 指标值: «3200元/处·年»}",
        "{二级指标: 成本指标, 三级指标: 培训成本, 指标值: «≥20万元»}",
        "{二级指标: 成本指标, 三级指标: 外墙修缮单价, 指标值: «≥490元/平方米»}",
        "{二级指标: 成本指标, 三级指标: 屋面防水, 指标值: «≥490元/平方米»}",
        "{二级指标: 成本指标, 三级指标: 督导员人均劳务成本, 指标值: «≥1.5万元/人»}",
        "{二级指标: 成本指标, 三级指标: 培训成本, 指标值: «≥20»}",
        "{一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 工程造价, 指标值: «=300万元»}",
    ],
)
def cost_direction(row: Row) -> Found:
    """成本指标的方向。

    检查什么：成本指标的金额用了“≥”“＞”，或者没有写“≤”；单价、人均成本也一样。

    为什么：成本是上限，写“≥”等于鼓励多花钱；不写比较符，少花了也算没完成。

    怎么改：写成“≤”加金额。

    没有写“≤”的，同表另有 3 条以上写了比较符、其他成本也都写了时按警告报告，否则只作提示。

    不报的情形：补助、救助、奖励等按人按户发放的金额和各类“标准”，本来就是定额（乘以数量正好用完这笔钱而写“≥”的除外）；节约、降低多少；成本行里的百分数。
    """
    amount = amount_of(row)
    if not is_cost(row) or row.target is None or amount is None:
        return
    asked = _is_ceiling_asked(row.name_reading)
    if is_floor(amount):
        variant = _reversed(row, amount) if asked else None
        if variant is None and _is_paid_out(row) and is_spent_in_full(row, amount):
            variant = "full"
        if variant is not None:
            yield Hit(row.target.at(amount.span), {"name": row.text("三级指标"), "value": shown(row, amount)}, variant)
        return
    if not asked:
        return
    found = row_amount(row) or _unit_price(row, amount)
    if found is not None and not _is_paid_out(row):
        yield from _without_ceiling(row, *found)


def _unit_price(row: Row, amount: Amount) -> tuple[Amount, Money] | None:
    """The price of one thing (3200元/处·年) of what is named as a cost."""
    measure, unit = row.name_reading.measure, amount.unit
    is_cost_word = measure is not None and measure.kind is Kind.MONEY and measure.own is Polarity.DOWN
    is_price = unit is not None and unit.dimension is Dimension.MONEY and bool(unit.per)
    return (amount, money_of(amount)) if is_cost_word and is_price else None


def _is_ceiling_asked(name: Name) -> bool:
    """False for what is saved or cut, for standards, and for money that comes in."""
    saved = any(event.cls is EventClass.FALL or "saves" in event.flags for event in name.events)
    return not (saved or name.is_better_high or _NO_CEILING.search(name.text))


def _reversed(row: Row, amount: Amount) -> str | None:
    """How sure the direction is wrong; None where the target is no money, or money that is paid out to people."""
    measure = row.name_reading.measure
    is_cost_word = measure is not None and measure.kind is Kind.MONEY and measure.own is Polarity.DOWN
    if amount.unit is None:
        return "reversed" if is_cost_word else None
    if amount.unit.dimension is not Dimension.MONEY or amount.direction:
        return None
    if _is_paid_out(row) and not is_cost_word:
        return None
    if not amount.unit.per:
        return "reversed"
    return "reversed" if is_cost_word else "floor"


def _without_ceiling(row: Row, amount: Amount, money: Money) -> Found:
    operator, value = operator_of(amount), shown(row, amount)
    if row.target is None or operator not in (None, Op.EQUAL) or amount.approx is not Approx.NONE:
        return
    if operator is None and has_sign_column(row):
        return
    better = "≤" + value.lstrip("=＝ ")
    budget = head_amount(row.table, "预算数")
    same = budget is not None and agree(money.yuan, budget.yuan, money.half_digit, budget.half_digit)
    fields = {"value": value, "better": better, "copied": "（与预算数相同）" if same else ""}
    plainly = bool(amount.written_unit) and not has_sign_column(row)
    fix = Fix(better, changes=frozenset({Change.SIGN})) if plainly else None
    signs = _signs_beside(row) if operator is None else 0
    fields |= {"signs": str(signs)}
    yield Hit(row.target.at(amount.span), fields, "omitted" if signs else None, fix=fix)


def _signs_beside(row: Row) -> int:
    """How many other rows have their signs; 0 where too few have, or something says that this sum is fixed beforehand."""
    if _FIXED.search(row.text("三级指标")):
        return 0
    others = [(other, amount_of(other)) for other in row.table.rows() if other is not row]
    costs = [amount for other, amount in others if amount is not None and is_cost(other)]
    signs = sum(amount is not None and operator_of(amount) is not None for _, amount in others)
    return signs if signs >= _MANY and all(operator_of(amount) is not None for amount in costs) else 0


def _is_paid_out(row: Row) -> bool:
    return bool(_BENEFIT_PAID.search(row.text("三级指标"))) and is_unit_cost(row)
