from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.copies import repeats_name
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.reading import amounts_of
from jixiao_rules.spots import trimmed
from jixiao_rules.words import holds

_SIGNS = pattern(r"[/÷×＋+=＝]|[0-9]")


@rule(
    code="QNT016",
    topic=Topic.FORMULA.turn(2),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="{names}{count} 条指标的描述没有说怎么算、数从哪里来；建议写明算法和来源，如“合格人数/参训人数×100%，以考核成绩为准”",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        指标:
          - {三级指标: 培训合格率, 绩效指标描述: 合格人数/参训人数×100%, 指标值: ≥95%}
          - {三级指标: 培训人数, 绩效指标描述: 按签到表统计的参训人数, 指标值: ≥300人}
          - {三级指标: 培训期数, 绩效指标描述: '', 指标值: ≥3期}
        """,
        """
        指标:
          - {三级指标: 培训人数, 绩效指标描述: 考核培训人数, 指标值: ≥300人}
          - {三级指标: 社会影响, 绩效指标描述: 培训活动的社会影响, 指标值: 有所扩大}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 培训合格率, 绩效指标描述: 合格人数/参训人数×100%, 指标值: ≥95%}
          - {三级指标: 培训人数, 绩效指标描述: «参加各期业务培训的基层干部», 指标值: ≥300人}
          - {三级指标: 培训期数, 绩效指标描述: 面向基层举办的培训班, 指标值: ≥3期}
        """
    ],
    pedantic=True,
)
def desc_without_source(table: Table) -> Found:
    """描述没有算法和来源。

    检查什么：有数值的指标写了绩效指标描述，而描述里没有算式，也没有统计方法、台账、报表、问卷这样的来源。每张表只报一次，写明条数。

    为什么：财政部的指引要求说明指标的定义、计算方法和数据来源；没有来源，年底的完成值就无法核对。

    怎么改：写明怎么算、以什么资料为准。

    不报的情形：描述为空；描述只是照抄名称（由 DUP001 检查）；定性指标。这条默认不启用，mof-2021 和 strict 方案启用。
    """
    without = [row for row in table.rows() if _has_no_source(row)]
    cell = without[0].cell("绩效指标描述") if without else None
    if cell is not None:
        names = "、".join(f"“{row.text('三级指标')}”" for row in without[:3]) + ("等 " if len(without) > 1 else "")
        yield Hit(trimmed(cell), {"names": names, "count": str(len(without))})


def _has_no_source(row: Row) -> bool:
    said, name = row.text("绩效指标描述"), row.text("三级指标")
    if not said or not amounts_of(row) or repeats_name(said, name, row.text("指标值")):
        return False
    return not _SIGNS.search(said) and not holds(said, "sources")
