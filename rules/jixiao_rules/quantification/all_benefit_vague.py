from jixiao_grammar.ast import Amount, Compound, Dimension, Grade, Node, Range, Ratio
from jixiao_grammar.name import Name
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import EVALUATION_2020, REVIEW, TARGETS_2015
from jixiao_rules.grades import is_bare_grade
from jixiao_rules.levels import BENEFIT, level1, level2
from jixiao_rules.rates import is_measured
from jixiao_rules.reading import amount_of, is_percent, is_unread, node_of, shown
from jixiao_rules.spots import trimmed


@rule(
    code="QNT003",
    topic=Topic.EVIDENCE.turn(1),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="{which}没有可以统计的数值（{values}），效益无法考核；至少设一条有数值的效益指标",
    variants={
        "share": Variant(
            "{which}只写了百分数（{values}），看不出是什么占什么的百分之几，效益无法考核；至少设一条能统计的效益指标"
        )
    },
    basis=[
        Basis(TARGETS_2015, Authority.BINDING),
        Basis(EVALUATION_2020, Authority.BINDING),
        Basis(REVIEW, Authority.PRACTICE),
    ],
    passes=[
        """
        指标:
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 带动就业人数, 指标值: ≥200人}
        - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 长效机制, 指标值: 持续完善}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥200人}
        """,
        """
        指标:
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 市民阅读率提高, 指标值: ≥5%}
        """,
        """
        指标:
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: }
        """,
    ],
    fails=[
        """
        表题: «1.技能培训（2025年）绩效目标表»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥200人}
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 就业环境, 指标值: 明显改善}
        - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 长效机制, 指标值: 持续完善}
        """,
        """
        项目名称: «信息化运维（2025年）»
        指标:
        - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 保障网络安全, 指标值: 100%}
        """,
    ],
)
def all_benefit_vague(table: Table) -> Found:
    """效益指标全部是定性的。

    检查什么：一张表的效益指标里，没有一条有数值，或者只有名称不是度量的百分数（如“保障网络安全 100%”）。

    为什么：只有定性描述，效益好坏无从考核，这是审核退回最常见的原因之一。

    怎么改：至少把一条改成能统计的结果，例如受益人数、就业人数、故障下降的幅度。

    不报的情形：没有效益指标（由 STR003 检查），或效益指标的值都空着（由 STR010 检查）。
    """
    benefits = [row for row in table.rows() if level1(row) == BENEFIT and "满意" not in level2(row) and row.target]
    if benefits and not any(_is_measured(row) for row in benefits):
        which = f"{len(benefits)} 条效益指标都" if len(benefits) > 1 else "唯一一条效益指标"
        amounts = [amount_of(row) for row in benefits]
        shares = all(amount is not None and is_percent(amount) for amount in amounts)
        values = "、".join(f"“{_shown(row)}”" for row in benefits[:3]) + ("等" if len(benefits) > 3 else "")
        related = tuple(trimmed(row.target) for row in benefits if row.target is not None)
        yield Hit(
            table.spot(),
            {"which": which, "values": values},
            "share" if shares else None,
            related=related,
            example="受益人数 ≥__人",
        )


def _shown(row: Row) -> str:
    amount = amount_of(row)
    return row.text("指标值") if amount is None else shown(row, amount)


def _is_measured(row: Row) -> bool:
    """True for a number, and where nobody can say that there is none: the value was not understood."""
    return is_unread(row) or (_has_number(node_of(row), row.name_reading) and not is_bare_grade(row))


def _has_number(node: Node | None, name: Name) -> bool:
    match node:
        case Amount(unit=unit):
            is_percent = unit is not None and unit.dimension is Dimension.PERCENT
            return not is_percent or is_measured(name, node)
        case Range() | Ratio() | Grade():
            return True
        case Compound(parts=parts):
            return any(_has_number(part, name) for part in parts)
        case _:
            return False
