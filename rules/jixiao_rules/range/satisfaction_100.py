from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.promises import Promise, promises
from jixiao_rules.reading import amount_of, binds_below, is_percent
from jixiao_rules.views import percent_rows

_ALL = 100


@rule(
    code="RNG004",
    topic=Topic.SIZE.turn(5),
    sees=percent_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="满意度目标为 100%，一个人不满意就没有完成，请核对是否切合实际",
    variants={
        "goal": Variant(
            "绩效目标写“{said}”，满意度的指标值却是 100%，一个人不满意就没有完成；请按绩效目标填写",
            Severity.WARNING,
            Confidence.LIKELY,
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥98%}",
        "{三级指标: 验收合格率, 指标值: 100%}",
        "{三级指标: 群众满意度调查完成率, 指标值: 100%}",
        "{三级指标: 群众满意度, 指标值: ≥100分}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «100%»}",
        "{三级指标: 参训人员满意率, 计算符号: ≥, 指标值: «100», 计量单位: '%'}",
    ],
)
def satisfaction_100(row: Row) -> Found:
    """满意度目标为 100%。

    检查什么：满意度、满意率的目标值是 100%；绩效目标里的满意度更低的，按警告报告。

    为什么：目标应当合理可行；人人满意很难做到，也没有超过的余地，容易使调查流于形式。

    怎么改：参考往年的实际满意度，如“≥95%”。

    不报的情形：合格率等其他比率；以满意度调查本身为对象的比率。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or amount.number != _ALL or not is_percent(amount):
        return
    if name.endswith(("满意度", "满意率", "满意")) and binds_below(amount) and not amount.direction:
        said = next((one for one in promises(row.table.text("绩效目标")) if _is_lower(one)), None)
        if said is None:
            yield Hit(row.target.at(amount.span))
        else:
            yield Hit(row.target.at(amount.span), {"said": said.clause}, "goal")


def _is_lower(promise: Promise) -> bool:
    """The goal promises that fewer than all are satisfied: 群众满意度不低于90%."""
    of_satisfaction = "满意" in (promise.amount.subject or promise.clause)
    return of_satisfaction and is_percent(promise.amount) and promise.amount.number < _ALL
