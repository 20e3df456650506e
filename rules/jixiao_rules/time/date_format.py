import re
from collections import Counter
from collections.abc import Iterator

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import is_day
from jixiao_lint.finding import Applicability
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, Document, documents
from jixiao_rules.dates import dated
from jixiao_rules.documents import NUMERALS
from jixiao_rules.reading import node_of

# What each is called, a sign without which none is there, and how it is written.
_STYLES = (
    ("年月日", "年", pattern(r"20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}[日号])?")),
    ("点号", ".", pattern(r"(?<![0-9.])(20[0-9]{2})\.([0-9]{1,2})\.([0-9]{1,2})(?![0-9.])")),
    ("短横", "-", pattern(r"(?<![0-9\-])(20[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?![0-9\-])")),
    ("斜线", "/", pattern(r"(?<![0-9/])(20[0-9]{2})/([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")),
    ("两位年份", "年", pattern(r"(?<![0-9])[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}[日号])?")),
)


class Style(Record):
    """A date as written: the cell, its stretch, how it is written, and the full date in 年月日 where it is one."""

    cell: Cell
    span: Span
    name: str
    full: str | None


@rule(
    code="TIM007",
    topic=Topic.DATE_FORM.turn(2),
    sees=documents,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="日期“{date}”的写法（{style}）与文件里多数日期（{usual}）不一致，建议统一写成“2025年12月31日”的形式",
    basis=[Basis(NUMERALS, Authority.HYGIENE)],
    passes=[
        """
        指标:
          - {二级指标: 时效指标, 三级指标: 开工时间, 指标值: 2025年3月底前}
          - {二级指标: 时效指标, 三级指标: 完工时间, 指标值: 2025年12月31日前}
        """,
        """
        指标:
          - {二级指标: 时效指标, 三级指标: 开工时间, 指标值: 2025.3.31}
          - {二级指标: 时效指标, 三级指标: 完工时间, 指标值: 2025.12.31}
        """,
        """
        指标:
          - {二级指标: 时效指标, 三级指标: 完工时间, 指标值: 2025年12月31日前}
          - {二级指标: 数量指标, 三级指标: 系统版本, 指标值: 升级至2025.1.3版}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 时效指标, 三级指标: 招标完成时间, 指标值: 2025年2月28日前}
          - {二级指标: 时效指标, 三级指标: 开工时间, 指标值: 2025年3月底前}
          - {二级指标: 时效指标, 三级指标: 完工时间, 指标值: «2025.12.31»}
        """
    ],
)
def date_format(document: Document) -> Found:
    """日期写法不一致。

    检查什么：同一文件的指标值里，日期有“2025年12月31日”“2025.12.31”“2025-12-31”“25年12月”几种写法。

    为什么：写法不一，汇总和比对时容易出错；国家标准要求同一文件里写法一致。

    怎么改：统一写成“2025年12月31日”。年月日都写全的可以自动修改。

    不报的情形：全文只用一种写法；版本号、编号；“12月底前”与“12月31日前”的差别。
    """
    written = list(_written(document))
    counts = Counter(style.name for style in written) if len(written) > 1 else {}
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda name: (counts[name], name == "年月日"))
    for style in written:
        if style.name not in (usual, "年月日"):
            fields = {"date": style.span.cut(style.cell.text), "style": style.name, "usual": usual}
            fix = Fix(style.full, Applicability.SAFE) if style.full else None
            yield Hit(style.cell.at(style.span), fields, fix=fix)


def _written(document: Document) -> Iterator[Style]:
    for table in document.tables:
        for row in table.rows():
            if row.target is not None and any(dated(node_of(row))):
                yield from _styles(row.target)


def _styles(cell: Cell) -> Iterator[Style]:
    for name, sign, style in _STYLES:
        for found in style.finditer(cell.text) if sign in cell.text else ():
            yield Style(cell, Span(found.start(), found.end()), name, _in_full(found))


def _in_full(found: re.Match[str]) -> str | None:
    if not found.groups():
        return None
    year, month, day = (int(part) for part in found.groups())
    return f"{year}年{month}月{day}日" if is_day(year, month, day) else None
