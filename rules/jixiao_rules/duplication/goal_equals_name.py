from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.framed import only_names
from jixiao_rules.spots import trimmed
from jixiao_rules.titles import bare_project, may_be_left


@rule(
    code="DUP003",
    topic=Topic.COPY.turn(2),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="绩效目标“{goal}”只是项目名称中的文字，不符合目标明确清晰的要求，应当写明预期的产出和效果",
    variants={
        "same": Variant("绩效目标照抄项目名称，不符合目标明确清晰的要求，应当写明预期的产出和效果", Severity.ERROR)
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        项目名称: 河道清淤
        绩效目标: 完成河道清淤12公里，行洪能力达到20年一遇标准。
        """,
        """
        项目名称: 河道清淤
        绩效目标: ''
        """,
        """
        项目名称: 河道清淤（2025年）
        绩效目标: 2025年河道清淤和堤防加固
        """,
    ],
    fails=[
        """
        项目名称: 河道清淤（2025年）
        绩效目标: «1.河道清淤。»
        """,
        """
        项目名称: 河道清淤
        绩效目标: «做好河道清淤工作，确保顺利实施。»
        """,
        """
        项目名称: 城区河道清淤及堤防加固工程
        绩效目标: «河道清淤及堤防加固»
        """,
    ],
)
def goal_equals_name(table: Table) -> Found:
    """绩效目标照抄项目名称。

    检查什么：去掉序号、年份和标点以后，绩效目标与项目名称相同，或者只是名称中的一段，或者只多了
    “做好…工作”“确保…顺利实施”一类的字。

    为什么：名称只说做什么事，目标要说做到什么程度、达到什么效果；照抄名称等于没有目标。

    怎么改：写明预期完成的数量、质量、时间和效果。

    不报的情形：绩效目标在名称之外另有内容；绩效目标为空（由 STR001 检查）。
    """
    cell = table.cell("绩效目标")
    name = bare_project(table.text("项目名称"))
    if cell is not None and not cell.is_blank and only_names(cell.text, table.text("项目名称")):
        is_same = bare_project(cell.text) == name
        yield Hit(trimmed(cell), {"goal": cell.text.strip()}, "same" if is_same else None)
        return
    if cell is None or not may_be_left(table.text("绩效目标"), name):
        return
    goal = bare_project(table.text("绩效目标"))
    if len(goal) < 2 or goal not in name:
        return
    yield Hit(trimmed(cell), {"goal": cell.text.strip()}, "same" if goal == name else None)
