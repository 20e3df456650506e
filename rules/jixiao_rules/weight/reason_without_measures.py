from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs
from jixiao_rules.documents import REVIEW
from jixiao_rules.reasons import REASON, claims_to_have_reached, reason_given
from jixiao_rules.results import attained, results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables
from jixiao_rules.words import says

_SEVERAL_CLAUSES = pattern("[，,；;、。].")
_LONGEST = 16  # a longer one may well tell in other words what is to be done


@rule(
    code="WGT032",
    topic=Topic.REASON.turn(3),
    sees=result_tables,
    needs=needs(REASON),
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="“{name}”没有达到指标值，这里只写了原因“{reason}”，没有写以后怎样改进；要求写改进措施的表，请补上",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "指标:\n          - {三级指标: 办结案件数, 指标值: ≥60件, 实际完成值: 54件, 备注: 案件线索减少；下年度主动排查线索}\n",
        "指标:\n          - {三级指标: 办结案件数, 指标值: ≥60件, 实际完成值: 62件, 备注: 案件线索增加}\n",
        "指标:\n          - {三级指标: 办结案件数, 指标值: ≥60件, 实际完成值: 54件, 备注: 已调整下年目标}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 办结案件数, 指标值: ≥60件, 实际完成值: 54件, 备注: «案件线索较上年减少»}\n",
        "指标:\n          - {三级指标: 按期结案率, 指标值: ≥95%, 实际完成值: 90%, 备注: «疑难案件会商时间长。»}\n",
    ],
)
def reason_without_measures(table: Table) -> Found:
    """只写原因，没有改进措施。

    检查什么：没有达到指标值的行，偏差原因只有一句话，里面没有“已”“将”“下年度”一类说明怎样改进的字。

    为什么：自评表要求分析原因、提出改进措施；只有原因，同样的问题明年还会出现。

    怎么改：补上已经采取、准备采取的措施和时间。

    不报的情形：写了几句话的；达到了指标值的；只写“无”的（由 WGT008 检查）；与完成情况矛盾的（由 WGT021 检查）。
    只作提示：有的表这一栏只要求写原因。
    """
    for result in results(table):
        reason, said = result.row.cell(REASON), reason_given(result.row).strip()
        if reason is None or not said or len(said) > _LONGEST or _SEVERAL_CLAUSES.search(said):
            continue
        if says(said, "reasons.measures") or claims_to_have_reached(said):
            continue
        reached = attained(result)
        if reached is not None and not reached.is_met:
            yield Hit(trimmed(reason), {"name": result.row.text("三级指标"), "reason": said})
