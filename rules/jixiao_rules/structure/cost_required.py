import re

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import OUTPUT, is_cost, level1
from jixiao_rules.tree import tree_of
from jixiao_rules.words import longest_first, words

# What follows the work in a name: year, part of the contract, kind of money.
_TAIL = re.compile(
    r"(?:[（(【\[][^（）()【】\[\]]*[)）】\]]|\s|[12]?[0-9]{1,3}期|[一二三四五]期|项目|工作|专项|经费|资金|费用|费|工程款|尾款|进度款|质保金|建设项目"
    r"|20[0-9]{2}年度?|[-—－_])+$"
)
_MONEY_WORDS = ("成本", "造价", "单价", "费用", "投资", "经费")


@rule(
    code="STR005",
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{project}”是工程或者购置项目（“{word}”），没有成本指标；建议按规定设置，如“工程单位造价≤…元/平方米”",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
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
        项目名称: «办公设备购置»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置电脑数量, 指标值: ≥30台}
        """,
    ],
)
def cost_required(table: Table) -> Found:
    """工程、购置项目没有成本指标。

    检查什么：项目名称以工程、修缮、改造、购置、采购等词结尾（年份、“项目”“经费”等不算），而指标里没有成本指标。

    为什么：财政部要求工程基建类、大型修缮及购置项目等设置成本指标，并逐步推广到其他项目。

    怎么改：补一条成本指标，最好是单位成本，如“每平方米修缮成本≤800元”。

    不报的情形：名称里提到工程、采购而项目本身不是（工程质量监督、惠民工程、服务采购）；成本写在其他类别里的；用其他体系的表。
    """
    tree, project = tree_of(table), table.text("项目名称")
    if tree is None or not tree.is_closed or not any(level1(row) == OUTPUT for row in table.rows()):
        return
    found = _work(project)
    cost = any(is_cost(row) or any(word in row.text("三级指标") for word in _MONEY_WORDS) for row in table.rows())
    cell = table.cell("项目名称")
    if found and not cost and cell is not None:
        yield Hit(cell.whole(), {"project": project, "word": found})


def _work(project: str) -> str | None:
    """The word of construction, repair or purchase that a project's name ends with."""
    bare = _TAIL.sub("", project)
    if bare.endswith(tuple(words("not-works"))):
        return None
    return next((word for word in longest_first("works") if bare.endswith(word)), None)
