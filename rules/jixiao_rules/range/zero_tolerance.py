from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.views import percent_rows
from jixiao_rules.words import holds, phrase

_ACCIDENT = phrase(r"{accident-rates.of}.{0,4}(?:事故|事件|案件)?(?:发生)?率$")


@rule(
    code="RNG008",
    topic=Topic.SIZE.turn(8),
    sees=percent_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”允许发生“{value}”，安全类的目标建议写成“=0起”",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 安全事故起数, 指标值: =0起}",
        "{三级指标: 安全事故发生率, 指标值: 0%}",
        "{三级指标: 道路交通事故发生率, 指标值: ≤3%}",
        "{三级指标: 安全事故处置率, 指标值: ≥95%}",
    ],
    fails=["{三级指标: 安全事故率, 指标值: «≤5%»}", "{三级指标: 泄密事件发生率, 指标值: «≤1%»}"],
)
def zero_tolerance(row: Row) -> Found:
    """安全事故写成允许发生的比率。

    检查什么：安全事故率、泄密率等的目标大于零。

    为什么：安全、保密的事不允许发生，写“≤5%”等于允许；比率也说不清分母是什么。

    怎么改：写成“安全事故起数=0起”。

    不报的情形：目标是零的；交通、工伤、保险等统计上的发生率；处置率、下降率。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or not is_percent(amount) or amount.number <= 0 or amount.direction:
        return
    if _ACCIDENT.search(name) and holds(name, "accidents") and not holds(name, "accident-statistics"):
        yield Hit(row.target.at(amount.span), {"name": name, "value": amount.span.cut(row.target.text)})
