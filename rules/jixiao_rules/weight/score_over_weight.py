from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import scored_tables
from jixiao_rules.weights import scored


@rule(
    code="WGT004",
    topic=Topic.POINTS.turn(1),
    sees=scored_tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="得分 {score} 高于{column} {points}，不符合得分不超过分值的要求，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 360人, 分值: 10, 得分: 10}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10分, 得分: 9.5分}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 300人, 权重: 10%, 得分: 100}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 90%, 权重: 10%, 得分: 94}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: 10, 得分: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 分值: 10, 得分: ''}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 360人, 分值: 10, 得分: «12»}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10}
          - {三级指标: 学员满意度, 指标值: ≥90%, 实际完成值: 94%, 分值: 10, 得分: 10}
        """
    ],
)
def score_over_weight(table: Table) -> Found:
    """得分超过分值。

    检查什么：自评表里一行的得分高于这一行的分值。

    为什么：超额完成也只得满分；得分高于分值，总分就会虚高，系统不予保存。

    怎么改：核对得分和分值，是不是填串了行。

    不报的情形：多数行的得分都高于权重，说明得分用的是百分制，与权重不是一个口径；得分没有填。
    """
    found = scored(table)
    over = [one for one in found if one.score > one.points]
    if 2 * len(over) > len(found):
        return
    for one in over:
        fields = {"score": plain(one.score), "column": one.column, "points": plain(one.points)}
        yield Hit(trimmed(one.cell), fields)
