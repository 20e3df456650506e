from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.yuan import Money, agree, head_amount

_PARTS = ("财政资金", "其他资金", "上年结转")
_ZERO = Money(Decimal(0), Decimal(0), "元")
_NOTHING = ("", "-", "—", "/", "无")


@rule(
    code="MON001",
    topic=Topic.FUNDS.turn(2),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="资金合计不平：{sum}{unit} ≠ 预算数 {budget}{unit}",
    variants={"part": Variant("{field} {part}{unit} 大于预算数 {budget}{unit}")},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 55.00
        财政资金: 20.00
        其他资金: 35.00
        """,
        """
        金额单位: 万元
        预算数: 55.00
        财政资金: 55.00
        其他资金:
        """,
        """
        金额单位: 万元
        预算数: 55.00
        财政资金: 20.00
        """,
        """
        金额单位: 万元
        预算数: 55.0
        财政资金: 54.98
        其他资金: 0
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: «55.00»
        财政资金: 20.00
        其他资金: 30.00
        """,
        """
        金额单位: 万元
        预算数: «0»
        财政资金: 90
        """,
    ],
)
def fund_sum(table: Table) -> Found:
    """资金合计不平。

    检查什么：预算数是否等于财政资金、其他资金（和上年结转）之和，空着的按零算；只有其中一项时，看它是否超过预算数。

    为什么：资金来源与预算总额对不上，目标与资金的匹配就无从谈起。

    怎么改：按批复核对各项金额。

    不报的情形：差额在各数打印的最后一位的半个单位以内；表上没有的栏目不按零算。
    """
    budget, cell = head_amount(table, "预算数", "元"), table.cell("预算数")
    printed = [field for field in _PARTS if table.cell(field) is not None]
    parts = [_part(table, field) for field in printed]
    known = [part for part in parts if part is not None]
    if budget is None or cell is None or not known or len(known) < len(parts):
        return
    if not any(table.text(field).strip() for field in printed):
        return  # that nothing is filled is told as such (STR001)
    total = sum((part.yuan for part in known), Decimal(0))
    if agree(budget.yuan, total, budget.half_digit, *(part.half_digit for part in known)):
        return
    # A form that declares no unit is shown its plain numbers.
    unit = budget.unit if table.money_unit or cell.text.strip().endswith(budget.unit) else ""
    fields = {"budget": cell.text.strip().removesuffix(budget.unit), "unit": unit}
    if len(known) > 1:
        summands = " + ".join(part.number(budget.unit) for part in known)
        added = budget._replace(yuan=total)
        yield Hit(cell.whole(), fields | {"sum": f"{summands} = {added.number()}"})
    elif total > budget.yuan:
        yield Hit(cell.whole(), fields | {"field": printed[0], "part": known[0].number(budget.unit)}, "part")


def _part(table: Table, field: str) -> Money | None:
    """An amount; zero where the form has the field and nothing stands in it; None where it cannot be read."""
    if table.text(field) in _NOTHING:
        return _ZERO
    return head_amount(table, field, "元")
