from collections.abc import Iterator

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import IN_BRACKETS, pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells, needs
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.words import phrase

_CHECK = r"(?:再|进一步)?{review.check}"
_ASK = rf"(?:{_CHECK}|{{review.change}})"
_NOTES = (
    rf"{{review.here}}.{{0,6}}{_ASK}.{{0,6}}",
    rf"请.{{0,6}}{_ASK}.{{0,10}}",
    rf"{{review.must}}.{{0,6}}{_CHECK}",
    rf"{{review.about}}.{{0,4}}(?:待|未|需|请).{{0,4}}{_ASK}",
    r"建议{review.advised}.{0,8}",
    r"{review.remarks}",
)
_BRACKETS = pattern(IN_BRACKETS)
_NOTE = phrase("|".join(_NOTES))
_OTHER = phrase(
    r"待(?:局|分管)?{review.superiors}\S{0,4}{review.decided}"
    r"|批注\s*[\[【]?\s*[A-Za-z]{0,8}[0-9]+\s*[\]】]?\s*[:：]|【批注|{review.tracked}\s*[:：]"
    r"|[？?]{2,}|(?<![A-Za-z])TODO(?![A-Za-z])"
)


def _residues(text: str) -> Iterator[tuple[int, int]]:
    """Where they begin and end. What stands in brackets is asked by itself: few brackets hold one of these words."""
    for found in _BRACKETS.finditer(text):
        if _NOTE.fullmatch(found[1].strip()):
            yield found.span()
    for found in _OTHER.finditer(text):
        yield found.span()


def _may_hold_residue(text: str) -> bool:
    return next(_residues(text), None) is not None


@rule(
    code="PUB005",
    topic=Topic.DEBRIS.turn(1),
    sees=cells(holding=_may_hold_residue),
    needs=needs(holding=(_NOTE, _OTHER)),
    severity=Severity.ERROR,
    message="“{residue}”是审稿时留下的文字，不是表的内容，定稿前请处理并删除",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "修订《档案管理办法》（修订版）1部，完成方案征求意见稿",
        "是否完成审核？",
        "对存在问题的数据进行核实、补充和修改",
        "核查（含复核、确认）完成率",
        "土地整理（需要补充耕地200亩），立法调研（拟修改地方性法规3部）",
        "统筹实施（建议由区财政安排，确认后实施；数据来源：统计年鉴，经核实）",
    ],
    fails=[
        "培训12期«（此处核实）»",
        "资金规模«待领导审定»",
        "受益人数«？？»人",
        "'«批注[w1]：»数字与合同不符'",
        "购置设备30台«（请补充型号）»",
    ],
)
def review_residue(cell: Cell) -> Found:
    """审稿残留。

    检查什么：各栏里的批注、“（此处核实）”“待领导审定”“？？”等审稿时留下的文字。

    为什么：这些文字不是表的内容，公开以后有损严肃，也说明内容还没有定。

    怎么改：按审稿意见改好，删去这些文字。

    不报的情形：修订制度、征求意见等工作内容；单个问号；表示核实、确认工作的正文。
    """
    end = 0
    for start, behind in sorted(_residues(cell.text)):
        if start >= end:
            yield Hit(cell.at(Span(start, behind)), {"residue": cell.text[start:behind].strip()})
            end = behind
