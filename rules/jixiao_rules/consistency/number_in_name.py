from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension, Span
from jixiao_grammar.columns import read_unit
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.reading import amount_of, is_damaged, is_percent, shown
from jixiao_rules.views import named_rows

# A rate and what it comes to, at the end of a name: 验收合格率达到98%, 达标率100%.
_RATE = pattern(r"(?:率|度|比例|占比)(?:达到?|为|不低于)?\s*(?P<number>[0-9]+(?:\.[0-9]+)?)\s*[%％](?:以上)?$")
# A count and its unit, at the end of a name: 购置垃圾桶120个; not 第3批, 10—20人.
_COUNT = pattern(r"(?<![0-9.第前近满至\-~～—－])(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>万?[\u4e00-\u9fff]{1,2})$")
_WAN = 10_000
_OF_EACH = frozenset("每各均单")


@rule(
    code="CON060",
    topic=Topic.AGREEMENT.turn(1),
    sees=named_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="三级指标的名称写的是“{told}”，指标值是“{value}”，两处数量不一致，请核对",
    variants={"unit": Variant("三级指标的名称写的是“{told}”，指标值是“{value}”，两处单位不一致，请核对")},
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 购置垃圾桶120个, 指标值: ≥120个}",
        "{三级指标: 验收合格率达到98%, 指标值: ≥98%}",
        "{三级指标: 更换路灯1.2万盏, 指标值: ≥12000盏}",
        "{三级指标: 修建蓄水池3座, 指标值: 不少于三座}",
        "{三级指标: 空气优良天数比例较上年提高2%, 指标值: ≥88%}",
        "{三级指标: 每村配备保洁员2人, 指标值: ≥64人}",
        "{三级指标: 惠民演出进100个村, 指标值: ≥120场}",
        "{三级指标: 硬化村道1条, 指标值: 2公里}",
        "{三级指标: 养老护理员工龄满3年, 指标值: ≥5年}",
    ],
    fails=[
        "{三级指标: 新建垃圾房3座, 指标值: «≥2座»}",
        "{三级指标: 购置垃圾桶120个, 计算符号: ≥, 指标值: «100», 计量单位: 个}",
        "{三级指标: 设施建设质量达标率100%, 指标值: «≥98%»}",
        "{三级指标: 聘用护林员230人, 计算符号: ≥, 指标值: «230», 计量单位: 个}",
    ],
)
def number_in_name(row: Row) -> Found:
    """名称里的数与指标值不一致。

    检查什么：三级指标以一个比率或者一个数量结尾（达标率100%、垃圾房3座），指标值写的是同一单位的另一个数，或者同一个数换了单位。

    为什么：一行里两个数，考核时不知道以哪个为准。

    怎么改：核对后以指标值为准，名称里不再写数。

    不报的情形：两处相同的（由 VAL008 检查）；单位不同、数也不同的；每个、各、人均多少；提高、下降多少；年限和年龄。
    """
    amount = amount_of(row)
    if row.name is None or row.target is None or amount is None or amount.unit is None or is_damaged(row):
        return
    text = row.name.text.rstrip()
    if not text[-1:] or not any(map(str.isdecimal, text)):
        return
    match = _RATE.search(text) if is_percent(amount) else _COUNT.search(text)
    if match is None or amount.direction or amount.baseline or not _OF_EACH.isdisjoint(text[: match.start()]):
        return
    unit = match.groupdict().get("unit", "")
    same_number = Decimal(match["number"]) * (_WAN if unit.startswith("万") else 1) == amount.number
    fields = {"told": Span(match.start("number"), match.end()).cut(text), "value": shown(row, amount)}
    if is_percent(amount) or _is_unit(amount, unit):
        if not same_number:
            yield Hit(row.target.at(amount.span), fields)
    elif same_number and amount.number > 1 and _counts_otherwise(amount, unit.removeprefix("万")):
        yield Hit(row.target.at(amount.span), fields, "unit")


def _is_unit(amount: Amount, unit: str) -> bool:
    """The unit of the value, and none of time: a name may end with an age or a term."""
    own = amount.unit
    return (
        own is not None
        and own.printed.removeprefix("万") == unit.removeprefix("万")
        and own.dimension is not Dimension.TIME
    )


def _counts_otherwise(amount: Amount, unit: str) -> bool:
    """Both are words that count, and not the same: 人 and 个."""
    lone, own = read_unit(unit), amount.unit
    if lone is None or own is None or not lone.unit.known or lone.unit.symbol == own.symbol:
        return False
    return own.dimension is lone.unit.dimension is Dimension.COUNT and not own.per
