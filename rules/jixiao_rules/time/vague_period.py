import re
from functools import cache

from jixiao_grammar.ast import Compound, Node, Period, Text
from jixiao_grammar.name import Kind, Name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import timed_rows
from jixiao_rules.words import holds, longest_first, phrase

_REPEATED = phrase(r"[0-9０-９]|[按逐][月季周日年]|{vague-times.repeated}")
_FILLER = phrase(r"{vague-times.filler}|")
_ONLY_YEAR = pattern("20[0-9]{2}(?:年?度?|年度?内)")
# In front of a season: 2025年秋季学期.
_OF_A_YEAR = pattern("^20[0-9]{2}年度?(?=[^0-9内底末前以])")
# In an example, where the table is of no year.
_ANY_YEAR = 2025
_BRACKETS = pattern(r"[（(][^（）()]*[)）]|\s+|[。；;.]+$")


@rule(
    code="TIM003",
    topic=Topic.VAGUE.turn(5),
    sees=timed_rows,
    severity=Severity.WARNING,
    message="时间“{value}”含糊，没有具体日期或者频次，无法判断是否按时完成；建议按“{year}年10月31日前”“每季度1次”的形式写明",
    variants={
        "only the year": Variant(
            "“{value}”只写了年度，没有写哪一天前完成，无法判断是否按时；建议写成“{year}年12月31日前”的形式"
        ),
        "year": Variant(
            "“{value}”没有具体的完成日期，建议写明，如“{year}年12月31日前”", Severity.INFO, Confidence.POSSIBLE
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 活动举办时间, 指标值: 2025年9月30日前}",
        "{二级指标: 时效指标, 三级指标: 就业服务时间, 指标值: 全年（合同服务期内）}",
        "{二级指标: 时效指标, 三级指标: 道路养护时间, 指标值: 全年}",
        "{二级指标: 时效指标, 三级指标: 物业服务期限, 指标值: 合同期内}",
        "{二级指标: 时效指标, 三级指标: 工资发放时间, 指标值: 按月及时发放}",
        "{二级指标: 时效指标, 三级指标: 走访慰问时间, 指标值: 春节前}",
        "{二级指标: 时效指标, 三级指标: 险情处置时间, 指标值: 接报后2小时内及时处置}",
        "{二级指标: 质量指标, 三级指标: 培训内容, 指标值: 退役季就业形势和求职技巧}",
    ],
    fails=[
        "{二级指标: 时效指标, 三级指标: 招聘活动举办时间, 指标值: «退役季期间举办线上活动»}",
        "{二级指标: 时效指标, 三级指标: 活动举办时间, 指标值: «退役季、用工需求旺季»}",
        "{二级指标: 时效指标, 三级指标: 补助资金发放及时率, 指标值: «及时»}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: «按时完成»}",
        "{二级指标: 时效指标, 三级指标: 补助发放时间, 指标值: «及时、足额»}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: «在项目计划完成时间内完成»}",
        "{二级指标: 时效指标, 三级指标: 养护服务及时率, 指标值: «合同期内»}",
        "{二级指标: 时效指标, 三级指标: 贴息资金兑付时间, 指标值: «全年»}",
        "{二级指标: 时效指标, 三级指标: 工程完工时间, 指标值: «年内»}",
        "{二级指标: 时效指标, 三级指标: 演出完成时间, 指标值: «按教学安排»}",
        "{二级指标: 时效指标, 三级指标: 奖补兑现时间, 指标值: «资金到位后及时拨付»}",
        "{二级指标: 时效指标, 三级指标: 设备巡检时间, 指标值: «定期开展»}",
        "{二级指标: 时效指标, 三级指标: 水表更换完成时间, 指标值: «2025年»}",
        "{二级指标: 时效指标, 三级指标: 设备配置完成时间, 指标值: «2026年内»}",
        "{二级指标: 时效指标, 三级指标: 奖助学金发放时间, 指标值: «2025年秋季学期»}",
        "{二级指标: 时效指标, 三级指标: 监测报告提交时限, 指标值: «尽快提交»}",
        "{二级指标: 时效指标, 三级指标: 项目按期完工率, 指标值: «基本按期完工»}",
    ],
)
def vague_period(row: Row) -> Found:
    """时间含糊。

    检查什么：时效指标的值整个是“及时”“按时完成”“退役季期间”“合同期内”“年内”这样的说法，没有日期，也没有频次。

    为什么：监控和评价时无法判断是否按时；财政部门对时效指标要求写明完成的时间。

    怎么改：写明日期或频次，如“2025年10月31日前”“每季度1次”“收到申请后5个工作日内”。

    不报的情形：养护、物业、运维、值守等全年持续的服务写“全年”“合同期内”；春节、八一、汛期等有公布日期的时段；
    按月、按季等有频次的说法；含糊词只是长句中的一部分。
    """
    if level2(row) != TIMELINESS or row.target is None or not _is_words(node_of(row)):
        return
    value = _BRACKETS.sub("", row.target.text)
    fields = {"value": row.text("指标值"), "year": str(row.table.year or _ANY_YEAR)}
    if _ONLY_YEAR.fullmatch(value) and not _goes_on(row):
        yield Hit(trimmed(row.target), fields, "only the year")
        return
    value = _OF_A_YEAR.sub("", value)
    if not value or _REPEATED.search(value):
        return
    items = [item for item in re.split(r"[、，,；;或和及](?!时)", value) if not _FILLER.fullmatch(item)]
    kinds = [_kind(item) for item in items]
    if not kinds or None in kinds:
        return
    variant = "year" if "year" in kinds else None
    if kinds != ["vague"] * len(kinds) and _goes_on(row):
        return
    if (
        "全年" in value
        and not _takes_time(row.name_reading)
        and not holds(row.text("三级指标") + value, "completion-words")
    ):
        return
    yield Hit(trimmed(row.target), fields, variant, example=f"{row.table.year or '__'}年__月__日前")


