from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import Order, compare
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promises import counted, promises
from jixiao_rules.reading import shown
from jixiao_rules.rounds import Total, totals
from jixiao_rules.rounds_of_row import as_counted, is_of, total_of
from jixiao_rules.spots import trimmed


@rule(
    code="CON040",
    topic=Topic.PROMISED.turn(2),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，算下来是 {arithmetic}，这里的指标值却是“{value}”，不符合目标与指标相匹配的要求，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 全年检查4轮，每轮240家次；每季度编印简报3期。
        指标:
          - {二级指标: 数量指标, 三级指标: 检查企业家次, 指标值: ≥960家次}
          - {二级指标: 数量指标, 三级指标: 编印简报期数, 指标值: ≥12期}
        """,
        """
        绩效目标: 举办培训班5期，每期60人。
        指标:
          - {二级指标: 数量指标, 三级指标: 每期培训人数, 指标值: ≥60人}
          - {二级指标: 数量指标, 三级指标: 培训班期数, 指标值: ≥5期}
        """,
        """
        绩效目标: 汛期每月巡查2次，每周消毒1次。
        指标:
          - {二级指标: 数量指标, 三级指标: 巡查次数, 指标值: ≥8次}
          - {二级指标: 数量指标, 三级指标: 消毒次数, 指标值: ≥50次}
        """,
        """
        绩效目标: 每月探访独居老人1500名。
        指标:
          - {二级指标: 数量指标, 三级指标: 探访独居老人人数, 指标值: ≥1600人}
        """,
        """
        绩效目标: 每月开展安全检查1次，应急演练2次。
        指标:
          - {二级指标: 数量指标, 三级指标: 应急演练次数, 指标值: ≥2次}
        """,
    ],
    fails=[
        """
        绩效目标: 全年检查4轮，每轮240家次；每季度编印简报3期。
        指标:
          - {二级指标: 数量指标, 三级指标: 检查企业家次, 指标值: «≥720家次»}
          - {二级指标: 数量指标, 三级指标: 编印简报期数, 指标值: «≥9期»}
        """,
        """
        绩效目标: 为120个村每村放映电影12场，在30所学校各举办讲座2场。
        指标:
          - {二级指标: 数量指标, 三级指标: 放映电影场次, 指标值: «≥1200场»}
          - {二级指标: 数量指标, 三级指标: 举办讲座场次, 指标值: «≥50场»}
        """,
    ],
)
def rounds_and_total(table: Table) -> Found:
    """逐次的数量与全年的指标值不符。

    检查什么：绩效目标写了每轮、每期、每月、每村做多少和做几次（全年检查4轮，每轮240家次），乘起来与同一事项的数量指标（≥720家次）不符：
    指标值是下限而少了一成以上的，或者是定数而不相等的。

    为什么：目标和指标应当对应；乘起来是960家次，指标只考核720家次，评价时不知道以哪个为准。

    怎么改：核对后改为一致。

    不报的情形：没有写明做几次的；每周的（一年按几周算各有算法）；每月的人、户、家（可能每月都是同一些）；汛期、学期、几月起等不满全年的；指标量的是每一次的；名称对不上的；
    目标另外写明了与指标值相同的数的；下限比乘积高的。
    """
    goal = table.text("绩效目标")
    made = list(totals(goal))
    rows = (
        [(row, amount) for row in table.rows() if level2(row) == QUANTITY and (amount := total_of(row))] if made else []
    )
    for row, amount in rows:
        of_it = [one for one in made if is_of(one, row, amount)]
        if len(of_it) != 1 or row.target is None or not _clash(amount, of_it[0]):
            continue
        if _is_told(goal, as_counted(amount, of_it[0])):
            continue
        if [other for other, its in rows if is_of(of_it[0], other, its)] == [row]:
            fields = {"said": of_it[0].said, "arithmetic": of_it[0].arithmetic, "value": shown(row, amount)}
            yield Hit(trimmed(row.target), fields)


def _is_told(goal: str, amount: Amount) -> bool:
    """True where the goal has the row's number in words of its own: 每季度慰问150户，全年600户."""
    return any(compare(counted(one.amount), counted(amount)) is Order.SAME for one in promises(goal))


def _clash(amount: Amount, total: Total) -> bool:
    """A floor a little below is cautious, and one above promises more; a number that is neither is another plan."""
    order = compare(as_counted(amount, total), counted(total.amount))
    if amount.op.is_floor:
        return order is Order.LESS and amount.number * 10 < total.amount.number * 9
    return order in (Order.LESS, Order.MORE)
