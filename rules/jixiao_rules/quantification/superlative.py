from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.words import phrase

_SUPERLATIVE = phrase(r"最大{superlatives.of}|最优(?!惠)|极大地?|一流(?!{superlatives.proper})|{superlatives.alone}")


@rule(
    code="QNT012",
    topic=Topic.GOAL.turn(3),
    sees=cells("指标值", "三级指标", "绩效目标"),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{word}”无法验证，建议写成可以核对的结果",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=["双一流大学建设", "≥95%", "最低生活保障标准", "优惠率≥5%"],
    fails=["发挥信息系统«最大效能»", "达到«国内一流»水平"],
    pedantic=True,
)
def superlative(cell: Cell) -> Found:
    """无法验证的最高级。

    检查什么：名称、指标值、绩效目标里的“最大效能”“一流”“极大”“万无一失”等说法。

    为什么：最高级没有比较的对象，无法证明做到了，也无法证明没有做到。

    怎么改：写成可以核对的结果，如“系统可用率≥99.9%”。

    不报的情形：“双一流”“一流本科专业”等专名。这类说法在目标里常见，默认不启用。
    """
    for match in _SUPERLATIVE.finditer(cell.text):
        if not cell.text[: match.start()].endswith("双"):
            yield Hit(cell.at(Span(match.start(), match.end())), {"word": match[0]})
