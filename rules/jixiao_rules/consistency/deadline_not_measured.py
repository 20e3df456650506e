from jixiao_grammar.ast import Date, Node, Period, Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.dates import runs_longer, written
from jixiao_rules.deadlines import END_OF_MONTH, Deadline, are_of_one_step, deadlines, is_of_the_whole, words_of_a_step
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of

_DAY = pattern("[0-9]月|[一二三四1-4]季度|上半年")
_FIELDS = ("三级指标", "绩效指标描述", "指标值", "备注")


@rule(
    code="CON045",
    topic=Topic.AGREEMENT.turn(12),
    sees=tables,
    needs=needs("绩效目标", holding=(_DAY,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，没有指标考核这个时间，不符合目标与指标相匹配的要求；请补上时效指标，或者从目标里删去",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        年度: 2025
        项目名称: 本年工作
        绩效目标: 8月底前完成教室维修，10月底前完成课桌采购。
        指标:
          - {二级指标: 时效指标, 三级指标: 教室维修完成时间, 指标值: 2025年8月31日前}
          - {二级指标: 时效指标, 三级指标: 课桌采购完成时间, 指标值: 2025年10月31日前}
        """,
        """
        年度: 2025
        项目名称: 本年工作
        绩效目标: 放流工作在8月16日开渔前完成。
        指标:
          - {二级指标: 时效指标, 三级指标: 增殖放流完成时间, 指标值: 2025年8月15日前}
        """,
        """
        年度: 2023
        项目名称: 本年工作
        绩效目标: 治理水土流失12平方公里，12月底前完成并通过验收。
        指标:
          - {二级指标: 时效指标, 三级指标: 治理任务按期完成率, 指标值: =100%}
        """,
        """
        年度: 2025
        项目名称: 本年工作
        绩效目标: 12月底前完成设备采购和安装调试。
        指标:
          - {二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2025年11月30日前}
        """,
    ],
    fails=[
        """
        年度: 2025
        项目名称: 本年工作
        绩效目标: 8月底前完成教室维修，«10月底前完成课桌采购»。
        指标:
          - {二级指标: 时效指标, 三级指标: 教室维修完成时间, 指标值: 2025年8月31日前}
        """,
        """
        年度: 2025
        项目名称: 本年工作
        绩效目标: 对300艘渔船参保给予补贴，«2025年10月31日前补贴到位»，参保率达到90%。
        指标:
          - {二级指标: 数量指标, 三级指标: 补贴渔船艘数, 指标值: =300艘}
          - {二级指标: 质量指标, 三级指标: 渔船参保率, 指标值: ≥90%}
        """,
    ],
)
def deadline_not_measured(table: Table) -> Found:
    """目标里的完成时间没有对应的指标。

    检查什么：绩效目标写明了哪一天前完成哪一步（10月底前完成课桌采购），而没有一个指标写这一天，也没有一个时效指标说到这一步。

    为什么：指标是目标的分解；目标里承诺了时间而没有指标，按不按时就无从考核。

    怎么改：补上时效指标；不打算考核的，从目标里删去。

    不报的情形：另有指标考核整个项目的完成时间、按期完成率的；同一事项的时效指标日期更早的；描述里写了这一天的；跨年度的项目。
    """
    goal = table.cell("绩效目标")
    if goal is None or table.year is None or runs_longer(table) or not table.rows():
        return
    at = 0
    for one in deadlines(goal.text, table.year):
        start = goal.text.find(one.clause, at)
        at = max(start, at)
        if start >= 0 and not any(_measures(row, one, table.year) for row in table.rows()):
            yield Hit(goal.at(Span(start, start + len(one.clause))), {"said": one.clause})


def _measures(row: Row, one: Deadline, year: int) -> bool:
    """The row has the day, or asks when that step, all of the work or something of it is done, at the latest on that day.

    A row without a day that can be read is told for that; so is one with the day of another year.
    """
    node = node_of(row)
    if _has_the_day(row, one):
        return True
    if level2(row) != TIMELINESS and not isinstance(node, Date | Period):
        return False
    name = row.name_reading.bare
    thing, its = words_of_a_step(one.clause), words_of_a_step(name)
    if are_of_one_step(one.clause, name) or is_of_the_whole(one.clause, name) or not thing:
        return True
    day = _last_day(node, year)
    if day is not None and day[0] != year:
        return True
    return (bool(thing & its) or not its) and (day is None or day <= one.order)


def _has_the_day(row: Row, one: Deadline) -> bool:
    texts = (row.text(field) for field in _FIELDS)
    dates = (date for text in texts for date in written(text))
    return any((date.month, date.day or one.day) == (one.month, one.day) for date in dates)


def _last_day(node: Node | None, year: int) -> tuple[int, int, int] | None:
    day = node.day if isinstance(node, Date) else node.end if isinstance(node, Period) else None
    return None if day is None else ((day.year or year) + day.year_shift, day.month, day.day or END_OF_MONTH)
