import re

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import QUANTITY, is_cost, level2
from jixiao_rules.metric import metric_head
from jixiao_rules.reading import amount_of

_UNIT_IN_NAME = re.compile(r"[（(][^（）()]*[\u4e00-\u9fff%‰℃A-Za-z㎡][^（）()]*[)）]\s*$|单位[:：]")
_WITHOUT_UNIT = re.compile(r"(?:指数|系数|比|比值|名次|排名|得分|评分|分值)$")


@rule(
    code="UNI001",
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="数值“{value}”缺少计量单位，{advice}",
    variants={"quantity": Variant("数量指标的数值“{value}”缺少计量单位，{advice}", Severity.ERROR)},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 修复管网长度, 指标值: ≥120公里}",
        "{二级指标: 数量指标, 三级指标: 造林面积（亩）, 指标值: ≥300}",
        "{二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥300, 计量单位: 人}",
        "{二级指标: 质量指标, 三级指标: 安全事故发生数, 指标值: 0}",
        "{二级指标: 质量指标, 三级指标: 师生比, 指标值: '1:20'}",
        "{二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: «≥1»}",
        "{二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: «≥95»}",
    ],
    hears=("missing-unit",),
)
def missing_unit(row: Row) -> Found:
    """数值缺少计量单位。

    检查什么：指标值是一个数，后面没有计量单位；单位写在“计量单位”栏或名称括号里的，不算缺少。

    为什么：没有单位的数无法考核，“≥95”可以是 95%、95 分，也可以是 95 人。

    怎么改：在数值后写明单位，例如“≥95%”“≥1个”。

    不报的情形：指数、系数、比值、得分等本来没有单位的数；数值为 0。
    """
    amount = amount_of(row)
    if amount is None or amount.unit is not None or amount.qualifier or not amount.number or row.target is None:
        return
    name = row.text("三级指标")
    if row.text("计量单位") or _UNIT_IN_NAME.search(name) or _WITHOUT_UNIT.search(name):
        return
    head = metric_head(name)
    percent = head is not None and head.word.endswith(("率", "度", "比例", "占比", "比重"))
    advice = "请写明，如“个”“次”“人”“%”"
    if is_cost(row):
        advice = "请写明，如“元”“万元”"
    elif percent:
        advice = f"可能是“{amount.printed_number}%”，请写明"
    fields = {"value": amount.span.cut(row.target.text), "advice": advice}
    yield Hit(row.target.at(amount.span), fields, "quantity" if level2(row) == QUANTITY else None)
