from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.spots import trimmed


@rule(
    code="STR017",
    topic=Topic.FUNDS.turn(9),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="只有预算数，没有按资金来源分列；建议写明财政资金和其他资金各是多少",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        项目名称: 河道清淤
        预算数: 80.00
        财政资金: 80.00
        """,
        """
        项目名称: 河道清淤
        预算数: 80.00
        财政资金:
        其他资金: 80.00
        """,
        """
        项目名称: 河道清淤
        绩效目标: 清淤河道12公里
        """,
    ],
    fails=[
        """
        项目名称: 河道清淤
        预算数: «80.00»
        """
    ],
    pedantic=True,
)
def fund_block(table: Table) -> Found:
    """资金没有按来源分列。

    检查什么：表上有预算数，却没有财政资金、其他资金、上年结转中的任何一栏。

    为什么：资金来源不同，管理和核算的要求也不同；表样一般要求分列。

    怎么改：补上“财政资金”“其他资金”两栏。

    不报的情形：有其中一栏的；连预算数都没有的（由 STR001 检查）；有的表样本来只有总额，所以这条默认不启用。
    """
    budget = table.cell("预算数")
    sources = ("财政资金", "其他资金", "上年结转")
    if budget is not None and not budget.is_blank and all(table.cell(source) is None for source in sources):
        yield Hit(trimmed(budget))
