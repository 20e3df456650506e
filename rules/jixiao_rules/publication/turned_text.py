import re

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TYPESETTING

# Every character that only turns the direction of the text, or marks it: Unicode calls them Bidi_Control.
_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HINT = pattern(f"[{_TURNS}]")


@rule(
    code="PUB010",
    topic=Topic.UNREAD.turn(1),
    sees=cells(holding=_HINT),
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="有看不见的方向控制符 {codes}，显示的内容和实际的内容可能不一样，请删除并核对",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "修复管网长度≥120公里",
        "2025年1月—12月，→ 按月完成",
        "举办英文版（English）展览 3 场",
    ],
    fails=[
        "≥«\u202e»001«\u202c»次",
        "«\u200e»2025年6月底前",
        "修复«\u2067»管网«\u2069»长度",
    ],
)
def turned_text(cell: Cell) -> Found:
    """藏有改变文字方向的控制符。

    检查什么：各栏里改变文字显示方向的控制符（U+202A 至 U+202E、U+2066 至 U+2069、U+200E、U+200F、U+061C）。

    为什么：这些字符看不见，却能把后面的文字倒过来显示：屏幕上是 100，实际写的可以是 001；人看到的和系统读到的就不是同一个数。

    怎么改：删去控制符，再对照原文核对这一栏的数字和文字。

    不报的情形：中文、英文和数字正常混排，不需要这些字符。
    """
    for found in re.finditer(f"[{_TURNS}]+", cell.text):
        codes = "、".join(f"U+{ord(character):04X}" for character in dict.fromkeys(found[0]))
        yield Hit(cell.at(Span(found.start(), found.end())), {"codes": codes}, fix=Fix(""))
