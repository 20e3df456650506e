from jixiao_grammar.ast import Flag, Grade, Text
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import node_of

_NUMBER = "- {三级指标: 参训人数, 指标值: ≥200人}\n"
_WORDS = "- {三级指标: 服务水平, 指标值: 逐步提高}\n"


@rule(
    code="QNT013",
    topic=Topic.EVIDENCE.turn(2),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="{count} 条指标里有 {words} 条没有数值，占 {percent}%，超过 {most}%；建议能量化的尽量量化",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    options={"most": "没有数值的指标最多占的百分数", "at_least": "少于这个条数的表不检查"},
    passes=[
        "项目名称: 培训\n指标:\n" + _NUMBER * 3 + _WORDS * 2,
        "项目名称: 培训\n指标:\n" + _NUMBER * 1 + _WORDS * 2,
    ],
    fails=["项目名称: «培训»\n指标:\n" + _NUMBER * 2 + _WORDS * 3],
    pedantic=True,
)
def qual_ratio(table: Table, *, most: int = 40, at_least: int = 5) -> Found:
    """定性指标占比过高。

    检查什么：一张表里没有数值的指标超过 40%（可用选项 most 改）。

    为什么：定性指标多，整张表就难以考核。

    怎么改：能量化的尽量量化。

    不报的情形：少于 5 条指标的表；日期、时段算有数值。
    """
    filled = [row for row in table.rows() if row.target is not None]
    qualitative = sum(_is_qualitative(row) for row in filled)
    if len(filled) >= at_least and qualitative * 100 > most * len(filled):
        percent = round(qualitative * 100 / len(filled))
        fields = {"count": str(len(filled)), "words": str(qualitative), "percent": str(percent), "most": str(most)}
        yield Hit(table.spot(), fields)


def _is_qualitative(row: Row) -> bool:
    return isinstance(node_of(row), Text | Grade | Flag)
