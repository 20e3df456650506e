from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.rates import is_measured
from jixiao_rules.reading import amount_of, shown
from jixiao_rules.views import percent_rows
from jixiao_rules.words import holds, section

_RATES = ("率", "比例", "占比", "比重")
_SATISFIED = "满意度"


@rule(
    code="QNT008",
    topic=Topic.NAME.turn(4),
    sees=percent_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”不是比率，写 {value} 说不清是什么占什么的百分之几；建议改成“……率”，并写明计算方法",
    variants={
        "property": Variant(
            "“{name}”是一种性质，不是比率，{value} 怎样计算没有说明；建议改成“……率”或在描述中写明计算方法",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 核心系统可用性, 指标值: ≥99.9%}",
        "{三级指标: 行政村通5G比例, 指标值: ≥98%}",
        "{三级指标: 系统可用率, 指标值: ≥99.9%}",
        "{三级指标: 政策知晓度（%）, 指标值: ≥90%}",
        "{三级指标: 参训人员满意, 指标值: ≥90%}",
        "{三级指标: 住户满意度调查, 指标值: ≥90%}",
        "{三级指标: 验收合格率达到98%, 指标值: ≥98%}",
        "{三级指标: 数据完整性, 绩效指标描述: 完整数据条数/应有数据条数×100%, 指标值: ≥98%}",
        "{三级指标: 单位能耗, 指标值: 比上年下降3%}",
        "{三级指标: 2022年全年, 指标值: 100%}",
        "{三级指标: 学生近视率下降, 指标值: ≥1%}",
        "{三级指标: 提高办事效率, 指标值: ≥10%}",
    ],
    fails=[
        "{三级指标: 保障我局网络安全, 指标值: «100%»}",
        "{三级指标: 系统运维服务稳定性, 指标值: «100%»}",
        "{三级指标: 提升基层服务能力, 指标值: «100%»}",
    ],
)
def percent_on_nonmetric(row: Row) -> Found:
    """名称不是度量，指标值却是百分数。

    检查什么：指标值是百分数，而三级指标的名称不以“率”“度”“比例”等度量词结尾。

    为什么：百分数要有分子和分母，“保障网络安全 100%”不知道算的是什么。

    怎么改：名称改成比率，例如“系统可用率≥99.9%”，或在绩效指标描述里写明计算方法。

    不报的情形：描述里有计算方法；系统可用性、供电可靠性；指标值写的是提高、下降多少，或者名称说的是升降（近视率下降、提高办事效率）。
    """
    amount = amount_of(row)
    if amount is None or amount.unit is None or amount.unit.dimension is not Dimension.PERCENT or row.name is None:
        return
    if amount.direction or amount.baseline or amount.subject or row.target is None:
        return
    name = row.name_reading
    if (
        row.text("三级指标").endswith(_RATES)
        or name.bare.removesuffix("达到").endswith(_RATES)
        or _SATISFIED in row.text("三级指标")
    ):
        return  # 行政村通5G比例: what stands before a number is not all of the name
    if not name.is_name or is_measured(name, amount) or name.bare.endswith(section("measured-by-unit.shares")):
        return
    if holds(row.text("绩效指标描述"), "formula-signs"):
        return
    fields = {"name": name.bare, "value": shown(row, amount)}
    yield Hit(row.target.at(amount.span), fields, "property" if name.bare.endswith("性") else None)
