from jixiao_grammar.columns import read_unit
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import amount_of
from jixiao_rules.views import rows_with_unit_column


@rule(
    code="UNI006",
    topic=Topic.UNIT.turn(3),
    sees=rows_with_unit_column,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="指标值“{value}”带了单位，计量单位栏又写了“{column}”；建议指标值只写数",
    variants={"differ": Variant("指标值“{value}”的单位和计量单位栏的“{column}”不一致，请核对")},
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥95, 计量单位: '%'}",
        "{三级指标: 编印册数, 指标值: 4.8万, 计量单位: 册}",
        "{三级指标: 参训人数, 指标值: ≥95人, 计量单位: }",
        "{三级指标: 完成时间, 指标值: 2025年12月31日前, 计量单位: 年}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: 100«%», 计量单位: '%'}",
        "{三级指标: 参训人数, 指标值: ≥20«人», 计量单位: 次}",
    ],
)
def double_unit(row: Row) -> Found:
    """单位重复。

    检查什么：指标值里带了单位，计量单位栏又写了一遍，或者写的不一样。

    为什么：系统把两栏连起来读，就成了“100%%”；两处不一样时，更不知道以哪个为准。

    怎么改：单位只写在计量单位栏。

    不报的情形：指标值里只有万、亿等倍数；日期；计量单位栏空着。
    """
    amount, column = amount_of(row), row.text("计量单位")
    unit, lone = amount.written_unit if amount is not None else None, read_unit(column)
    if amount is None or row.target is None or unit is None or lone is None or not lone.unit.known:
        return
    fields = {"value": amount.span.cut(row.target.text), "column": column}
    if lone.unit.symbol != unit.symbol:
        yield Hit(row.target.at(unit.span), fields, "differ")
    else:
        fix = Fix("") if unit.span.cut(row.target.text) == column else None
        yield Hit(row.target.at(unit.span), fields, fix=fix)
