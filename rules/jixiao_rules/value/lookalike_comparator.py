import re

from jixiao_grammar.span import Span
from jixiao_lint.rule import (
    Applicability,
    Authority,
    Basis,
    Change,
    Confidence,
    Fix,
    Found,
    Hit,
    Severity,
    Variant,
    rule,
)
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TYPESETTING

_STANDARD = {
    ">=": "≥",
    "=>": "≥",
    "＞＝": "≥",
    "＞=": "≥",
    ">＝": "≥",
    "≧": "≥",
    "⩾": "≥",
    "<=": "≤",
    "=<": "≤",
    "＜＝": "≤",
    "＜=": "≤",
    "<＝": "≤",
    "≦": "≤",
    "⩽": "≤",
    "﹦": "=",
    "═": "=",
    "》": "≥",
    "《": "≤",
}
_SIGN = re.compile("|".join(sorted(map(re.escape, _STANDARD), key=len, reverse=True)))


@rule(
    code="VAL003",
    sees=cells("指标值", "计算符号"),
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="比较符“{sign}”写法不规范，规范写法是“{standard}”",
    variants={
        "bracket": Variant("“{sign}”是书名号，疑似“{standard}”的误写，请核对", Severity.WARNING, Confidence.LIKELY)
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=["≥95%", "《双拥》杂志1期", "编印《年鉴》2025卷", "＝4期"],
    fails=['"«>=»95%"', "«≧»8场", "«》»300亩", "«═»4期"],
)
def lookalike_comparator(cell: Cell) -> Found:
    """比较符误写。

    检查什么：数字前面用了“>=”“≧”“═”等不规范的比较符，或者把书名号“》”“《”当成比较符。

    为什么：系统导入时按字符识别，不规范的符号会丢失或被当成文字；书名号更说不清是“≥”还是“>”。

    怎么改：改成“≥”“≤”“=”。

    不报的情形：书名号成对使用、括着书名的。
    """
    start = len(cell.text) - len(cell.text.lstrip())
    match = _SIGN.match(cell.text, start)
    if match is None or not _stands_for_a_comparison(cell, match.end()):
        return
    span = Span(match.start(), match.end())
    fields = {"sign": match[0], "standard": _STANDARD[match[0]]}
    if match[0] in "《》":
        yield Hit(cell.at(span), fields, "bracket", Fix(_STANDARD[match[0]], changes=frozenset({Change.SIGN})))
    else:
        yield Hit(cell.at(span), fields, fix=Fix(_STANDARD[match[0]], Applicability.SAFE))


def _stands_for_a_comparison(cell: Cell, end: int) -> bool:
    rest = cell.text[end:].strip()
    return not rest if cell.field == "计算符号" else rest[:1].isdecimal()
