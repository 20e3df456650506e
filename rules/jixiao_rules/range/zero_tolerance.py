from jixiao_grammar.ast import Amount, Dimension, Op
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import amount_of, is_ceiling, is_percent, operator_of
from jixiao_rules.views import number_rows
from jixiao_rules.words import holds, phrase

_ACCIDENT = phrase(r"{accident-rates.of}.{0,4}(?:事故|事件|案件)?(?:发生)?率$")
_NUMBER_OF_THEM = phrase(
    r"{accident-rates.own}(?:(?:事故|事件)(?:发生)?{accident-rates.how-many}?|(?:发生)?{accident-rates.how-many})$"
)
# More than a few are the statistics of a whole county.
_A_FEW = 5
_RESPONSIBLE = "责任"


@rule(
    code="RNG008",
    topic=Topic.SIZE.turn(8),
    sees=number_rows,
    needs=needs(holding=(_ACCIDENT, _NUMBER_OF_THEM)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”允许发生“{value}”，安全类的目标建议写成“=0起”",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 安全事故起数, 指标值: =0起}",
        "{三级指标: 安全事故发生率, 指标值: 0%}",
        "{三级指标: 道路交通事故发生率, 指标值: ≤3%}",
        "{三级指标: 安全事故处置率, 指标值: ≥95%}",
        "{三级指标: 全市生产安全事故起数, 指标值: ≤12起}",
        "{三级指标: 全县较大安全事故起数, 指标值: ≤1起}",
        "{三级指标: 演练模拟事故起数, 指标值: =2起}",
        "{三级指标: 火灾事故起数, 指标值: ≤3起}",
    ],
    fails=[
        "{三级指标: 安全事故率, 指标值: «≤5%»}",
        "{三级指标: 泄密事件发生率, 指标值: «≤1%»}",
        "{三级指标: 赛事安全事故起数, 指标值: «≤2起»}",
        "{三级指标: 交通责任死亡事故起数, 指标值: «=2起»}",
        "{三级指标: 小型水库垮坝事故数, 指标值: «=1起»}",
        "{三级指标: 企业安全生产事故, 指标值: «1起以内»}",
    ],
)
def zero_tolerance(row: Row) -> Found:
    """安全事故写成允许发生的比率。

    检查什么：安全事故率、泄密率等的目标大于零；安全事故起数、泄密次数写了“≤1起”“≤2起”。

    为什么：安全、保密的事不允许发生，写“≤5%”等于允许；比率也说不清分母是什么。

    怎么改：写成“安全事故起数=0起”。

    不报的情形：目标是零的；交通、工伤、保险等统计上的发生率；处置率、下降率；全市、全县的事故起数，超过 5 起的。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or amount.number <= 0 or amount.direction:
        return
    form = _ACCIDENT if is_percent(amount) else _NUMBER_OF_THEM if _is_a_few(amount) else None
    if form is None or not form.search(name):
        return
    # 责任死亡事故 are those of the project's own people, whatever they happen on.
    statistics = holds(name, "accident-statistics") and _RESPONSIBLE not in name
    if holds(name, "accidents") and not statistics:
        yield Hit(row.target.at(amount.span), {"name": name, "value": amount.span.cut(row.target.text)})


def _is_a_few(amount: Amount) -> bool:
    """True for a ceiling of a few times that something may happen."""
    counts = amount.unit is not None and amount.unit.dimension is Dimension.COUNT and not amount.unit.per
    return counts and (is_ceiling(amount) or operator_of(amount) is Op.EQUAL) and amount.number <= _A_FEW
