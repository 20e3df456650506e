from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Beside, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import NARRATIVE, Document, Stated, documents_that_state
from jixiao_rules.documents import DISCLOSURE_2016, REVIEW
from jixiao_rules.spots import trimmed
from jixiao_rules.yuan import Money, agree, head_amount, money_in


@rule(
    code="XTB003",
    topic=Topic.FUNDS.turn(10),
    sees=documents_that_state,
    severity=Severity.WARNING,
    message="预算数 {budget} 与本文件项目支出表里的 {stated} 不一致，请核对以哪个为准",
    variants={"narrative": Variant("预算数 {budget} 与本文件“年度预算安排”里写的 {stated} 不一致，请核对以哪个为准")},
    basis=[Basis(DISCLOSURE_2016, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    example_format="txt",
    passes=[
        """
        某某局2025年项目支出表
        单位：万元

        \t项目名称
        \t合计

        \t河道清淤（2025年）
        \t55.0

        \t堤防加固
        \t200

        河道清淤
        （一）立项依据
        按照市政府工作部署设立。
        （二）年度预算安排
        项目三年总投资180万元，2024年已安排60万元，2025年预算安排55.00万元，其中设备购置20万元。

        1.河道清淤（2025年）绩效目标表
        单位：万元

        \t项目名称
        \t河道清淤（2025年）

        \t预算数
        \t55.00

        \t三级指标
        \t指标值

        \t清淤长度
        \t≥12公里
        """,
        """
        某某局2025年项目支出表
        单位：万元

        \t项目名称
        \t2024年执行数
        \t累计安排

        \t河道清淤
        \t60.00
        \t180.00

        河道清淤绩效目标表
        单位：万元

        \t项目名称
        \t河道清淤

        \t预算数
        \t55.00

        \t三级指标
        \t指标值

        \t清淤长度
        \t≥12公里
        """,
    ],
    fails=[
        """
        某某局2025年项目支出表
        单位：元

        \t项目名称
        \t合计

        \t河道清淤（2025年）
        \t580000

        1.河道清淤（2025年）绩效目标表
        单位：万元

        \t项目名称
        \t河道清淤（2025年）

        \t预算数
        \t«55.00»

        \t三级指标
        \t指标值

        \t清淤长度
        \t≥12公里
        """,
        """
        一、河道清淤项目
        1.立项依据：按照市政府工作部署设立。
        2.年度预算安排：2024年安排60万元，2025年预算安排58.00万元，比上年减少2万元。

        1.河道清淤（2025年）绩效目标表
        单位：万元

        \t项目名称
        \t河道清淤（2025年）

        \t预算数
        \t«55.00»

        \t三级指标
        \t指标值

        \t清淤长度
        \t≥12公里
        """,
    ],
)
def sum_to_total(document: Document) -> Found:
    """预算数与项目支出表、年度预算安排不一致。

    检查什么：部门预算全文里，绩效目标表的预算数，与同名项目在项目支出表里的金额、在文字“年度预算安排”里写的本年金额是否一致。
    比较了哪些，在文件的说明里写明。

    为什么：同一份公开文件里同一项目的金额前后不同，不知道以哪个为准，也容易被质疑。

    怎么改：按批复核对，改正写错的一处。

    不报的情形：差额在各数打印的最后一位的半个单位以内；总投资、累计、上年、结转和其中一部分的金额；没有声明金额单位的表；名称对不上的
    项目，或者同一名称有几行、几张表的；同一处写了几个本年金额的。
    """
    for stated in document.stated:
        form = document.tables[stated.cell.table - 1]
        budget, cell, other = head_amount(form, "预算数"), form.cell("预算数"), _money(stated)
        if budget is None or cell is None or other is None:
            continue
        if not agree(budget.yuan, other.yuan, budget.half_digit, other.half_digit):
            fields = {"budget": budget.shown(), "stated": other.shown()}
            variant = "narrative" if stated.cell.field == NARRATIVE else None
            beside = Beside(stated.cell.at(stated.span), other.shown())
            yield Hit(trimmed(cell), fields, variant, related=(beside,))


def _money(stated: Stated) -> Money | None:
    """The amount; a zero is a blank."""
    money = money_in(stated.span.cut(stated.cell.text), stated.unit)
    return money if money is not None and money.yuan != Decimal(0) else None
