from jixiao_lint.rule import Authority, Basis, Change, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.better_spelling import better_spelling
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import remarks
from jixiao_rules.views import rows_of_two_readings

_CODES = ("ambiguous-date", "ambiguous-number")


@rule(
    code="VAL021",
    topic=Topic.NUMBER.turn(2),
    sees=rows_of_two_readings,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{value}”有两种理解，请写明确",
    variants={
        "either": Variant("“{value}”有两种理解，可以是{one}，也可以是{other}，请写明确"),
        "end": Variant("“{value}”有两种理解：到期初为止，或者到期末为止；如果是期末，请写成“{better}”"),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 完成时间, 指标值: 2025年10月底前}",
        "{三级指标: 完成时间, 指标值: 2025年10月31日前}",
        "{三级指标: 受益群众人数, 指标值: 20, 计量单位: 万人}",
        "{三级指标: 补助标准, 指标值: 8000-1.2万元}",
    ],
    fails=[
        "{三级指标: 完成时间, 指标值: «2025年10月前»}",
        "{三级指标: 运维成本, 指标值: «10-5万元»}",
        "{三级指标: 运维成本, 指标值: ≤«20万», 计量单位: 万元}",
    ],
    hears=_CODES,
)
def ambiguous_value(row: Row) -> Found:
    """指标值有两种理解。

    检查什么：“10月前”（到 9 月底，还是 10 月底）；“10-5万元”（十元到五万元，还是写反了）；指标值写了“20万”，计量单位又是“万元”。

    为什么：两种理解差一个月，或者差一万倍，评价时各说各话。

    怎么改：写成只有一种理解的形式，如“2025年10月底前”“5万元-10万元”。

    不报的情形：“10月底前”“10月31日前”；两端读法唯一的区间。
    """
    if row.target is None:
        return
    for remark in remarks(row, _CODES):
        fields = {"value": remark.span.cut(row.target.text).strip(), **dict(remark.fields)}
        if remark.code == "ambiguous-number":
            yield Hit(row.target.at(remark.span), fields, "either" if "other" in fields else None)
            return
        better = better_spelling(row, remark, changes=frozenset({Change.DAY}))
        if better is None:
            yield Hit(row.target.at(remark.span), fields)
        else:
            whole = row.target.at(remark.span.cover(better.span))
            fix = better.fix if whole.span == better.span else None
            yield Hit(whole, fields | {"better": better.value}, "end", fix)
        return
