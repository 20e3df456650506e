import re

from jixiao_grammar.ast import Date, Period, YearFrom
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.dates import dated, days, runs_longer
from jixiao_rules.documents import TARGETS_2021, TYPESETTING
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import timed_rows
from jixiao_rules.words import words

_START = pattern(r"[0-9０-９一二三四五六七八九十]+月|年[底末]")
_FULL = pattern(r"20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日|底)?")
_OF_A_YEAR = pattern(r"20[0-9]{2}年")
_YEAR_ELSEWHERE = pattern(r"20[0-9]{2}|每年|每学年|学年")


@rule(
    code="TIM002",
    topic=Topic.DATE_FORM.turn(1),
    sees=timed_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="日期“{date}”没有写年份，建议写完整，如“{full}”",
    variants={
        "nowhere": Variant(
            "日期“{date}”没有写年份，表题、项目名称和预算年度里也没有，无法判断是哪一年；请写完整，如“{full}”",
            Severity.WARNING,
        ),
        "beside": Variant(
            "日期“{date}”没有写年份，绩效目标里的日期写了“{told}”，两处写法不一；请写完整，如“{full}”", Severity.WARNING
        ),
        "goal": Variant(
            "日期“{date}”没有写年份，绩效目标写明是{told}的事；这里也请写完整，如“{full}”", Severity.WARNING
        ),
        "feast": Variant("“{date}”没有写年份和日期，建议写明是哪一天前，如“{full}”"),
        "several": Variant(
            "日期“{date}”没有写年份，项目跨几个年度，无法判断是哪一年；请写完整，如“{full}”", Severity.WARNING
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 制作完成时间, 指标值: 2025年12月底前}",
        "{二级指标: 时效指标, 三级指标: 报表报送时间, 指标值: 每月10日前}",
        "{二级指标: 时效指标, 三级指标: 工程进度, 指标值: '2025年6月底前完成40%，12月底前完成100%'}",
        "{二级指标: 时效指标, 三级指标: 2025年汛前检查完成时间, 指标值: 5月底前}",
        "{二级指标: 时效指标, 三级指标: 决算完成时间, 指标值: 次年3月底前}",
        "{二级指标: 时效指标, 三级指标: 服务时间, 指标值: 全年}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: 完成时限, 指标值: «12月底前»}",
        "{二级指标: 时效指标, 三级指标: 管网改造完成时间, 指标值: «10月31日前»}",
        "{二级指标: 时效指标, 三级指标: 病虫害普查时间, 指标值: «4-10月»}",
        "{二级指标: 时效指标, 三级指标: 慰问完成时间, 指标值: «春节前»}",
    ],
)
def date_no_year(row: Row) -> Found:
    """时效指标的日期没有写年份。

    检查什么：时效指标的值写了月、日，没有写年份。整张表都没有年份的，绩效目标里的日期写了年份、或者开头就写了年份
    而这里没有的，或者项目跨几个年度、其他指标的日期写到别的年份的，按警告报告。

    为什么：表格脱离标题单独流转（汇总、监控、评价）以后，“12月底前”不知是哪一年。

    怎么改：在前面写上预算年度，如“2025年12月底前”。

    不报的情形：每月、每年重复的日期；同一格里前面已写明年份；指标名称里已有年份；次年的日期；全年、上半年等时段。
    """
    if level2(row) != TIMELINESS or row.target is None:
        return
    if _YEAR_ELSEWHERE.search(row.text("三级指标") + row.target.text):
        return
    if (value := row.target.text.strip()).endswith("前") and value in words("seasons"):
        yield Hit(trimmed(row.target), {"date": value, "full": f"{row.table.year or '____'}年__月__日前"}, "feast")
    for node in dated(node_of(row)):
        date = node.span.cut(row.target.text)
        start = _START.search(date)
        if start and _is_yearless(node, date, row.table.year):
            full = _with_year(date, start.start(), row.table.year)
            fix = Fix(full, changes=frozenset({Change.YEAR})) if row.table.year else None
            goal = row.table.text("绩效目标")
            told = _FULL.search(goal) or _OF_A_YEAR.match(goal.strip())
            variant = _where(row) or _beside(told)
            yield Hit(
                row.target.at(node.span),
                {"date": date, "full": full, "told": told[0] if told else ""},
                variant,
                fix=fix,
            )


def _where(row: Row) -> str | None:
    """Whether the form leaves the year open: it names none, or the work goes over several."""
    year = row.table.year
    if year is None:
        return "nowhere"
    named = {
        day.year
        for other in row.table.rows()
        if level2(other) == TIMELINESS
        for node in dated(node_of(other))
        if node.year_from is YearFrom.TEXT
        for day in days(node)
    }
    return "several" if runs_longer(row.table) or named - {year} else None


def _is_yearless(node: Date | Period, date: str, year: int | None) -> bool:
    """True where the year is left to the form; 次年3月 names a year, though in words."""
    if node.year_from is YearFrom.TEXT or (isinstance(node, Period) and "月" not in date):
        return False
    named = days(node)
    return bool(named) and all(day.year == year and not day.year_shift for day in named)


def _beside(told: re.Match[str] | None) -> str | None:
    """Whether the goal has a date with its year, or begins with the year of all that it promises."""
    if told is None:
        return None
    return "beside" if "月" in told[0] else "goal"


def _with_year(date: str, at: int, year: int | None) -> str:
    return f"{date[:at]}{year or 'X'}{'' if date[at] == '年' else '年'}{date[at:]}"
