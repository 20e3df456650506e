from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.framed import only_names
from jixiao_rules.spots import trimmed


@rule(
    code="DUP031",
    topic=Topic.COPY.turn(8),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="资金用途只写了项目名称“{project}”，看不出钱花在哪里；请分项写明内容、数量、单价和金额",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 河道清淤
        资金用途: 用于河道清淤12公里，每公里5万元。
        """,
        """
        项目名称: 河道清淤
        资金用途: ''
        """,
        """
        项目名称: 法律援助办案补贴
        资金用途: 用于支付律师办案补贴
        """,
    ],
    fails=[
        """
        项目名称: 河道清淤（2025年）
        资金用途: «用于河道清淤工作经费。»
        """,
        """
        项目名称: 农村妇女“两癌”免费检查项目
        资金用途: «主要用于农村妇女“两癌”免费检查»
        """,
    ],
)
def use_equals_name(table: Table) -> Found:
    """资金用途只写了项目名称。

    检查什么：去掉“用于”“经费”“工作”“支出”一类的字和标点以后，资金用途与项目名称相同。

    为什么：资金用途要说明钱花在哪里；只写名称，成本指标和预算都无从核对。

    怎么改：分项写明内容、数量、单价和金额。

    不报的情形：名称之外写了内容、数量、单价的；资金用途为空的。
    """
    cell, project = table.cell("资金用途"), table.text("项目名称")
    if cell is not None and not cell.is_blank and only_names(cell.text, project):
        yield Hit(trimmed(cell), {"project": project})
