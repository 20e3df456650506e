from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.name import Name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.reading import amount_of
from jixiao_rules.spots import first
from jixiao_rules.views import money_rows
from jixiao_rules.words import holds, phrase, section
from jixiao_rules.yuan import agree, head_amount, money_of

_AVERAGE = pattern("人均|户均|生均|每")
_PRICE = phrase(r"{money-quantity.prices}|[每均单]|价$")

# Measures of money that goes out; 额 and 金额 may be of any.


@rule(
    code="MON007",
    topic=Topic.NO_INDICATOR.turn(2),
    sees=money_rows,
    severity=Severity.WARNING,
    message="“{name}”是花多少钱，不是产出的数量，审核中常被退回；数量指标建议填写提供的产品或者服务的数量，如“补助人数”",
    variants={
        "bought": Variant("“{name}”要写做了多少，指标值“{value}”写的却是花多少钱；请写台数、份数等，金额放到成本指标"),
        "price": Variant("“{name}”的指标值“{value}”是给每一个多少钱，不是数量；请写人数、次数等，金额放到成本指标"),
        "unclear": Variant(
            "数量指标“{name}”的指标值是金额；金额多是投入，数量指标建议填写提供的产品或者服务的数量，金额放到成本或者效益指标",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 补助人数, 指标值: ≥200人}",
        "{二级指标: 成本指标, 三级指标: 补助经费, 指标值: ≤72890元}",
        "{二级指标: 数量指标, 三级指标: 生活补助标准, 指标值: 500元/人·月}",
        "{二级指标: 数量指标, 三级指标: 发放创业担保贷款金额, 指标值: ≥5000万元}",
        "{二级指标: 数量指标, 三级指标: 人均补助, 指标值: 500元/人}",
        "{二级指标: 数量指标, 三级指标: 资金拨付率, 指标值: 100%}",
        "{二级指标: 数量指标, 三级指标: 规上企业产值, 指标值: ≥3亿元}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: «卫片执法补助经费», 指标值: =72890元}",
        "{二级指标: 数量指标, 三级指标: «拨付资金», 计算符号: ＝, 指标值: 30, 计量单位: 万元}",
        "{二级指标: 数量指标, 三级指标: «校园监控改造», 指标值: 800万元}",
        "{二级指标: 数量指标, 三级指标: «印刷宣传品», 指标值: =2.8万元}",
        "{二级指标: 数量指标, 三级指标: «灾害信息员误工补助», 指标值: 600元/人}",
    ],
)
def money_as_quantity(row: Row) -> Found:
    """把资金当作数量指标。

    检查什么：数量指标的值是金额；名称是资金、经费、补助金额、拨付、支付等的，或者金额正好是预算数的，
    以及购置、印刷等做的事写成金额、单价的，报警告，其余的只作提示。

    为什么：钱是投入，不是产出；数量指标要反映钱花出去以后提供了多少产品或者服务。

    怎么改：改成“补助人数”“执法次数”等；金额放到成本指标。

    不报的情形：补助标准、单价；贷款、担保、投资、产值、减税、审计金额等，钱本身就是工作对象（正好是预算数的除外）；补助人数等。
    """
    amount = amount_of(row)
    if amount is None or row.name is None or level2(row) != QUANTITY:
        return
    unit, name = amount.unit, row.name_reading
    if unit is None or unit.dimension is not Dimension.MONEY or amount.direction or not name.is_name:
        return
    if unit.per:
        if name.measure is None and not _PRICE.search(name.bare) and not _is_product(name):
            yield Hit(first(row.name, name.bare), {"name": name.bare, "value": row.text("指标值")}, "price")
        return
    if (
        name.measure is not None
        and name.measure.units
        and "MONEY" not in name.measure.units
        and name.measure.word != "数量"
    ):
        return  # 培训人数≥200元 is a slip of the unit, which UNI003 tells
    is_all = _is_budget(row, amount)
    if _AVERAGE.search(name.bare) or (not is_all and _is_product(name)):
        return
    variant = None if is_all or _is_spent(name) else "bought" if _is_bought(name) else "unclear"
    yield Hit(first(row.name, name.bare), {"name": name.bare, "value": row.text("指标值")}, variant)


def _is_product(name: Name) -> bool:
    """True where money is what the work is about: loans, guarantees, income."""
    return name.is_better_high or holds(name.bare, "money-products")


def _is_budget(row: Row, amount: Amount) -> bool:
    """True for all that the project may spend: whatever it is called, that is no product."""
    budget, money = head_amount(row.table, "预算数"), money_of(amount)
    return (
        budget is not None and budget.yuan > 0 and agree(money.yuan, budget.yuan, money.half_digit, budget.half_digit)
    )


def _is_bought(name: Name) -> bool:
    """True for a deed of the project's own and its thing (印刷宣传品, 密集架安装), and no measure: the number is of things."""
    return name.measure is None and holds(name.bare, "output-deeds") and not holds(name.bare, "about-money")


def _is_spent(name: Name) -> bool:
    """True where the name itself says that money is spent: 经费, 水费, 拨付资金."""
    by_measure = name.measure is not None and name.measure.word in section("money-quantity.heads")
    return by_measure or holds(name.bare, "spending-words")
