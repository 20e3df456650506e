from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.spots import trimmed
from jixiao_rules.told_results import TOLD, copies_goal


@rule(
    code="DUP011",
    topic=Topic.RESULT.turn(6),
    sees=tables,
    needs=needs(TOLD),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="实际完成情况照抄绩效目标，连“不少于”“以上”也没有改，看不出实际完成了多少，不符合按完成情况自评的要求；请写实际的数",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        绩效目标: 购置图书2.4万册，全年借阅量不少于6万册次。
        实际完成情况: 购置图书2.4万册，全年借阅量6.3万册次。
        """,
        """
        绩效目标: 举办培训班4期，培训农技人员200人。
        实际完成情况: 举办培训班4期，培训农技人员200人。
        """,
    ],
    fails=[
        """
        绩效目标: 购置图书2.4万册，全年借阅量不少于6万册次，读者满意度达到90%以上。
        实际完成情况: «购置图书2.4万册，全年借阅量不少于6万册次，读者满意度达到90%以上。»
        """,
        """
        绩效目标: 完成清淤12公里，群众满意度不低于90%。
        实际完成情况: «已完成清淤12公里，群众满意度不低于90%»
        """,
    ],
)
def result_copies_goal(table: Table) -> Found:
    """实际完成情况照抄绩效目标。

    检查什么：自评表的实际完成情况与绩效目标一字不差，里面还有“不少于”“以上”“以内”。

    为什么：目标是要达到的界限，实际完成了多少是一个确定的数；照抄目标，看不出完成情况，得分也没有依据。

    怎么改：写实际完成的数，没有完成的写明原因。

    不报的情形：目标里没有“不少于”“以上”，做完了自然与目标相同的；写了实际的数的。
    """
    told = table.cell(TOLD)
    if told is not None and copies_goal(table):
        yield Hit(trimmed(told), {})
