from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.better_spelling import better_spelling
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amount_of, remarks
from jixiao_rules.spots import trimmed

_WHAT = {
    "repeated-sign": "单位符号",
    "repeated-operator": "比较符",
    "repeated-word": "字词",
    "redundant-suffix": "比较的意思",
}


@rule(
    code="VAL018",
    topic=Topic.DIRECTION.turn(2),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{value}”的{what}写了两遍，应写成“{better}”",
    variants={"open": Variant("“{value}”的{what}写了两遍，请删去一处")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 参训人数, 指标值: ≥300人}",
        "{三级指标: 群众满意度, 指标值: 达到95%以上}",
        "{三级指标: 完成时间, 指标值: 2025年10月底前}",
        "{三级指标: 资产负债率, 指标值: ≥75%且≤85%}",
    ],
    fails=[
        "{三级指标: 参训人数, 指标值: «≥≥»300人}",
        "{三级指标: 群众满意度, 指标值: ≥95%«%»}",
        "{三级指标: 群众满意度, 指标值: ≥95%«以上»}",
        "{三级指标: 完成时间, 指标值: 2025年10月底«底»前}",
        "{三级指标: 事件流转时限, 指标值: ≤24小时«小时»}",
        "{三级指标: 培训成本, 指标值: «≤24万元万元»}",
    ],
    hears=tuple(_WHAT),
)
def repeated_mark(row: Row) -> Found:
    """指标值里写了两遍的符号或字词。

    检查什么：比较符（≥≥）、单位符号（%%）、字词（底底前）写了两遍；写了“≥”又写“以上”。

    为什么：多出来的符号导入系统时会被当成文字，整个指标值就读不出来；也可能是漏写了另一个数。

    怎么改：核对后删去重复的一处。

    不报的情形：“达到95%以上”这样不重复的说法；上下限各写一个比较符的。
    """
    if row.target is None:
        return
    amount = amount_of(row)
    if amount is not None and amount.unit is not None and amount.qualifier == amount.unit.printed:
        fields = {"value": row.text("指标值"), "what": "计量单位"}
        yield Hit(trimmed(row.target), fields, "open")
        return
    for remark in remarks(row, tuple(_WHAT)):
        fields = {"value": row.text("指标值"), "what": _WHAT[remark.code]}
        better = better_spelling(row, remark)
        if better is None:
            yield Hit(row.target.at(remark.span), fields, "open")
        else:
            yield Hit(row.target.at(better.span), fields | {"better": better.value}, fix=better.fix)
        return
