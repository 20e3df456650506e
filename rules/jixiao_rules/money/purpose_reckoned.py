from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.goal_text import sums
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.made_sums import Made, made_of, made_sum
from jixiao_rules.promises import counted, is_of_the_year, promises
from jixiao_rules.reading import amount_of, is_ceiling, is_money
from jixiao_rules.reckonings import is_in, is_plain
from jixiao_rules.words import phrase
from jixiao_rules.yuan import Money, budget_of

_USE, _GOAL = "资金用途", "绩效目标"
_ROUNDED = Decimal("0.01")
_NOT_ALL = phrase(r"{use-parts.not-all}|{made-sums.part}")


@rule(
    code="MON041",
    topic=Topic.FUNDS.turn(8),
    sees=tables,
    needs=needs("预算数", "资金用途", words=("元",)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途写“{said}”，算下来是 {arithmetic} = {made}，预算数却是 {budget}，请核对",
    variants={
        "goal": Variant("按资金用途里的单价和绩效目标里的数量算，{arithmetic} = {made}，超过预算数 {budget}，请核对")
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 720
        资金用途: 对48台加装电梯按每台15万元给予补贴。
        """,
        """
        金额单位: 万元
        预算数: 900
        资金用途: 对48台加装电梯按每台15万元给予补贴，其余用于管线迁改。
        """,
        """
        金额单位: 万元
        预算数: 214.2
        资金用途: 按每生每年900元安排，用于教师课时补助。
        绩效目标: 为2380名学生提供课后服务，外聘教师30名。
        """,
        """
        金额单位: 万元
        预算数: 400
        资金用途: 按每人每月300元发放补贴。
        绩效目标: 为2380名老人发放补贴。
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 600
        资金用途: «对48台加装电梯按每台15万元给予补贴。»
        """,
        """
        金额单位: 万元
        预算数: 800
        资金用途: «对48台加装电梯按每台15万元给予补贴»
        """,
        """
        金额单位: 万元
        预算数: 124.2
        资金用途: «按每生每年900元安排，用于教师课时补助。»
        绩效目标: 为2380名学生提供课后服务。
        """,
    ],
)
def purpose_reckoned(table: Table) -> Found:
    """资金用途的单价和数量与预算数不符。

    检查什么：资金用途里只写了一个单价和它的数量（对48台电梯按每台15万元给予补贴），乘起来不是预算数；或者只写了单价，与绩效目标里
    同一单位的唯一一个数量相乘，超过预算数。

    为什么：单价和数量就是预算的依据；对不上，说明有一个数写错了，或者还有钱没有写明用途。

    怎么改：核对单价、数量和预算数。

    不报的情形：用途里还有别的金额（由 MON015 检查）；写明“其中”“等”“主要用于”、没有列全的，比预算数少；约数和上限；按月、按天而
    没有写明多少个月、多少天的；同一单位的数量不止一个。
    """
    cell, budget = table.cell(_USE), budget_of(table)
    if cell is None or budget is None or budget.yuan <= 0 or len(sums(cell.text)) != 1:
        return
    made = made_sum(cell.text)
    step = max(budget.yuan * _ROUNDED, budget.half_digit)
    if made is not None:
        short = budget.yuan - made.yuan > step and not _NOT_ALL.search(cell.text)
        if short or made.yuan - budget.yuan > step:
            yield Hit(cell.whole(), _fields(made, budget) | {"said": cell.text.strip(" 。\n")})
        return
    for one in _with_goal(table, cell.text):
        if one.yuan - budget.yuan > step:
            yield Hit(cell.whole(), _fields(one, budget), "goal")


def _fields(made: Made, budget: Money) -> dict[str, str]:
    shown = Money(made.yuan, Decimal(0), budget.unit).shown()
    return {"arithmetic": made.arithmetic, "made": shown, "budget": budget.shown()}


def _with_goal(table: Table, use: str) -> Iterator[Made]:
    """The purpose's only number, a price of one thing a year, times how many the goal alone promises."""
    said = promises(use)
    if len(said) != 1 or not is_money(said[0].amount) or not is_plain(said[0].amount):
        return
    price = said[0].amount
    per = [unit for unit in price.unit.per if unit.symbol != "年"] if price.unit is not None else []
    if len(per) != 1 or per[0].dimension is Dimension.TIME:
        return
    goal = [one.amount for one in promises(table.text(_GOAL)) if is_of_the_year(one) and is_in(one.amount, per[0])]
    rows = [
        amount
        for row in table.rows()
        if level2(row) == QUANTITY and (amount := amount_of(row)) and is_in(amount, per[0])
    ]
    if len(goal) == 1 and is_plain(goal[0]) and all(_is_same(goal[0], amount) for amount in rows):
        yield made_of(price, goal)


def _is_same(one: Amount, other: Amount) -> bool:
    return not is_ceiling(other) and counted(one).number == counted(other).number
