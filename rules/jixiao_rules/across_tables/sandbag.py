from decimal import Decimal

from jixiao_grammar.ast import Amount, Node, Range
from jixiao_grammar.compare import Side, attainment
from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.ledger import FIELDS, Ledger, Line, ledgers
from jixiao_rules.levels import is_cost
from jixiao_rules.projects import PROJECT
from jixiao_rules.reading import is_percent, node_of
from jixiao_rules.results import FAR_OVER, came_to
from jixiao_rules.words import holds


@rule(
    code="XTB006",
    topic=Topic.LAST_YEAR.turn(2),
    sees=groups(by=PROJECT, of=FIELDS),
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="“{name}”的指标值是“{now}”，而 {year} 年实际完成“{came}”，目标明显偏低；建议参考上年完成情况提高，或者说明理由",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={
        "over": "上年完成值达到今年目标的百分之多少才报（数量等）",
        "points": "比率低于上年完成值多少个百分点才报",
    },
    passes=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 13公里}
            - {三级指标: 群众满意度, 指标值: ≥90%, 实际完成值: 96%}
          - 年度: 2025
            项目名称: 河道清淤
            指标: [{三级指标: 清淤长度, 指标值: ≥12公里}, {三级指标: 群众满意度, 指标值: ≥90%}]
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 100
            指标: [{三级指标: 清淤长度, 指标值: ≥20公里, 实际完成值: 20公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{三级指标: 清淤长度, 指标值: ≥10公里}]
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            指标:
            - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 18公里}
            - {三级指标: 群众满意度, 指标值: ≥80%, 实际完成值: 96%}
          - 年度: 2025
            项目名称: 河道清淤
            指标: [{三级指标: 清淤长度, 指标值: «≥12公里»}, {三级指标: 群众满意度, 指标值: «≥80%»}]
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 设备运维
            指标: [{三级指标: 系统故障率, 指标值: ≤10%, 实际完成值: 2%}]
          - 年度: 2025
            项目名称: 设备运维
            指标: [{三级指标: 系统故障率, 指标值: «≤15%»}]
        """,
    ],
)
def sandbag(group: Group, *, over: int = FAR_OVER, points: int = 10) -> Found:
    """目标远低于上年完成值。

    检查什么：同一项目上年的自评表里有实际完成值，今年的指标值却明显更低：数量等，上年完成值达到今年目标的 130% 以上；比率，今年的
    要求比上年完成值宽 10 个百分点以上（都可用选项改）。

    为什么：目标应当参考以前年度的完成情况确定；明显偏低的目标，评价时按比例扣分。

    怎么改：按上年完成情况提高指标值；上年有特殊因素的，在说明里写明。

    不报的情形：没有上年的自评表；成本和金额；增长率等本来逐年变化的；预算数比上年少，数量按同一比例减少以后并不低。
    """
    for ledger in ledgers(group):
        for line in ledger.lines:
            if line.result is None or line.now.target is None or (line.now.table.partly_read and not line.now.target):
                continue
            if _is_low(line, ledger, over, points):
                fields = {"name": line.now.text("三级指标"), "now": line.now.target.text.strip()}
                fields |= {"came": line.result.cell.text.strip(), "year": str(ledger.earlier.year)}
                related = (Beside(line.result.cell.whole(), f"{ledger.earlier.year} 年的实际完成值"),)
                yield Hit(line.now.target.whole(), fields, related=related)


def _is_low(line: Line, ledger: Ledger, over: int, points: int) -> bool:
    row, result = line.now, line.result
    asked = _amount(node_of(row))
    if result is None or asked is None or is_cost(row) or holds(row.name_reading.bare, "changes"):
        return False
    came = came_to(result, row)
    found = attainment(asked, came, better_low=row.name_reading.is_better_low) if came is not None else None
    if found is None or not found.is_met or not isinstance(came, Amount) or found.share is None:
        return False
    if is_percent(asked):
        apart = came.number - asked.number if found.side is Side.FLOOR else asked.number - came.number
        return _fits(row, found.side) and apart >= points
    scale = min(Decimal(1), ledger.growth or Decimal(1))
    return found.side is Side.FLOOR and not row.name_reading.is_better_low and found.share * scale * 100 >= over


def _amount(node: Node | None) -> Amount | None:
    """The number that must be reached: the upper end of a range, so that no result within it is far over."""
    return node.high if isinstance(node, Range) else node if isinstance(node, Amount) else None


def _fits(row: Row, side: Side) -> bool:
    """A rate with a floor that is better high, or with a ceiling that is better low."""
    return row.name_reading.is_better_high if side is Side.FLOOR else row.name_reading.is_better_low
