from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import total_costs
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.reading import plain
from jixiao_rules.unit_costs import products
from jixiao_rules.yuan import Money, head_amount

_WAN = Decimal(10_000)
_NEAR = Decimal("0.05")
# With so many digits alike, a sum that is a tenth or a hundredth of another is hardly one by chance.
_TELLING = 3


@rule(
    code="MON006",
    topic=Topic.AMOUNT.turn(1),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="{cost} 正好是预算数 {budget} 的{times}，疑似“万元”和“元”写错",
    variants={
        "point": Variant(
            "{cost} 正好是预算数 {budget} 的{times}，疑似小数点写错，请核对", Severity.WARNING, Confidence.LIKELY
        ),
        "price": Variant(
            "{cost} = {product}，正好是预算数 {budget} 的{times}，疑似“万元”和“元”写错，请核对",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤550000元}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 人均成本, 指标值: ≤55元}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 安全测评成本, 指标值: ≤5.5万元}
        """,
        """
        金额单位: 万元
        预算数: 238.50
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤214.65万元}
        - {二级指标: 成本指标, 三级指标: 安全测评成本, 指标值: ≤23.85万元}
        """,
        """
        金额单位: 万元
        预算数: 1520
        绩效目标: 落实保护性耕作面积38万亩
        指标:
        - {二级指标: 数量指标, 三级指标: 保护性耕作面积, 指标值: ≥38亩}
        - {二级指标: 成本指标, 三级指标: 每亩补助标准, 指标值: ≤40元/亩}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: «≤550000万元»}
        """,
        """
        金额单位: 万元
        预算数: 55.00
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: «≤55元»}
        """,
        """
        金额单位: 万元
        预算数: 238
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: «≤23.8万元»}
        """,
        """
        金额单位: 万元
        预算数: 176
        指标:
        - {二级指标: 数量指标, 三级指标: 采购实验室设备套数, 指标值: ≥42套}
        - {二级指标: 成本指标, 三级指标: 单套设备价格, 指标值: «≤4.2元»}
        """,
    ],
)
def wan_yuan_slip(table: Table) -> Found:
    """万元和元写错。

    检查什么：成本指标的总额与预算数相差一万倍（上下 5% 以内）；唯一一条总额与预算数的数字相同，小数点差一两位（238 与 23.8）；
    单价乘以数量正好是预算数的万分之一。

    为什么：相差正好一万倍，几乎都是把“元”写成了“万元”，或者反过来。

    怎么改：核对单位，改成与预算数一致。

    不报的情形：乘上数量不差一万倍的单价；只有两位数字相同的；数量与绩效目标里的不一致（由 CON005 报告）。
    """
    budget = head_amount(table, "预算数")
    if budget is None or budget.yuan <= 0:
        return
    yield from _too_small(table, budget)
    found = total_costs(table)
    for cost in found:
        ratio = cost.money.yuan / budget.yuan
        times = {"一万倍": ratio / _WAN, "万分之一": ratio * _WAN}
        for name, closeness in times.items():
            if abs(closeness - 1) <= _NEAR:
                fields = {"cost": cost.money.shown(), "budget": budget.shown(), "times": name}
                yield Hit(cost.row.indicator.cells["指标值"].at(cost.amount.span), fields)
        if len(found) == 1 and (moved := _moved(cost.money.yuan, budget.yuan)):
            fields = {"cost": cost.money.shown(), "budget": budget.shown(), "times": moved}
            yield Hit(cost.row.indicator.cells["指标值"].at(cost.amount.span), fields, "point")


def _too_small(table: Table, budget: Money) -> Found:
    """A price in 元 that, times how many there are, makes the budget in 万元. The other way round MON003 tells it."""
    for product in products(table):
        slipped = abs(product.yuan * _WAN / budget.yuan - 1) <= _NEAR
        if slipped and not product.is_in_doubt() and not product.is_told():
            made = f"{plain(round(product.yuan, 2))}元"
            fields = {"cost": product.arithmetic(), "product": made, "budget": budget.shown(), "times": "万分之一"}
            yield Hit(product.cost.row.indicator.cells["指标值"].at(product.cost.amount.span), fields, "price")


def _moved(cost: Decimal, budget: Decimal) -> str:
    """By how much the decimal point of the budget seems to have moved; empty where the digits are others, or too few."""
    said = "十分之一" if cost * 10 == budget else "百分之一" if cost * 100 == budget else ""
    return said if said and len(budget.normalize().as_tuple().digits) >= _TELLING else ""
