from collections.abc import Iterator
from itertools import combinations

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Table, tables
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.similarity import squeezed
from jixiao_rules.words import longest_first

_TITLE = pattern(r"《([^《》\n]{3,40})》")
_FIELDS = ("表题", "项目名称", "资金用途", "绩效目标")
_ACTIVITY = pattern("([\u4e00-\u9fff]{4})活动")
_FURTHEST = 2
_EDITION = pattern(r"试行|暂行|修订|[0-9]+")


@rule(
    code="CON006",
    topic=Topic.UNIFORM.turn(4),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“《{title}》”与本表别处的“《{other}》”只差一两个字，请核对名称是否统一",
    variants={"activity": Variant("“{title}”在项目名称里写作“{other}”，请核对名称是否统一")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        项目名称: 宣传《森林法》
        绩效目标: 宣传《森林法》《草原法》2次
        """,
        """
        项目名称: 落实《资金管理办法》
        绩效目标: 落实《资金管理办法（试行）》，修订《资金管理办法实施细则》
        """,
        """
        项目名称: 退役军人专场招聘活动
        指标:
          - {三级指标: 召开专场招聘活动场次, 指标值: ≥2场}
          - {三级指标: 参加招聘活动人数, 指标值: ≥200人}
        """,
    ],
    fails=[
        """
        项目名称: 编印《天津双拥杂志》
        绩效目标: 编印«《天津双拥》»杂志4期
        """,
        """
        项目名称: 参加军创企业交流互助活动
        指标:
          - {三级指标: 参加«交易交流活动»企业满意度, 指标值: ≥90%}
        """,
    ],
    pedantic=True,
)
def proper_name_drift(table: Table) -> Found:
    """名称不统一。

    检查什么：一张表里，书名号里的两个名称只多或者少一两个字；三级指标里的活动名称与项目名称里的只有一半相同（交易交流活动与
    交流互助活动）。

    为什么：同一份刊物、文件前后写法不同，多是错漏字，公开以后容易被质疑。

    怎么改：按正式名称统一。

    不报的情形：“试行”“修订”和年份的区别；换了字的（《森林法》与《草原法》）；可能本来就是两样东西，所以这条默认不启用。
    """
    yield from _of_titles(table)
    yield from _of_activity(table)


def _of_titles(table: Table) -> Iterator[Hit]:
    found = list(_titles(table))
    told: set[str] = set()
    for (_, _, one), (cell, span, other) in combinations(found, 2):
        title = squeezed(other)
        if title not in told and _drifted(squeezed(one), title):
            told |= {title, squeezed(one)}
            yield Hit(cell.at(span), {"title": other, "other": one})


def _of_activity(table: Table) -> Iterator[Hit]:
    """The activity of the project's name, called otherwise in a row: another word of four, half of it the same."""
    if "活动" not in table.text("项目名称"):
        return
    own = {match[1] for match in _ACTIVITY.finditer(table.text("项目名称"))}
    for row in table.rows():
        for match in _ACTIVITY.finditer(row.name.text) if row.name is not None else ():
            named = next((name for name in own if _is_half_of(match[1], name)), None)
            if named is not None and row.name is not None and match[1] not in table.text("绩效目标"):
                span = Span(match.start(1), match.end())
                yield Hit(row.name.at(span), {"title": f"{match[1]}活动", "other": f"{named}活动"}, "activity")


def _is_half_of(one: str, other: str) -> bool:
    halves = {other[:2], other[2:]}
    if one.startswith(longest_first("deeds")) or one.startswith(("参加", "参与")):
        return False
    return one != other and len(halves & {one[:2], one[2:]}) == 1


def _titles(table: Table) -> Iterator[tuple[Cell, Span, str]]:
    names = [row.name for row in table.rows() if row.name is not None]
    for cell in [*(cell for field in _FIELDS if (cell := table.cell(field)) is not None), *names]:
        for match in _TITLE.finditer(cell.text):
            yield cell, Span(match.start(), match.end()), match[1]


def _drifted(one: str, other: str) -> bool:
    """True where one is the other with one or two characters more."""
    short, long = sorted((_EDITION.sub("", one), _EDITION.sub("", other)), key=len)
    rest = iter(long)
    return 0 < len(long) - len(short) <= _FURTHEST and all(character in rest for character in short)
