from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import AUDIT, REVIEW
from jixiao_rules.words import phrase, says

_OWN_PAY = phrase(r"(?:{own-pay.whose}的?{own-pay.what}金?|年终奖金?)")


@rule(
    code="MON030",
    topic=Topic.FUNDS.turn(11),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途里的“{said}”是本单位的人员经费，不应在项目支出中列支，审核中常被退回；请从基本支出安排",
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(AUDIT, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 困难职工帮扶
        资金用途: 发放困难职工节日慰问20万元。
        """,
        """
        项目名称: 辅警人员保障
        资金用途: 辅警工资320万元，被装购置40万元。
        """,
        """
        项目名称: 部门整体支出
        资金用途: 在职人员工资410万元，项目支出210万元。
        """,
    ],
    fails=[
        """
        项目名称: 应急广播终端建设
        资金用途: 终端购置300万元，«职工年终奖金»50万元。
        """,
    ],
)
def own_pay(table: Table) -> Found:
    """项目支出列支本单位人员经费。

    检查什么：资金用途里有职工年终奖、在职人员工资、职工福利等本单位人员的开支。

    为什么：人员经费属于基本支出，另有标准；在项目里列支，挤占项目资金，也没有绩效指标可以对应。

    怎么改：从项目支出中删去，按规定从基本支出安排。

    不报的情形：项目本身就是发放津贴补贴、慰问困难职工的；部门整体支出、基本支出的表；辅警、护林员等项目聘用的人。
    """
    cell = table.cell("资金用途")
    if cell is None or says(table.text("项目名称"), "own-pay.meant"):
        return
    found = _OWN_PAY.search(cell.text)
    if found is not None:
        yield Hit(cell.at(Span(found.start(), found.end())), {"said": found[0]})
