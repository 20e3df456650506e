from jixiao_grammar.ast import Amount, Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import signed_rows
from jixiao_rules.words import phrase, section

_SIGNS = frozenset("≥≤＞＜><≧≦⩾⩽")
_NUMERAL = pattern("[0-9０-９一二三四五六七八九十百千万零两]")
_ON_A_SCALE = phrase(r"{number-wanted.on-a-scale}")


@rule(
    code="VAL016",
    topic=Topic.VAGUE.turn(1),
    sees=signed_rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="计算符号是“{sign}”，指标值却是文字“{value}”，应当填写数值；定性的指标，计算符号应当选“定性”",
    variants={
        "quantity": Variant(
            "计算符号是“定性”，指标值却是数值“{value}”，请核对；能用数值考核的，应当选“≥”“≤”“=”",
            Severity.INFO,
            Confidence.LIKELY,
        )
    },
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 参训人数, 计算符号: ≥, 指标值: 200, 计量单位: 人}",
        "{三级指标: 服务质量, 计算符号: 定性, 指标值: 明显提高}",
        "{三级指标: 生态环境, 计算符号: ＝, 指标值: 有效改善, 计量单位: 是/否}",
        "{三级指标: 医院等级, 计算符号: ≥, 指标值: 二级甲等}",
        "{三级指标: 上座率, 计算符号: ≥, 指标值: 上年同期水平}",
        "{三级指标: 完成时间, 计算符号: ≤, 指标值: 2025年12月31日}",
    ],
    fails=[
        "{三级指标: 服务质量, 计算符号: ≥, 指标值: «明显提高»}",
        "{三级指标: 服务质量, 计算符号: 定量, 指标值: «效果明显»}",
        "{三级指标: 参训人数, 计算符号: 定性, 指标值: «200人»}",
    ],
)
def qual_in_quant_column(row: Row) -> Found:
    """定性的值填在定量的栏里。

    检查什么：计算符号是“≥”“≤”“定量”，指标值却没有数；计算符号是“定性”，指标值却是一个数。

    为什么：申报系统里定量指标只能填数，文字不予保存，也没法和实际值比较。

    怎么改：填写数值，或者把计算符号改为“定性”。

    不报的情形：计算符号是“=”的（有的地方用来表示达到）；等级、同期水平等可以比较的；日期。
    """
    sign, node = row.text("计算符号").replace(" ", ""), node_of(row)
    if row.target is None or not sign:
        return
    value = row.text("指标值")
    if sign in (*_SIGNS, *section("number-wanted.signs")) and isinstance(node, Text):
        if not _NUMERAL.search(value) and not _ON_A_SCALE.search(value) and not node.baseline:
            yield Hit(trimmed(row.target), {"sign": sign, "value": value})
    elif sign.startswith("定性") and isinstance(node, Amount) and node.number and not node.subject:
        yield Hit(trimmed(row.target), {"value": value}, "quantity")
