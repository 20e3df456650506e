from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.reasons import REASON, claims_that_some_is_left, claims_to_have_reached
from jixiao_rules.results import asked_for, attained, results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables


@rule(
    code="WGT021",
    topic=Topic.REASON.turn(1),
    sees=result_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="指标值“{target}”，实际完成“{result}”，没有达到，偏差原因却写“{reason}”，前后矛盾，请核对",
    variants={
        "left": Variant("指标值“{target}”，实际完成“{result}”，已经达到，偏差原因却写“{reason}”，前后矛盾，请核对"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "指标:\n          - {三级指标: 维修农路, 指标值: ≥120公里, 实际完成值: 131公里, 备注: 超额完成年度任务}\n",
        "指标:\n          - {三级指标: 维修农路, 指标值: ≥120公里, 实际完成值: 118公里, 备注: 雨季停工，年底前未能全部完成}\n",
        "指标:\n          - {三级指标: 维修农路, 指标值: ≥120公里, 实际完成值: 118公里, 备注: 加快施工，争取明年超额完成}\n",
        "指标:\n          - {三级指标: 维修农路, 指标值: ≥120公里, 实际完成值: 118公里, 备注: 无}\n",
        "指标:\n          - {三级指标: 路灯故障率, 指标值: ≤2%, 实际完成值: 1.5%, 备注: 好于预期}\n",
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥25公里, 实际完成值: 21公里, 备注: 尚有4公里未完成，汛后实施}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 维修农路, 指标值: ≥120公里, 实际完成值: 118公里, 备注: «加大投入，超额完成年度任务»}\n",
        "指标:\n          - {三级指标: 群众满意度, 指标值: ≥90%, 实际完成值: 86.2%, 备注: «满意度达到预期目标。»}\n",
        "指标:\n          - {三级指标: 维修农路, 指标值: ≥120公里, 实际完成值: 118公里, 备注: «无偏差»}\n",
        "指标:\n          - {三级指标: 路灯故障率, 指标值: ≤2%, 实际完成值: 3.5%, 备注: «设备更新，好于预期»}\n",
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥25公里, 实际完成值: 25公里, 备注: «尚有4公里未完成，汛后实施»}\n",
    ],
)
def reason_contradicted(table: Table) -> Found:
    """偏差原因与完成情况矛盾。

    检查什么：实际完成值没有达到指标值，偏差原因却写“超额完成”“达到预期目标”“无偏差”；或者已经达到，却写“尚有4公里未完成”。

    为什么：两处必有一处填错；照搬别的行或者上年的说明，审核中会被退回。

    怎么改：核对实际完成值；确实没有达到的，写明没有达到的原因和改进措施。

    不报的情形：原因里写了为什么没有达到，或者以后怎样做到的；两个数单位不同或者读不懂；只写“无”的（扣了分的另作提示）。
    """
    for result in results(table):
        reason = result.row.cell(REASON)
        if reason is None or reason.is_blank:
            continue
        denied, left = claims_to_have_reached(reason.text), claims_that_some_is_left(reason.text)
        reached = attained(result) if denied or left else None
        if reached is not None and (left if reached.is_met else denied):
            fields = {"target": asked_for(result.row), "result": result.cell.text.strip()}
            yield Hit(trimmed(reason), fields | {"reason": reason.text.strip()}, "left" if reached.is_met else None)
