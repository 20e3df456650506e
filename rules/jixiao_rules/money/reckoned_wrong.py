from collections.abc import Iterator

from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.reckonings import Reckoning, reckonings
from jixiao_rules.words import section
from jixiao_rules.yuan import Money, agree, head_amount

_OF_HEAD = ("资金用途", "绩效目标")
_OF_ROW = ("绩效指标描述", "备注")


@rule(
    code="MON017",
    topic=Topic.FUNDS.turn(7),
    sees=tables,
    severity=Severity.WARNING,
    message="{field}里的算式不平：{arithmetic} = {made}，写的是 {said}，请核对",
    variants={"sum": Variant("{field}里各项加起来与所写的合计不符：{arithmetic} = {made}，写的是 {said}，请核对")},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        资金用途: 改造村级水厂12座，每座45万元，计540万元；更换管网2400米，每公里5万元，计12万元。
        """,
        """
        金额单位: 万元
        资金用途: 公益岗位20人，每人每月800元，共19.2万元；护理员10人，每人3000元，计36万元；慰问约300人，每人500元，共20万元。
        """,
        """
        金额单位: 万元
        资金用途: 培训4期，每期50人、5天，每人每天400元，共计40万元；印刷费2万元、差旅费3万元，合计5万元。
        """,
        """
        金额单位: 万元
        资金用途: 45人×800元/月×12个月=43.2万元；购置设备3台，单价3.33万元，共10万元。
        """,
        """
        金额单位: 万元
        资金用途: 中央资金30万元、县级配套20万元，其中设计费5万元，合计50万元。
        """,
    ],
    fails=[
        """
        金额单位: 万元
        资金用途: «改造村级水厂12座，每座45万元，计450万元»；更换管网64公里，每公里5万元，计320万元。
        """,
        """
        金额单位: 万元
        资金用途: «公益岗位20人，每人每月800元，发放12个月，共需18.2万元»。
        """,
        """
        金额单位: 万元
        资金用途: 安装路灯«120盏×0.35万元/盏=24万元»。
        """,
        """
        金额单位: 万元
        资金用途: «购置电脑15台（单价5000元），合计75万元»。
        """,
        """
        金额单位: 万元
        资金用途: «印刷费2万元、差旅费3万元，合计6万元»。
        """,
    ],
)
def reckoned_wrong(table: Table) -> Found:
    """文字里的算式不平。

    检查什么：资金用途、绩效目标、描述、备注里自己算出了金额（12座，每座45万元，计450万元；12座×45万元/座=450万元；
    印刷2万元、差旅3万元，合计6万元），按所写的数重算，得数不同。

    为什么：数量、单价和金额写在一起，就是预算的依据；算不平，说明其中一个写错了。

    怎么改：核对数量、单价和金额，改正写错的那一个。

    不报的情形：约数、上限和比例；单价按月、按天计而没有写明月数、天数；得数恰好是整数倍，可能还要乘次数；差额在打印精度以内；
    合计与预算数不一致（由 MON011 检查）。
    """
    for field, cell in _cells(table):
        for one in reckonings(cell.text):
            if agree(one.made, one.said.yuan, one.said.half_digit) or (
                one.adds and _is_left_to_budget(table, one, cell)
            ):
                continue
            made = Money(one.made, one.said.half_digit, one.said.unit)
            fields = {"field": field, "arithmetic": one.arithmetic, "made": made.shown(), "said": one.said.shown()}
            yield Hit(cell.at(one.span), fields, "sum" if one.adds else None)


def _cells(table: Table) -> Iterator[tuple[str, Cell]]:
    for field in _OF_HEAD:
        if (cell := table.cell(field)) is not None:
            yield field, cell
    for row in table.rows():
        for field in _OF_ROW:
            if (cell := row.indicator.cells.get(field)) is not None and cell.indicator == row.indicator.index:
                yield field, cell


def _is_left_to_budget(table: Table, one: Reckoning, cell: Cell) -> bool:
    """True where the whole that the text names is not the budget, either: that is said once."""
    budget = head_amount(table, "预算数")
    is_whole = one.span.cut(cell.text).rstrip(" 0123456789.,，万亿元").endswith(section("whole-sums.alone"))
    return is_whole and budget is not None and not agree(one.said.yuan, budget.yuan, one.said.half_digit)