def _is_words(node: Node | None) -> bool:
    match node:
        case Text(freq=None) | Period():
            return True
        case Compound(parts=parts):
            return all(_is_words(part) for part in parts)
        case _:
            return False


def _kind(item: str) -> str | None:
    """`vague`, `term` (of a contract or plan), `year`; None for anything else."""
    for kind, form in _patterns():
        if form.fullmatch(item):
            return kind
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tail = "(?:{vague-times.fully}*{vague-times.done}.{0,8}|[^0-9，,、。；;每]{0,4})?"
    during = "{vague-times.during}?"
    manner = "|".join(longest_first("vague-manner"))
    season = "|".join(longest_first("vague-seasons"))
    plan = "按照?{vague-times.task}*的?{vague-times.plan}"
    term = "在?(?:{vague-times.task}|的)+{vague-times.term}(?:之?内|以内)"
    forms = (
        ("vague", f"(?:能够?|做到|确保|{{vague-times.nearly}})?(?:{manner}){tail}"),
        ("vague", f"在?.{{0,6}}?(?:{season}){during}{tail}"),
        ("vague", f"{plan}{tail}"),
        ("vague", f"(?:根据|视|按照?)[^，。；;0-9]{{0,8}}(?:需要|情况|安排)(?:而定|确定)?{tail}"),
        ("vague", f"[^，。；;0-9]{{1,8}}后(?:{manner}){tail}"),
        ("term", f"{term}{tail}"),
        ("year", f"在?{{vague-times.year}}(?:内|之内|以内)?{tail}"),
    )
    return tuple((kind, phrase(form)) for kind, form in forms)


def _takes_time(name: Name) -> bool:
    """True for how much is in time, and how long one thing takes: no service that goes on all year."""
    return name.measure is not None and (name.measure.kind is Kind.RATE or name.is_better_low)


def _goes_on(row: Row) -> bool:
    name = row.text("三级指标")
    said = name + row.text("绩效指标描述") + row.table.text("项目名称")
    if _takes_time(row.name_reading):
        return False
    return not holds(name, "completion-words") and holds(said, "continuous-services")
