from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Document, Table, documents_of_several
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.spots import trimmed

_Kind = TypeVar("_Kind")
_FEWEST = 3
_NUMBER = pattern(r"[0-9][0-9,，]*(?:\.([0-9]+))?\s*(?:万元|元)?")


@rule(
    code="XTB008",
    topic=Topic.UNIFORM.turn(6),
    sees=documents_of_several,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="预算数“{budget}”有 {decimals} 位小数，其他表多是 {usual} 位；建议全文统一",
    variants={"columns": Variant("本表的指标栏目（{columns}）与其他表不同（{usual}）；建议全文统一表样")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
          - {项目名称: 线上招聘, 预算数: 30.60}
          - {项目名称: 线下招聘, 预算数: 26.20}
          - {项目名称: 教师培训, 预算数: 12.00}
        """,
        """
        绩效目标表:
          - {项目名称: 线上招聘, 预算数: 30.60}
          - {项目名称: 线下招聘, 预算数: 26}
        """,
        """
        绩效目标表:
          - {项目名称: 线上招聘, 预算数: 30.60}
          - {项目名称: 线下招聘, 预算数: 26.20}
          - {项目名称: 教师培训, 预算数: ''}
        """,
        """
        绩效目标表:
          - {项目名称: 线上招聘, 预算数: 30.6}
          - {项目名称: 线下招聘, 预算数: 26.2}
          - {项目名称: 教师培训, 预算数: 12}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {项目名称: 线上招聘, 预算数: '30.60'}
          - {项目名称: 线下招聘, 预算数: '26.20'}
          - {项目名称: 教师培训, 预算数: '«12»'}
        """,
        """
        绩效目标表:
          - {项目名称: 线上招聘, 指标: [{三级指标: 场次, 指标值: ≥2场}]}
          - {项目名称: 线下招聘, 指标: [{三级指标: 场次, 指标值: ≥2场}]}
          - {项目名称: «教师培训», 指标: [{三级指标: 场次, 计算符号: ≥, 指标值: '2', 计量单位: 场}]}
        """,
    ],
    pedantic=True,
)
def profile_drift(document: Document) -> Found:
    """同一文件里格式不一。

    检查什么：三张表以上的文件里，预算数的小数位数、指标的栏目与多数表不同的表。

    为什么：同一份公开文件应当用同一种表样和写法，便于汇总和比较。

    怎么改：按多数表的写法统一。

    不报的情形：不足三张表；预算数是空的；没有哪一种写法占多数。目标表与自评表分开比较。由几个单位的表合成的文件会报得多，所以这条默认不启用。
    """
    for reports_results in (False, True):
        alike = [table for table in document.tables if ("实际完成值" in table.columns) is reports_results]
        for unit in ("万元", "元"):
            yield from _decimals([table for table in alike if (table.money_unit or "万元") == unit])
        yield from _columns(alike)


def _decimals(alike: Sequence[Table]) -> Found:
    """Tables in one unit of money only: sums in 元 are seldom written with decimals."""
    printed = {table.index: match for table in alike if (match := _NUMBER.fullmatch(table.text("预算数")))}
    usual = _usual(Counter(len(match[1] or "") for match in printed.values()))
    # Spreadsheets show 12.50 as 12.5: only where zeros are printed does somebody keep to a number of decimals.
    if len(alike) < _FEWEST or not any((match[1] or "").endswith("0") for match in printed.values()):
        return
    for table in alike:
        cell, match = table.cell("预算数"), printed.get(table.index)
        if usual is None or cell is None or match is None or len(match[1] or "") == usual:
            continue
        fields = {"budget": table.text("预算数"), "decimals": str(len(match[1] or "")), "usual": str(usual)}
        yield Hit(trimmed(cell), fields)


def _columns(alike: Sequence[Table]) -> Found:
    if len(alike) < _FEWEST:
        return
    usual = _usual(Counter(_sorted_columns(table) for table in alike))
    for table in alike:
        columns = _sorted_columns(table)
        if usual is not None and table.rows() and columns != usual:
            yield Hit(table.spot(), {"columns": "、".join(columns), "usual": "、".join(usual)}, "columns")


def _sorted_columns(table: Table) -> tuple[str, ...]:
    return tuple(sorted(table.columns))


def _usual(counts: Counter[_Kind]) -> _Kind | None:
    """What more than half of the tables do; None where there is no majority."""
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > counts.total() else None
