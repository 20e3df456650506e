from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amount_of, shown, unit_symbol
from jixiao_rules.views import number_rows
from jixiao_rules.words import holds, words


@rule(
    code="UNI008",
    topic=Topic.NUMBER.turn(4),
    sees=number_rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{value}”不是整数，“{unit}”只能数整数，请核对是否漏了“万”",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 千人口床位数, 指标值: ≥6.5张}",
        "{三级指标: 编印册数, 指标值: ≥4.8万册}",
        "{三级指标: 参训人数, 指标值: ≥12.00人}",
        "{三级指标: 平均每户走访次数, 指标值: ≥2.5次}",
        "{三级指标: 服务人数, 指标值: ≥2.5, 计量单位: 万人}",
        "{三级指标: 技术支持工作量, 指标值: ≥2.5人月}",
        "{三级指标: 每千人口医师数, 指标值: ≥2.8人}",
    ],
    fails=[
        "{三级指标: 参训人数, 指标值: «≥2.5人»}",
        "{三级指标: 购置设备数量, 指标值: «≥3.5», 计量单位: 台}",
    ],
)
def fraction_of_count(row: Row) -> Found:
    """计数值是小数。

    检查什么：人、场、次、台、户等只能数整数的单位，配了小数。

    为什么：2.5 人不存在，多半是漏了“万”，或者小数点打错了。

    怎么改：核对数值，需要的补上“万”。

    不报的情形：带“万”的；平均数、每千人数；12.00 这样小数部分为零的；人月、学时。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or amount.number == amount.number.to_integral_value():
        return
    symbol = unit_symbol(amount)
    per = amount.unit.per if amount.unit else ()
    if symbol not in words("indivisible") or per or amount.fraction or amount.direction or amount.multiplier != 1:
        return
    if not holds(row.text("三级指标"), "averages"):
        yield Hit(row.target.at(amount.span), {"value": shown(row, amount), "unit": symbol})
