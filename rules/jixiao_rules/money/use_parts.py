from collections.abc import Sequence
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Table, tables
from jixiao_rules.details_of_sums import details_of
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.goal_text import Sum, sums
from jixiao_rules.shares import all_reckoned, shares
from jixiao_rules.words import phrase
from jixiao_rules.yuan import Money, agree, head_amount

_FIELDS = ("预算数", "财政资金", "其他资金", "上年结转")
_MOST_SHOWN = 12  # addends in a message
# The list does not claim to be complete.
_NOT_ALL = phrase(r"{use-parts.not-all}")


@rule(
    code="MON015",
    topic=Topic.FUNDS.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途里的各项加起来超过预算数：{sum} ＞ {budget}，请核对",
    variants={
        "short": Variant("资金用途里的各项加起来不到预算数：{sum} ＜ {budget}，还有 {rest} 没有写明用途，请核对")
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 90
        资金用途: 用于清淤30万元、护坡30万元、绿化30万元
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: 用于清淤30万元、护坡30万元以及绿化30万元
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: 主要用于清淤30万元、护坡30万元
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: 项目总投资600万元，上年已完成300万元，用于清淤
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: 安排资金90万元，其中清淤30万元、护坡60万元
        """,
        """
        金额单位: 万元
        预算数: 620
        资金用途: 基本支出410万元，项目支出210万元（其中普查经费120万元、专项调查90万元）
        """,
        """
        金额单位: 万元
        预算数: 1250
        其他资金: 250
        资金用途: 定量检测900万元，快速检测250万元（乡镇配套），追溯平台运维100万元
        """,
        """
        金额单位: 万元
        预算数: 136
        资金用途: 浇建室外冰场72万元，青少年上冰体验补助64万元；其中体彩公益金40万元
        """,
        """
        金额单位: 万元
        预算数: 300
        资金用途: 对1.5亿元小额信贷按年利率2%给予贴息300万元
        """,
        """
        金额单位: 万元
        预算数: 60
        资金用途: 一次性救助，预计30人，人均1.5万元，计45万元；律师参与接访15万元
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: 清淤12公里，每公里5万元；护坡20万元；绿化10万元
        """,
        """
        金额单位: 万元
        预算数: 4120
        资金用途: 基本支出2650万元（人员2400万元、公用250万元），项目支出1470万元，其中矿山修复800万元、调查320万元、防治350万元。
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 90
        资金用途: «清淤12公里，每公里5万元，计60万元；护坡40万元»
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: «用于清淤40万元、护坡30万元、绿化30万元»
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: «用于清淤30万元、护坡30万元»
        """,
        """
        金额单位: 万元
        预算数: 5860
        资金用途: «基本支出2160万元，项目支出3600万元，主要用于饮水安全和河湖管理»
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: «安排资金90万元（清淤30万元、护坡50万元）»
        """,
        """
        金额单位: 万元
        预算数: 620
        资金用途: «基本支出410万元，项目支出200万元（其中普查经费120万元、专项调查80万元）»
        """,
    ],
)
def use_parts(table: Table) -> Found:
    """资金用途的各项与预算数对不上。

    检查什么：资金用途里逐项写了金额，加起来大于或者小于预算数。

    为什么：各项用途就是预算的组成，对不上说明有一项写错，或者还有钱没有写明用途。

    怎么改：核对各项金额和预算数。

    不报的情形：写明“主要用于”“等”、没有列全的；总投资、上年、自筹等背景数字；单价；括号里和“其中”后面写的前一项的明细；差额在打印精度
    以内。
    """
    cell, budget = table.cell("资金用途"), head_amount(table, "预算数")
    if cell is None or budget is None or budget.yuan <= 0:
        return
    named = sums(cell.text)
    if not named or _adds_up([part for part in named if not part.is_whole and not part.is_price], budget):
        return
    parts = _parts(table, cell)
    total = sum((part.yuan for part in parts), Decimal(0))
    half = max((part.half_digit for part in parts), default=Decimal(0))
    if not parts or agree(total, budget.yuan, half, budget.half_digit):
        return
    shown = [budget._replace(yuan=part.yuan).number() for part in parts[:_MOST_SHOWN]]
    added = " + ".join([*shown, *(["…"] if len(parts) > _MOST_SHOWN else [])])
    fields = {"sum": f"{added} = {budget._replace(yuan=total).shown()}", "budget": budget.shown()}
    # 对1.5亿元贷款给予贴息300万元: where the budget itself is told, a sum above it is no part of it.
    whole_is_told = any(_is(one, budget) for one in sums(cell.text)) and any(part.yuan > budget.yuan for part in parts)
    if total > budget.yuan and not whole_is_told:
        yield Hit(cell.whole(), fields)
    elif len(parts) > 1 and not _NOT_ALL.search(cell.text[: parts[-1].span.end + 1]) and all_reckoned(cell.text):
        yield Hit(cell.whole(), fields | {"rest": budget._replace(yuan=budget.yuan - total).shown()}, "short")


def _adds_up(parts: Sequence[Sum], budget: Money) -> bool:
    """True where all sums make the budget together, or those that are no part of another (其中体彩公益金40万元)."""
    for some in (parts, [part for part in parts if "其中" not in part.before]):
        half = max((part.half_digit for part in some), default=Decimal(0))
        if some and agree(sum((part.yuan for part in some), Decimal(0)), budget.yuan, half, budget.half_digit):
            return True
    return False


def _parts(table: Table, cell: Cell) -> list[Sum]:
    """The sums that the use of the money is made of; none where other money is spoken of, too."""
    found = [one for one in sums(cell.text) if not one.is_price]
    of_items = {one.sum for one in shares(cell.text)}
    known = [money for field in _FIELDS if (money := head_amount(table, field)) is not None]
    parts = [
        part
        for part in found
        if not ((part.is_whole and part not in of_items) or any(_is(part, money) for money in known))
    ]
    other_money = any(part.is_background and "其中" not in part.before for part in found)
    if other_money:
        return []
    details = details_of(cell.text, found)
    there = set(parts)
    return [part for part in parts if details.get(part) not in there]


def _is(part: Sum, money: Money) -> bool:
    return agree(part.yuan, money.yuan, part.half_digit, money.half_digit)
