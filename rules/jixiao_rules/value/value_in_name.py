from jixiao_grammar.ast import Amount, Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.reading import amounts_of
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase

# A target at the end of a name: ≥120公里, 100%; never a year, a model or an age.
_TARGET = phrase(
    r"(?:[≥≤≧≦＞＜]|[<>]=?|{value-in-name.signs})\s*(?P<bound>\d+(?:\.\d+)?)\s*[\u4e00-\u9fff%％‰/]{0,4}$|(?<![\d.])(?P<rate>\d+(?:\.\d+)?)\s*[%％](?:以上|以下|以内)?$"
)
# 走航监测240次: no sign tells that it is a target, but the target is the same.
_COUNT = pattern(r"(?<![\d.第前近满])(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>万?[\u4e00-\u9fff]{1,3})$")


@rule(
    code="VAL008",
    topic=Topic.NAME.turn(3),
    sees=named_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="三级指标的名称里写了指标值“{target}”，名称建议只写量什么",
    variants={"moved": Variant("指标值“{target}”写进了三级指标的名称，指标值栏却是空的，应当移到指标值栏")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 5G基站数量, 指标值: ≥30个}",
        "{三级指标: 60岁以上老年人体检人数, 指标值: ≥300人}",
        "{三级指标: 服务期≥2年的志愿者人数, 指标值: ≥30人}",
        "{三级指标: 节水率超过10%的单位数, 指标值: ≥3个}",
        "{三级指标: 为民办实事10件, 指标值: 完成}",
        "{三级指标: 惠民演出进100个村, 指标值: ≥120场}",
        "{三级指标: 空气优良天数比例较上年提高2%, 指标值: 完成}",
    ],
    fails=[
        "{三级指标: 年度资金支付完成率«100%», 指标值: }",
        "{三级指标: 群众满意度«≥95%», 指标值: ≥95%}",
        "{三级指标: 走航监测«240次», 指标值: ≥240次}",
    ],
)
def value_in_name(row: Row) -> Found:
    """指标值写进了名称。

    检查什么：三级指标以“≥120公里”“100%”一类的数值结尾，而指标值栏空着，或者又写了一遍同样的数。

    为什么：名称应当简洁，只说明量什么；数值写在名称里，系统就读不到指标值。

    怎么改：把数值移到指标值栏，名称改为“年度资金支付完成率”一类。

    不报的情形：名称里的数字说明对象（5G、60岁以上）；数值和指标值不同的。
    """
    if row.name is None:
        return
    text = row.name.text.rstrip()
    if not any(map(str.isdigit, text)):  # most names: the pattern need not be there for them
        return
    match = _TARGET.search(text)
    if match is None:
        counted = _COUNT.search(text)
        if counted is not None and any(_says(amount, counted["number"], counted["unit"]) for amount in amounts_of(row)):
            yield Hit(row.name.at(Span(counted.start(), counted.end())), {"target": counted[0]})
        return
    number = match["bound"] or match["rate"]
    spot = row.name.at(Span(match.start(), match.end()))
    if row.target is None:
        if row.cell("指标值") is not None:
            yield Hit(spot, {"target": match[0]}, "moved")
    elif any(amount.printed_number == number for amount in amounts_of(row)):
        yield Hit(spot, {"target": match[0]})


def _says(amount: Amount, number: str, unit: str) -> bool:
    """True where a number and its unit are those of the target."""
    return amount.printed_number == number and amount.unit is not None and amount.unit.printed == unit
