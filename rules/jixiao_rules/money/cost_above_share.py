from decimal import Decimal
from itertools import chain

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import Cost
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.far_prices import far_prices
from jixiao_rules.goal_text import Sum
from jixiao_rules.item_prices import unlike_items
from jixiao_rules.limits import Limit
from jixiao_rules.limits_of_shares import is_above, limits_with_shares
from jixiao_rules.mixed_up import mixed_up
from jixiao_rules.reading import shown
from jixiao_rules.shares import Share
from jixiao_rules.told_prices import dearer

_TENS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000))


@rule(
    code="MON018",
    topic=Topic.AMOUNT.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途里这一项是“{said}”，成本指标却允许花到 {limit}，超过了，请核对",
    variants={
        "slip": Variant("资金用途里这一项是“{said}”，成本指标却是 {limit}，像是少写了 0 或者“万”，请核对"),
        "exchanged": Variant(
            "资金用途里这一项是“{said}”，成本指标却是 {limit}，正好是另一项的金额，请核对是不是填错了行"
        ),
        "whole": Variant("全部成本的上限是“{value}”，预算数却是 {budget}，数字相同而次序不同，请核对是不是写错了"),
        "cheap": Variant("{field}写“{said}”，成本指标却是“{value}”，像是少写了 0 或者“万”，请核对"),
        "unit": Variant(
            "资金用途里这一项是“{said}”，成本指标却是“{value}”，按目标的数量算是它的一千倍以上，像是把“元”写成了“万元”，请核对"
        ),
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
        预算数: 70
        资金用途: 档案扫描100万页，每页0.5元，计50万元；破损档案修裱5万页，每页4元，计20万元。
        指标:
        - {二级指标: 数量指标, 三级指标: 数字化扫描页数, 指标值: ≥100万页}
        - {二级指标: 数量指标, 三级指标: 破损档案修裱页数, 指标值: ≥5万页}
        - {二级指标: 成本指标, 三级指标: 扫描单页成本, 指标值: ≤0.5元/页}
        - {二级指标: 成本指标, 三级指标: 修裱单页成本, 指标值: «≤6元/页»}
        """,
        """
        金额单位: 万元
        预算数: 400
        资金用途: 药剂采购240万元（20万亩×12元/亩），无人机作业服务60万元（20万亩×3元/亩），驿站运营补助100万元（20个×5万元）。
        指标:
        - {二级指标: 成本指标, 三级指标: 药剂采购单位成本, 指标值: ≤12元/亩}
        - {二级指标: 成本指标, 三级指标: 无人机作业服务单位成本, 指标值: «≤5元/亩»}
        - {二级指标: 成本指标, 三级指标: 单个驿站运营补助标准, 指标值: «≤5元/个»}
        """,
        """
        金额单位: 万元
        预算数: 120
        资金用途: 签约信息平台运维50万元；随访设备70万元。
        指标:
        - {二级指标: 成本指标, 三级指标: 随访设备购置成本, 指标值: «≤50万元»}
        - {二级指标: 成本指标, 三级指标: 签约信息平台运维成本, 指标值: «≤70万元»}
        """,
        """
        金额单位: 万元
        预算数: 110
        资金用途: 打孔注药20万元、飞机防治90万元。
        绩效目标: 飞机防治2万亩。
        指标:
        - {二级指标: 数量指标, 三级指标: 飞机防治面积, 指标值: =2.5万亩}
        - {二级指标: 成本指标, 三级指标: 飞机防治单价, 指标值: «≤45万元/亩»}
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

    总成本与预算数的数字次序颠倒，成本指标正好是用途里那一项的十分之一、百分之一的，两行的金额对调了的，也报告。

    为什么：两处写的是同一笔钱，成本指标放宽了，预算就不够用。

    怎么改：核对后改为一致。

    不报的情形：名称对不上哪一项的；同一单位的单价不止一个的；成本指标更低的；差额在打印精度以内；
    数量与绩效目标里的不一致（由 CON005 报告）。
    """
    told: set[int | None] = set()
    # A price that is too high makes a sum that is: the nearest is said of a row, and once.
    for hit in chain(
        _prices_above(table), _item_prices_above(table), _sums_above(table), _far_above(table), _whole_mixed_up(table)
    ):
        if hit.spot.cell.indicator not in told:
            told.add(hit.spot.cell.indicator)
            yield hit


def _sums_above(table: Table) -> Found:
    matched = limits_with_shares(table)
    for limit, item in matched:
        fields = {"said": item.said, "limit": limit.shown}
        if is_above(limit, item.sum):
            yield _hit(limit.cost, fields, None)
        elif _lost_a_digit(limit, item.sum):
            yield _hit(limit.cost, fields, "slip")
        elif any(_are_exchanged((limit, item), other) for other in matched):
            yield _hit(limit.cost, fields, "exchanged")


def _are_exchanged(one: tuple[Limit, Share], other: tuple[Limit, Share]) -> bool:
    """True where each of two rows has just what the purpose gives to the other."""
    (limit, share), (other_limit, other_share) = one, other
    return share.sum.yuan != limit.yuan == other_share.sum.yuan and other_limit.yuan == share.sum.yuan


def _lost_a_digit(limit: Limit, share: Sum) -> bool:
    """True where the limit is just a tenth or a hundredth of the share: 6万元 of 60万元."""
    return limit.yuan > 0 and share.yuan / limit.yuan in _TENS


def _whole_mixed_up(table: Table) -> Found:
    for cost, budget in mixed_up(table):
        yield _hit(cost, {"value": cost.row.text("指标值"), "budget": budget.shown()}, "whole")


def _prices_above(table: Table) -> Found:
    for one in dearer(table):
        fields = {"field": one.field, "said": one.said, "value": one.cost.row.text("指标值")}
        yield _hit(one.cost, fields, "price")


def _item_prices_above(table: Table) -> Found:
    for one in unlike_items(table):
        fields = {"field": "资金用途", "said": one.said, "value": shown(one.cost.row, one.cost.amount)}
        yield _hit(one.cost, fields, "price" if one.is_dearer else "cheap")


def _far_above(table: Table) -> Found:
    for one in far_prices(table):
        yield _hit(one.cost, {"said": one.said, "value": shown(one.cost.row, one.cost.amount)}, "unit")


_WAYS = (_prices_above, _item_prices_above, _sums_above, _far_above, _whole_mixed_up)


def _hit(cost: Cost, fields: dict[str, str], variant: str | None) -> Hit:
    return Hit(cost.row.indicator.cells["指标值"].at(cost.amount.span), fields, variant)
