from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.ledger import FIELDS, Ledger, ledgers
from jixiao_rules.projects import PROJECT


@rule(
    code="XTB011",
    topic=Topic.LAST_YEAR.turn(4),
    sees=groups(by=PROJECT, of=("表题", *FIELDS)),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="{year} 年有、今年没有了的指标：{names}；请核对是任务变了，还是漏填、回避",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 验收合格率, 指标值: ≥95%}
            - {三级指标: 周边群众满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 验收合格率, 指标值: ≥95%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 淤泥外运量, 指标值: ≥9000吨}
            - {三级指标: 水质达标率, 指标值: ≥90%}
          - 年度: 2025
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 护坡面积, 指标值: ≥800平方米}
            - {三级指标: 工程验收合格率, 指标值: 100%}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 验收合格率, 指标值: ≥95%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: «河道清淤»
            指标: [{三级指标: 清淤长度, 指标值: ≥12公里}, {三级指标: 验收合格率, 指标值: ≥95%}]
        """,
    ],
)
def indicator_dropped(group: Group) -> Found:
    """上年的指标今年没有了。

    检查什么：同一项目的表大体沿用上年（一半以上的指标相同），而上年的某条指标今年没有了，也没有名称相近的。

    为什么：指标应当保持连续，便于比较；完成得不好的指标第二年悄悄去掉，是审核时要问的。

    怎么改：补上漏填的指标；任务确实变了的，可以保留。

    不报的情形：表大半重新设置过；名称只是换了说法；有一部分没有读出来的表。
    """
    for ledger in ledgers(group):
        if ledger.dropped and ledger.is_whole and _goes_on(ledger):
            year = str(ledger.earlier.year)
            names = "、".join(f"“{row.text('三级指标')}”" for row in ledger.dropped)
            related = tuple(Beside(row.name.whole(), f"{year} 年的指标") for row in ledger.dropped if row.name)
            yield Hit(ledger.later.table.spot(), {"year": year, "names": names}, related=related)


def _goes_on(ledger: Ledger) -> bool:
    """True where at least half of last year's indicators stand in this year's table."""
    return len(ledger.lines) * 2 >= len(ledger.earlier.table.rows())
