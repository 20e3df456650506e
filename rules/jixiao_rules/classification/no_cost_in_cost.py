from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.name import Kind, Name
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import QUALITY, QUANTITY, TIMELINESS, is_own_cost, level2
from jixiao_rules.reading import amount_of, is_money
from jixiao_rules.spots import trimmed
from jixiao_rules.words import holds, section

_COST = ("成本", "造价", "单价")


@rule(
    code="CLS016",
    topic=Topic.CLASS.turn(17),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”量的不是花多少钱，却列在成本指标下，建议移到相应的数量、质量或者效益指标",
    variants={"cost": Variant("“{name}”是成本，却列在“{level}”下，建议移到成本指标")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 预算控制率, 指标值: ≤100%}",
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 成本节约率, 指标值: ≥5%}",
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 人员经费占比, 指标值: ≤30%}",
        "{一级指标: 成本指标, 二级指标: 社会成本指标, 三级指标: 施工扰民投诉次数, 指标值: ≤3次}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 成本核算准确率, 指标值: ≥98%}",
    ],
    fails=[
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: «护理型床位占比», 指标值: ≥60%}",
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: «培训人数», 指标值: ≥300人}",
        "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: «巡展场均成本», 指标值: ≤1万元/场}",
        "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: «单条健身路径成本», 指标值: ≤5万元/条}",
    ],
)
def no_cost_in_cost(row: Row) -> Found:
    """成本指标里不是成本，别处的是成本。

    检查什么：成本指标下的占比、满意度、人数、次数，名称里没有成本、费用、经费、预算一类的字样；数量、质量、时效指标下名称以“成本”“造价”
    “单价”结尾、值又是金额的。

    为什么：成本指标考核花多少钱；放错以后，成本没有人考核，产出也少了一项。

    怎么改：移到相应的类别。

    不报的情形：控制率、节约率；社会成本、生态环境成本；人员经费占比等与钱有关的比率。
    """
    amount, name = amount_of(row), row.name_reading
    if amount is None or row.name is None or amount.unit is None or name.measure is None:
        return
    if is_own_cost(row):
        if _is_no_money(name, amount):
            yield Hit(trimmed(row.name), {"name": name.bare, "level": ""})
    elif (
        level2(row) in (QUANTITY, QUALITY, TIMELINESS)
        and name.bare.endswith(_COST)
        and name.measure.kind is Kind.MONEY
        and is_money(amount)
    ):
        yield Hit(trimmed(row.name), {"name": name.bare, "level": row.text("二级指标")}, "cost")


def _is_no_money(name: Name, amount: Amount) -> bool:
    """True for shares and counts whose name says nothing of money; 人员经费占比 does."""
    if amount.unit is None or amount.direction or holds(name.bare, "cost-names") or holds(name.bare, "about-money"):
        return False
    is_share = amount.unit.dimension is Dimension.PERCENT and name.bare.endswith(section("no-cost.shares"))
    return is_share or (amount.unit.dimension is Dimension.COUNT and not amount.unit.per)
