from collections.abc import Iterator

from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Row, Table
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import plain
from jixiao_rules.reasons import REASON, reason_given
from jixiao_rules.similarity import share_no_pair, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.views import scored_tables
from jixiao_rules.weights import Scored, on_one_scale, scored


@rule(
    code="WGT008",
    topic=Topic.EARNED.turn(4),
    sees=scored_tables,
    severity=Severity.WARNING,
    message="这一行{column} {points}、得分 {score}，扣了分却没有写偏差原因，审核中常被退回；请补上原因和改进措施",
    variants={
        "none": Variant(
            "这一行{column} {points}、得分 {score}，扣了分，偏差原因却只写“{reason}”，审核中常被退回；请补上原因和改进措施"
        ),
        "other": Variant("这一行扣了分，原因写的却是“{reason}”，说的是满意度，与“{name}”无关；请写本项没有完成的原因"),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 270人, 分值: 10, 得分: 9, 备注: 两期因疫情合并举办}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10, 备注: ''}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 270人, 分值: 10, 得分: 9}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: 10, 得分: '', 备注: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 权重: 10%, 得分: 0.1, 备注: ''}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 270人, 分值: 10, 得分: «9», 备注: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10, 备注: ''}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 270人, 分值: 10, 得分: 9, 备注: «无»}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10, 备注: 无}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 270人, 分值: 10, 得分: 9, 备注: «满意度问卷回收份数偏少»}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10, 备注: ''}
        """,
    ],
)
def missing_reason(table: Table) -> Found:
    """扣了分没有写原因。

    检查什么：自评表里一行的得分低于分值，而偏差原因（备注）一栏是空的，或者只写“无”。

    为什么：不写原因，就看不出扣分是否合理，也提不出改进措施；审核中会要求补充。

    怎么改：写明没有达到目标值的原因和改进措施。

    不报的情形：表上没有偏差原因或者备注一栏；得分没有填；几行合并在一个说明里；得分与权重不是一个口径。
    """
    found = scored(table)
    # Scores on another scale than the points: nothing can be said about what was taken off.
    if not on_one_scale(found):
        return
    for one in found:
        reason = one.row.cell(REASON)
        if one.score < one.points and reason is not None:
            yield from _heard(one, reason)


def _heard(one: Scored, reason: Cell) -> Iterator[Hit]:
    fields = {"score": plain(one.score), "column": one.column, "points": plain(one.points)}
    said = reason.text.strip()
    if reason.is_blank:
        yield Hit(trimmed(one.cell), fields)
    elif not reason_given(one.row):
        yield Hit(trimmed(reason), fields | {"reason": said}, "none")
    elif _is_of_satisfaction(said, one.row):
        yield Hit(trimmed(reason), {"reason": said, "name": one.row.text("三级指标")}, "other")


def _is_of_satisfaction(reason: str, row: Row) -> bool:
    """The reason tells of the survey alone, and the row is about something else."""
    of_survey = "满意度" in reason and "满意" not in row.text("三级指标") + row.text("一级指标")
    return of_survey and share_no_pair(squeezed(reason.replace("满意度", "")), squeezed(row.text("三级指标")))
