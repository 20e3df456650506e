from jixiao_grammar.ast import Amount, Op, OpSource
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.rates import is_capped, is_over_full, may_be_capped
from jixiao_rules.reading import amounts_of, is_percent

_ALL = 100
_PERCENT = pattern("[^，。；;、]*?([0-9]+(?:[.][0-9]+)?)[%％]")
_OF_A_RATE, _NEAR = 3, 14


@rule(
    code="RNG001",
    topic=Topic.SIZE.turn(2),
    sees=rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{name}”最高是 100%，指标值“{value}”超过了",
    variants={
        "above": Variant("“{name}”最高就是 100%，不会有“{value}”，请写成“=100%”", Severity.WARNING, Confidence.LIKELY),
        "goal": Variant(
            "“{name}”一般不超过 100%，指标值“{value}”与绩效目标承诺的也对不上，请核对",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
        "likely": Variant("“{name}”一般不超过 100%，指标值“{value}”请核对", Severity.WARNING, Confidence.LIKELY),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥100%}",
        "{三级指标: 招商引资增长率, 指标值: ≥120%}",
        "{三级指标: 任务完成率, 指标值: ≥110%}",
        "{三级指标: 国有资本保值增值率, 指标值: ≥101%}",
        "{三级指标: 满意度, 指标值: 比上年提高120%}",
        "{三级指标: 投入产出比, 指标值: ≥150%}",
        "{三级指标: 小学毛入学率, 指标值: ≥101%}",
        "{三级指标: 规上企业产销率, 指标值: ≥102%}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «≥101%»}",
        "{三级指标: 验收合格率, 指标值: «≥1000%»}",
        "{三级指标: 设备故障率, 指标值: «≤120%»}",
        "{三级指标: 秸秆还田率, 指标值: «≥180%»}",
        "{三级指标: 建制村公路通畅率, 指标值: «≥108%»}",
        "{三级指标: 溶栓治疗规范率, 指标值: «100%以上»}",
        "{三级指标: 验收合格率, 指标值: «大于100%»}",
    ],
    hears=("over-100",),
)
def rate_over_100(row: Row) -> Found:
    """比率超过 100%。

    检查什么：合格率、满意度、覆盖率等部分占全体的比率，指标值超过 100%。

    为什么：部分不可能大于全体，多半是多打了一位数或漏了小数点。

    怎么改：核对数值。

    不报的情形：增长率、完成率、执行率、投入产出比等可以超过 100% 的指标；写的是提高、增长多少的。
    """
    if row.name is None or row.target is None:
        return
    name = row.name_reading.bare
    only = row.amount
    if only is not None and _is_above_full(only) and may_be_capped(name):
        yield Hit(row.target.at(only.span), {"name": name, "value": only.span.cut(row.target.text)}, "above")
        return
    for amount in amounts_of(row):
        if is_over_full(amount) and may_be_capped(name):
            fields = {"name": name, "value": amount.span.cut(row.target.text)}
            likely = "goal" if _is_promised_within(name, row.table.text("绩效目标")) else "likely"
            yield Hit(row.target.at(amount.span), fields, None if is_capped(name) else likely)


def _is_promised_within(name: str, goal: str) -> bool:
    """True where the goal promises the same rate as a part of its whole: 随访率达到95%以上."""
    at = goal.find(name[-_OF_A_RATE:]) if name.endswith("率") else -1
    told = _PERCENT.match(goal, at + _OF_A_RATE, at + _OF_A_RATE + _NEAR) if at >= 0 else None
    return told is not None and float(told[1]) <= _ALL


def _is_above_full(amount: Amount) -> bool:
    """True for 100%以上 and >100%; ≥100% is a usual way to write =100%."""
    above = amount.op is Op.MORE or (amount.op is Op.AT_LEAST and amount.op_source is OpSource.SUFFIX)
    return above and is_percent(amount) and amount.number == _ALL and amount.direction is None
