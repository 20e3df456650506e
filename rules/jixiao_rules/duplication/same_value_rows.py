from collections import defaultdict

from jixiao_grammar.ast import Amount, Dimension, Node, Text
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.levels import level1, level2
from jixiao_rules.reading import node_of
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.words import words


@rule(
    code="DUP006",
    topic=Topic.VAGUE.turn(13),
    sees=tables,
    severity=Severity.INFO,
    message="{level}下有 {count} 行的指标值都是“{value}”，请核对是否复制后没有改；建议按各项工作分别填写",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    options={"minimum": "同一个二级指标之下有多少行相同才报"},
    passes=[
        """
        指标:
          - {二级指标: 质量指标, 三级指标: 工程验收合格率, 指标值: 100%}
          - {二级指标: 质量指标, 三级指标: 材料检验合格率, 指标值: 100%}
          - {二级指标: 质量指标, 三级指标: 资料归档率, 指标值: 100%}
        """,
        """
        指标:
          - {二级指标: 时效指标, 三级指标: 东段完工时间, 指标值: 2025年12月底前}
          - {二级指标: 时效指标, 三级指标: 西段完工时间, 指标值: 2025年12月底前}
          - {二级指标: 时效指标, 三级指标: 北段完工时间, 指标值: 2025年12月底前}
        """,
        """
        指标:
          - {二级指标: 质量指标, 三级指标: 路基质量, 指标值: 合格}
          - {二级指标: 质量指标, 三级指标: 路面质量, 指标值: 合格}
          - {二级指标: 质量指标, 三级指标: 桥涵质量, 指标值: 合格}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 数据库技术支持, 指标值: «3人/月工作量»}
          - {二级指标: 数量指标, 三级指标: 经费测算支持, 指标值: 3人/月工作量}
          - {二级指标: 数量指标, 三级指标: 用户业务指导, 指标值: 3人/月工作量}
        """,
        """
        指标:
          - {二级指标: 社会效益指标, 三级指标: 交通条件, 指标值: «惠及沿线各村»}
          - {二级指标: 社会效益指标, 三级指标: 农产品外运, 指标值: 惠及沿线各村}
          - {二级指标: 社会效益指标, 三级指标: 就医就学, 指标值: 惠及沿线各村}
        """,
    ],
    pedantic=True,
)
def same_value_rows(table: Table, *, minimum: int = 3) -> Found:
    """多行指标值相同。

    检查什么：同一个二级指标之下有三行以上（可用选项改）的指标值是同一句话，或者同样的工作量。

    为什么：各项工作的目标不会恰好一样，多是复制以后没有改。

    怎么改：按各项工作分别填写指标值。

    不报的情形：相同的百分比、日期和数量；“合格”“达标”等判定；因为也有确实相同的，所以这条默认不启用。
    """
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in table.rows():
        if row.target is not None and _is_telling(node_of(row), row.target.text.strip()):
            groups[level1(row), level2(row), squeezed(row.target.text)].append(row)
    for same in groups.values():
        target = same[0].target
        if len(same) >= minimum and target is not None:
            level = same[0].text("二级指标") or same[0].text("一级指标") or "本表"
            fields = {"level": level, "count": str(len(same)), "value": target.text.strip()}
            yield Hit(trimmed(target), fields)


def _is_telling(node: Node | None, text: str) -> bool:
    """True for a sentence or an effort in words: percentages, dates, counts and verdicts are often rightly the same."""
    if isinstance(node, Amount):
        return node.unit is not None and node.unit.dimension is Dimension.WORK
    return isinstance(node, Text) and text not in words("judgements") and text not in words("placeholders")
