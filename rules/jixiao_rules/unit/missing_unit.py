from jixiao_grammar.ast import Amount, Diagnostic, Range, Span
from jixiao_grammar.columns import read_unit
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Row
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import QUANTITY, is_cost, level2
from jixiao_rules.rates import is_per_many
from jixiao_rules.reading import amount_of, node_of, remarks
from jixiao_rules.views import rows_without_unit
from jixiao_rules.words import phrase

_SIGN_OF_UNIT = pattern(r"[A-Za-z%‰℃㎡㎥/]")
# A bracket of a library's name holds the sign before the unit, and may hold the place of the number: （≥**平方米）.
_BEFORE_UNIT = "≥≤＝=<>＜＞*＊ "
_NO_COLUMN = frozenset(("/", "-", "—", "无", "无量纲"))
# What grades are counted in (耕地质量等级提升 0.5等).
_OF_GRADES, _GRADE = ("等", "等级", "级"), "等级"
_WITHOUT_UNIT = phrase(r"{no-unit.heads}$")


@rule(
    code="UNI001",
    topic=Topic.UNIT.turn(4),
    sees=rows_without_unit,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="数值“{value}”缺少计量单位，{advice}",
    variants={"quantity": Variant("数量指标的数值“{value}”缺少计量单位，{advice}", Severity.ERROR)},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 质量指标, 三级指标: 编校差错率, 指标值: ≤1/10000}",
        "{二级指标: 质量指标, 三级指标: 村民赞成率, 指标值: ≥2/3}",
        "{二级指标: 数量指标, 三级指标: 修复管网长度, 指标值: ≥120公里}",
        "{二级指标: 数量指标, 三级指标: 造林面积（亩）, 指标值: ≥300}",
        "{二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥300, 计量单位: 人}",
        "{二级指标: 数量指标, 三级指标: 蚕房（≥**平方米）, 指标值: 64.5}",
        "{二级指标: 数量指标, 三级指标: 旋耕机（≥台）, 指标值: 3}",
        "{二级指标: 质量指标, 三级指标: 安全事故发生数, 指标值: 0}",
        "{二级指标: 社会效益指标, 三级指标: 特种设备万台死亡率, 指标值: ≤0.06}",
        "{二级指标: 质量指标, 三级指标: 师生比, 指标值: '1:20'}",
        "{二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年}",
        "{二级指标: 成本指标, 三级指标: 运维服务成本（万元）, 指标值: ≤50}",
        "{二级指标: 质量指标, 三级指标: 耕地质量等级提升, 指标值: ≥0.5, 计量单位: 等}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: 设备数量, 指标值: «≥3（含备用）»}",
        "{二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: «≥1»}",
        "{二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: «≥95»}",
        "{二级指标: 成本指标, 三级指标: 补助资金发放金额, 指标值: «≤50万»}",
        "{二级指标: 数量指标, 三级指标: 新建学校数量（含续建）, 指标值: «≥3»}",
        "{二级指标: 数量指标, 三级指标: 巡查次数, 指标值: «≥12», 计量单位: 2022年全年}",
    ],
    hears=("missing-unit",),
)
def missing_unit(row: Row) -> Found:
    """数值缺少计量单位。

    检查什么：指标值是一个数，后面没有计量单位；单位写在“计量单位”栏或名称括号里的，不算缺少。

    为什么：没有单位的数无法考核，“≥95”可以是 95%、95 分，也可以是 95 人。

    怎么改：在数值后写明单位，例如“≥95%”“≥1个”。

    不报的情形：指数、系数、比值、得分等本来没有单位的数；万台死亡率、亿元产值死亡率；数值为 0。
    """
    node, name = node_of(row), row.text("三级指标")
    amount = node.high if isinstance(node, Range) else node
    if row.target is None or not isinstance(amount, Amount) or not amount.number:
        return
    if amount.qualifier and row.target.text[amount.number_span.end :].lstrip()[:1] not in ("（", "("):
        return
    if _is_elsewhere(row) or _WITHOUT_UNIT.search(name) or is_per_many(row.name_reading):
        return
    for remark in remarks(row, ("missing-unit",)):
        span = node.span if node is not None else amount.span
        fix = _with_unit(row.target, span, remark)
        fields = {"value": span.cut(row.target.text), "advice": _advice(row, fix)}
        yield Hit(row.target.at(span), fields, "quantity" if level2(row) == QUANTITY else None, fix)
        return


def _is_elsewhere(row: Row) -> bool:
    """True where the column or a bracket of the name has a unit, or may have one; notes (含续建, 2022年全年) are none."""
    column = row.text("计量单位")
    notes = [span.cut(row.name.text).strip(_BEFORE_UNIT) for span in row.name_reading.brackets] if row.name else []
    texts = (column, row.text("三级指标").partition("单位：")[2], *notes)
    if column in _OF_GRADES and _GRADE in row.text("三级指标"):
        return True
    return column in _NO_COLUMN or any(read_unit(text) is not None or _SIGN_OF_UNIT.search(text) for text in texts)


def _with_unit(cell: Cell, span: Span, remark: Diagnostic) -> Fix | None:
    """The value with the unit that its name asks for, where that leaves no doubt."""
    if remark.suggestion is None:
        return None
    text = cell.text[span.start : remark.span.start] + remark.suggestion + cell.text[remark.span.end : span.end]
    return Fix(text, changes=frozenset({Change.UNIT}))


def _advice(row: Row, fix: Fix | None) -> str:
    amount = amount_of(row)
    if fix is not None and fix.replacement.endswith("%") and amount is not None and 0 < amount.number <= 1:
        return f"可能是“{amount.number * 100:.4g}%”，请写明"  # 0.98 of a rate is a share
    if fix is not None:
        return f"可能是“{fix.replacement}”，请写明"
    return "请写明，如“元”“万元”" if is_cost(row) else "请写明，如“个”“次”“人”“%”"
