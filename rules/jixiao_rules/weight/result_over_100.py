from jixiao_grammar.ast import Amount, Direction
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.rates import is_capped, is_share_of_all, may_be_capped
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.results import results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables


@rule(
    code="WGT013",
    topic=Topic.RESULT.turn(2),
    sees=result_tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{name}”的实际完成值是“{result}”，部分占全体的比率不可能超过 100%，请核对",
    variants={
        "likely": Variant(
            "“{name}”的实际完成值是“{result}”，超过了 100%，请核对", Severity.WARNING, Confidence.POSSIBLE
        )
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "指标:\n          - {三级指标: 验收合格率, 指标值: ≥95%, 实际完成值: 100%}\n",
        "指标:\n          - {三级指标: 旅游收入增长率, 指标值: ≥20%, 实际完成值: 120%}\n",
        "指标:\n          - {三级指标: 年度投资完成比例, 指标值: 100%, 实际完成值: 104%}\n",
        "指标:\n          - {三级指标: 窗口工作效率, 指标值: ≥95%, 实际完成值: 104%}\n",
        "指标:\n          - {三级指标: 任务完成率, 指标值: ≥100%, 实际完成值: 105%}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 验收合格率, 指标值: 100%, 实际完成值: «120%»}\n",
        "指标:\n          - {三级指标: 家长满意度, 指标值: ≥90%, 实际完成值: «101%»}\n",
        "指标:\n          - {三级指标: 监测数据有效率, 指标值: ≥95%, 实际完成值: «104%»}\n",
        "指标:\n          - {三级指标: 特困人员纳入供养比例, 指标值: =100%, 实际完成值: «104%»}\n",
    ],
)
def result_over_100(table: Table) -> Found:
    """实际完成的比率超过 100%。

    检查什么：合格率、满意度、覆盖率等部分占全体的比率，实际完成值超过 100%。

    为什么：部分不可能大于全体，多半是把“完成指标值的百分之几”填成了实际完成值。

    怎么改：填实际的比率，如“96%”。

    不报的情形：增长率、完成率、执行率等可以超过 100% 的指标；写的是提高、增长多少的。
    """
    for result in results(table):
        came, name = result.node, result.row.name_reading.bare
        if not isinstance(came, Amount) or not is_percent(came) or came.number <= 100:
            continue
        if not may_be_capped(name) and not is_share_of_all(result.row.name_reading, amount_of(result.row)):
            continue
        if came.direction is not Direction.INCREASE and not came.baseline:
            fields = {"name": result.row.text("三级指标"), "result": result.cell.text.strip()}
            yield Hit(trimmed(result.cell), fields, None if is_capped(name) else "likely")
