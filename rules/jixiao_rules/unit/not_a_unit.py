from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amount_of
from jixiao_rules.views import number_rows


@rule(
    code="UNI009",
    topic=Topic.UNIT.turn(6),
    sees=number_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{unit}”不是通行的计量单位，请核对",
    variants={"specification": Variant("“{value}”是规格，不是数量，建议写明名称和单位，如“分辨率不低于2K”")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 视频分辨率, 指标值: ≥2K}",
        "{三级指标: 参训人数, 指标值: ≥200人}",
        "{三级指标: 带宽, 指标值: ≥200Mbps}",
    ],
    fails=["{三级指标: 画面质量, 指标值: «≥2k超清»}"],
    pedantic=True,
)
def not_a_unit(row: Row) -> Found:
    """数后面不是单位。

    检查什么：数后面的文字不在通行的计量单位里，或者是产品的规格。

    为什么：单位认不出来，系统就无法汇总；规格说明的是产品，不是完成了多少。

    怎么改：写成通行的单位；规格写到名称或者描述里。

    不报的情形：K、P、dpi、dB、V、kW 等规格的单位单独使用的。量词很多，难免不全，默认不启用。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or amount.written_unit is None:
        return
    value = amount.span.cut(row.target.text)
    unit = amount.written_unit
    if not unit.known:
        yield Hit(row.target.at(unit.span), {"unit": unit.printed})
    elif unit.dimension is Dimension.RESOLUTION and amount.qualifier:
        yield Hit(row.target.at(amount.span), {"value": value}, "specification")
