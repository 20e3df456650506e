from collections.abc import Iterator
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.costs import Cost, CostScope, costs, is_whole
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.yuan import Money, agree


@rule(
    code="MON013",
    topic=Topic.AMOUNT.turn(3),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{part}”{cost}，比它所属的“{whole}”{total} 还多，请核对",
    variants={"sum": Variant("“{whole}”{total}，其中各项合计 {cost}，比总数还多，请核对")},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 项目总成本, 指标值: ≤55万元}
        - {二级指标: 成本指标, 三级指标: 其中：人员成本, 指标值: ≤30万元}
        """,
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤30万元}
        - {二级指标: 成本指标, 三级指标: 人员成本, 指标值: ≤55万元}
        """,
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 项目总成本, 指标值: ≤7.29万元}
        - {二级指标: 成本指标, 三级指标: 其中：执法补助, 指标值: ≤72890元}
        """,
    ],
    fails=[
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 项目总成本, 指标值: ≤50万元}
        - {二级指标: 成本指标, 三级指标: 其中：人员成本, 指标值: «≤52万元»}
        """,
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 项目总成本, 指标值: ≤50万元}
        - {二级指标: 成本指标, 三级指标: 其中：人员成本, 指标值: ≤30万元}
        - {二级指标: 成本指标, 三级指标: 其中：设备成本, 指标值: «≤40万元»}
        """,
    ],
)
def part_exceeds_whole(table: Table) -> Found:
    """“其中”比总数还多。

    检查什么：成本指标里写明“其中”的一项，或者各项合计，大于它前面的总数。

    为什么：部分不可能大于总数，多半是其中一个数写错了。

    怎么改：核对后改正。

    不报的情形：没有写“其中”的几项成本；差额在打印精度以内。
    """
    for whole, parts in _groups(table):
        too_large = [part for part in parts if _is_more(part.money, whole.money)]
        for part in too_large:
            yield _hit(part, part.money, whole, None)
        total = Money(
            sum((part.money.yuan for part in parts), Decimal(0)), parts[0].money.half_digit, parts[0].money.unit
        )
        if not too_large and _is_more(total, whole.money):
            yield _hit(parts[-1], total, whole, "sum")


def _groups(table: Table) -> Iterator[tuple[Cost, list[Cost]]]:
    """Each sum with the parts that stand below it; a part without one above belongs to the row that names the whole."""
    found = costs(table)
    wholes = [cost for cost in found if cost.scope is CostScope.TOTAL and is_whole(cost)]
    whole = wholes[0] if len(wholes) == 1 else None
    parts: list[Cost] = []
    for cost in found:
        if cost.scope is CostScope.PART:
            parts.append(cost)
        elif cost.scope is CostScope.TOTAL:
            if whole is not None and parts:
                yield whole, parts
            whole, parts = cost, []
    if whole is not None and parts:
        yield whole, parts


def _is_more(one: Money, other: Money) -> bool:
    return one.yuan > other.yuan and not agree(one.yuan, other.yuan, one.half_digit, other.half_digit)


def _hit(part: Cost, cost: Money, whole: Cost, variant: str | None) -> Hit:
    fields = {
        "part": part.row.text("三级指标"),
        "cost": cost.shown(),
        "whole": whole.row.text("三级指标"),
        "total": whole.money.shown(),
    }
    return Hit(part.row.indicator.cells["指标值"].at(part.amount.span), fields, variant)
