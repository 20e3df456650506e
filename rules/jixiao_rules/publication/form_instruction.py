from collections.abc import Iterator

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import IN_BRACKETS, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells, needs
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.words import phrase

_ASKED = r"请?(?:{instructions.here}|{instructions.how}){instructions.fill}"
_LENGTH = r"(?:不超过|不多于|限)?[0-9]{2,4}(?:个?字|字符)(?:以?内|左右)?"
# What a whole cell, or all that brackets hold, begins with when it is the form that speaks.
_SPEAKS = phrase(
    rf"{{instructions.called}}|{_ASKED}|请(?:在此)?{{instructions.fill}}|{{instructions.fill}}[^，。；]{{0,20}}{_LENGTH}$|{_LENGTH}$"
)
_NAMED = phrase(rf"{{instructions.called}}\s*[:：]|请{_ASKED.removeprefix('请?')}")
_BRACKETS = pattern(IN_BRACKETS)


def _instructions(text: str) -> Iterator[tuple[int, int]]:
    """Where they begin and end: all of a cell, a pair of brackets, or the words themselves in running text."""
    start = len(text) - len(text.lstrip())
    if _SPEAKS.match(text, start):
        yield start, len(text.rstrip())
        return
    for found in _BRACKETS.finditer(text):
        if _SPEAKS.match(found[1].strip()):
            yield found.span()
    for found in _NAMED.finditer(text):
        yield found.span()


def _may_hold_one(text: str) -> bool:
    return next(_instructions(text), None) is not None


@rule(
    code="PUB021",
    topic=Topic.DEBRIS.turn(3),
    sees=cells(holding=_may_hold_one),
    needs=needs(holding=(_SPEAKS, _NAMED)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{text}”是表样里的填写说明，不是本项目的内容，请删去，并填写实际内容",
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "指导企业据实填写申报材料，编印填报说明2000册",
        "按填写要求逐户核对登记表（含电子表）",
        "撰写调研报告3篇（每篇5000字以上）",
        "核查填报数据的准确性",
        "编写乡村故事集1册，20万字",
    ],
    fails=[
        "«（填写说明：反映项目后续影响，请据实填写）»",
        "改造危房50户。«（请填写年度目标，不超过200字）»",
        "«此处填写指标的计算方法»",
        "开展巡查12次«（限100字以内）»",
        "'反映受益对象的满意程度。«填表说明：»按问卷统计'",
    ],
)
def form_instruction(cell: Cell) -> Found:
    """表样的填写说明没有删除。

    检查什么：各栏里“填写说明：……”“请据实填写”“此处填写……”“不超过200字”一类表样上写给填表人看的话。

    为什么：这些话不是项目的内容，留在表里说明这一栏没有填写，公开以后有损严肃。

    怎么改：删去，填写本项目的实际内容。

    不报的情形：工作内容里的填报、编印填报说明；写明篇幅的成果。
    """
    end = 0
    for start, behind in sorted(_instructions(cell.text)):
        if start >= end:
            yield Hit(cell.at(Span(start, behind)), {"text": cell.text[start:behind].strip()})
            end = behind
