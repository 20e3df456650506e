from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.levels import is_cost
from jixiao_rules.metric import metric_head
from jixiao_rules.reading import amount_of, is_ceiling, shown

_ASKED = (Dimension.PERCENT, Dimension.COUNT)


@rule(
    code="DIR002",
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{head}”应当越高越好，写成“{value}”方向反了，请核对是否应为“≥”",
    variants={
        "sure": Variant("“{head}”越高越好，写成“{value}”方向反了，应当用“≥”", Severity.ERROR, Confidence.CERTAIN)
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥90%}",
        "{三级指标: 成本控制率, 指标值: ≤100%}",
        "{三级指标: 资金结余率, 指标值: ≤5%}",
        "{三级指标: 逾期完成率, 指标值: ≤2%}",
        "{二级指标: 成本指标, 三级指标: 预算完成率, 指标值: ≤100%}",
        "{二级指标: 时效指标, 三级指标: 维修及时率, 指标值: ≤2小时}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «≤90%»}",
        "{三级指标: 档案存储设施稳定运行率, 指标值: «≤99%»}",
        "{三级指标: 群众满意度, 计算符号: ≤, 指标值: «95%»}",
    ],
)
def higher_better_le(row: Row) -> Found:
    """正向指标用了“≤”。

    检查什么：满意度、合格率、覆盖率等越高越好的指标，指标值用了“≤”“＜”。

    为什么：按“≤”考核，满意度越低反而得分，方向反了。

    怎么改：改成“≥”。

    不报的情形：成本控制率、结余率、空置率等越低越好的指标；名称带“逾期”“未”的；成本指标；时间（由 TIM004 检查）。
    """
    amount, name = amount_of(row), row.name
    if amount is None or name is None or row.target is None or is_cost(row):
        return
    head = metric_head(name.text)
    if head is None or head.polarity != "up" or not is_ceiling(amount):
        return
    if amount.direction or ((unit := amount.unit) is not None and unit.dimension not in _ASKED):
        return
    value = amount.span.cut(row.target.text)
    fix = Fix("≥" + value.lstrip("≤<＜=＝ "), changes=frozenset({Change.SIGN})) if amount.op_span else None
    yield Hit(
        row.target.at(amount.span), {"head": head.word, "value": shown(row, amount)}, "sure" if head.sure else None, fix
    )
