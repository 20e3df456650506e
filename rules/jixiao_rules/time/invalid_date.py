from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.dates import written
from jixiao_rules.documents import TYPESETTING


@rule(
    code="TIM005",
    sees=cells("指标值", "绩效目标", "资金用途"),
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{date}”不是存在的日期（{fault}），请核对",
    variants={"value": Variant("“{value}”里的“{date}”在日历上不存在，请核对")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=["2025年6月30日前", "2024年2月29日前", "2月29日前", "≤18个月", "2025年1-12月"],
    fails=["2025年«15月»底前", "2025年6月«31日»前", "2025年2月«29日»前"],
)
def invalid_date(cell: Cell) -> Found:
    """日期不存在。

    检查什么：指标值、绩效目标、资金用途里写了日历上没有的日期，如 2月30日、6月31日、13月。

    为什么：这样的日期无法考核，多是笔误。

    怎么改：按实际的计划改正日期。

    不报的情形：没有写年份的2月29日（闰年有这一天）；“18个月”这样的时长。
    """
    if cell.field == "指标值":
        for found in cell.value.diagnostics:
            if found.code == "impossible-date":
                yield Hit(cell.at(found.span), {"date": found.span.cut(cell.text), "value": cell.text.strip()}, "value")
        return
    for date in written(cell.text):
        fault = date.fault()
        if fault:
            yield Hit(cell.at(date.span), {"date": date.span.cut(cell.text), "fault": fault})
