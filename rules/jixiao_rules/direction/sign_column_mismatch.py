from jixiao_grammar.columns import read_sign
from jixiao_grammar.vocabulary import PRINTED
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import amount_of
from jixiao_rules.views import signed_rows


@rule(
    code="DIR006",
    topic=Topic.DIRECTION.turn(4),
    sees=signed_rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="计算符号是“{column}”，指标值里又写“{value}”（“{sign}”），两处不一致，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 群众满意度, 计算符号: ≥, 指标值: 95%以上}",
        "{三级指标: 群众满意度, 计算符号: ＝, 指标值: 95, 计量单位: '%'}",
        "{三级指标: 服务质量, 计算符号: 定性, 指标值: ≥良好}",
        "{三级指标: 故障响应时间, 计算符号: ≤, 指标值: 30分钟内}",
        "{三级指标: 群众满意度, 计算符号: '>=', 指标值: ≥95%}",
    ],
    fails=[
        "{三级指标: 群众满意度, 计算符号: ＝, 指标值: «≥95%»}",
        "{三级指标: 运维成本, 计算符号: ≥, 指标值: «不超过55万元»}",
    ],
)
def sign_column_mismatch(row: Row) -> Found:
    """计算符号与指标值里的比较符不一致。

    检查什么：计算符号栏和指标值里都有比较符，而且不同。

    为什么：系统按计算符号打分，人按指标值理解，结果会相反。

    怎么改：只在计算符号栏写比较符，指标值只写数。

    不报的情形：两处相同；计算符号是“定性”；指标值里没有比较符。
    """
    amount, column = amount_of(row), read_sign(row.text("计算符号"))
    if amount is None or row.target is None or column is None or amount.op_span is None or amount.op is column:
        return
    fields = {
        "column": row.text("计算符号"),
        "value": amount.span.cut(row.target.text),
        "sign": PRINTED[amount.op],
    }
    yield Hit(row.target.at(amount.span), fields)
