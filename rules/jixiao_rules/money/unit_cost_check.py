from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import CostScope, costs, is_whole
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.limits_of_shares import is_above, limits_with_shares
from jixiao_rules.priced_things import are_apart
from jixiao_rules.unit_costs import Product, products
from jixiao_rules.yuan import Money, budget_of

_MARGIN = Decimal("0.05")
_ROUNDED = Decimal("0.01")
_WAN = Decimal(10_000)


@rule(
    code="MON003",
    topic=Topic.AMOUNT.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="单位成本 × 数量超过预算数：{arithmetic} = {product} ＞ 预算数 {budget}，请核对",
    variants={
        "slip": Variant(
            "{arithmetic} = {product}，正好是预算数 {budget} 的一万倍，疑似“万元”和“元”写错",
            Severity.ERROR,
            Confidence.CERTAIN,
        ),
        "together": Variant("各项成本加起来超过预算数：{arithmetic} = {product} ＞ 预算数 {budget}，请核对"),
        "alone": Variant("一个就要 {arithmetic}，比全部预算 {budget} 还多，疑似“万元”和“元”写错，请核对"),
        "standard": Variant(
            "按标准的上限算，{arithmetic} = {product} ＞ 预算数 {budget}；如果其余由别的资金负担，请在资金中写明",
            Severity.INFO,
            Confidence.POSSIBLE,
            Topic.AMOUNT.turn(8),
        ),
        "apart": Variant(
            "{arithmetic} = {product} ＞ 预算数 {budget}；单价和数量如果说的不是同一件事，请把名称写清",
            Severity.INFO,
            Confidence.POSSIBLE,
            Topic.AMOUNT.turn(9),
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 200.00
        指标:
        - {二级指标: 数量指标, 三级指标: 扶持作品数, 指标值: ≥20部}
        - {二级指标: 成本指标, 三级指标: 单部作品扶持上限, 指标值: ≤15万元/部}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥12人}
        - {二级指标: 成本指标, 三级指标: 培训人均成本, 指标值: ≤1万元}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 救助人数, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 救助标准, 指标值: ≤500元/人·月}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 新生人数, 指标值: ≥200人}
        - {二级指标: 数量指标, 三级指标: 毕业生人数, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 补助成本, 指标值: ≤1000元/人}
        """,
        """
        金额单位: 万元
        预算数: 60
        指标:
        - {二级指标: 数量指标, 三级指标: 培训班期数, 指标值: ≥4期}
        - {二级指标: 数量指标, 三级指标: 参训学员人数, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 每期培训班成本, 指标值: ≤15万元/期}
        - {二级指标: 成本指标, 三级指标: 学员人均培训成本, 指标值: ≤3000元/人}
        """,
        """
        金额单位: 万元
        预算数: 150
        指标:
        - {二级指标: 数量指标, 三级指标: 学生数, 指标值: ≥2000人}
        - {二级指标: 成本指标, 三级指标: 初中公用经费, 指标值: 940元/生}
        - {二级指标: 成本指标, 三级指标: 小学公用经费, 指标值: 720元/生}
        """,
        """
        金额单位: 万元
        预算数: 2000
        指标:
        - {二级指标: 数量指标, 三级指标: 建成高标准农田面积, 指标值: =1万亩}
        - {二级指标: 数量指标, 三级指标: 衬砌渠道长度, 指标值: =18公里}
        - {二级指标: 成本指标, 三级指标: 亩均投资标准, 指标值: ≤2000元/亩}
        - {二级指标: 成本指标, 三级指标: 渠道衬砌单价, 指标值: ≤50万元/公里}
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 198.00
        指标:
        - {二级指标: 数量指标, 三级指标: 规范管理高血压患者人数, 指标值: ≥3.6万人}
        - {二级指标: 成本指标, 三级指标: 人均基本公共卫生服务经费, 指标值: «94元/人»}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 公益岗位人数, 指标值: ≥20人}
        - {二级指标: 成本指标, 三级指标: 岗位补贴, 绩效指标描述: 每人发放12个月, 指标值: «≤800元/人·月»}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥15人}
        - {二级指标: 成本指标, 三级指标: 培训人均成本, 指标值: «≤1万元»}
        """,
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 资助学生, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 资助成本, 指标值: «≤1000元/生»}
        """,
        """
        金额单位: 万元
        预算数: 10.00
        指标:
        - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥100人}
        - {二级指标: 数量指标, 三级指标: 培训天数, 指标值: ≥5天}
        - {二级指标: 成本指标, 三级指标: 培训成本, 指标值: «≤450元/人·天»}
        """,
        """
        金额单位: 万元
        预算数: 100.00
        指标:
        - {二级指标: 数量指标, 三级指标: 造林面积, 指标值: ≥0.3万亩}
        - {二级指标: 成本指标, 三级指标: 每亩造林成本, 指标值: «≤500元»}
        """,
        """
        金额单位: 万元
        预算数: 60.00
        指标:
        - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥200人}
        - {二级指标: 成本指标, 三级指标: 人均培训成本, 指标值: «≤3000万元»}
        """,
        """
        金额单位: 万元
        预算数: 210
        指标:
        - {二级指标: 成本指标, 三级指标: 单套自动站成本, 指标值: «≤80000万元/套»}
        """,
        """
        金额单位: 万元
        预算数: 480
        指标:
        - {二级指标: 数量指标, 三级指标: 超声诊断仪购置数量, 指标值: =2台}
        - {二级指标: 数量指标, 三级指标: 呼吸机购置数量, 指标值: =6台}
        - {二级指标: 成本指标, 三级指标: 超声诊断仪单台购置成本, 指标值: ≤120万元/台}
        - {二级指标: 成本指标, 三级指标: 生化分析系统购置成本, 指标值: ≤168万元}
        - {二级指标: 成本指标, 三级指标: 呼吸机单台购置成本, 指标值: «≤15万元/台»}
        """,
        """
        金额单位: 万元
        预算数: 3000
        指标:
        - {二级指标: 数量指标, 三级指标: 新建高标准农田面积, 指标值: ≥3.5万亩}
        - {二级指标: 成本指标, 三级指标: 亩均补助标准, 指标值: «≤2400元/亩»}
        """,
    ],
)
def unit_cost_check(table: Table) -> Found:
    """单位成本乘数量与预算数不符。

    检查什么：单位成本（人均、每户、元/人、元/人·天）与数量指标里唯一一个同单位的数量相乘，按天、按月的再乘天数、月数，
    比预算数多出 5% 以上；或者名称互不相干的几项单价乘数量、几项成本上限，加起来超过预算数。

    为什么：按这个单价和数量，预算不够用，目标与资金不匹配。

    怎么改：核对单位成本、数量和预算数。

    不报的情形：单价按月、按天计，而描述里没有写明发几个月；同单位的数量或者单价不止一个（初中、小学标准不同）；乘积不超过预算数——单价是上限、
    数量是下限，少于预算不算矛盾；数量与绩效目标里的不一致（由 CON005 报告）。
    """
    budget = budget_of(table)
    if budget is None or budget.yuan <= 0:
        return
    priced = list(products(table))
    yield from _dearer_than_all(table, priced, budget)
    found = [one for one in priced if not one.is_in_doubt() and not one.is_far_from(budget.yuan)]
    if not any(product.yuan > budget.yuan for product in found):
        yield from _together(table, found, budget)
    for product in found:
        if product.yuan > budget.yuan * (1 + _MARGIN):
            cell = product.cost.row.indicator.cells["指标值"]
            shown = Money(product.yuan, Decimal(0), budget.unit).shown()
            fields = {"arithmetic": product.arithmetic(), "product": shown, "budget": budget.shown()}
            yield Hit(cell.at(product.cost.amount.span), fields, _variant(product, budget))


