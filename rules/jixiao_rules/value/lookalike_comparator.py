from collections.abc import Iterator

from jixiao_grammar.ast import Op, OpSource, Span
from jixiao_grammar.columns import read_sign
from jixiao_grammar.vocabulary import PRINTED
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
    Topic,
    Variant,
    rule,
)
from jixiao_lint.table import Cell, Row, rows
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amounts_of, remarks
from jixiao_rules.spots import trimmed

_BOOK_MARKS = "《》"
_WIDE = str.maketrans("<>=", "＜＞＝")
# A slip that stands for ≥ and ≤ more often than for > and <.
_MEANT = {"》": "≥", "《": "≤"}


@rule(
    code="VAL003",
    topic=Topic.DIRECTION.turn(3),
    sees=rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="比较符“{sign}”写法不规范，规范写法是“{standard}”",
    variants={
        "bracket": Variant(
            "“{sign}”是书名号，疑似“{standard}”的误写，请核对",
            Severity.WARNING,
            Confidence.LIKELY,
            topic=Topic.UNREAD.turn(8),
        )
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥95%}",
        "{三级指标: 编印期数, 指标值: 《双拥》杂志1期}",
        "{三级指标: 方案落实情况, 指标值: 《2023年实施方案》落实}",
        "{三级指标: 编印期数, 指标值: ＝4期}",
        "{三级指标: 群众满意度, 计算符号: 不低于, 指标值: 95%}",
    ],
    fails=[
        '{三级指标: 群众满意度, 指标值: "«>=»95%"}',
        "{三级指标: 活动场次, 指标值: «≧»8场}",
        "{三级指标: 造林面积, 指标值: «》»300亩}",
        "{三级指标: 编印期数, 指标值: «═»4期}",
        '{三级指标: 群众满意度, 计算符号: "«=>»", 指标值: 95%}',
    ],
    hears=("lookalike-sign", "backward-sign", "redundant-sign"),
)
def lookalike_comparator(row: Row) -> Found:
    """比较符误写。

    检查什么：数字前面用了“>=”“≧”“═”等不规范的比较符，或者把书名号“》”“《”当成比较符。

    为什么：系统导入时按字符识别，不规范的符号会丢失或被当成文字；书名号更说不清是“≥”还是“>”。

    怎么改：改成“≥”“≤”“=”。

    不报的情形：书名号成对使用、括着书名的。
    """
    for cell, span, operator in _written(row):
        sign = span.cut(cell.text).strip("（）() ")
        if sign == PRINTED[operator]:
            continue
        standard = _MEANT.get(sign, PRINTED[operator])
        fields = {"sign": sign, "standard": standard}
        if sign in _BOOK_MARKS:
            yield Hit(cell.at(span), fields, "bracket", Fix(standard, changes=frozenset({Change.SIGN})))
        elif sign not in (standard, standard.translate(_WIDE)):
            yield Hit(cell.at(span), fields, fix=Fix(standard, Applicability.SAFE))


def _written(row: Row) -> Iterator[tuple[Cell, Span, Op]]:
    """Every sign of comparison in the value, and the one of the 计算符号 column."""
    has_remarks = row.resolved is not None and row.resolved.diagnostics
    # VAL018 speaks of these.
    doubled = {remark.span for remark in remarks(row, ("repeated-operator",))} if has_remarks else ()
    for amount in amounts_of(row):
        signed = amount.op_span is not None and amount.op_source is OpSource.SIGN
        if row.target is not None and amount.op_span is not None and signed and amount.op_span not in doubled:
            yield row.target, amount.op_span, amount.op
    column = row.cell("计算符号")
    operator = read_sign(column.text) if column is not None else None
    if column is not None and operator is not None and not column.text.strip()[0].isalnum():
        yield column, trimmed(column).span, operator
