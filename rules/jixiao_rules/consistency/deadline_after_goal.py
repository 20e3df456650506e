from collections.abc import Sequence

from jixiao_grammar.ast import Date, Day, Period, Relation
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.dates import runs_longer
from jixiao_rules.deadlines import Deadline, are_of_one_step, deadlines, is_of_all, is_of_the_whole
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.levels import QUANTITY, TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed

_END_OF_MONTH, _ALL_YEAR = 31, 11
_Day = tuple[int, int, int]
_MAY_NAME_A_DAY = pattern("[月前季假春暑]|半年")


@rule(
    code="CON016",
    topic=Topic.AGREEMENT.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，指标值却是“{value}”，比目标承诺的晚，不符合目标与指标相匹配的要求，请核对",
    variants={
        "exchanged": Variant("绩效目标写“{said}”，指标值却是“{value}”，正好是另一步的日期，请核对是不是填错了行"),
        "stretch": Variant(
            "绩效目标写“{said}”，指标值却只写“{value}”，到目标写的日期还不一定完成，不符合目标与指标相匹配的要求，请写明日期"
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        年度: 2025
        绩效目标: 采购机组6台，2025年10月底前完成安装调试。
        指标:
          - {二级指标: 时效指标, 三级指标: 安装调试完成时间, 指标值: 2025年8月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成招标，12月底前完成安装。
        指标:
          - {二级指标: 时效指标, 三级指标: 安装完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 2025年3月底前完成招标。
        指标:
          - {二级指标: 时效指标, 三级指标: 项目招标完成时间, 指标值: 2025年3月31日前}
          - {二级指标: 时效指标, 三级指标: 安装完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 2025年3月底前下达任务，全年养护公路120公里。
        指标:
          - {二级指标: 时效指标, 三级指标: 养护任务完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月30日前完成展陈设计和布展施工进度的60%，10月20日前全部完工。
        指标:
          - {二级指标: 时效指标, 三级指标: 布展施工完工时间, 指标值: 2025年10月20日前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成设备采购，建成平台1个。
        指标:
          - {二级指标: 时效指标, 三级指标: 平台建设完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成勘察设计，新建护岸3公里。
        指标:
          - {二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成设备采购，10月底前完成安装。
        指标:
          - {二级指标: 时效指标, 三级指标: 设备采购完成时间, 指标值: 2025年6月底前}
          - {二级指标: 时效指标, 三级指标: 设备安装完成时间, 指标值: 2025年10月底前}
          - {二级指标: 时效指标, 三级指标: 车辆采购完成时间, 指标值: 2025年11月底前}
        """,
    ],
    fails=[
        """
        年度: 2026
        项目名称: 农田机井配套
        绩效目标: 2026年9月30日前新打机井40眼，配套水泵40台，铺设管道4000米。
        指标:
          - {二级指标: 数量指标, 三级指标: 新打机井数量, 指标值: 40眼}
          - {二级指标: 数量指标, 三级指标: 配套水泵台数, 指标值: 40台}
          - {二级指标: 时效指标, 三级指标: 机井配套完工时间, 指标值: «2026年11月30日前»}
        """,
        """
        年度: 2025
        绩效目标: 第二季度完成设备采购，11月30日前完成全部抽检任务，12月15日前公布结果。
        指标:
          - {二级指标: 时效指标, 三级指标: 设备采购完成时间, 指标值: «2025年9月»}
          - {二级指标: 时效指标, 三级指标: 抽检任务完成时间, 指标值: «2025年12月20日前»}
          - {二级指标: 时效指标, 三级指标: 结果公布时间, 指标值: 2025年12月15日前}
        """,
        """
        年度: 2025
        绩效目标: 采购恒温恒湿机组6台，2025年6月底前完成安装调试。
        指标:
          - {二级指标: 时效指标, 三级指标: 安装调试完成时间, 指标值: «2025年8月底前»}
        """,
        """
        年度: 2025
        绩效目标: 对9所学校食堂实施改造，秋季开学前投入使用。
        指标:
          - {二级指标: 时效指标, 三级指标: 食堂改造完成时间, 指标值: «2025年10月31日前»}
        """,
        """
        年度: 2025
        绩效目标: 6月9日国际档案日前推出红色档案主题展览2个，年内巡展20场。
        指标:
          - {二级指标: 时效指标, 三级指标: 主题展览开展时间, 指标值: «2025年9月9日前»}
        """,
        """
        年度: 2025
        项目名称: 档案库房设备更新改造
        绩效目标: 更换恒温恒湿机组4套，改造气体灭火系统1套，10月底前完成并通过验收。
        指标:
          - {二级指标: 数量指标, 三级指标: 恒温恒湿机组更换套数, 指标值: =4套}
          - {二级指标: 数量指标, 三级指标: 气体灭火系统改造套数, 指标值: =1套}
          - {二级指标: 时效指标, 三级指标: 更新改造完成时间, 指标值: «2025年12月31日前»}
        """,
        """
        年度: 2025
        绩效目标: 夏装5月20日前、冬装10月20日前发放到位，春防、秋防分别于5月31日前、11月15日前完成。
        指标:
          - {二级指标: 时效指标, 三级指标: 夏装发放时间, 指标值: «2025年6月20日前»}
          - {二级指标: 时效指标, 三级指标: 冬装发放时间, 指标值: 2025年10月20日前}
          - {二级指标: 时效指标, 三级指标: 春防完成时间, 指标值: «2025年7月31日前»}
        """,
        """
        年度: 2025
        绩效目标: 新建护岸3公里，2025年11月15日前完工。
        指标:
          - {二级指标: 时效指标, 三级指标: 护岸完工时间, 指标值: «下半年»}
        """,
        """
        年度: 2025
        绩效目标: 8月底前完成入户评估，11月底前完成改造。
        指标:
          - {二级指标: 时效指标, 三级指标: 入户评估完成时间, 指标值: «2025年11月底前»}
          - {二级指标: 时效指标, 三级指标: 改造完工时间, 指标值: «2025年8月底前»}
        """,
        """
        年度: 2025
        绩效目标: 新建护岸3公里，10月15日前完工。
        指标:
          - {二级指标: 时效指标, 三级指标: 护岸砌筑完成时间, 指标值: «2025年11月30日前»}
          - {二级指标: 时效指标, 三级指标: 险情处置时间, 指标值: ≤2小时}
        """,
    ],
)
def deadline_after_goal(table: Table) -> Found:
    """完成时间晚于目标承诺的日期。

    检查什么：绩效目标写明了哪一天、哪个季度前做完哪一步（11月30日前完成抽检），同一步的时效指标比它晚；只写了一个完成日期的，
    与唯一一条完成时间相比；指标值只写了一个季度、半年，而目标的日期在它结束以前的，也报告。

    为什么：目标承诺 6 月底前完成，指标到 8 月底才考核，两处至少有一处填错。

    怎么改：核对后改为一致。

    不报的情形：目标和指标说的不是同一步（采购、安装）或者同一事项的；跨年度的项目；指标比目标早的。
    """
    goal = table.text("绩效目标")
    if table.year is None or not _MAY_NAME_A_DAY.search(goal) or runs_longer(table):
        return
    promised = list(deadlines(goal, table.year))
    rows = [(row, first) for row in table.rows() if (first := _first_day(row, table.year)) is not None]
    matched = [(row, first, _said_of(row, promised, [other for other, _ in rows])) for row, first in rows]
    for row, first, said in matched:
        if said is None or row.target is None:
            continue
        fields = {"said": said.clause, "value": row.text("指标值")}
        if first > said.order:
            yield Hit(trimmed(row.target), fields)
        elif _ends_later(row, table.year, said):
            yield Hit(trimmed(row.target), fields, "stretch")
        elif any(_are_exchanged(first, said, *other[1:]) for other in matched):
            yield Hit(trimmed(row.target), fields, "exchanged")


def _ends_later(row: Row, year: int, said: Deadline) -> bool:
    """True for 下半年 and 第四季度 where the goal has a day in it: some of them lie behind that day. A month is near enough."""
    node = node_of(row)
    if not isinstance(node, Period) or node.start is None or node.end is None:
        return False
    months = node.end.month - node.start.month
    return 0 < months < _ALL_YEAR and _place(node.end, year) > said.order


def _are_exchanged(first: _Day, said: Deadline, other: _Day, other_said: Deadline | None) -> bool:
    """True where each of two rows has just the day that the goal names for the other."""
    return other_said is not None and said.order != first == other_said.order and other == said.order


def _said_of(row: Row, promised: Sequence[Deadline], rows: Sequence[Row]) -> Deadline | None:
    """The day that the goal names for a row: the last of those for its step, else the only one, for the only row."""
    name = row.name_reading.bare
    steps = [one for one in promised if are_of_one_step(one.clause, name)]
    steps = [one for one in steps if not one.own.isdisjoint(name)] or steps
    if steps:
        return max(steps, key=lambda one: one.order)
    finished = [one for one in promised if one.finishes]
    if [other for other in rows if _is_deadline(other)] != [row]:
        return None
    if len(finished) == 1 and is_of_the_whole(finished[0].clause, name):
        return finished[0]
    outputs = [other.text("三级指标") for other in row.table.rows() if level2(other) == QUANTITY]
    alone = len(promised) == 1 and is_of_all(promised[0], name, row.table.text("项目名称"), outputs)
    return promised[0] if alone else None


def _is_deadline(row: Row) -> bool:
    node = node_of(row)
    return isinstance(node, Period) or (isinstance(node, Date) and node.relation is Relation.BY)


def _first_day(row: Row, year: int) -> _Day | None:
    """The day that a row of 时效指标 names, of a stretch (9月, 第四季度) the first."""
    node = node_of(row) if level2(row) == TIMELINESS else None
    if isinstance(node, Date) and node.day is not None and node.relation is not Relation.FROM:
        return _place(node.day, year)
    return _place(node.start, year) if isinstance(node, Period) else None


def _place(day: Day, year: int) -> tuple[int, int, int]:
    return (day.year or year) + day.year_shift, day.month, day.day or _END_OF_MONTH
