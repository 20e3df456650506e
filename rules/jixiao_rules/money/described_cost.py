from collections.abc import Iterator
from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, Table, needs, tables
from jixiao_rules.costs import Cost, costs, is_a_sum
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.made_sums import Made, made_sum
from jixiao_rules.reading import is_damaged, shown
from jixiao_rules.words import says
from jixiao_rules.yuan import Money

_FIELDS = ("绩效指标描述", "备注")
_ROUNDED = Decimal("0.01")
# A ceiling may leave some room above what is planned.
_ROOM = Decimal("1.1")
_WAN = 10_000


@rule(
    code="MON040",
    topic=Topic.AMOUNT.turn(7),
    sees=tables,
    needs=needs(words=("元",)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="{field}写“{said}”，算下来是 {arithmetic} = {made}，指标值却是“{value}”，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 培训成本, 绩效指标描述: 450人×1000元/人, 指标值: ≤45万元}
        - {二级指标: 成本指标, 三级指标: 放映补贴成本, 绩效指标描述: 每场补贴200元，全年3600场, 指标值: ≤75万元}
        """,
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 培训成本, 绩效指标描述: 其中住宿费200人×150元/人, 指标值: ≤45万元}
        - {二级指标: 成本指标, 三级指标: 设备成本, 绩效指标描述: 采购20台，单价5000元，另付安装费, 指标值: ≤12万元}
        """,
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 人均培训成本, 绩效指标描述: 按450人、每人1000元测算, 指标值: ≤1000元/人}
        """,
    ],
    fails=[
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 培训成本, 绩效指标描述: 450人×1000元/人, 指标值: «≤54万元»}
        - {二级指标: 成本指标, 三级指标: 护林员劳务成本, 绩效指标描述: 60人×1800元/月×12月, 指标值: «≤108万元»}
        """,
        """
        指标:
        - {二级指标: 成本指标, 三级指标: 津贴发放成本, 绩效指标描述: 按500人、每人600元测算, 指标值: «≤20万元»}
        """,
    ],
)
def described_cost(table: Table) -> Found:
    """成本与自己的测算不符。

    检查什么：成本指标的描述、备注里写了单价和数量（450人×1000元/人，按500人、每人600元测算），乘起来与指标值不同：比指标值多，
    或者少了一成以上。

    为什么：测算就是指标值的依据；对不上，说明单价、数量和指标值里有一个写错了。

    怎么改：核对后改为一致。

    不报的情形：描述写的只是其中一部分的；另有别的费用、写明了得数的（由 MON017 检查）；约数和上限；成本上限高出不到一成的。
    """
    for cost in costs(table):
        for field, cell in _cells(cost):
            made = made_sum(cell.text)
            if made is None or is_damaged(cost.row) or says(cell.text, "made-sums.part") or not _differ(made, cost):
                continue
            fields = {
                "field": "备注" if field == "备注" else "描述",
                "said": cell.text.strip(),
                "arithmetic": made.arithmetic,
                "made": Money(made.yuan, Decimal(0), "万元" if made.yuan >= _WAN else "元").shown(),
                "value": shown(cost.row, cost.amount),
            }
            target = cost.row.indicator.cells["指标值"]
            yield Hit(target.at(cost.amount.span), fields)


def _cells(cost: Cost) -> Iterator[tuple[str, Cell]]:
    if is_a_sum(cost):
        for field in _FIELDS:
            if (cell := cost.row.cell(field)) is not None:
                yield field, cell


def _differ(made: Made, cost: Cost) -> bool:
    step = max(made.yuan * _ROUNDED, cost.money.half_digit)
    return made.yuan - step > cost.money.yuan or cost.money.yuan > made.yuan * _ROOM
