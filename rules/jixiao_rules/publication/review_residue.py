from jixiao_grammar.pattern import pattern
from jixiao_grammar.span import Span
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TYPESETTING

_OPEN, _CLOSE = r"[（(【\[]\s*", r"\s*[)）】\]]"
_IN = r"[^（）()【】\[\]\n]"
_CHECK = r"(?:再|进一步)?(?:核实|核对|确认|核定|审定|斟酌|商榷|讨论|落实)"
_ASK = rf"(?:{_CHECK}|(?:补充|修改|完善|更新|填写|删除|删掉|调整|改为|改成))"
_NOTES = (
    rf"(?:此处|这里|该处|本处){_IN}{{0,6}}{_ASK}{_IN}{{0,6}}",
    rf"请{_IN}{{0,6}}{_ASK}{_IN}{{0,10}}",
    rf"(?:待|须|需要?|还要|尚需){_IN}{{0,6}}{_CHECK}",
    rf"(?:数据|数字|金额|名称|日期){_IN}{{0,4}}(?:待|未|需|请){_IN}{{0,4}}{_ASK}",
    rf"建议(?:删除|删掉|修改|补充|改为|改成){_IN}{{0,8}}",
    r"待定|待核|待补|待查|存疑|不准确|有误|原文如此|修改稿|讨论稿|初稿|送审稿",
)
_RESIDUE = pattern(
    rf"{_OPEN}(?:{'|'.join(_NOTES)}){_CLOSE}"
    r"|待(?:局|分管)?(?:领导|局长|处长|科长|财政局?|上级)\S{0,4}(?:审定|确认|核定|同意|批示)"
    r"|批注\s*[\[【]?\s*[A-Za-z]{0,8}[0-9]+\s*[\]】]?\s*[:：]|【批注|(?:已删除|删除的内容|带格式的|设置了格式)\s*[:：]"
    r"|[？?]{2,}|(?<![A-Za-z])TODO(?![A-Za-z])"
)


@rule(
    code="PUB005",
    topic=Topic.DEBRIS.turn(1),
    sees=cells(),
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
