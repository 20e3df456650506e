from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import remarks
from jixiao_rules.views import rows_of_no_range

_VARIANTS = {"empty-range": None, "contradictory-operators": "contradiction", "reversed-range": "reversed"}


@rule(
    code="VAL006",
    topic=Topic.SIZE.turn(1),
    sees=rows_of_no_range,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{value}”的下限大于上限，没有一个数能满足，请核对",
    variants={
        "contradiction": Variant("“{value}”的比较符自相矛盾，请核对"),
        "reversed": Variant("“{value}”前大后小，区间应当从小到大写，请核对是否写反"),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 资产负债率, 指标值: ≥75%且≤85%}",
        "{三级指标: 服务时间, 指标值: 2025年3月至10月}",
        "{三级指标: 室内温度, 指标值: 18-22℃}",
        "{三级指标: 补助标准, 指标值: 8000-1.2万元}",
    ],
    fails=[
        "{三级指标: 资产负债率, 指标值: «≥95%且≤90%»}",
        "{三级指标: 群众满意度, 指标值: «95%-90%»}",
        "{三级指标: 群众满意度, 指标值: «≤90%以上»}",
    ],
    hears=tuple(_VARIANTS),
)
def bad_range(row: Row) -> Found:
    """区间自相矛盾。

    检查什么：下限大于上限，或者一个数前后两个比较符说法相反。

    为什么：这样的区间没有一个数能满足，无法考核，多半是写反了。

    怎么改：核对上下限和比较符。

    不报的情形：上下限正常的区间；起止时间。
    """
    if row.target is None or row.resolved is None:
        return
    for remark in remarks(row, tuple(_VARIANTS)):
        span = row.resolved.node.span
        yield Hit(row.target.at(span), {"value": span.cut(row.target.text)}, _VARIANTS[remark.code])
        return
