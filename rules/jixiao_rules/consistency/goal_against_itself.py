from itertools import combinations

from jixiao_grammar.compare import Order, compare
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.promises import Promise, is_of_the_year, promises
from jixiao_rules.reading import is_percent

_A_NAME = 4  # characters that say of what a rate is one


@rule(
    code="CON043",
    topic=Topic.GOAL.turn(8),
    sees=tables,
    needs=needs("绩效目标", words=("%", "％")),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标前面写“{first}”，后面又写“{second}”，同一个比率两个数，请核对后统一",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "绩效目标: 采购图书4.5万册，读者满意度不低于95%。读者满意度达到95%以上。\n",
        "绩效目标: 教师满意度不低于95%，学生满意度不低于90%。\n",
        "绩效目标: 上半年预算执行率达到50%，全年预算执行率达到95%。\n",
    ],
    fails=[
        "绩效目标: 采购图书4.5万册，读者满意度不低于95%；«读者满意度达到90%以上»。\n",
    ],
)
def goal_against_itself(table: Table) -> Found:
    """绩效目标前后矛盾。

    检查什么：绩效目标里同一个名称的比率写了两次，数不同。

    为什么：不知道按哪一个考核。

    怎么改：核对后只保留一个。

    不报的情形：名称不完全相同的；分上半年、全年等不同时候的；比上年提高多少的。
    """
    goal = table.cell("绩效目标")
    if goal is None:
        return
    rates = [one for one in promises(goal.text) if _is_rate(one)]
    for first, second in combinations(rates, 2):
        same = first.amount.subject == second.amount.subject and first.clause != second.clause
        if same and compare(first.amount, second.amount) in (Order.LESS, Order.MORE):
            yield Hit(goal.at(second.span), {"first": first.clause, "second": second.clause})
            return


def _is_rate(one: Promise) -> bool:
    named = len(one.amount.subject or "") >= _A_NAME and one.amount.direction is None
    return named and is_percent(one.amount) and is_of_the_year(one)
