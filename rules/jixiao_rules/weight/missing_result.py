from collections.abc import Iterator, Mapping

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.results import RESULT, results
from jixiao_rules.views import result_tables
from jixiao_rules.weights import Scored, scored, weight_of
from jixiao_rules.words import words

_MOST = 3  # rows with a score, from which on one without is an exception


@rule(
    code="WGT014",
    topic=Topic.RESULT.turn(1),
    sees=result_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”没有填实际完成值，不符合逐项自评的要求，请补上",
    variants={
        "blank": Variant("预算执行数已经填了，{count} 条指标的实际完成值却都空着，不符合逐项自评的要求，请补上"),
        "unscored": Variant("“{name}”填了实际完成值，却没有填得分，不符合逐项自评的要求，请补上"),
        "scored": Variant("“{name}”没有填实际完成值，却有得分 {score}，得分没有依据，请补上实际完成值"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        全年预算数: 90
        全年执行数: ''
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: ''}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 310人}
          - {三级指标: , 指标值: , 实际完成值: ''}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: ''}
        """,
    ],
    fails=[
        """
        项目名称: «沟渠清淤»
        全年预算数: 90
        全年执行数: 89.5
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: ''}
          - {三级指标: 验收合格率, 指标值: ≥95%, 实际完成值: ''}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 310人, 分值: 10, 得分: 10}
          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: «», 分值: 10, 得分: 10}
          - {三级指标: 学员满意度, 指标值: ≥90%, 实际完成值: «/», 分值: 10, 得分: ''}
        """,
    ],
)
def missing_result(table: Table) -> Found:
    """没有填实际完成值。

    检查什么：自评表里有指标值的一行，实际完成值是空的，或者是“/”“无”这样的占位符。

    为什么：没有完成情况就没有得分的依据。

    怎么改：补上实际完成值；没有完成的，也如实填写并说明原因。

    不报的情形：整张表（连同全年执行数）都还没有填；几行合并成一格；没有指标值的模板行；指标本身问有没有的（事故、违纪）。
    """
    if not any(True for _ in results(table)):
        yield from _all_blank(table)
        return
    scores = {one.row: one for one in scored(table)}
    yield from _unscored(table, scores)
    for row in table.rows():
        cell = row.cell(RESULT)
        if cell is None or cell.indicator != row.indicator.index or row.target is None or not _is_missing(row):
            continue
        one = scores.get(row)
        fields = {"name": row.text("三级指标"), "score": one.cell.text.strip() if one else ""}
        yield Hit(cell.whole(), fields, "scored" if one is not None and one.score else None)


def _all_blank(table: Table) -> Iterator[Hit]:
    """A self-evaluation that says what was spent and nothing of what came out."""
    asked = [row for row in table.rows() if row.target is not None and row.cell(RESULT) is not None]
    if len(asked) > 1 and table.text("全年执行数").strip():
        yield Hit(table.spot(), {"count": str(len(asked))}, "blank")


def _unscored(table: Table, scores: Mapping[Row, Scored]) -> Iterator[Hit]:
    """The one row that has points and a result and no score, where all others have theirs."""
    blank = [
        (row, cell)
        for row in table.rows()
        if row not in scores
        and weight_of(row) is not None
        and row.text(RESULT)
        and (cell := row.cell("得分")) is not None
    ]
    if len(blank) == 1 and len(scores) >= _MOST and blank[0][1].is_blank:
        row, cell = blank[0]
        if cell.indicator == row.indicator.index:
            yield Hit(cell.whole(), {"name": row.text("三级指标"), "score": ""}, "unscored")


def _is_missing(row: Row) -> bool:
    """Blank, or a placeholder where the target is another one: 0 and 无 may be what came out."""
    said = row.text(RESULT)
    return not said or (said in words("placeholders") - {"0", "无", "未"} and said != row.text("指标值"))
