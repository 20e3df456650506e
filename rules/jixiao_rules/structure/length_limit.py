from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.spots import trimmed
from jixiao_rules.words import words


@rule(
    code="STR014",
    topic=Topic.LENGTH.turn(1),
    sees=cells("绩效目标", "三级指标", "指标值"),
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="{field}有 {length} 个字，超过 {limit} 个字，导入系统时可能被截断；建议精简",
    variants={
        "short": Variant(
            "绩效目标只有 {length} 个字，建议写明做什么、做多少、达到什么效果", Severity.INFO, Confidence.LIKELY
        )
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TARGETS_2015, Authority.BINDING)],
    options={
        "name": "三级指标最多的字数",
        "value": "指标值最多的字数",
        "goal": "绩效目标最多的字数",
        "shortest_goal": "绩效目标最少的字数",
    },
    passes=["清淤河道12公里，消除黑臭水体2处", "见附件", "''", "清淤" * 400],
    fails=["«清淤河道»", "«" + "清淤河道一二三四五六" * 101 + "»"],
)
def length_limit(cell: Cell, *, name: int = 40, value: int = 300, goal: int = 1000, shortest_goal: int = 15) -> Found:
    """超出系统字段长度。

    检查什么：三级指标超过 40 字、指标值超过 300 字、绩效目标超过 1000 字或者不足 15 字（可用选项改）。

    为什么：预算管理一体化系统的字段有长度限制，超出的部分导入时会被截断；目标太短则说不清做什么、达到什么效果。

    怎么改：精简文字；指标值过长的，拆成几条指标。

    不报的情形：空着的或者只有占位符的（由 STR001、STR002 检查）。
    """
    text = cell.text.strip()
    limit = {"三级指标": name, "指标值": value, "绩效目标": goal}[cell.field]
    if len(text) <= limit and cell.field != "绩效目标":
        return
    length = len("".join(text.split()))
    if length > limit:
        yield Hit(trimmed(cell), {"field": cell.field, "length": str(length), "limit": str(limit)})
    elif cell.field == "绩效目标" and 0 < length < shortest_goal and text not in words("placeholders"):
        yield Hit(trimmed(cell), {"length": str(length)}, "short")
