from jixiao_grammar.ast import Op, OpSource
from jixiao_grammar.vocabulary import PRINTED
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import amount_of, operator_of, shown
from jixiao_rules.views import number_rows

_BETTER = {Op.MORE: PRINTED[Op.AT_LEAST], Op.LESS: PRINTED[Op.AT_MOST]}


@rule(
    code="VAL015",
    topic=Topic.DIRECTION.turn(14),
    sees=number_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{value}”不含本数，正好做到{number}不算完成；如果做到就算完成，请写“{sign}”",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥92%}",
        "{三级指标: 净利润, 指标值: '>0万元'}",
        "{三级指标: 参训人数, 指标值: 超过200人}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: '«>92%»'}",
        "{三级指标: 群众满意度, 计算符号: '>', 指标值: «92%»}",
    ],
    pedantic=True,
)
def strict_inequality(row: Row) -> Found:
    """用了“＞”“＜”。

    检查什么：指标值或者计算符号用“＞”“＜”，不含本数。

    为什么：正好做到 92% 时按“＞92%”不算完成，多半不是本意。

    怎么改：做到就算完成的，写“≥”“≤”。

    不报的情形：与零相比；用文字写“超过”的。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or not amount.number:
        return
    operator = operator_of(amount)
    if operator not in _BETTER or (amount.op_span is not None and amount.op_source is not OpSource.SIGN):
        return
    value = amount.span.cut(row.target.text)
    fields = {
        "value": shown(row, amount),
        "number": row.target.text[
            amount.number_span.start : amount.written_unit.span.end if amount.written_unit else amount.span.end
        ],
        "sign": _BETTER[operator],
    }
    fix = None
    if amount.op_span is not None and amount.op_span.start == amount.span.start:
        fix = Fix(
            _BETTER[operator] + value[amount.op_span.end - amount.op_span.start :], changes=frozenset({Change.SIGN})
        )
    yield Hit(row.target.at(amount.span), fields, fix=fix)
