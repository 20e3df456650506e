from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import AUDIT, TARGETS_2015
from jixiao_rules.goal_text import sentences
from jixiao_rules.promises import has_quantity
from jixiao_rules.words import holds, one_of


@rule(
    code="QNT005",
    topic=Topic.GOAL.turn(2),
    sees=cells("绩效目标"),
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="这一句只有“{verb}”的方向，没有对象和数量；建议写明做什么、做多少",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(AUDIT, Authority.PRACTICE)],
    passes=[
        "举办招聘会2场，促进退役军人就业。",
        "提升服务水平，群众满意度达到90%。",
        "进一步提升服务能力",
    ],
    fails=["举办招聘会2场。«进一步提升军创企业的发展环境»。", "完成12公里清淤；«持续改善城乡面貌，营造良好氛围»"],
    pedantic=True,
)
def goal_vague_verbs(cell: Cell) -> Found:
    """绩效目标里只有方向的句子。

    检查什么：绩效目标里有数量，但其中一句只有提升、促进、完善等方向词，没有做什么，也没有数量。

    为什么：只有方向的句子分解不出指标，到年底说不清完成没有。

    怎么改：写明对象和数量，或者并到有数量的句子里，作为它的效果。

    不报的情形：整段目标都没有数量（由 QNT004 检查）；句子里有具体任务或者数量的。
    """
    if not has_quantity(cell.text):
        return
    for span in sentences(cell.text):
        sentence = span.cut(cell.text)
        verb = one_of("directions").search(sentence)
        if verb is not None and not has_quantity(sentence) and not holds(sentence, "things-done"):
            yield Hit(cell.at(span), {"verb": verb[0]})
