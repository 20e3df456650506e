import re

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, Table, documents
from jixiao_rules.documents import EVALUATION_2020, TARGETS_2021
from jixiao_rules.similarity import squeezed
from jixiao_rules.words import words
from jixiao_rules.years import two_years

_YEAR = pattern(r"(?<![0-9])20[0-9]{2}(?=年)")
_FEWEST = 3


@rule(
    code="XTB004",
    topic=Topic.BORROWED.turn(1),
    sees=documents,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="{count} 条指标和指标值与 {year} 年的表完全相同；建议结合上年完成情况和今年的任务重新设置",
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
        """
    ],
)
def stale_copy(document: Document) -> Found:
    """与上年的表雷同。

    检查什么：同一文件里同一项目有两个年度的表，三级指标和指标值换了年份以后完全相同。

    为什么：照抄上年的目标，没有反映今年的任务，也没有参考上年的完成情况。

    怎么改：对照上年的完成值，重新设置今年的指标值。

    不报的情形：物业、运维、养护等常年不断的服务；不足 3 条指标的表；项目名称、单位不同的表。
    """
    for earlier, later in two_years(document):
        goes_on = any(word in later.text("项目名称") for word in words("continuous-services"))
        if len(later.rows()) >= _FEWEST and not goes_on and _content(earlier) == _content(later):
            yield Hit(later.spot(), {"count": str(len(later.rows())), "year": str(earlier.year)})


def _content(table: Table) -> tuple[tuple[str, str], ...]:
    """Names and targets, years told by their distance from the budget year."""
    fields = ("三级指标", "指标值")
    return tuple((_relative(row.text(fields[0]), table), _relative(row.text(fields[1]), table)) for row in table.rows())


def _relative(text: str, table: Table) -> str:
    return squeezed(_YEAR.sub(lambda year: f"第{int(year[0]) - (table.year or 0)}年", text)) + _signs(text)


def _signs(text: str) -> str:
    """What `squeezed` takes out and a target cannot do without: comparisons and the point of decimals."""
    return re.sub(r"[^≥≤＞＜<>=.%％]", "", text)
