from collections.abc import Iterator

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import (
    Applicability,
    Authority,
    Basis,
    Confidence,
    Fix,
    Found,
    Hit,
    Severity,
    Topic,
    Variant,
    rule,
)
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TYPESETTING

_EDGE = pattern(r"\A[\s\u200b\ufeff]+|[\s\u200b\ufeff]+\Z")
_BETWEEN = pattern(r"(?<=[\u4e00-\u9fff])[ \t\u3000\xa0]+(?=[\u4e00-\u9fff])")
_BLANKS = frozenset(" \t\u3000\xa0")
_UNSEEN, _MARKS = "\u200b\ufeff", "。；;、，,"
_END = pattern(rf"[{_MARKS}]+\Z")
_SENTENCES = pattern(r"[。；;，,：:\n]")


@rule(
    code="VAL010",
    topic=Topic.BLANKS.turn(1),
    sees=cells("指标值", "三级指标", "绩效指标描述"),
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="{field}“{text}”{where}有多余的空格",
    variants={"punctuation": Variant("{field}“{text}”末尾有多余的标点“{mark}”")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=["≥95%", "≥ 95 %", "完成 A 级认证", '"达到优。三年内保持；不降级。"', '""'],
    fails=['"« »≥95%"', '"合格«  »"', '"验收« »合格"', "≥95%«。»"],
    hears=("trailing-punctuation", "space-in-word"),
)
def whitespace(cell: Cell) -> Found:
    """多余的空格和句末标点。

    检查什么：三级指标、绩效指标描述、指标值前后的空格，汉字之间的空格，以及名称和指标值末尾的句号、分号、顿号。

    为什么：看不见的空格会让系统把同一个指标当成两个，名称和描述也对不上。

    怎么改：删去空格和标点。

    不报的情形：数字、字母和汉字之间的空格；换行；描述里的空格和标点，成句的文字末尾的标点。
    """
    if cell.is_blank or _is_tidy(cell):
        return
    for start, end, where in _spaces(cell):
        fields = {"field": cell.field, "text": cell.text.strip(), "where": where}
        yield Hit(cell.at(Span(start, end)), fields, fix=Fix("", Applicability.SAFE))
    bare = cell.text.rstrip()
    mark = _END.search(bare)
    if (
        mark is not None
        and mark.start()
        and cell.field != "绩效指标描述"
        and not _SENTENCES.search(bare[: mark.start()])
    ):
        fields = {"field": cell.field, "text": bare.strip(), "mark": mark[0]}
        yield Hit(cell.at(Span(mark.start(), mark.end())), fields, "punctuation", Fix("", Applicability.SAFE))


def _is_tidy(cell: Cell) -> bool:
    """True where none of the patterns finds anything, as in nearly every cell; cheaper than asking them."""
    text = cell.text
    if text[0] in _UNSEEN or text[-1] in _UNSEEN or text[-1] in _MARKS or text.strip() != text:
        return False
    return cell.field == "绩效指标描述" or _BLANKS.isdisjoint(text)


def _spaces(cell: Cell) -> Iterator[tuple[int, int, str]]:
    for match in _EDGE.finditer(cell.text):
        if match[0].strip("\n\r"):
            yield match.start(), match.end(), "末尾" if match.start() else "开头"
    # Most cells hold no blank inside, and the pattern is a dear one.
    if cell.field != "绩效指标描述" and not _BLANKS.isdisjoint(cell.text.strip()):
        for match in _BETWEEN.finditer(cell.text):
            yield match.start(), match.end(), "中间"
