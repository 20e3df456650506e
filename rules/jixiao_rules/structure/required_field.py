from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import REQUIRED_FIELDS, Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.many_projects import is_of_many_projects
from jixiao_rules.yuan import head_amount


@rule(
    code="STR001",
    topic=Topic.FIELD.turn(1),
    sees=tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{field}”是空的，应当填写",
    variants={
        "absent": Variant("没有写“{field}”，应当补上"),
        "funds": Variant("预算数为 {budget}，但“财政资金”和“其他资金”都是空的，应当填写资金来源"),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        单位: 市水务局
        金额单位: 万元
        项目名称: 河道清淤
        预算数: 80.00
        财政资金: 80.00
        其他资金:
        绩效目标: 清淤河道12公里
        """,
        """
        单位: 市水务局
        金额单位: 万元
        项目名称: 社会捐赠项目
        预算数: 80.00
        财政资金:
        其他资金: 80.00
        绩效目标: 用捐赠资金修建便民桥2座
        """,
        """
        单位: 市水务局
        项目名称: 河道清淤
        预算数: 80.00万元
        财政资金: 80.00万元
        绩效目标: 清淤河道12公里
        """,
        """
        表题: 部门整体支出绩效目标表
        单位: 市水务局
        金额单位: 万元
        预算数: 80.00
        财政资金: 80.00
        绩效目标: 清淤河道12公里
        """,
    ],
    fails=[
        """
        单位: 市水务局
        金额单位: 万元
        项目名称: 河道清淤
        预算数: 80.00
        财政资金: 80.00
        绩效目标:«»
        """,
        """
        单位: 市水务局
        项目名称: «河道清淤»
        预算数: 80.00
        财政资金:«»
        其他资金:
        绩效目标: 清淤河道12公里
        """,
    ],
)
def required_field(table: Table) -> Found:
    """必填的内容没有填。

    检查什么：项目名称、单位、金额单位、预算数、绩效目标是否为空；预算数大于零时，资金来源是否为空。

    为什么：缺了这些内容，目标无法审核，申报系统也不予保存。

    怎么改：按批复或申报的内容补填。

    不报的情形：“其他资金”可以空着，按零处理；金额后面自己写了单位的；表上没有的栏目不算空；部门整体支出的表没有项目名称。
    """
    for field in REQUIRED_FIELDS:
        cell = table.cell(field)
        if field == "金额单位" and (table.money_unit or table.text("预算数").endswith(("元", "万"))):
            continue
        if cell is None:
            if field == "项目名称" and is_of_many_projects(table):
                continue
            if table.complete_form:
                yield Hit(table.spot(), {"field": field}, "absent")
        elif cell.is_blank:
            yield Hit(cell.whole(), {"field": field})
    yield from _sources_of_money(table)


def _sources_of_money(table: Table) -> Found:
    funds, others, budget = table.cell("财政资金"), table.cell("其他资金"), head_amount(table, "预算数", "元")
    nothing_else = (others is None or others.is_blank) and not table.text("上年结转")
    if funds is not None and funds.is_blank and nothing_else and budget is not None and budget.yuan > 0:
        yield Hit(funds.whole(), {"budget": table.text("预算数")}, "funds")
