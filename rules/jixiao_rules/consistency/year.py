import re
from collections.abc import Iterator

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Table, tables
from jixiao_rules.dates import runs_longer, written
from jixiao_rules.documents import TARGETS_2015, TYPESETTING
from jixiao_rules.earlier_years import earlier_days, earlier_work
from jixiao_rules.promises import has_quantity
from jixiao_rules.spots import first, trimmed
from jixiao_rules.titles import bare_project, named_project, own_years
from jixiao_rules.words import holds, phrase

_IN_BRACKETS = pattern(r"[（(]\s*(20[0-9]{2})\s*年?度?\s*[)）]")
_DEADLINE = phrase(
    r"(?<![0-9])(20[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底|末)?|底|末)?之?前(?=[^，。；,;\n]{0,20}{promised-by.done})"
)

_REST = pattern("[^，。；;,\n]*")
_NOW = phrase(r"{promised-by.not-only-past}|[至到—–~～-]\s*20[0-9]{2}")
# A sentence that begins with the year in which something is done: 2024年改造管网12公里.
_YEAR_OF_A_SENTENCE = pattern(
    r"(?:^|[。；;\n])\s*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）.、．]\s*)?(20[0-9]{2})年度?[，,]?(?![底末初前]|[0-9])[^。；;\n]*"
)


@rule(
    code="CON002",
    topic=Topic.YEAR.turn(1),
    sees=tables,
    severity=Severity.ERROR,
    message="项目名称写的是{name_year}年，{where}是{year}年，两处不一致，请核对是否沿用了以前年度的表",
    variants={
        "field": Variant("年度写的是{name_year}年，表题写的是{year}年，两处不一致，请核对"),
        "goal": Variant(
            "绩效目标写的期限“{deadline}”早于预算年度{year}年，不符合目标在预算期内完成的要求，请核对", Severity.WARNING
        ),
        "past": Variant(
            "绩效目标写的是“{deadline}”要做的事，预算年度是{year}年，请核对是否沿用了以前年度的表", Severity.WARNING
        ),
        "result": Variant("实际完成情况写的是“{deadline}”，自评的年度是{year}年，请核对年份", Severity.WARNING),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE), Basis(TARGETS_2015, Authority.BINDING)],
    confidence=Confidence.LIKELY,
    passes=[
        """
        表题: 3.河道清淤（2025年）绩效目标表
        项目名称: 河道清淤（2025年）
        绩效目标: 2025年将迎来抗战胜利80周年，在2024年工作的基础上，2025年12月底前完成清淤12公里。
        """,
        """
        表题: 2025年度项目支出绩效目标表
        项目名称: 2024年高标准农田建设项目尾款
        """,
        """
        表题: 2025年度项目支出绩效目标表
        项目名称: 物业服务（2024至2027年）
        绩效目标: 2024年12月底前完成招标，2027年6月底前完成全部服务。
        """,
        """
        年度: 2025
        表题: 项目支出绩效目标表
        项目名称: 落实财预〔2015〕88号文件培训
        """,
        """
        年度: 2025
        项目名称: 管网改造
        绩效目标: 2024年已改造管网8公里。本年度改造管网12公里。
        """,
        """
        年度: 2025
        项目名称: 管网改造
        绩效目标: 改造管网12公里。2024年结转资金用于支付工程尾款3笔。
        """,
    ],
    fails=[
        """
        年度: 2025
        项目名称: 消防宣传
        绩效目标: 2025年举办消防演练60场。
        实际完成情况: 截至«2024年12月5日»，举办消防演练61场。
        """,
        """
        年度: 2025
        项目名称: 管网改造
        绩效目标: «2024年»改造管网12公里，受益居民5200户。
        """,
        """
        表题: 2025年度项目支出绩效目标表
        项目名称: 河道清淤«（2024年）»
        """,
        """
        表题: 2025年河道清淤绩效目标表
        项目名称: «2024年»河道清淤
        """,
        """
        年度: «2024»
        表题: 2025年度项目支出绩效目标表
        项目名称: 河道清淤
        """,
        """
        年度: 2025
        项目名称: 河道清淤
        绩效目标: «2024年12月底前»完成清淤12公里。
        """,
        """
        年度: 2025
        项目名称: 应急广播
        绩效目标: 维修终端520组；终端«2024年9月底»前维修完毕，2025年12月底前通过验收。
        指标:
          - {二级指标: 时效指标, 三级指标: 终端维修完成时间, 指标值: 2025年9月30日前}
        """,
    ],
)
def year(table: Table) -> Found:
    """年份不一致。

    检查什么：表题、年度、项目名称里的年份是否一致；绩效目标里写明的完成期限是否都早于预算年度，或者写的只是以前年度要做的事；实际完成情况里的日期是否都在自评的年度之前。

    为什么：年份不一致，多是沿用上年的表时漏改，会使人分不清是哪一年的目标。

    怎么改：核对后改为同一年份。

    不报的情形：项目名称里的合同期（2024至2027年）、尾款和结转、文号、周年、规划期；目标里作为背景的年份。
    """
    told: set[str] = set()
    for slip in (*_field_against_title(table), *_name_against_form(table), *_goal(table), *_result(table)):
        # A table that was copied from another year has that year in several places: that is one slip.
        if slip.wrong not in told:
            told.add(slip.wrong)
            yield slip.hit


