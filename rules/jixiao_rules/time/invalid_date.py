from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.dates import written
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import remarks


@rule(
    code="TIM005",
    topic=Topic.UNREAD.turn(2),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{date}”不是存在的日期（{fault}），请核对",
    variants={"value": Variant("“{value}”里的“{date}”在日历上不存在，请核对")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{年度: 2025, 指标: [{三级指标: 完成时间, 指标值: 2025年6月30日前}, {三级指标: 工期, 指标值: ≤18个月}]}",
        "{年度: 2024, 指标: [{三级指标: 完成时间, 指标值: 2月29日前}, {三级指标: 服务时间, 指标值: 2025年1-12月}]}",
        "{指标: [{三级指标: 完成时间, 指标值: 2024年2月29日前}]}",
        "{绩效目标: 2025年6月30日前完成清淤12公里。}",
    ],
    fails=[
        "{指标: [{三级指标: 完成时间, 指标值: 2025年«15月»底前}]}",
        "{指标: [{三级指标: 完成时间, 指标值: 2025年6月«31日»前}]}",
        "{年度: 2025, 指标: [{三级指标: 完成时间, 指标值: «2月29日前»}]}",
        "{绩效目标: «2025年2月29日»前完成清淤12公里。}",
    ],
    hears=("impossible-date",),
)
def invalid_date(table: Table) -> Found:
    """日期不存在。

    检查什么：指标值、绩效目标、资金用途里写了日历上没有的日期，如 2月30日、6月31日、13月。

    为什么：这样的日期无法考核，多是笔误。

    怎么改：按实际的计划改正日期。

    不报的情形：既没有写年份、表上也看不出年度的2月29日（闰年有这一天）；“18个月”这样的时长。
    """
    for row in table.rows():
        for remark in remarks(row, ("impossible-date",)):
            if row.target is not None:
                fields = {"date": remark.span.cut(row.target.text), "value": row.text("指标值")}
                yield Hit(row.target.at(remark.span), fields, "value")
    for field in ("绩效目标", "资金用途"):
        cell = table.cell(field)
        for date in written(cell.text) if cell is not None and "月" in cell.text else ():
            fault = date.fault()
            if cell is not None and fault:
                yield Hit(cell.at(date.span), {"date": date.span.cut(cell.text), "fault": fault})
