from decimal import Decimal

from jixiao_grammar.ast import Amount
from jixiao_grammar.name import Name
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
from jixiao_lint.table import Row
from jixiao_rules.documents import NUMERALS, REVIEW
from jixiao_rules.levels import is_cost
from jixiao_rules.reading import amount_of, is_percent, plain
from jixiao_rules.views import number_rows
from jixiao_rules.words import longest_first

_HALF = Decimal("0.5")


@rule(
    code="UNI005",
    topic=Topic.UNIT.turn(1),
    sees=number_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="“{printed}”建议写成“{standard}”",
    variants={
        "fraction": Variant(
            "“{name}”是百分比，指标值“{printed}”像是“{standard}”，多半是从电子表格导出时丢了百分号，请核对",
            Severity.WARNING,
            Confidence.LIKELY,
            topic=Topic.UNREAD.turn(9),
        ),
        "points": Variant(
            "“{name}”是比率，“个百分点”表示升降的幅度，请核对是否应为“{standard}”", Severity.INFO, Confidence.LIKELY
        ),
    },
    basis=[Basis(NUMERALS, Authority.HYGIENE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 验收合格率, 指标值: ≥95%}",
        "{三级指标: 入学率提高幅度, 指标值: 提高2个百分点}",
        "{三级指标: 资产负债率, 指标值: ≤0.6}",
        "{三级指标: 容积率, 指标值: ≤0.8}",
        "{三级指标: 验收合格率, 指标值: 0}",
        "{三级指标: 就业率, 指标值: 比上年高2个百分点}",
    ],
    fails=[
        "{三级指标: 验收合格率, 指标值: ≥«百分之九十»}",
        "{三级指标: 验收合格率, 指标值: «≥0.95»}",
        "{三级指标: 群众满意度, 指标值: «0.9», 计量单位: '%'}",
        "{三级指标: 验收合格率, 指标值: «≥95个百分点»}",
    ],
)
def percent_notation(row: Row) -> Found:
    """百分数的写法。

    检查什么：写成“百分之九十”；合格率、满意度等写成 0.95；比率本身写成“95个百分点”。

    为什么：写法不一，系统认不出是百分数；0.95 按字面理解就是 0.95%，目标等于没有。

    怎么改：写成“90%”“95%”。

    不报的情形：负债率、容积率等本来用小数表示的；写的是提高、下降几个百分点；全角百分号和“百分比”由 UNI002 检查。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or amount.direction or amount.baseline:
        return
    printed = amount.span.cut(row.target.text)
    if amount.printed_number.startswith("百分之"):
        standard = f"{plain(amount.number)}%"
        fix = Fix(standard, Applicability.SAFE)
        spelt = amount.number_span.cut(row.target.text)
        yield Hit(row.target.at(amount.number_span), {"printed": spelt, "standard": standard}, fix=fix)
    elif _is_fraction(row, amount):
        standard = f"{plain(amount.number * 100)}%"
        yield Hit(row.target.at(amount.span), {"name": name, "printed": printed, "standard": standard}, "fraction")
    elif (
        amount.unit is not None
        and amount.unit.symbol == "百分点"
        and _is_level(row.name_reading)
        and amount.number >= 50
    ):
        standard = f"{plain(amount.number)}%"
        yield Hit(row.target.at(amount.span), {"name": name, "standard": standard}, "points")


def _is_fraction(row: Row, amount: Amount) -> bool:
    """0.95 or 1 where only a share of 100 can be meant, whether or not a column says %."""
    if not _HALF <= amount.number <= 1 or not _is_level(row.name_reading) or is_cost(row):
        return False
    without_unit = amount.unit is None and not row.text("计量单位")
    in_column = amount.written_unit is None and is_percent(amount)
    return (without_unit or in_column) and (amount.scale > 0 or amount.number == 1)


def _is_level(name: Name) -> bool:
    return name.is_better_high and name.bare.endswith(longest_first("capped-rates"))
