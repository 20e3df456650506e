from decimal import Decimal

from jixiao_grammar.compare import Side
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.reading import amount_of, is_percent, plain
from jixiao_rules.reasons import reason_given
from jixiao_rules.results import FAR_OVER, Result, asked_for, attained, results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables
from jixiao_rules.words import phrase

# Percentage points by which a growth may differ from its plan: of small ones a third is soon passed.
_POINTS = 5
_CHANGE = phrase("{promises.growth}(?:率|比例|幅度)?$|增[速幅]$")


@rule(
    code="WGT011",
    topic=Topic.EARNED.turn(3),
    sees=result_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="指标值“{target}”，实际完成“{result}”，是指标值的 {share}%，没有写原因，审核中常被退回；请说明是不是指标值定得偏低",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"limit": "实际完成值超过指标值的百分之几，须写明原因"},
    passes=[
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 360人}\n",
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 600人, 备注: 年中新增两期培训}\n",
        "指标:\n          - {三级指标: 门诊人次增长率, 指标值: ≥3%, 实际完成值: 4.1%}\n",
        "指标:\n          - {三级指标: 培训成本, 指标值: ≤30万元, 实际完成值: 12万元}\n",
        "指标:\n          - {三级指标: 故障率, 指标值: 2%, 实际完成值: 5%}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: «600人»}\n",
        "指标:\n          - {三级指标: 学员就业率, 指标值: ≥60%, 实际完成值: «96%», 备注: ''}\n",
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: «600人», 备注: 无}\n",
    ],
)
def over_completion(table: Table, *, limit: int = FAR_OVER) -> Found:
    """超额完成没有写原因。

    检查什么：实际完成值超过指标值的 130%（可以配置），而偏差原因（备注）是空的、只写“无”，或者表上没有这一栏。

    为什么：超出很多，多半是年初指标值定得偏低；财政部的办法要求对偏离较大的说明原因，偏低的酌情扣分。

    怎么改：写明原因，下一年度提高指标值。

    不报的情形：写了原因；增长率、下降率相差不到 5 个百分点的；
    越低越好的指标（成本、故障率）；两个数单位不同或者读不懂；指标值为 0。
    """
    for result in results(table):
        reached = attained(result)
        if reached is None or reached.share is None or reached.side is not Side.FLOOR or reason_given(result.row):
            continue
        share = reached.share * 100
        if share > limit and not _is_a_small_change(result, reached.share):
            fields = {"target": asked_for(result.row), "result": result.cell.text.strip()}
            yield Hit(trimmed(result.cell), fields | {"share": plain(share.to_integral_value())})


def _is_a_small_change(result: Result, share: Decimal) -> bool:
    asked = amount_of(result.row)
    if asked is None or not is_percent(asked) or not (asked.direction or _CHANGE.search(result.row.name_reading.bare)):
        return False
    return asked.number * (share - 1) < _POINTS
