from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.words import phrase

_OPEN, _CLOSE = r"[（(【\[]\s*", r"\s*[)）】\]]"
_IN = r"[^（）()【】\[\]\n]"
_CHECK = r"(?:再|进一步)?{review.check}"
_ASK = rf"(?:{_CHECK}|{{review.change}})"
_NOTES = (
    rf"{{review.here}}{_IN}{{0,6}}{_ASK}{_IN}{{0,6}}",
    rf"请{_IN}{{0,6}}{_ASK}{_IN}{{0,10}}",
    rf"{{review.must}}{_IN}{{0,6}}{_CHECK}",
    rf"{{review.about}}{_IN}{{0,4}}(?:待|未|需|请){_IN}{{0,4}}{_ASK}",
    rf"建议{{review.advised}}{_IN}{{0,8}}",
    r"{review.remarks}",
)
_RESIDUE = phrase(
    rf"{_OPEN}(?:{'|'.join(_NOTES)}){_CLOSE}"
    r"|待(?:局|分管)?{review.superiors}\S{0,4}{review.decided}"
    r"|批注\s*[\[【]?\s*[A-Za-z]{0,8}[0-9]+\s*[\]】]?\s*[:：]|【批注|{review.tracked}\s*[:：]"
    r"|[？?]{2,}|(?<![A-Za-z])TODO(?![A-Za-z])"
)


@rule(
    code="PUB005",
    topic=Topic.DEBRIS.turn(1),
    sees=cells(holding=_RESIDUE),
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
    for found in _RESIDUE.finditer(cell.text):
        yield Hit(cell.at(Span(found.start(), found.end())), {"residue": found[0].strip()})
