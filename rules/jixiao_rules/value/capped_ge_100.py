from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.rates import is_capped
from jixiao_rules.reading import amount_of, is_floor, is_percent, shown
from jixiao_rules.views import percent_rows


@rule(
    code="VAL012",
    topic=Topic.SIZE.turn(6),
    sees=percent_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="“{name}”最高是 100%，“{value}”建议写成“=100%”",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 验收合格率, 指标值: =100%}",
        "{三级指标: 任务完成率, 指标值: ≥100%}",
        "{三级指标: 销售收入增长率, 指标值: ≥100%}",
    ],
    fails=[
        "{三级指标: 验收合格率, 指标值: «≥100%»}",
        "{三级指标: 补助发放及时率, 计算符号: ≥, 指标值: «100», 计量单位: '%'}",
    ],
    pedantic=True,
)
def capped_ge_100(row: Row) -> Found:
    """封顶的比率写“≥100%”。

    检查什么：合格率、及时率等最高就是 100% 的比率，写成“≥100%”“＞100%”。

    为什么：不可能大于 100%，写“≥”只是多余；“＞100%”则永远完不成。

    怎么改：写成“=100%”。

    不报的情形：增长率、完成率、执行率等可以超过 100% 的。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or amount.number != 100 or not is_percent(amount) or amount.direction:
        return
    if not is_capped(name):
        return
    if is_floor(amount):
        fix = Fix("=100%", changes=frozenset({Change.SIGN})) if amount.op_span and amount.written_unit else None
        yield Hit(row.target.at(amount.span), {"name": name, "value": shown(row, amount)}, fix=fix)
