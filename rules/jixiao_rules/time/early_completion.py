from jixiao_grammar.ast import Date, Day, Period, Relation
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.views import timed_rows
from jixiao_rules.words import holds, says

_PURCHASE = pattern("采购|购置|购买")


@rule(
    code="TIM011",
    topic=Topic.TIME.turn(2),
    sees=timed_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="完成时间“{value}”在 {year} 年度的第一个月，当年的工作还没有展开，审核中常被退回；请核对日期",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 培训完成时间, 指标值: 2025年12月底前}",
        "{二级指标: 时效指标, 三级指标: 项目启动时间, 指标值: 2025年1月5日前}",
        "{二级指标: 时效指标, 三级指标: 春节慰问完成时间, 指标值: 2025年1月25日前}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2026年1月10日前}",
        "{二级指标: 时效指标, 三级指标: 政府采购完成时间, 指标值: 2025年1月20日前}",
        "{二级指标: 时效指标, 三级指标: 养护服务开始时间, 指标值: 2025年1月1日}",
        "{二级指标: 时效指标, 三级指标: 开始服务时间, 指标值: 2025年1月1日起}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: 培训完成时间, 指标值: «2025年1月5日前»}",
        "{二级指标: 时效指标, 三级指标: 任务完成时间, 指标值: «2025年1月»}",
    ],
)
def early_completion(row: Row) -> Found:
    """完成时间过早。

    检查什么：时效指标的完成日期在预算年度的 1 月。

    为什么：预算多在年初才下达，一年的工作不可能在 1 月完成；多是日期填错，或者不求实绩。

    怎么改：核对日期，按实际的工作安排填写。

    不报的情形：启动、招标、签订合同、下达、发放、春节慰问等本来就在年初的事；日期在下一年的；“…起”。
    """
    node, year = node_of(row), row.table.year
    if row.target is None or level2(row) != TIMELINESS or not isinstance(node, Date | Period):
        return
    if not _is_in_first_month(
        _last_day(node, is_finished=says(row.text("三级指标"), "finished.words")), year
    ) or _is_first_step(row):
        return
    yield Hit(row.target.at(node.span), {"value": node.span.cut(row.target.text), "year": str(year)})


def _last_day(node: Date | Period, *, is_finished: bool) -> Day | None:
    """The day by which all is done; None for a day on which something begins, and for a month in which it is not finished."""
    if isinstance(node, Period):
        return node.end if is_finished else None
    return None if node.relation is Relation.FROM else node.day


def _is_in_first_month(day: Day | None, year: int | None) -> bool:
    return day is not None and year is not None and (day.year or 0) + day.year_shift == year and day.month == 1


def _is_first_step(row: Row) -> bool:
    """True for what is done early in the year; where the project itself is a purchase, to have bought is to have finished."""
    project = row.table.text("项目名称")
    said = row.text("三级指标") + row.text("指标值") + project
    if _PURCHASE.search(project):
        said = _PURCHASE.sub("", said)
    return holds(said, "first-steps")
