from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.spots import trimmed
from jixiao_rules.yuan import head_amount

_PARTS = ("财政资金", "其他资金", "上年结转")


@rule(
    code="MON010",
    topic=Topic.FUNDS.turn(3),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="预算数为 0，却设了 {count} 条指标，目标与资金不匹配，请核对",
    variants={"negative": Variant("{field}写的是负数“{amount}”，预算资金不会小于零，请核对")},
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        金额单位: 万元
        预算数: 12.00
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥12人}
        """,
        """
        金额单位: 万元
        预算数: 0
        财政资金: 90
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥12人}
        """,
        """
        金额单位: 万元
        预算数: 0
        指标: []
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: «0.00»
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥12人}
        """,
        """
        金额单位: 万元
        预算数: «-126»
        指标:
        - {二级指标: 数量指标, 三级指标: 参训人数, 指标值: ≥12人}
        """,
    ],
)
def zero_budget(table: Table) -> Found:
    """预算为零仍设指标，或者是负数。

    检查什么：预算数是 0，而表里设了指标；预算数、财政资金、其他资金、上年结转写成了负数。

    为什么：绩效目标要与预算资金相匹配，没有钱就没有可以考核的产出。

    怎么改：核对预算数；钱在别的项目里列支的，在资金用途里写明。

    不报的情形：财政资金、其他资金、上年结转里有数的（由 MON001 检查）；预算数空着的（由 STR001 检查）。
    """
    for field in ("预算数", *_PARTS):
        money, at = head_amount(table, field, "元"), table.cell(field)
        if money is not None and at is not None and money.yuan < 0:
            yield Hit(trimmed(at), {"field": field, "amount": at.text.strip()}, "negative")
    budget, cell = head_amount(table, "预算数", "元"), table.cell("预算数")
    if budget is None or cell is None or budget.yuan != 0:
        return
    parts = [head_amount(table, field, "元") for field in _PARTS]
    count = sum(row.target is not None for row in table.rows())
    if count and not any(part is not None and part.yuan > 0 for part in parts):
        yield Hit(cell.whole(), {"count": str(count)})
