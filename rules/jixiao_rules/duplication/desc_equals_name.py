from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Document, documents
from jixiao_rules.copies import repeats_name
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.spots import trimmed

_EXAMPLE = "指__，按__÷__×100% 计算，数据取自__"


@rule(
    code="DUP001",
    topic=Topic.FORMULA.turn(3),
    sees=documents,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="全文 {described} 行写了绩效指标描述，其中 {same} 行照抄三级指标；建议按指标的含义、计算方法、口径填写描述",
    variants={
        "few": Variant(
            "全文 {described} 行写了绩效指标描述，其中 {same} 行照抄三级指标；建议按指标的含义、计算方法、口径填写描述",
            Severity.INFO,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        指标:
          - {三级指标: 培训人数, 绩效指标描述: 全年参加各期培训的干部人数, 指标值: ≥300人}
          - {三级指标: 培训合格率, 绩效指标描述: 合格人数/参训人数×100%, 指标值: ≥95%}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人}
          - {三级指标: 培训合格率, 绩效指标描述: '', 指标值: ≥95%}
        """,
        """
        指标:
          - {三级指标: 培训人数, 绩效指标描述: 培训人数按签到表统计, 指标值: ≥300人}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 指标:
              - {三级指标: 培训合格率, 绩效指标描述: 合格人数/参训人数×100%, 指标值: ≥95%}
              - {三级指标: 培训人数, 绩效指标描述: «培训人数», 指标值: ≥300人}
          - 指标:
              - {三级指标: 修复管网长度, 绩效指标描述: 修复 管网长度, 指标值: ≥12公里}
        """,
        """
        指标:
          - {三级指标: 培训人数, 绩效指标描述: «反映培训人数情况», 指标值: ≥300人}
          - {三级指标: 验收合格率, 绩效指标描述: 验收合格率达到100%, 指标值: 100%}
        """,
    ],
)
def desc_equals_name(document: Document) -> Found:
    """绩效指标描述照抄三级指标。

    检查什么：绩效指标描述与三级指标名称相同，或者只加了“反映”“考核”“情况”“达到100%”这样的字。每个文件只报一次，写明行数；
    不到一半的按提示处理。

    为什么：描述一栏用来说明指标的含义、计算方法和口径；照抄名称等于没有说明，评价时各算各的。

    怎么改：写明怎么算，如“合格人数/参训人数×100%”。

    不报的情形：表格没有描述一栏，或者描述为空；由系统自动带出名称的，可以在配置中关闭本规则。
    """
    described = [
        (row, cell)
        for table in document.tables
        for row in table.rows()
        if (cell := row.cell("绩效指标描述")) is not None and not cell.is_blank and row.name is not None
    ]
    same = [cell for row, cell in described if repeats_name(cell.text, row.text("三级指标"), row.text("指标值"))]
    if same:
        fields = {"described": str(len(described)), "same": str(len(same))}
        yield Hit(trimmed(same[0]), fields, None if 2 * len(same) >= len(described) else "few", example=_EXAMPLE)
