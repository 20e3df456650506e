import re
from collections.abc import Iterator
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.words import longest_first, phrase

_FIELDS = ("资金用途", "绩效目标")
_FIRST_PLAN_END = 2015  # of the 十二五
_FIVE_YEAR = pattern(r"“?十([二三四五六])五”?")
# A plan of one year; a budget is often drawn up in the year before its own.
_YEARLY = phrase(r"(?P<year>20[0-9]{2})年度?(?:全[省市区县])?{expired.yearly}")
_BREAKS = "，,。；;\n"
_ORDER = "二三四五六"
# What only tells of the past names a plan that is over without standing on it.
_VALID_UNTIL = pattern(r"(?:有效期至?|执行至|施行至)(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|底)?")
_STANDS_ON = pattern("(?:按照?|依照|依据|根据)《?$")
_PAST = phrase(r"期间?[^，。]{0,12}{expired.done}|[划案]期|{expired.past}")


@rule(
    code="CON013",
    topic=Topic.YEAR.turn(2),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{basis}”到 {end} 年就结束了，本表是 {year} 年度的；依据已经过期，请换成现行的规划、计划",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        年度: 2025
        绩效目标: 落实“十四五”水利发展规划和《河道治理三年行动计划（2023—2025年）》，清淤12公里
        """,
        """
        年度: 2025
        绩效目标: 对2016—2020年规划实施情况开展评估
        """,
        """
        年度: 2020
        绩效目标: 依据《教育事业发展规划（2016—2020年）》培训教师300人
        """,
        """
        年度: 2025
        指标:
          - {三级指标: 单位能耗下降率, 绩效指标描述: 与2016—2020年规划期平均水平相比, 指标值: ≥5%}
        """,
        """
        年度: 2025
        绩效目标: 收集2016—2020年档案3000卷，落实2024年政府工作报告的任务
        """,
    ],
    fails=[
        """
        年度: 2025
        绩效目标: 依据《干部教育培训«规划（2016—2020年）»》，培训干部300人
        """,
        """
        年度: 2025
        资金用途: 落实«“十三五”校舍建设规划»，完成4所学校改造，工程质量验收合格
        """,
        """
        年度: 2025
        资金用途: 落实«“十三五”信息化规划»，用于设备更新
        """,
        """
        年度: 2025
        指标:
          - {三级指标: 养护考核合格率, 绩效指标描述: 按照《«2018—2020年行动方案»》考核, 指标值: ≥95%}
        """,
        """
        年度: 2025
        指标:
          - {三级指标: 合格率, 绩效指标描述: 按《«“十三五”老龄事业发展和养老体系建设规划»》（2016—2020年）的要求验收}
        """,
        """
        年度: 2025
        指标:
          - {三级指标: 人均培训成本, 绩效指标描述: 执行2018年印发的补助标准（«有效期至2022年12月31日»）}
        """,
        """
        年度: 2025
        资金用途: 依据«《江澜市科技创新扶持办法（2019—2022年）》»第八条给予奖励
        """,
        """
        年度: 2025
        资金用途: 根据«2018-2022年全省干部培训规划»安排
        """,
        """
        年度: 2025
        绩效目标: 根据«2020年全市工作要点»，开展巡查12次
        """,
    ],
)
def expired_basis(table: Table) -> Found:
    """依据的规划、计划已经过期。

    检查什么：资金用途、绩效目标和绩效指标描述里作为依据的规划、计划、行动方案写明了起止年份（2016—2020年，“十三五”），而终止年份早于本表
    的预算年度；或者是两年以前的年度工作要点、工作报告。

    为什么：过期的规划不能作为立项和设定目标的依据，多是照抄以前年度的申报材料。

    怎么改：换成现行的规划、计划；确需延续的，写明延续的文件。

    不报的情形：没有写明年度的表；总结、评估、审计以前规划的项目；只说那几年的事，没有说规划、计划的。
    """
    if table.year is None or not any(table.may_hold(form) for form in (_named(), _YEARLY, _VALID_UNTIL)):
        return
    described = (row.cell("绩效指标描述") for row in table.rows())
    for cell in (*(table.cell(field) for field in _FIELDS), *described):
        if cell is None:
            continue
        for span, end in _over(cell.text, table.year):
            if not _is_past(cell.text, span):
                yield Hit(cell.at(span), {"basis": span.cut(cell.text), "end": str(end), "year": str(table.year)})


def _is_past(text: str, span: Span) -> bool:
    """True where the plan is looked back at; what is accepted by its rules (按规划的要求验收) stands on it."""
    found = _PAST.search(_clause(text, span))
    return found is not None and not (found[0] == "验收" and _STANDS_ON.search(text[: span.start]))


def _over(text: str, year: int) -> Iterator[tuple[Span, int]]:
    """The plans that a text names and that were over before the year of the table, each with its last year."""
    yield from ((span, end) for span, end in _plans(text) if end < year)
    for match in _VALID_UNTIL.finditer(text):
        if int(match["year"]) < year:
            yield Span(match.start(), match.end()), int(match["year"])
    for match in _YEARLY.finditer(text):
        if int(match["year"]) + 1 < year:
            yield Span(match.start(), match.end()), int(match["year"])


def _clause(text: str, span: Span) -> str:
    """What stands around a plan, from one comma to the next."""
    start = max((text.rfind(sign, 0, span.start) for sign in _BREAKS), default=-1) + 1
    ends = (text.find(sign, span.end) for sign in _BREAKS)
    return text[start : min((end for end in ends if end >= 0), default=len(text))]


def _plans(text: str) -> Iterator[tuple[Span, int]]:
    """The plans that a text names with their last year, each with its stretch."""
    for match in _named().finditer(text):
        five = _FIVE_YEAR.search(match[0])
        end = match["end"] or match["last"] or match["titled"]
        last = int(end) if end else _FIRST_PLAN_END + 5 * _ORDER.index(five[1]) if five else None
        if last is not None:
            yield Span(match.start(), match.end()), last


@cache
def _named() -> re.Pattern[str]:
    plan = "|".join(longest_first("basis-words"))
    years = r"20[0-9]{2}\s*年?\s*[-—–－~～至到]+\s*"
    return pattern(
        rf"(?:{plan})》?[（(]{years}(?P<last>20[0-9]{{2}})年?[)）]"
        rf"|《(?:(?!{plan})[^》\n]){{2,40}}[（(]{years}(?P<titled>20[0-9]{{2}})年?[)）]》"
        rf"|(?:{years}(?P<end>20[0-9]{{2}})年?|“?十[二三四五六]五”?)[^，。；、\n《》（）()]{{0,24}}?(?:{plan})"
    )
