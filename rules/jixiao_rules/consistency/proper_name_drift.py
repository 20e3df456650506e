import re
from collections.abc import Iterator
from itertools import combinations

from jixiao_grammar.span import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Cell, Table, tables
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.similarity import squeezed

_TITLE = re.compile(r"《([^《》\n]{3,40})》")
_FIELDS = ("表题", "项目名称", "资金用途", "绩效目标")
_FURTHEST = 2
_EDITION = re.compile(r"试行|暂行|修订|[0-9]+")


@rule(
    code="CON006",
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“《{title}》”与本表别处的“《{other}》”只差一两个字，请核对名称是否统一",
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
    ],
    fails=[
        """
        项目名称: 编印《天津双拥杂志》
        绩效目标: 编印«《天津双拥》»杂志4期
        """
    ],
    pedantic=True,
)
def proper_name_drift(table: Table) -> Found:
    """书名号里的名称不统一。

    检查什么：一张表里，书名号里的两个名称只多或者少一两个字。

    为什么：同一份刊物、文件前后写法不同，多是错漏字，公开以后容易被质疑。

    怎么改：按正式名称统一。

    不报的情形：“试行”“修订”和年份的区别；换了字的（《森林法》与《草原法》）；可能本来就是两样东西，所以这条默认不启用。
    """
    found = list(_titles(table))
    told: set[str] = set()
    for (_, _, one), (cell, span, other) in combinations(found, 2):
        title = squeezed(other)
        if title not in told and _drifted(squeezed(one), title):
            told |= {title, squeezed(one)}
            yield Hit(cell.at(span), {"title": other, "other": one})


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
