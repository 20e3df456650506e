from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Date, Day
from jixiao_grammar.compare import Order, compare, in_base, same_scale
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs
from jixiao_rules.deadlines import END_OF_MONTH, Deadline, are_of_one_step, deadlines, is_of_the_whole
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.promise_of_row import alone_in_unit, are_of, closest, is_named_so
from jixiao_rules.promises import Promise, counted, is_of_the_year, promises
from jixiao_rules.reading import binds_below, is_ceiling, is_floor, is_percent
from jixiao_rules.results import came_to, results
from jixiao_rules.spots import trimmed
from jixiao_rules.told_results import TOLD, copies_goal
from jixiao_rules.views import result_tables
from jixiao_rules.weights import is_printed_from

_SO_FAR = ("截至", "截止", "至今", "目前")


@rule(
    code="CON022",
    topic=Topic.TOLD.turn(2),
    sees=result_tables,
    needs=needs(TOLD),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="实际完成情况写“{said}”，这里的实际完成值是“{result}”，两处不一致，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        实际完成情况: 配置除颤仪60台，培训急救员约1200人，设备完好率达到95%以上，近三年累计配置150台。
        指标:
          - {三级指标: 配置除颤仪数量, 指标值: ≥60台, 实际完成值: 60台}
          - {三级指标: 培训急救员人数, 指标值: ≥1200人, 实际完成值: 1186人}
          - {三级指标: 设备完好率, 指标值: ≥95%, 实际完成值: 97.2%}
        """,
        """
        实际完成情况: 清淤12公里，修复护岸3.2公里，满意度92%。
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 12000米}
          - {三级指标: 群众满意度, 指标值: ≥90%, 实际完成值: 91.86%}
        """,
        """
        实际完成情况: 举办培训班4期，其中线上1期。
        指标:
          - {三级指标: 举办线下培训班期数, 指标值: ≥3期, 实际完成值: 3期}
        """,
        """
        年度: 2025
        实际完成情况: 截至2025年12月31日建成停车泊位300个。
        指标:
          - {二级指标: 时效指标, 三级指标: 停车泊位建成时间, 指标值: 2025年11月底前, 实际完成值: 2026年2月15日}
        """,
        """
        年度: 2024
        实际完成情况: 全部完成，6月完成采购，12月10日通过验收。
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 11公里}
          - {二级指标: 时效指标, 三级指标: 设备采购时间, 指标值: 2024年7月底前, 实际完成值: 2024年6月12日}
          - {二级指标: 时效指标, 三级指标: 项目验收时间, 指标值: 2024年12月15日前, 实际完成值: 12月10日}
        """,
    ],
    fails=[
        """
        实际完成情况: 配置除颤仪58台，培训急救员1200人。
        指标:
          - {三级指标: 配置除颤仪数量, 指标值: ≥60台, 实际完成值: «60台»}
          - {三级指标: 培训急救员人数, 指标值: ≥1200人, 实际完成值: 1200人}
        """,
        """
        实际完成情况: 图书馆接待读者31万人次，读者满意度95%。
        指标:
          - {三级指标: 接待读者人次, 指标值: ≥30万人次, 实际完成值: «28.5万人次»}
          - {三级指标: 读者满意度, 指标值: ≥90%, 实际完成值: «93%»}
        """,
        """
        年度: 2024
        实际完成情况: 举办技能培训64期，培训4000人，2024年12月10日完成验收。
        指标:
          - {二级指标: 数量指标, 三级指标: 补贴性培训人数, 指标值: ≥4000人, 实际完成值: «3000人»}
          - {二级指标: 数量指标, 三级指标: 技能培训期数, 指标值: ≥60期, 实际完成值: 64期}
          - {二级指标: 时效指标, 三级指标: 项目验收时间, 指标值: 2024年12月15日前, 实际完成值: «2024年12月20日»}
        """,
        """
        实际完成情况: 清淤12公里以上。
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: «11.4公里»}
        """,
    ],
)
def result_conflict(table: Table) -> Found:
    """实际完成情况与实际完成值不一致。

    检查什么：自评表上“实际完成情况”一段文字里的数或者日期，与同一事项的指标行的实际完成值不同。

    为什么：两处写的是同一件事；数不同，就不知道以哪个计分，审核中会被退回。

    怎么改：核对统计资料，改正写错的一处。

    不报的情形：约数；累计、其中、几年合计等口径不同的数；四舍五入造成的差别；文字里写“95%以上”而实际完成值更高的；
    文字里同类的数不止一个，或者能对应的指标不止一行；读不懂的；照抄绩效目标的
    （由 DUP011 检查）；“截至12月31日建成300个”这样只说到哪一天为止的日期。
    """
    if not copies_goal(table):
        yield from _numbers(table)
        yield from _days(table)


def _numbers(table: Table) -> Iterator[Hit]:
    every = promises(table.text(TOLD))
    said = [one for one in every if is_of_the_year(one)]
    came = [
        (result, node) for result in results(table) if said and isinstance(node := came_to(result, result.row), Amount)
    ]
    rows = [(result.row, amount) for result, amount in came]
    for result, amount in came:
        match = _only_one(said, rows, result.row, amount)
        if match is None or _agree(amount, match.amount):
            continue
        others = [one for one in every if one is not match]
        if not any(_agree(amount, one.amount) or _is_the_rest(amount, match, one) for one in others):
            yield Hit(trimmed(result.cell), {"said": match.clause, "result": result.cell.text.strip()})


def _days(table: Table) -> Iterator[Hit]:
    if table.year is None:
        return
    came = [(result, result.node.day) for result in results(table) if isinstance(result.node, Date) and result.node.day]
    told = (
        [one for one in deadlines(table.text(TOLD), table.year) if not one.clause.startswith(_SO_FAR)] if came else []
    )
    for result, day in came:
        name = result.row.name_reading.bare
        steps = [one for one in told if are_of_one_step(one.clause, name)]
        whole = [one for one in told if one.finishes and is_of_the_whole(one.clause, name)] if len(came) == 1 else []
        match = steps or whole
        if len(match) == 1 and day.day is not None and not _is_that_day(match[0], day, table.year):
            yield Hit(trimmed(result.cell), {"said": match[0].clause, "result": result.cell.text.strip()})


def _is_that_day(told: Deadline, day: Day, year: int) -> bool:
    """A month without a day is every day of it."""
    month = (day.year or year) + day.year_shift, day.month
    return (told.year, told.month) == month and told.day in {day.day, END_OF_MONTH}


def _only_one(said: list[Promise], rows: list[tuple[Row, Amount]], row: Row, amount: Amount) -> Promise | None:
    """What the text tells of the row; None where it tells nothing, several things, or as well of another row."""
    matches = closest([one for one in said if are_of(one, row, amount)], row) or alone_in_unit(said, rows, row, amount)
    if len(matches) != 1:
        return None
    rivals = [other for other, its in rows if are_of(matches[0], other, its)] or [row]
    named = [other for other in rivals if is_named_so(matches[0], other)]
    return matches[0] if named == [row] or (not named and rivals == [row]) else None


def _is_the_rest(came: Amount, match: Promise, part: Promise) -> bool:
    """True where a row counts what a part leaves of the whole, or both together: 线下3期 of 4期，其中线上1期."""
    whole, its = counted(match.amount), counted(part.amount)
    if is_percent(came) or not same_scale(whole.unit, its.unit):
        return False
    return in_base(counted(came)) in {in_base(whole) - in_base(its), in_base(whole) + in_base(its)}


def _agree(came: Amount, told: Amount) -> bool:
    """The same number, one of them rounded, or one within the bound that the text tells."""
    one, other = counted(came), counted(told)
    order = compare(one, other)
    if order is None or order is Order.SAME or not binds_below(told):
        return order is Order.SAME
    if (is_floor(told) and order is Order.MORE) or (is_ceiling(told) and order is Order.LESS):
        return True
    if not same_scale(one.unit, other.unit) or came.multiplier != told.multiplier:
        return False
    return is_printed_from(came.number, told.number) or is_printed_from(in_base(told), in_base(came))
