from jixiao_grammar.ast import Amount, Dimension, OpSource
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.levels import QUANTITY, is_cost, level2
from jixiao_rules.reading import amount_of, has_sign_column
from jixiao_rules.views import number_rows
from jixiao_rules.words import phrase

_WORD_OF_LIMIT = pattern("[内上下]$|不[超低高少]")
_VALIDITY = phrase(r"{fixed.names}|标准$|[务效修保同租聘任用][期限]|频[次率]")


@rule(
    code="VAL001",
    topic=Topic.NO_SIGN.turn(1),
    sees=number_rows,
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="“{value}”没有比较符，按“正好等于”理解；如果多做也算完成，请写成“{better}”",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"bare_100_percent": "true：没有比较符的 100% 也报告"},
    passes=[
        "{二级指标: 数量指标, 三级指标: 举办招聘会场次, 指标值: ≥2场}",
        "{二级指标: 数量指标, 三级指标: 举办招聘会场次, 指标值: 不少于2场}",
        "{二级指标: 数量指标, 三级指标: 举办招聘会场次, 计算符号: ≥, 指标值: 2场}",
        "{二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}",
        "{二级指标: 质量指标, 三级指标: 安全事故, 指标值: 0起}",
        "{二级指标: 时效指标, 三级指标: 巡查频次, 指标值: 1次/月}",
        "{二级指标: 时效指标, 三级指标: 证书有效期, 指标值: 3年}",
        "{二级指标: 时效指标, 三级指标: 设备免费维护, 指标值: 3年}",
        "{二级指标: 数量指标, 三级指标: 技术支持工作, 指标值: 3人/月工作量}",
        "{二级指标: 成本指标, 三级指标: 运维成本, 指标值: 10万元}",
        "{二级指标: 数量指标, 三级指标: 发放贷款金额, 指标值: 800万元}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: 制定标准数量, 指标值: «3项»}",
        "{二级指标: 数量指标, 三级指标: 举办招聘会场次, 指标值: «2场»}",
        "{二级指标: 质量指标, 三级指标: 培训结业率, 指标值: «95%»}",
        "{二级指标: 时效指标, 三级指标: 平均办理时间, 指标值: «2个月»}",
    ],
)
def no_comparator(row: Row, *, bare_100_percent: bool = False) -> Found:
    """数值没有比较符。

    检查什么：指标值只有数和单位，没有“≥”“≤”，也没有“不少于”“以上”等说法。

    为什么：“2场”和“≥2场”的评分方法不同，正好等于还是至少完成，要写清楚才好考核。

    怎么改：越多越好的写“≥”，越少越好的写“≤”，必须正好的写“=”。

    不报的情形：100%；零；频次（1次/月）；工作量（3人月）；年限、有效期、标准；比较符另有一栏；
    成本行的金额（由 DIR003 检查）和数量行的金额（由 MON007 检查）。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or amount.op_source is not OpSource.DEFAULT or amount.unit is None:
        return
    if _WORD_OF_LIMIT.search(amount.qualifier or ""):
        return
    if has_sign_column(row) or amount.subject or amount.direction or not amount.number or _is_exempt(row, amount):
        return
    if amount.number == 100 and amount.unit.dimension is Dimension.PERCENT and not bare_100_percent:
        return
    sign = "≤" if row.name_reading.is_better_low else "≥"
    value = amount.span.cut(row.target.text)
    fields = {"value": value, "better": sign + value}
    yield Hit(row.target.at(amount.span), fields, fix=Fix(sign + value, changes=frozenset({Change.SIGN})))


def _is_exempt(row: Row, amount: Amount) -> bool:
    unit = amount.unit
    if unit is None or unit.dimension is Dimension.WORK:
        return True
    # Money on a cost row is DIR003's; as a quantity it is out of place, and no sign mends it.
    if unit.dimension is Dimension.MONEY and (is_cost(row) or level2(row) == QUANTITY):
        return True
    is_rate_in_time = any(below.dimension is Dimension.TIME for below in unit.per)
    if is_rate_in_time or _VALIDITY.search(row.text("三级指标")):
        return True
    # How long something lasts is good long or short: only a name that says which lets one write a sign.
    name = row.name_reading
    return unit.symbol in ("年", "个月") and not name.is_better_low and not name.is_better_high
