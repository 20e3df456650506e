from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.compare import Order, is_easier
from jixiao_grammar.name import Polarity
from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.ledger import FIELDS, Ledger, Line, is_quantity, ledgers, order_of
from jixiao_rules.projects import PROJECT
from jixiao_rules.reading import amount_of, binds_below, is_percent, shown
from jixiao_rules.words import holds

# From a fifth more money on, XTB010 speaks of the quantity that falls.
_MUCH_MORE = Decimal("1.2")


@rule(
    code="XTB005",
    topic=Topic.SPREAD.turn(1),
    sees=groups(by=PROJECT, of=FIELDS),
    severity=Severity.INFO,
    message="“{name}”的指标值“{now}”比 {year} 年的“{before}”要求低，建议参考以前年度的完成情况确定，或者说明理由",
    variants={
        "quantity": Variant(
            "“{name}”的指标值“{now}”比 {year} 年的“{before}”少，预算数没有减（{money}）；建议参考以前年度完成情况，或者说明理由"
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤, 指标: [{三级指标: 群众满意度, 指标值: ≥90%}, {三级指标: 清淤长度, 指标值: ≥15公里}]}
          - {年度: 2025, 项目名称: 河道清淤, 指标: [{三级指标: 群众满意度, 指标值: ≥95%}, {三级指标: 清淤长度, 指标值: ≥12公里}]}
        """,
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 设备运维, 指标: [{三级指标: 系统故障率, 指标值: ≤5%}, {三级指标: 收入增长率, 指标值: ≥8%}]}
          - {年度: 2025, 项目名称: 设备运维, 指标: [{三级指标: 系统故障率, 指标值: ≤3%}, {三级指标: 收入增长率, 指标值: ≥5%}]}
        """,
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤, 指标: [{三级指标: 群众满意度, 指标值: ≥95%}]}
          - {年度: 2025, 项目名称: 湖泊清淤, 指标: [{三级指标: 群众满意度, 指标值: ≥90%}]}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤, 指标: [{三级指标: 验收合格率, 指标值: ≥98%}, {三级指标: 返工率, 指标值: ≤3%}]}
          - {年度: 2025, 项目名称: 河道清淤, 指标: [{三级指标: 验收合格率, 指标值: «≥90%»}, {三级指标: 返工率, 指标值: ≤3%}]}
        """,
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 设备运维, 指标: [{三级指标: 系统故障率, 指标值: ≤3%}]}
          - {年度: 2025, 项目名称: 设备运维, 指标: [{三级指标: 系统故障率, 指标值: «≤5%»}]}
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥15公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 55
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: «≥12公里»}]
        """,
    ],
)
def target_regress(group: Group) -> Found:
    """指标值低于上年。

    检查什么：同一项目有两个年度的表，在同一文件里，或者在一起检查的几个文件里：同名的比率（合格率、满意度、故障率等）今年的
    要求比上年宽；同名的数量比上年少，而预算数不比上年少。

    为什么：目标应当参考以前年度的完成情况从严确定；要求一年比一年低，容易被认为目标偏低。

    怎么改：核对上年完成值后重新确定；确有理由的，在说明里写明。

    不报的情形：预算数比上年少或者看不出来时的数量；金额；预算数增加五分之一以上的由 XTB010 检查；增长率、下降率等本来逐年变化的
    比率；名称或者比较符不同的。
    """
    for ledger in ledgers(group):
        for line in ledger.lines:
            variant = "quantity" if _is_less_for_the_same(line, ledger) else None
            if variant is not None or _is_easier_rate(line):
                yield from _hit(line, ledger, variant)


def _hit(line: Line, ledger: Ledger, variant: str | None) -> Iterator[Hit]:
    now, then, target, old = amount_of(line.now), amount_of(line.before), line.now.target, line.before.target
    if now is None or then is None or target is None or old is None:
        return
    year, both = str(ledger.earlier.year), ledger.budgets
    fields = {"name": line.now.text("三级指标"), "now": shown(line.now, now), "before": shown(line.before, then)}
    fields |= {"year": year, "money": f"{both[0].shown()} → {both[1].shown()}" if both else ""}
    yield Hit(target.at(now.span), fields, variant, related=(Beside(old.at(then.span), f"{year} 年的指标值"),))


def _is_less_for_the_same(line: Line, ledger: Ledger) -> bool:
    growth, now = ledger.growth, amount_of(line.now)
    if growth is None or not 1 <= growth < _MUCH_MORE or now is None:
        return False
    countable = is_quantity(line.before) and is_quantity(line.now) and not line.now.name_reading.is_better_low
    return countable and binds_below(now) and order_of(line) is Order.LESS


def _is_easier_rate(line: Line) -> bool:
    """A percentage of a thing that is better high or better low, which now asks for less."""
    now, then = amount_of(line.now), amount_of(line.before)
    if now is None or then is None or not is_percent(now) or not is_percent(then) or _changes(line.now):
        return False
    polarity = line.now.name_reading.polarity
    if polarity is Polarity.UNKNOWN:
        return False
    fits = now.op.is_floor if polarity is Polarity.UP else now.op.is_ceiling
    return fits and bool(is_easier(now, then))


def _changes(row: Row) -> bool:
    """True for rates of growth and of fall, which differ from year to year."""
    return holds(row.name_reading.bare, "changes")
