from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.yuan import Money, agree, head_amount

_PARTS = ("财政资金", "其他资金", "上年结转")


@rule(
    code="MON001",
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
    parts = {field: head_amount(table, field, "元") or _blank(table, field) for field in printed}
    amounts = [money for money in parts.values() if money is not None]
    if budget is None or cell is None or not amounts or len(amounts) < len(printed):
        return
    # Amounts are shown in the unit of the budget; a form that declares no unit is shown its plain numbers.
    unit = budget.unit
    label = unit if table.money_unit or cell.text.strip().endswith("元") else ""
    shown = {"budget": cell.text.strip().removesuffix(unit), "unit": label}
    total, halves = sum(money.yuan for money in amounts), [budget.half_digit, *(money.half_digit for money in amounts)]
    if len(amounts) == 1:
        if amounts[0].yuan > budget.yuan and not agree(amounts[0].yuan, budget.yuan, *halves):
            part = amounts[0].shown(unit).removesuffix(unit)
            yield Hit(cell.whole(), shown | {"field": printed[0], "part": part}, "part")
    elif not agree(budget.yuan, total, *halves):
        summands = " + ".join(money.shown(unit).removesuffix(unit) for money in amounts)
        added = Money(sum((money.yuan for money in amounts), budget.yuan * 0), budget.half_digit, unit)
        yield Hit(cell.whole(), shown | {"sum": f"{summands} = {added.shown().removesuffix(unit)}"})


def _blank(table: Table, field: str) -> Money | None:
    cell = table.cell(field)
    is_nothing = cell is not None and cell.text.strip() in ("", "-", "—", "/", "0")
    budget = head_amount(table, "预算数", "元")
    return Money(budget.yuan * 0, budget.half_digit * 0, budget.unit) if is_nothing and budget else None
