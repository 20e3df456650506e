from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, whole_tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import OUTPUT, level1
from jixiao_rules.tree import tree_of
from jixiao_rules.works import has_cost, work_in_purpose, work_of


@rule(
    code="STR005",
    topic=Topic.MISSING.turn(3),
    sees=whole_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{project}”是工程或者购置项目（“{word}”），没有成本指标；建议按规定设置，如“工程单位造价≤…元/平方米”",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        项目名称: 信息化运维
        资金用途: 用于采购系统运维服务
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 运维系统数量, 指标值: ≥6个}
        """,
        """
        项目名称: 教学楼修缮
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 修缮面积, 指标值: ≥3000平方米}
        - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 修缮成本, 指标值: ≤80万元}
        """,
        """
        项目名称: 建设工程质量监督经费
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥300人}
        """,
        """
        项目名称: 教学楼修缮
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 单位面积造价, 指标值: ≤800元/平方米}
        """,
    ],
    fails=[
        """
        项目名称: «教学楼修缮»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 修缮面积, 指标值: ≥3000平方米}
        """,
        """
        项目名称: «监测能力建设»
        资金用途: 用于购置6套空气自动监测设备，建设监测平台1个
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置设备数量, 指标值: ≥6套}
        """,
        """
        项目名称: «办公设备购置»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置电脑数量, 指标值: ≥30台}
        """,
    ],
)
def cost_required(table: Table) -> Found:
    """工程、购置项目没有成本指标。

    检查什么：项目名称以工程、修缮、改造、购置、采购等词结尾（年份、“项目”“经费”等不算），或者资金用途一开头就是购置、建设设备和
    工程，而指标里没有成本指标。

    为什么：财政部要求工程基建类、大型修缮及购置项目等设置成本指标，并逐步推广到其他项目。

    怎么改：补一条成本指标，最好是单位成本，如“每平方米修缮成本≤800元”。

    不报的情形：名称里提到工程、采购而项目本身不是（工程质量监督、惠民工程、服务采购）；成本写在其他类别里的；用其他体系的表。
    """
    tree, project = tree_of(table), table.text("项目名称")
    if tree is None or not tree.is_closed or not any(level1(row) == OUTPUT for row in table.rows()):
        return
    found, cell = work_of(project) or work_in_purpose(table.text("资金用途")), table.cell("项目名称")
    if found and not has_cost(table) and cell is not None:
        yield Hit(cell.whole(), {"project": project, "word": found})