class _Slip(Record):
    """A year that does not fit, and what is said about it."""

    wrong: str
    hit: Hit


def _field_against_title(table: Table) -> Iterator[_Slip]:
    cell = table.cell("年度")
    if cell is None:
        return
    said, title = re.fullmatch(r"\D{0,2}(20[0-9]{2})\D{0,3}", table.text("年度")), own_years(table.text("表题"))
    if said and len(title) == 1 and int(said[1]) not in title:
        yield _Slip(said[1], Hit(trimmed(cell), {"name_year": said[1], "year": str(*title)}, "field"))


def _name_against_form(table: Table) -> Iterator[_Slip]:
    cell, name = table.cell("项目名称"), table.text("项目名称")
    title, named = own_years(table.text("表题")), own_years(name)
    form_year = next(iter(title)) if len(title) == 1 else table.year
    if cell is None or form_year is None or len(named) != 1 or form_year in named or holds(name, "carried-over"):
        return
    bracket = _IN_BRACKETS.search(cell.text)
    if bracket is None and not _title_names(table):
        return
    stretch = bracket[0] if bracket else f"{next(iter(named))}年"
    where = "表题" if title else "预算年度"
    fields = {"name_year": str(*named), "year": str(form_year), "where": where}
    yield _Slip(str(*named), Hit(first(cell, stretch), fields))


def _title_names(table: Table) -> bool:
    """The title names this very project, so that both should have the same year."""
    project = named_project(table.text("表题"), table.text("单位"))
    name = bare_project(table.text("项目名称"))
    return bool(project) and bool(name) and (name in project or project in name)


def _goal(table: Table) -> Iterator[_Slip]:
    goal = table.cell("绩效目标")
    if goal is None or table.year is None or "20" not in goal.text or runs_longer(table):
        return
    # 2024年底前已完成招标 tells what was done before.
    found = [match for match in _DEADLINE.finditer(goal.text) if not _NOW.search(_clause(goal.text, match))]
    if found and all(int(match[1]) < table.year for match in found):
        span = Span(found[0].start(), found[0].end())
        fields = {"deadline": found[0][0], "year": str(table.year)}
        yield _Slip(max(found, key=lambda match: match[1])[1], Hit(goal.at(span), fields, "goal"))
        return
    if not found:
        yield from _plan_of_the_past(goal, table.year)
    yield from _against_the_rows(goal, table)


def _against_the_rows(goal: Cell, table: Table) -> Iterator[_Slip]:
    """An earlier year in the goal, where the rows have the same day, or just that work, in this one."""
    for spans, variant in ((earlier_days(goal.text, table), "goal"), (earlier_work(goal.text, table), "past")):
        for span in spans:
            fields = {"deadline": span.cut(goal.text), "year": str(table.year)}
            yield _Slip(fields["deadline"][:4], Hit(goal.at(span), fields, variant))


def _result(table: Table) -> Iterator[_Slip]:
    """What was achieved, told with days of earlier years alone."""
    told = table.cell("实际完成情况")
    if told is None or table.year is None or str(table.year) in told.text or runs_longer(table):
        return
    dates = [(one, one.year) for one in written(told.text) if one.year is not None]
    if dates and all(year < table.year for _, year in dates):
        span = dates[0][0].span
        yield _Slip(
            str(dates[0][1]), Hit(told.at(span), {"deadline": span.cut(told.text), "year": str(table.year)}, "result")
        )


def _clause(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；;,\n")
    rest = _REST.match(text, match.end())
    return text[start + 1 : match.end()] + (rest[0] if rest else "")


def _plan_of_the_past(goal: Cell, year: int) -> Iterator[_Slip]:
    """The year of a goal that tells of nothing but an earlier year, and does not look back at it: 2024年改造管网12公里."""
    if str(year) in goal.text or holds(goal.text, "looking-back") or _NOW.search(goal.text):
        return
    found = list(_YEAR_OF_A_SENTENCE.finditer(goal.text))
    if found and all(int(match[1]) < year for match in found) and has_quantity(found[0][0]):
        span = Span(found[0].start(1), found[0].end(1) + 1)
        fields = {"deadline": span.cut(goal.text), "year": str(year)}
        yield _Slip(found[0][1], Hit(goal.at(span), fields, "past"))
