from collections.abc import Sequence

from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_rules.documents import EVALUATION_2020, TARGETS_2021
from jixiao_rules.ledger import FIELDS, Year, content, years_of
from jixiao_rules.projects import PROJECT
from jixiao_rules.words import holds

_FEWEST = 3


@rule(
    code="XTB004",
    topic=Topic.BORROWED.turn(1),
    sees=groups(by=PROJECT, of=FIELDS),
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="{count} 条指标和指标值与 {year} 年的表完全相同；建议结合上年完成情况和今年的任务重新设置",
    variants={
        "years": Variant(
            "{count} 条指标和指标值连续 {years} 个年度完全相同（最早是 {year} 年）；请结合以前年度完成情况和今年的任务重新设置",
            Severity.WARNING,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 完成时间, 指标值: 2024年12月底前}
            - {三级指标: 群众满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥15公里}
            - {三级指标: 完成时间, 指标值: 2025年12月底前}
            - {三级指标: 群众满意度, 指标值: ≥90%}
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 机关物业服务
            指标:
            - {三级指标: 保洁面积, 指标值: ≥5000平方米}
            - {三级指标: 维修及时率, 指标值: ≥95%}
            - {三级指标: 职工满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: 机关物业服务
            指标:
            - {三级指标: 保洁面积, 指标值: ≥5000平方米}
            - {三级指标: 维修及时率, 指标值: ≥95%}
            - {三级指标: 职工满意度, 指标值: ≥90%}
        """,
        """
        绩效目标表:
          - 年度: 2025
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 淤泥外运率, 指标值: 100%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: 湖泊清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 淤泥外运率, 指标值: 100%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤（2024年）
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 完成时间, 指标值: 2024年12月底前}
            - {三级指标: 群众满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: «河道清淤（2025年）»
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 完成时间, 指标值: 2025年12月底前}
            - {三级指标: 群众满意度, 指标值: ≥90%}
        """,
        """
        绩效目标表:
          - 年度: 2023
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 验收合格率, 指标值: 100%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
          - 年度: 2024
            项目名称: «河道清淤»
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 验收合格率, 指标值: 100%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
          - 年度: 2025
            项目名称: «河道清淤»
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里}
            - {三级指标: 验收合格率, 指标值: 100%}
            - {三级指标: 群众满意度, 指标值: ≥90%}
        """,
    ],
)
def stale_copy(group: Group) -> Found:
    """与上年的表雷同。

    检查什么：同一项目有两个年度的表，在同一文件里，或者在一起检查的几个文件里（上年的文件夹与今年的放在一起检查），三级指标和
    指标值换了年份以后完全相同。连续三个年度以上相同的，级别更高。

    为什么：照抄上年的目标，没有反映今年的任务，也没有参考上年的完成情况。

    怎么改：对照上年的完成值，重新设置今年的指标值。

    不报的情形：物业、运维、养护等常年不断的服务；不足 3 条指标的表；项目名称、单位不同的表；有一部分没有读出来的表。
    """
    years = years_of(group)
    for at, later in enumerate(years[1:], 1):
        rows = len(later.table.rows())
        goes_on = holds(later.table.text("项目名称"), "continuous-services")
        alike = [] if rows < _FEWEST or goes_on else _alike(later, years[:at])
        if alike:
            fields = {"count": str(rows), "year": str(alike[0].year), "years": str(len(alike) + 1)}
            related = tuple(Beside(year.table.spot(), f"{year.year} 年的表") for year in alike)
            yield Hit(later.table.spot(), fields, "years" if len(alike) > 1 else None, related=related)


def _alike(later: Year, before: Sequence[Year]) -> list[Year]:
    """The last year before and those right before it, as far back as their tables say the same; the earliest first."""
    found: list[Year] = []
    for year in reversed(before):
        is_next = not found or year.year == found[-1].year - 1
        if not is_next or later.table.partly_read or year.table.partly_read or content(year) != content(later):
            break
        found.append(year)
    return found[::-1]
