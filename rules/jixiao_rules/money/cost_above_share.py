from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from jixiao_grammar.ast import Amount, Dimension, Op, Unit
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import Cost, CostScope, costs, counted_as, is_whole
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.goal_text import Sum, sums
from jixiao_rules.priced_things import about_the_same
from jixiao_rules.promises import promises
from jixiao_rules.unit_costs import products
from jixiao_rules.words import phrase
from jixiao_rules.yuan import Money, agree, head_amount

_USE, _GOAL = "资金用途", "绩效目标"
_ROUNDED = Decimal("1.01")
_ROOM = Decimal("1.1")
_EACH_IN_TEXT = phrase(
    r"(?:(?P<mean>[人户亩])均|每(?P<each>[人户亩场期台套])){costs.given}?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<wan>万)?元(?![/／])"
)
_TENS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000))


class _Limit(Record):
    """What a cost row lets one thing cost, as a sum, and how it is reckoned.

    `step` is what one more in the last digit of a price makes: 160万元 for 3.6万人次 are ≤45元/人次 when they are rounded up.
    """

    cost: Cost
    yuan: Decimal
    shown: str
    step: Decimal = Decimal(0)


@rule(
    code="MON018",
    topic=Topic.AMOUNT.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途里这一项是“{said}”，成本指标却允许花到 {limit}，超过了，请核对",
    variants={
        "slip": Variant("资金用途里这一项是“{said}”，成本指标却是 {limit}，像是少写了 0 或者“万”，请核对"),
        "whole": Variant("全部成本的上限是“{value}”，预算数却是 {budget}，数字相同而次序不同，请核对是不是写错了"),
        "price": Variant("{field}写“{said}”，成本指标却是“{value}”，比它高，请核对"),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        金额单位: 万元
        预算数: 264.5
        资金用途: 视频监控运维147万元、信号灯运维111.8万元、备品备件5.7万元。
        指标:
        - {二级指标: 数量指标, 三级指标: 视频监控运维路数, 指标值: =420路}
        - {二级指标: 成本指标, 三级指标: 视频监控单路年运维成本, 指标值: ≤3500元/路}
        - {二级指标: 成本指标, 三级指标: 备品备件购置成本, 指标值: ≤5.7万元}
        """,
        """
        金额单位: 万元
        预算数: 150
        绩效目标: 为300户家庭实施改造，每户不超过5000元。
        指标:
        - {二级指标: 成本指标, 三级指标: 户均改造成本, 指标值: ≤4800元/户}
        """,
        """
        金额单位: 万元
        预算数: 150
        绩效目标: 小学每人补助500元，初中每人补助700元。
        指标:
        - {二级指标: 成本指标, 三级指标: 初中生补助标准, 指标值: ≤700元/人}
        """,
        """
        金额单位: 万元
        预算数: 240
        资金用途: 考务费160万元，考点运维80万元。
        指标:
        - {二级指标: 数量指标, 三级指标: 考务服务考生人次, 指标值: ≥3.6万人次}
        - {二级指标: 成本指标, 三级指标: 人均考务成本, 指标值: ≤45元/人次}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 480
        资金用途: 采购超声诊断仪2台240万元、生化分析仪1台168万元、呼吸机6台72万元。
        指标:
        - {二级指标: 数量指标, 三级指标: 超声诊断仪购置数量, 指标值: =2台}
        - {二级指标: 数量指标, 三级指标: 呼吸机购置数量, 指标值: =6台}
        - {二级指标: 成本指标, 三级指标: 超声诊断仪单台购置成本, 指标值: ≤120万元/台}
        - {二级指标: 成本指标, 三级指标: 呼吸机单台购置成本, 指标值: «≤15万元/台»}
        """,
        """
        金额单位: 万元
        预算数: 340
        资金用途: 平台软件运维180万元，数据治理服务100万元，安全等保测评60万元。
        指标:
        - {二级指标: 成本指标, 三级指标: 软件运维成本, 指标值: ≤180万元}
        - {二级指标: 成本指标, 三级指标: 等保测评成本, 指标值: «≤6万元»}
        """,
        """
        金额单位: 万元
        预算数: 150
        指标:
        - {二级指标: 成本指标, 三级指标: 场馆运行总成本, 指标值: «≤105万元»}
        """,
        """
        金额单位: 万元
        预算数: 178
        资金用途: 调查员劳务120万元，手持终端租赁28万元，宣传培训30万元。
        指标:
        - {二级指标: 数量指标, 三级指标: 选聘调查员人数, 指标值: =600名}
        - {二级指标: 数量指标, 三级指标: 完成调查户数, 指标值: ≥2.4万人}
        - {二级指标: 成本指标, 三级指标: 调查员劳务标准, 指标值: «≤2500元/名»}
        """,
        """
        金额单位: 万元
        预算数: 150
        绩效目标: 为300户家庭实施改造，每户不超过5000元。
        指标:
        - {二级指标: 成本指标, 三级指标: 每户改造补助标准, 指标值: «≤5500元/户»}
        """,
        """
        金额单位: 万元
        预算数: 18
        资金用途: 评估适配服务18万元，按每人360元支付。
        指标:
        - {二级指标: 数量指标, 三级指标: 评估适配服务人数, 指标值: ≥500人}
        - {二级指标: 成本指标, 三级指标: 评估适配服务人均成本, 指标值: «≤720元/人»}
        """,
        """
        金额单位: 万元
        预算数: 450
        资金用途: 对1500名参加职业技能培训的劳动者按人均3000元给予培训补贴。
        指标:
        - {二级指标: 成本指标, 三级指标: 人均培训补贴成本, 指标值: «≤3500元/人»}
        """,
        """
        金额单位: 万元
        预算数: 80
        资金用途: 教材编印20万元、师资授课60万元。
        指标:
        - {二级指标: 成本指标, 三级指标: 教材编印成本, 指标值: «≤30万元»}
        """,
    ],
)
def cost_above_share(table: Table) -> Found:
    """成本上限高于用途、目标里写的。

    检查什么：资金用途里逐项写了金额，同一项的成本指标（或者单价乘数量）比它高；绩效目标写明了单价（每户不超过5000元），同一单位的
    成本指标比它高。

    总成本与预算数的数字次序颠倒，成本指标正好是用途里那一项的十分之一、百分之一的，也报告。

    为什么：两处写的是同一笔钱，成本指标放宽了，预算就不够用。

    怎么改：核对后改为一致。

    不报的情形：名称对不上哪一项的；同一单位的单价不止一个的；成本指标更低的；差额在打印精度以内；
    数量与绩效目标里的不一致（由 CON005 报告）。
    """
    told: set[int | None] = set()
    # A price that is too high makes a sum that is: the nearest is said of a row, and once.
    for hit in chain(_prices_above(table), _sums_above(table), _whole_mixed_up(table)):
        if hit.spot.cell.indicator not in told:
            told.add(hit.spot.cell.indicator)
            yield hit


def _sums_above(table: Table) -> Found:
    parts = [one for one in sums(table.text(_USE)) if not one.is_whole and not one.is_background]
    for limit in _limits(table) if parts else ():
        part = about_the_same(limit.cost.row.text("三级指标"), parts, lambda one: one.before)
        if part is not None and (_is_above(limit, part) or _lost_a_digit(limit, part)):
            cell = limit.cost.row.indicator.cells["指标值"]
            said = part.before.strip() + part.span.cut(table.text(_USE))
            variant = None if _is_above(limit, part) else "slip"
            yield Hit(cell.at(limit.cost.amount.span), {"said": said, "limit": limit.shown}, variant)


def _limits(table: Table) -> Iterator[_Limit]:
    for product in products(table):
        if product.is_in_doubt() or not product.cost.money.yuan:
            continue
        shown = Money(product.yuan, Decimal(0), "万元").shown()
        step = 2 * product.cost.money.half_digit * product.yuan / product.cost.money.yuan
        yield _Limit(product.cost, product.yuan, f"{product.arithmetic()} = {shown}", step)
    for cost in costs(table):
        if cost.scope in (CostScope.TOTAL, CostScope.PART):
            yield _Limit(cost, cost.money.yuan, cost.money.shown())


def _is_above(limit: _Limit, part: Sum) -> bool:
    return limit.yuan - limit.step > part.yuan * _ROUNDED and not agree(
        limit.yuan, part.yuan, limit.cost.money.half_digit, part.half_digit
    )


def _lost_a_digit(limit: _Limit, part: Sum) -> bool:
    """True where the limit is just a tenth or a hundredth of the share: 6万元 of 60万元."""
    return limit.yuan > 0 and part.yuan / limit.yuan in _TENS


def _whole_mixed_up(table: Table) -> Found:
    """The cost of all of the project with the digits of the budget in another order."""
    budget = head_amount(table, "预算数")
    for cost in costs(table):
        if budget is None or not is_whole(cost) or cost.scope is not CostScope.TOTAL:
            continue
        if cost.money.yuan < budget.yuan and _are_mixed_up(cost.money.yuan, budget.yuan):
            cell = cost.row.indicator.cells["指标值"]
            fields = {"value": cost.row.text("指标值"), "budget": budget.shown()}
            yield Hit(cell.at(cost.amount.span), fields, "whole")


def _are_mixed_up(one: Decimal, other: Decimal) -> bool:
    return sorted(str(int(one))) == sorted(str(int(other)))


def _prices_above(table: Table) -> Found:
    """A price that the goal or else the use tells once, and the one row that has a price for the same unit."""
    priced = [cost for cost in costs(table) if cost.scope is CostScope.UNIT and cost.per]
    for field in (_GOAL, _USE):
        said = [one for one in promises(table.text(field)) if _is_price(one.amount)]
        for one in said:
            alike = [cost for cost in priced if _units(cost.per) == _of(one.amount)]
            alone = sum(_of(other.amount) == _of(one.amount) for other in said) == 1
            # An exact price of the use is a plan: a ceiling may leave some room above it.
            room = _ROOM if field == _USE and one.amount.op is Op.EQUAL else 1
            if len(alike) == 1 and alone and alike[0].money.yuan > one.amount.number * room:
                yield _dearer(alike[0], one.clause, field)
                return
        if not said and (hit := _above_in_text(priced, field, table.text(field))) is not None:
            yield hit
            return


def _above_in_text(priced: list[Cost], field: str, text: str) -> Hit | None:
    """A price in the middle of a clause: 对1500名劳动者按人均3000元给予补贴."""
    found = list(_EACH_IN_TEXT.finditer(text))
    if len(found) != 1:
        return None
    each, factor = found[0]["mean"] or found[0]["each"], 10_000 if found[0]["wan"] else 1
    alike = [cost for cost in priced if [counted_as(unit.symbol) for unit in cost.per] == [each]]
    limit = Decimal(found[0]["number"]) * factor * _ROOM
    return _dearer(alike[0], found[0][0], field) if len(alike) == 1 and alike[0].money.yuan > limit else None


def _dearer(cost: Cost, said: str, field: str) -> Hit:
    cell = cost.row.indicator.cells["指标值"]
    fields = {"field": field, "said": said, "value": cost.row.text("指标值")}
    return Hit(cell.at(cost.amount.span), fields, "price")


def _is_price(amount: Amount) -> bool:
    unit = amount.unit
    if unit is None or unit.dimension is not Dimension.MONEY or not unit.per:
        return False
    return amount.op in (Op.EQUAL, Op.AT_MOST) and amount.direction is None


def _of(amount: Amount) -> list[str]:
    return [] if amount.unit is None else _units(amount.unit.per)


def _units(per: tuple[Unit, ...]) -> list[str]:
    return [unit.symbol for unit in per]
