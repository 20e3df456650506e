from collections.abc import Iterator, Sequence

from jixiao_grammar.ast import Amount, Compound, Dimension, Node, Recurrence, Text
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.activities import joined_activities, unmentioned
from jixiao_rules.dates import dated
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.many_projects import is_of_many_projects
from jixiao_rules.reading import node_of
from jixiao_rules.results import RESULT
from jixiao_rules.spots import trimmed
from jixiao_rules.words import words


@rule(
    code="TIM006",
    topic=Topic.MISSING.turn(5),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="时效指标只有{names}，没有写明项目整体什么时间完成，建议补充完成时间",
    variants={"part": Variant("时效指标只有{names}，“{missing}”没有写明什么时间完成，建议补充完成时间")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        项目名称: 河道清淤
        指标:
          - {二级指标: 时效指标, 三级指标: 验收及时率, 指标值: ≥95%}
          - {二级指标: 时效指标, 三级指标: 清淤完成时间, 指标值: 2025年12月底前}
        """,
        """
        项目名称: 信息系统运维
        指标:
          - {二级指标: 时效指标, 三级指标: 故障修复及时率, 指标值: ≥95%}
        """,
        """
        项目名称: 教师培训及校舍修缮
        指标:
          - {二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2025年9月底前}
        """,
        """
        项目名称: 困难群众补助
        指标:
          - {二级指标: 时效指标, 三级指标: 按月发放及时率, 指标值: 100%}
        """,
        """
        项目名称: 河道清淤
        指标:
          - {二级指标: 时效指标, 三级指标: 验收及时率, 指标值: ≥95%, 实际完成值: 96%}
        """,
        """
        项目名称: 河道清淤
        指标:
          - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        """,
    ],
    fails=[
        """
        项目名称: 河道清淤
        指标:
          - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
          - {二级指标: 时效指标, 三级指标: «验收及时率», 指标值: ≥95%}
        """,
        """
        项目名称: 教师培训及校舍修缮
        指标:
          - {二级指标: 时效指标, 三级指标: «修缮完成时间», 指标值: 2025年9月底前}
        """,
    ],
)
def no_completion_time(table: Table) -> Found:
    """没有写明整体完成时间。

    检查什么：设了时效指标，但是每一行都是及时率一类的百分比，没有一行写明完成的日期、周期或者时长；或者项目名称连着几项
    活动，时效指标只写了其中一项的时间。

    为什么：财政部的指引要求设置时效指标时，确定项目整体的完成时间。

    怎么改：补充一行完成时间，如“2025年12月31日前”。

    不报的情形：运维、养护、物业、发放补助等持续进行的工作；时效指标有日期、时段、频次或者文字说明；没有时效指标；
    自评表（说的是已经做完的事）；部门整体支出、转移支付区域的表。
    """
    if RESULT in table.columns or is_of_many_projects(table):
        return
    rows = [row for row in table.rows() if level2(row) == TIMELINESS and row.name is not None]
    yield from _of_one_activity(table, rows)
    if not rows or not all(_is_percent(node_of(row)) and not _says_when(row) for row in rows):
        return
    said = table.text("项目名称") + "".join(row.text("三级指标") for row in rows)
    if any(word in said for word in (*words("continuous-services"), *words("paid-out"))):
        return
    name = rows[0].name
    if name is not None:
        names = "、".join(f"“{row.text('三级指标')}”" for row in rows[:3])
        yield Hit(trimmed(name), {"names": names})


def _of_one_activity(table: Table, rows: Sequence[Row]) -> Iterator[Hit]:
    """The project has several activities, and only one of them has a time."""
    parts = joined_activities(table.text("项目名称"))
    missing = unmentioned(parts, "\n".join(row.text("三级指标") for row in rows))
    if missing and len(missing) < len(parts) and rows[0].name is not None:
        names = "、".join(f"“{row.text('三级指标')}”" for row in rows[:3])
        yield Hit(trimmed(rows[0].name), {"names": names, "missing": "、".join(missing)}, "part")


def _is_percent(node: Node | None) -> bool:
    return isinstance(node, Amount) and node.unit is not None and node.unit.dimension is Dimension.PERCENT


def _says_when(row: Row) -> bool:
    node = node_of(row)
    dates = any(dated(node)) or isinstance(node, Recurrence | Text | Compound)
    return dates or any(map(str.isdigit, row.text("三级指标")))
