from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.better_spelling import better_spelling
from jixiao_rules.documents import NUMERALS, TYPESETTING
from jixiao_rules.reading import is_unread, remarks
from jixiao_rules.views import damaged_rows

_FAULTS = {
    "dangling-point": "小数点后面没有数字",
    "missing-zero": "小数点前面缺少 0",
    "stray-point": "多了一个点",
    "letter-for-digit": "混入了字母",
    "letter-for-multiplier": "用字母代替了“万”“千”",
    "space-in-number": "中间有空格，可能是一个数，也可能是两个数",
}


@rule(
    code="VAL020",
    topic=Topic.NUMBER.turn(1),
    sees=damaged_rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{value}”的数字{fault}，按“{better}”理解，请核对后改正",
    variants={
        "guess": Variant("“{value}”的数字{fault}，可能是“{better}”，请核对后改正"),
        "open": Variant("“{value}”的数字{fault}，请核对后改正"),
    },
    basis=[Basis(NUMERALS, Authority.HYGIENE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 修缮里程, 指标值: ≥10公里}",
        "{三级指标: 群众满意度, 指标值: ≥95.5%}",
        "{三级指标: 参训人数, 指标值: '≥12,000人'}",
        "{三级指标: 参训人数, 指标值: ≥ 300 人}",
        "{三级指标: 细颗粒物浓度, 指标值: PM2.5≤35微克/立方米}",
    ],
    fails=[
        "{三级指标: 修缮里程, 指标值: ≥«1O»公里}",
        "{三级指标: 群众满意度, 指标值: ≥95«.»%}",
        "{三级指标: 群众满意度, 指标值: ≥«9 5»%}",
        "{三级指标: 运维成本, 指标值: ≤10«w»元}",
    ],
    hears=tuple(_FAULTS),
)
def damaged_number(row: Row) -> Found:
    """数字写坏了。

    检查什么：数字里混入字母（1O 公里）、多了或悬空的小数点（95.%、.95）、中间有空格（9 5%），用字母代替数量级（10w元）。

    为什么：这样的数系统读不出来，人读也只能猜；差一位就差十倍。

    怎么改：对照原表核对，写成完整的阿拉伯数字。

    不报的情形：千分位逗号、全角数字（由 VAL007 检查）；数和单位之间的空格；PM2.5、5G 等代号里的数字。
    """
    if row.target is None:
        return
    for remark in remarks(row, tuple(_FAULTS)):
        fields = {"value": row.text("指标值"), "fault": _FAULTS[remark.code]}
        better = better_spelling(row, remark, sure=False)
        if better is None:
            yield Hit(row.target.at(remark.span), fields, "open")
        else:
            variant = "guess" if is_unread(row) else None
            yield Hit(row.target.at(better.span), fields | {"better": better.value}, variant, better.fix)
        return
