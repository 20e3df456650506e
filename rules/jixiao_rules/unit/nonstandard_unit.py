from jixiao_grammar.ast import Span
from jixiao_lint.rule import Applicability, Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import LEGAL_UNITS, TYPESETTING
from jixiao_rules.reading import amounts_of
from jixiao_rules.words import table


@rule(
    code="UNI002",
    topic=Topic.UNIT.turn(9),
    sees=rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="计量单位“{printed}”不规范，规范写法是“{standard}”",
    basis=[Basis(LEGAL_UNITS, Authority.BINDING), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 服务面积, 指标值: ≥5000平方米}",
        "{三级指标: 造林面积, 指标值: ≥300亩}",
        "{三级指标: 道路长度, 指标值: ≥12公里}",
        "{三级指标: 采购重量, 指标值: ≥12公斤}",
    ],
    fails=[
        "{三级指标: 服务面积, 指标值: ≥5000«平米»}",
        "{三级指标: 合格率, 指标值: ≥95«％»}",
        "{三级指标: 合格率, 指标值: ≥95, 计量单位: «百分比»}",
    ],
)
def nonstandard_unit(row: Row) -> Found:
    """计量单位写法不规范。

    检查什么：“平米”“百分比”“公分”等不是规范的计量单位或符号。

    为什么：公文和报表使用法定计量单位，写法统一，系统汇总时才不会分成几种单位。

    怎么改：换成规范写法，数值不变。

    不报的情形：“亩”“公里”“公斤”等习惯或法定允许的单位。
    """
    known = table("units-nonstandard")
    for amount in amounts_of(row):
        unit = amount.written_unit
        if unit is None or row.target is None:
            continue
        printed = unit.span.cut(row.target.text)
        for word in (printed, printed.lstrip("万亿千百十")):
            if word in known:
                yield _hit(row, "指标值", Span(unit.span.end - len(word), unit.span.end), word)
                break
    written = row.text("计量单位")
    cell = row.cell("计量单位")
    if cell is not None and written in known:
        start = cell.text.index(written)
        yield _hit(row, "计量单位", Span(start, start + len(written)), written)


def _hit(row: Row, field: str, span: Span, printed: str) -> Hit:
    standard, _, ask = table("units-nonstandard")[printed].partition(" ")
    fix = Fix(standard, Applicability.SUGGESTED if ask else Applicability.SAFE)
    return Hit(row.indicator.cells[field].at(span), {"printed": printed, "standard": standard}, fix=fix)
