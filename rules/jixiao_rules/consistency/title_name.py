from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.similarity import likeness
from jixiao_rules.spots import trimmed
from jixiao_rules.titles import bare_project, core, named_project, names_fund

_CLEARLY_ALIKE = 0.5


@rule(
    code="CON001",
    sees=tables,
    severity=Severity.ERROR,
    message="表题写的是“{title}”，项目名称写的是“{project}”，两处不一致，请核对",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        表题: 4.编印《天津双拥》杂志（2025年）绩效目标表
        项目名称: 编印“天津双拥”杂志(2025年)
        """,
        """
        表题: 2025年度项目支出绩效目标申报表
        项目名称: 河道清淤
        """,
        """
        表题: 政策及项目支出绩效目标审核表（一般项目）
        项目名称: 河道清淤
        """,
        """
        表题: 平山县水利局2025年部门预算项目支出绩效目标表
        单位: 201平山县水利局
        项目名称: 河道清淤
        """,
        """
        表题: 2025年中央财政林业草原改革发展资金绩效目标表
        项目名称: 国家级自然保护区巡护道路
        """,
        """
        表题: 退役军人线下招聘项目绩效目标表
        项目名称: 退役军人线下招聘（二期）
        """,
    ],
    fails=[
        """
        表题: «9.退役军人就业信息直通车（2025年）绩效目标表»
        项目名称: 退役军人线下招聘（2025年）
        """,
        """
        表题: «城区排水管网改造工程项目支出绩效目标表»
        项目名称: 城区供水管网改造工程
        """,
    ],
)
def title_name(table: Table) -> Found:
    """表题与项目名称不符。

    检查什么：表题去掉序号、年份、单位和“绩效目标表”等字样以后，与项目名称是不是同一个项目。

    为什么：两处不一致，多是复制别的项目时漏改，公开以后读者不知道是哪个项目。

    怎么改：核对后把两处改为一致。

    不报的情形：表题是“项目支出绩效目标申报表”这样的通用名称；一处的文字包含另一处；只有括号、引号、空格、年份的差别；
    表题写的是资金名称，项目从该资金中安排。
    """
    title, project = table.cell("表题"), table.text("项目名称")
    if title is None or not project:
        return
    named = core(named_project(table.text("表题"), table.text("单位")))
    name = core(bare_project(project))
    if not named or not name or named in name or name in named:
        return
    if names_fund(title.text) and likeness(named, name) < _CLEARLY_ALIKE:
        return
    yield Hit(trimmed(title), {"title": title.text.strip(), "project": project})
