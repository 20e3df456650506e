from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.raised import raised

_GOAL = "绩效目标"
_UP = pattern("[提增上扩升][高升加长大]?[到至]")
_FROM = ("由", "从")


@rule(
    code="CON051",
    topic=Topic.GOAL.turn(7),
    sees=tables,
    needs=needs(_GOAL, words=_FROM),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，后面的数却比前面的{order}，升降与数对不上，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "绩效目标: 献血率由11.8‰提高到12.5‰以上，报废率由3%降低到2%以内。\n",
        "绩效目标: 办结时间由15天压缩到10天以内，覆盖面由20个村扩大到35个村。\n",
        "绩效目标: 绿地率从38%提高到38.5%。\n",
    ],
    fails=[
        "绩效目标: 采集血液2万人次，«献血率由12.5‰提高到11.8‰以上»。\n",
        "绩效目标: «平均办结时间由10天压缩到15天以内»。\n",
    ],
)
def raised_backwards(table: Table) -> Found:
    """由多少提高到多少，数却变小了。

    检查什么：绩效目标写“由12.5‰提高到11.8‰”，后面的数比前面的小；或者写“由10天压缩到15天”，后面的数更大。

    为什么：升降和数互相矛盾，不知道以哪个为准，也就无法考核。

    怎么改：核对两个数和升降的说法。

    不报的情形：两个数单位不同；写了不止一个年份的。
    """
    goal = table.cell(_GOAL)
    if goal is None:
        return
    for one in raised(goal.text):
        if one.grows == (_UP.search(one.said) is not None):
            continue
        at = goal.text.index(one.said)
        fields = {"said": one.said, "order": "大" if one.grows else "小"}
        yield Hit(goal.at(Span(at, at + len(one.said))), fields)
