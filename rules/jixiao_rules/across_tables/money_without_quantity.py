from decimal import Decimal

from jixiao_grammar.compare import Order
from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.ledger import FIELDS, Ledger, is_quantity, ledgers, order_of, quantities
from jixiao_rules.projects import PROJECT


@rule(
    code="XTB009",
    topic=Topic.LAST_YEAR.turn(3),
    sees=groups(by=PROJECT, of=FIELDS),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="预算数从 {year} 年的 {before} 变为 {now}（{change}），而 {count} 条数量指标都没有变；请核对目标与资金是否匹配",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"percent": "预算数增减百分之多少才报"},
    passes=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 55
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 100
            指标:
            - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
            - {二级指标: 数量指标, 三级指标: 护坡面积, 指标值: ≥900平方米}
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 100
            指标: [{二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}]
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标:
            - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
            - {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥95%}
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 元
            预算数: «620000»
            指标:
            - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12000米}
            - {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥98%}
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: «40»
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
        """,
    ],
)
def money_without_quantity(group: Group, *, percent: int = 20) -> Found:
    """钱变了，数量没有变。

    检查什么：同一项目的预算数比上年增减五分之一以上（可用选项 percent 改），而全部数量指标的值都与上年相同。

    为什么：目标应当与资金相匹配；钱多了、少了，要完成的工作却一样多，说明目标没有跟着预算重新测算。

    怎么改：按今年的预算重新测算数量；单价变化、分年付款等确有理由的，在说明里写明。

    不报的情形：有一条数量指标变了、增加了或者减少了；没有数量指标，或者其中有读不懂的；预算数看不出来；有一部分没有读出来的表。
    """
    for ledger in ledgers(group):
        both, cells = ledger.budgets, [table.table.cell("预算数") for table in (ledger.earlier, ledger.later)]
        growth, count = ledger.growth, _unmoved(ledger)
        if both is None or growth is None or not count or cells[0] is None or cells[1] is None:
            continue
        if abs(growth - 1) * 100 >= percent:
            year, change = str(ledger.earlier.year), (growth - 1) * 100
            fields = {"year": year, "before": both[0].shown(), "now": both[1].shown()}
            fields |= {"change": _percent(change), "count": str(count)}
            yield Hit(cells[1].whole(), fields, related=(Beside(cells[0].whole(), f"{year} 年的预算数"),))


def _unmoved(ledger: Ledger) -> int:
    """How many 数量指标 there are, when each stands in both years with one and the same number; else 0."""
    if not ledger.is_whole:
        return 0
    both = [quantities(year.table) for year in (ledger.earlier, ledger.later)]
    lines = {line.now: line for line in ledger.lines}
    if len(both[0]) != len(both[1]) or not all(row in lines for row in both[1]):
        return 0
    unmoved = [
        is_quantity(lines[row].before) and is_quantity(row) and order_of(lines[row]) is Order.SAME for row in both[1]
    ]
    return len(unmoved) if all(unmoved) else 0


def _percent(change: Decimal) -> str:
    return f"{'+' if change > 0 else ''}{change:.0f}%".replace("-", "−")
