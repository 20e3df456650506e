from collections.abc import Iterator
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.goal_text import Sum, sums
from jixiao_rules.yuan import Money, agree, head_amount

_FIELDS = ("预算数", "财政资金", "其他资金", "上年结转")


@rule(
    code="MON011",
    topic=Topic.FUNDS.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    message="{field}里写的“{amount}”与预算数 {budget} 不一致，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 90
        绩效目标: 申请资金90万元，其中清淤30万元、护坡30万元、绿化30万元
        """,
        """
        金额单位: 万元
        预算数: 90
        绩效目标: 项目总投资合计600万元，本年清淤12公里
        """,
        """
        金额单位: 元
        预算数: 900000
        资金用途: 预算资金90.00万元，用于清淤
        """,
        """
        金额单位: 万元
        预算数: 90
        绩效目标: 带动群众增收合计600万元
        """,
        """
        金额单位: 万元
        预算数: 285
        资金用途: 建设微型站15座，每座17万元，合计255万元；监测平台扩容30万元
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 90
        绩效目标: 申请资金«80万元»，清淤12公里
        """,
        """
        金额单位: 万元
        预算数: 90
        资金用途: 施工60万元、监理10万元，合计«70万元»
        """,
    ],
)
def goal_amounts(table: Table) -> Found:
    """目标、用途里的总额与预算数不一致。

    检查什么：绩效目标、资金用途里写明“共”“合计”“申请资金”“预算资金”的金额，与预算数及其组成都对不上。

    为什么：同一张表里两个总额，不知道以哪个为准，目标与资金不匹配。

    怎么改：核对后统一。

    不报的情形：总投资、上年、累计、上级资金等背景数字；分项金额；与财政资金、其他资金之一相符的；一项的合计，与其他各项
    加起来正好是预算数的。
    """
    budget = head_amount(table, "预算数")
    if budget is None or budget.yuan <= 0:
        return
    for field in ("绩效目标", "资金用途"):
        cell = table.cell(field)
        found = list(_wholes(cell)) if cell is not None else []
        if cell is None or len(found) != 1:
            continue
        if _is_of_one_item(cell, found[0], budget):
            continue
        known = (money for field in _FIELDS if (money := head_amount(table, field)) is not None)
        if not any(_agrees(found[0], money) for money in known):
            fields = {"field": field, "amount": found[0].span.cut(cell.text), "budget": budget.shown()}
            yield Hit(cell.at(found[0].span), fields)


def _is_of_one_item(cell: Cell, whole: Sum, budget: Money) -> bool:
    """True for 微型站15座合计255万元；平台扩容30万元: with what stands beside it, the sum makes the budget."""
    others = [one for one in sums(cell.text) if one.span != whole.span and not one.is_background]
    total = whole.yuan + sum((one.yuan for one in others), Decimal(0))
    return bool(others) and agree(total, budget.yuan, whole.half_digit, budget.half_digit)


def _wholes(cell: Cell) -> Iterator[Sum]:
    for found in sums(cell.text):
        if found.is_whole and not found.is_background:
            yield found


def _agrees(found: Sum, money: Money) -> bool:
    return found.yuan == Decimal(0) or agree(found.yuan, money.yuan, found.half_digit, money.half_digit)
