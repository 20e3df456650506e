from jixiao_grammar.ast import Op
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import amount_of, is_percent, operator_of
from jixiao_rules.views import percent_rows


@rule(
    code="RNG007",
    topic=Topic.SIZE.turn(7),
    sees=percent_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{value}”精确到小数点后 {places} 位，像是把实际完成值当作目标；目标值一般取整，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    options={"places": "比率最多的小数位数"},
    passes=[
        "{三级指标: 系统可用率, 指标值: ≥99.99%}",
        "{三级指标: 系统可用率, 指标值: ≥99.999%}",
        "{三级指标: 验收合格率, 指标值: ≥95.000%}",
        "{三级指标: 补助金额, 指标值: ≤96.8375万元}",
    ],
    fails=["{三级指标: 群众满意度, 指标值: «≥96.837%»}"],
)
def precision(row: Row, *, places: int = 2) -> Found:
    """目标值精度异常。

    检查什么：百分数的小数多于 2 位（可用选项 places 改）。

    为什么：目标是年初定的，精确到千分之一以下，多半是把算出来的实际值填了进来。

    怎么改：取整，或者保留一位小数。

    不报的情形：系统可用率 99.999% 一类；小数末尾是零的；金额。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or not is_percent(amount):
        return
    decimals = len(amount.printed_number.partition(".")[2].rstrip("0"))
    nines = amount.printed_number.replace(".", "").strip("9") == ""
    if decimals > places and not nines and operator_of(amount) is not Op.AT_MOST:
        yield Hit(row.target.at(amount.span), {"value": amount.span.cut(row.target.text), "places": str(decimals)})