def _dearer_than_all(table: Table, found: list[Product], budget: Money) -> Found:
    """The price of one thing above all that there is; where it is known how many there are, the product tells it."""
    known = {product.cost.row for product in found}
    for cost in costs(table):
        one = cost.scope is CostScope.UNIT and cost.per and cost.row not in known
        if one and cost.money.yuan > budget.yuan * (1 + _MARGIN):
            cell = cost.row.indicator.cells["指标值"]
            fields = {"arithmetic": cost.money.shown(), "product": "", "budget": budget.shown()}
            yield Hit(cell.at(cost.amount.span), fields, "alone")


def _together(table: Table, found: list[Product], budget: Money) -> Found:
    """What all priced things and all sums come to, where no two of them are about the same, and there is no sum of all."""
    sums = [cost for cost in costs(table) if cost.scope is CostScope.TOTAL]
    if any(is_whole(cost) or cost.money.yuan >= budget.yuan for cost in sums):
        return
    if any(product.yuan >= budget.yuan * (1 - _ROUNDED) for product in found):
        return  # 亩均投资 of all 亩 is the whole, and no part of it
    if any(is_above(limit, item.sum) for limit, item in limits_with_shares(table)):
        return  # MON018 says which of them is too much
    names = [cost.row.text("三级指标") for cost in (*(product.cost for product in found), *sums)]
    total = sum((product.yuan for product in found), Decimal(0)) + sum((cost.money.yuan for cost in sums), Decimal(0))
    if len(names) < 2 or not found or total <= budget.yuan * (1 + _ROUNDED) or not are_apart(names):
        return
    shown = [
        Money(one, Decimal(0), budget.unit).shown() for one in (*(p.yuan for p in found), *(c.money.yuan for c in sums))
    ]
    cell = found[-1].cost.row.indicator.cells["指标值"]
    fields = {
        "arithmetic": " + ".join(shown),
        "product": Money(total, Decimal(0), budget.unit).shown(),
        "budget": budget.shown(),
    }
    yield Hit(cell.at(found[-1].cost.amount.span), fields, "together")


def _variant(product: Product, budget: Money) -> str | None:
    if abs(product.yuan / budget.yuan / _WAN - 1) <= _MARGIN:
        return "slip"
    # A standard is set by others, and often paid by several.
    if "标准" in product.cost.row.text("三级指标"):
        return "standard"
    return None if product.is_of_one_thing() else "apart"
