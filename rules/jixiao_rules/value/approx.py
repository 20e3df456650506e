from jixiao_grammar.ast import Amount, Approx, Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.reading import amounts_of
from jixiao_rules.words import phrase

# 立即 and 即时 are read as a time of no length; they are no approximate numbers.
_HOPED = phrase(r"\s*(?P<word>{hopes.words})")
_NUMERAL = pattern("[0-9０-９一二三四五六七八九十百千万两〇零]")


@rule(
    code="VAL005",
    topic=Topic.DIRECTION.turn(12),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{value}”是约数，多少算完成说不清，不符合细化量化的要求；请写成“{bound}”一类确定的数",
    variants={"hoped": Variant("“{value}”是努力的方向，不是确定的目标，审核中常被退回；请直接写要达到的数或者日期")},
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{三级指标: 参训人数, 指标值: ≥500人}",
        "{三级指标: 近三年平均增长率, 指标值: ≥5%}",
        "{三级指标: 行业覆盖, 指标值: 多行业多层级}",
        "{三级指标: 应急响应时间, 指标值: 立即}",
        "{三级指标: 余热利用率, 指标值: ≥80%}",
    ],
    fails=[
        "{三级指标: 参训人数, 指标值: «约500人»}",
        "{三级指标: 群众满意度, 指标值: «90%左右»}",
        "{三级指标: 服务人次, 指标值: «2万余人次»}",
        "{三级指标: 民生实事完成时间, 指标值: «争取»年底前完成}",
    ],
    hears=("approximate-target",),
)
def approx(row: Row) -> Found:
    """指标值是约数。

    检查什么：数值前后有“约”“左右”“上下”“近”“余”“多”。

    为什么：约数没有界线，完成 480 人算不算“约500人”，没法评分。

    怎么改：写成确定的数和比较符，如“≥500人”。

    不报的情形：“近三年”“余热”“多层级”等不说数量大小的词。
    """
    if row.target is not None and (hoped := _HOPED.match(row.target.text)) is not None:
        yield Hit(row.target.at(Span(*hoped.span("word"))), {"value": hoped["word"], "bound": ""}, "hoped")
    for amount in amounts_of(row):
        if amount.approx is not Approx.NONE and row.target is not None and _NUMERAL.search(amount.printed_number):
            bound = ("≤" if row.name_reading.is_better_low else "≥") + _certain(amount, row.target.text)
            yield Hit(row.target.at(amount.span), {"value": amount.span.cut(row.target.text), "bound": bound})


def _certain(amount: Amount, text: str) -> str:
    """The number and its unit without what makes them rough: 2万人次 of 2万余人次."""
    number, unit = amount.number_span.cut(text), amount.unit.printed if amount.unit else ""
    return number + (unit[1:] if number[-1:] == unit[:1] else unit)
