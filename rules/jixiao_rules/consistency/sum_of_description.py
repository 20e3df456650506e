from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount, Approx
from jixiao_grammar.pattern import HAN
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import is_damaged, is_floor, plain, shown
from jixiao_rules.words import phrase, says
from jixiao_rules.yuan import row_amount

_DESCRIPTION = "绩效指标描述"
_SHARE = phrase(
    rf"(?P<before>(?:{HAN}|、)*?)(?P<sum>[0-9]+(?:\.[0-9]+)?[万亿]?元)[，,]?(?P<how>按|{{sums-of-description.rates}})"
    r"(?P<share>[0-9]+(?:\.[0-9]+)?)%(?:{sums-of-description.taken})?。?"
)
_EACH = phrase(
    rf"(?P<before>{HAN}*?)(?P<many>[0-9]+)(?P<one>[户人])(?P=one)均(?P<what>{HAN}{{0,4}}?)(?P<sum>[0-9]+(?:\.[0-9]+)?万?元)(?:合计|之和|的总和)?。?"
)
_LEAST, _MOST = Decimal("0.9"), Decimal("1.1")


class _Made(Record):
    """What a description comes to: how it is reckoned, in 元, and the sum it starts from."""

    arithmetic: str
    yuan: Decimal
    of: Decimal


@rule(
    code="CON048",
    topic=Topic.AGREEMENT.turn(17),
    sees=rows,
    needs=needs(_DESCRIPTION, "指标值", holding=(_SHARE, _EACH)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效指标描述算下来是 {arithmetic}，指标值却是“{value}”，请核对以哪一个为准",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 村集体年租金收入, 绩效指标描述: '温棚、冷库投资260万元，按5%收取', 指标值: ≥13万元}",
        "{三级指标: 储备粮贷款年利息, 绩效指标描述: '贷款本金6500万元，年利率3%', 指标值: ≤200万元}",
        "{三级指标: 贷款年利息, 绩效指标描述: '贷款本金约6500万元，年利率3%', 指标值: ≤260万元}",
        "{三级指标: 贷款利息, 绩效指标描述: '贷款本金6500万元，年利率3%', 指标值: ≤97.5万元}",
        "{三级指标: 带动脱贫户增收总额, 绩效指标描述: 120户户均增收2000元合计, 指标值: ≥24万元}",
        "{三级指标: 设施投资额, 绩效指标描述: '投资260万元，按5%收取', 指标值: =260万元}",
    ],
    fails=[
        "{三级指标: 村集体年租金收入, 绩效指标描述: '温棚、冷库投资260万元，按5%收取', 指标值: «≥20万元»}",
        "{三级指标: 储备粮贷款年利息, 绩效指标描述: '贷款本金6500万元，年利率3%', 指标值: «≤260万元»}",
        "{三级指标: 带动脱贫户增收总额, 绩效指标描述: 120户户均增收2000元合计, 指标值: «≥30万元»}",
    ],
)
def sum_of_description(row: Row) -> Found:
    """描述算下来的金额与指标值不符。

    检查什么：绩效指标描述只写了一个金额和一个比例（投资260万元，按5%收取），或者多少户、户均多少元，乘起来与指标值不是一个数。

    为什么：描述是指标值的算法；算出来是别的数，不知道以哪个为准。

    怎么改：核对金额、比例和指标值。

    不报的情形：描述还写了别的数或者别的话；金额是约数的；上限多留、下限少报不到一成的；利息不足一年的。
    """
    money = row_amount(row)
    if money is None or row.target is None or is_damaged(row) or money[0].approx is not Approx.NONE:
        return
    amount, own = money
    for made in _made(row.text(_DESCRIPTION).strip(), is_of_year="年" in row.text("三级指标")):
        if own.yuan != made.of and _is_other(amount, own.yuan, made.yuan, own.half_digit):
            yield Hit(row.target.at(amount.span), {"arithmetic": made.arithmetic, "value": shown(row, amount)})


def _made(said: str, *, is_of_year: bool) -> Iterator[_Made]:
    share = _SHARE.fullmatch(said)
    if (
        share is not None
        and (share["how"] == "按" or is_of_year)
        and not says(share["before"], "sums-of-description.about")
    ):
        yuan = _yuan(share["sum"])
        made = yuan * Decimal(share["share"]) / 100
        yield _Made(f"{share['sum']} × {share['share']}% = {_printed(made)}", made, yuan)
    each = _EACH.fullmatch(said)
    if each is not None and not says(each["before"] + each["what"], "sums-of-description.about"):
        yuan = _yuan(each["sum"])
        made = yuan * int(each["many"])
        yield _Made(f"{each['many']}{each['one']} × {each['sum']} = {_printed(made)}", made, yuan)


def _yuan(text: str) -> Decimal:
    node = parse(text).node
    return node.number if isinstance(node, Amount) else Decimal(0)


def _printed(yuan: Decimal) -> str:
    return f"{plain(yuan / 10_000)}万元" if yuan >= 10_000 else f"{plain(yuan)}元"


def _is_other(amount: Amount, own: Decimal, made: Decimal, half_digit: Decimal) -> bool:
    """A floor may be a little lower than what is reckoned, and a ceiling a little higher."""
    if is_floor(amount):
        return own > made + half_digit or own < made * _LEAST
    if amount.op.is_ceiling:
        return own < made - half_digit or own > made * _MOST
    return abs(own - made) > half_digit
