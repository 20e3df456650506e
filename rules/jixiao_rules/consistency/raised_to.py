from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import Order, compare
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.raised import Raised, names_it, raised
from jixiao_rules.reading import amount_of, is_damaged, shown
from jixiao_rules.spots import trimmed


@rule(
    code="CON042",
    topic=Topic.PROMISED.turn(4),
    sees=tables,
    needs=needs("绩效目标", words=("由", "从")),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，指标值“{value}”达不到，不符合目标与指标相匹配的要求，请核对",
    variants={
        "before": Variant("绩效目标写“{said}”，指标值“{value}”是原来的数，等于没有变化，请核对"),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 渠系水利用系数由0.52提高到0.55，事件平均处置时间由48小时压缩到24小时以内。
        指标:
          - {二级指标: 生态效益指标, 三级指标: 渠系水利用系数, 指标值: ≥0.55}
          - {二级指标: 社会效益指标, 三级指标: 事件平均处置时间, 指标值: ≤20小时}
        """,
        """
        绩效目标: 草原植被盖度由2020年的45%提高到2027年的55%。
        指标:
          - {二级指标: 生态效益指标, 三级指标: 草原植被盖度, 指标值: ≥50%}
        """,
        """
        绩效目标: 草原植被盖度由45%提高到55%。
        指标:
          - {二级指标: 生态效益指标, 三级指标: 草原植被盖度提高幅度, 指标值: ≥10个百分点}
          - {二级指标: 生态效益指标, 三级指标: 森林覆盖率, 指标值: ≥45%}
        """,
    ],
    fails=[
        """
        绩效目标: 渠系水利用系数由0.52提高到0.55，事件平均处置时间由48小时压缩到24小时以内。
        指标:
          - {二级指标: 生态效益指标, 三级指标: 渠系水利用系数, 指标值: «≥0.52»}
          - {二级指标: 社会效益指标, 三级指标: 事件平均处置时间, 指标值: «≤48小时»}
        """,
        """
        绩效目标: 档案查阅时间由2小时缩短到20分钟以内。
        指标:
          - {二级指标: 社会效益指标, 三级指标: 档案查阅平均用时, 指标值: «≤30分钟»}
        """,
    ],
)
def raised_to(table: Table) -> Found:
    """指标值没有达到目标要提高到的数。

    检查什么：绩效目标写由多少提高到（压缩到）多少，同一事项的指标值还是原来的数，或者达不到目标的数。

    为什么：目标承诺提高到 55%，指标按原来的 45% 考核，没有改变也算完成。

    怎么改：核对后改为目标承诺的数。

    不报的情形：目标里写了年份（几年以后的数）；指标量的是提高了多少；名称对不上的；指标值比目标要求更高的。
    """
    found = list(raised(table.text("绩效目标")))
    rows = [(row, amount) for row in table.rows() if (amount := _number(row))] if found else []
    for one in found:
        own = [(row, amount) for row, amount in rows if _is_of(one, row, amount)]
        if len(own) == 1 and own[0][0].target is not None and _falls_short(one, own[0][1]):
            row, amount = own[0]
            before = compare(amount, one.source) is Order.SAME
            yield Hit(
                trimmed(own[0][0].target), {"said": one.said, "value": shown(row, amount)}, "before" if before else None
            )


def _number(row: Row) -> Amount | None:
    amount = amount_of(row)
    changes = amount is None or amount.direction is not None or amount.baseline is not None
    return None if changes or row.name_reading.changed is not None or is_damaged(row) else amount


def _is_of(one: Raised, row: Row, amount: Amount) -> bool:
    return compare(amount, one.aim) is not None and names_it(one, row.name_reading.bare)


def _falls_short(one: Raised, amount: Amount) -> bool:
    """True for less than what is aimed at; a limit on the other side (≤55% of what is to reach it) is told by its direction."""
    order = compare(amount, one.aim)
    return (
        order is Order.LESS and not amount.op.is_ceiling
        if one.grows
        else order is Order.MORE and not amount.op.is_floor
    )
