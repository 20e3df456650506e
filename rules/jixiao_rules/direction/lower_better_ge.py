from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.levels import is_cost
from jixiao_rules.metric import metric_head
from jixiao_rules.reading import amount_of, is_floor, shown


@rule(
    code="DIR001",
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{head}”应当越低越好，写成“{value}”方向反了，请核对是否应为“≤”",
    variants={
        "sure": Variant("“{head}”越低越好，写成“{value}”方向反了，应当用“≤”", Severity.ERROR, Confidence.CERTAIN)
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 系统故障率, 指标值: ≤5%}",
        "{三级指标: 系统故障处理率, 指标值: ≥95%}",
        "{三级指标: 投诉办结率, 指标值: ≥98%}",
        "{三级指标: 事故下降率, 指标值: ≥10%}",
        "{三级指标: 逾期未完成率, 指标值: ≤2%}",
        "{三级指标: 响应时间, 指标值: ≤30分钟}",
    ],
    fails=[
        "{三级指标: 系统故障率, 指标值: «≥5%»}",
        "{三级指标: 系统故障率, 计算符号: ≥, 指标值: «5%»}",
        "{三级指标: 群众投诉次数, 指标值: «≥3次»}",
        "{三级指标: 设备空置率, 指标值: '«>10%»'}",
    ],
)
def lower_better_ge(row: Row) -> Found:
    """逆向指标用了“≥”。

    检查什么：故障率、投诉率、差错率等越低越好的指标，指标值用了“≥”“＞”。

    为什么：按“≥”考核，做得越差得分越高，方向反了。

    怎么改：改成“≤”；如果名称没有写全（如故障处理率写成故障率），改名称。

    不报的情形：从名称末尾认最长的度量词，故障处理率、投诉办结率、事故下降率都是越高越好；时间由时效规则检查，金额由 DIR003 检查。
    """
    amount, name = amount_of(row), row.name
    if amount is None or name is None or row.target is None or is_cost(row):
        return
    head = metric_head(name.text)
    if head is None or head.polarity != "down" or not is_floor(amount):
        return
    if amount.direction or ((unit := amount.unit) is not None and unit.dimension in (Dimension.TIME, Dimension.MONEY)):
        return
    value = amount.span.cut(row.target.text)
    fix = Fix("≤" + value.lstrip("≥>＞=＝ "), changes=frozenset({Change.SIGN})) if amount.op_span else None
    yield Hit(
        row.target.at(amount.span), {"head": head.word, "value": shown(row, amount)}, "sure" if head.sure else None, fix
    )
