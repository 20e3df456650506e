from jixiao_grammar.ast import Amount, Compound, Node, OpSource, Range
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.reading import node_of


@rule(
    code="VAL009",
    topic=Topic.SEVERAL_VALUES.turn(1),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="一格里有 {count} 个数值（{values}），建议拆成 {count} 条指标，分别考核",
    variants={
        "describes": Variant(
            "一格里有 {count} 个数值（{values}），后面的像是对前面的说明；建议移到绩效指标描述里",
            Severity.INFO,
            Confidence.POSSIBLE,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 资产负债率, 指标值: ≥75%且≤85%}",
        "{三级指标: 编印册数, 指标值: ≥4.8万册}",
        "{三级指标: 服务时间, 指标值: 2025年3月1日至2025年10月31日}",
        "{三级指标: 工程进度, 指标值: '6月底前完成40%，12月底前完成100%'}",
        "{三级指标: 巡查次数, 指标值: ≥6次（每2月1次）}",
        "{三级指标: 办理时限, 指标值: 2小时30分钟}",
    ],
    fails=[
        "{三级指标: 培训规模, 指标值: '«≥4场，每场≥40人»'}",
        "{三级指标: 招聘活动, 指标值: «≥3场、≥100人次»}",
        "{三级指标: 拍摄微视频, 指标值: «10部，每部5分钟»}",
    ],
)
def compound_value(row: Row) -> Found:
    """一格里写了多个数值。

    检查什么：一个指标值里有两个以上的数值，而且不是一个区间、一段时间或分阶段的进度。

    为什么：一个指标只考核一件事，两个数值完成了一个、没完成另一个，就没法评分。

    怎么改：拆成两条指标，各写各的指标值。

    不报的情形：上下限（≥75%且≤85%）、起止时间、分阶段进度；括号里对前面数值的说明；只说明每一个怎样的（10部，每部5分钟），
    按提示处理。
    """
    if row.target is None or not isinstance(node := node_of(row), Compound) or node.relation == "milestone":
        return
    text = row.target.text
    numbers = [part for part in node.parts if _is_number(part) and not _in_brackets(text, part)]
    if len(numbers) < 2:
        return
    values = "、".join(part.span.cut(text) for part in numbers)
    describes = all(_describes(part) for part in numbers[1:])
    fields = {"count": str(len(numbers)), "values": values}
    yield Hit(row.target.at(node.span), fields, "describes" if describes else None)


def _is_number(node: Node) -> bool:
    return isinstance(node, (Amount, Range))


def _describes(node: Node) -> bool:
    """True for 每部5分钟 behind 10部: what one of them is like, with no comparison of its own."""
    return (
        isinstance(node, Amount)
        and node.op_source is OpSource.DEFAULT
        and node.unit is not None
        and bool(node.unit.per)
    )


def _in_brackets(text: str, node: Node) -> bool:
    return text[: node.span.start].rstrip().endswith(("（", "("))
