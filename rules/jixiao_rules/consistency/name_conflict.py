from decimal import Decimal

from jixiao_grammar.ast import Dimension, Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amount_of, is_damaged, shown
from jixiao_rules.views import number_rows

# 慰问对象600名: so many at the end of a name are the target; 进100个村 and 前10名 tell which.
_COUNT = pattern(
    r"(?<![\d.第前近满超达到进入各每])(?P<number>\d+(?:\.\d+)?)\s*(?P<many>万?)(?P<unit>[\u4e00-\u9fff]{1,2})$"
)
_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA)
_MANY = 10000
_LONGEST = 5  # characters of unit and 万 behind the last digit, and it


@rule(
    code="CON037",
    topic=Topic.AGREEMENT.turn(12),
    sees=number_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="名称写“{said}”，指标值却是“{value}”，同一行前后不一，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 春节慰问优抚对象600名, 指标值: =600名}",
        "{三级指标: 惠民演出进100个村, 指标值: ≥120场}",
        "{三级指标: 成绩进入全省前10名, 指标值: ≥3名}",
        "{三级指标: 规模以上企业达到20家, 指标值: ≥2家}",
        "{三级指标: 造林1.2万亩, 指标值: ≥12000亩}",
    ],
    fails=[
        "{三级指标: 春节慰问优抚对象«600名», 指标值: =560名}",
        "{三级指标: 造林«1.2万亩», 指标值: ≥1万亩}",
    ],
)
def name_conflict(row: Row) -> Found:
    """名称里的数与指标值不一致。

    检查什么：三级指标以“600名”“1.2万亩”结尾，指标值用同一个单位，数却不同。

    为什么：两个数都像是目标，考核时不知道以哪个为准。

    怎么改：核对后改正指标值，名称里不写数。

    不报的情形：单位不同；“前10名”“达到20家”“进100个村”等说明条件和范围的数。
    """
    amount = amount_of(row)
    if row.name is None or amount is None or amount.unit is None or is_damaged(row) or amount.unit.per:
        return
    name = row.name.text.rstrip()
    found = _COUNT.search(name) if any(map(str.isdigit, name[-_LONGEST:])) else None
    if found is None or amount.unit.dimension not in _SIZES or found["unit"] != amount.unit.symbol:
        return
    said = Decimal(found["number"]) * (_MANY if found["many"] else 1)
    if said != amount.number:
        yield Hit(
            row.name.at(Span(found.start(), found.end())),
            {"said": found[0], "value": shown(row, amount)},
        )
