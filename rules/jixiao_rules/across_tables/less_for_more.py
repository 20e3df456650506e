from decimal import Decimal

from jixiao_grammar.compare import Order
from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Found, Hit, Severity, Topic, rule
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.ledger import FIELDS, Line, is_quantity, ledgers, order_of
from jixiao_rules.projects import PROJECT
from jixiao_rules.reading import amount_of, binds_below, shown


@rule(
    code="XTB010",
    topic=Topic.LAST_YEAR.turn(1),
    sees=groups(by=PROJECT, of=FIELDS),
    severity=Severity.WARNING,
    message="“{name}”从 {year} 年的“{before}”减为“{now}”，预算数却从 {money} 增为 {more}；请核对目标与资金是否匹配",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    options={"percent": "预算数增加百分之多少才报"},
    passes=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 80
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥18公里}]
        """,
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 道路保洁
            金额单位: 万元
            预算数: 50
            指标:
            - {二级指标: 数量指标, 三级指标: 安全事故数量, 指标值: ≤3起}
            - {二级指标: 数量指标, 三级指标: 保洁面积, 指标值: 9万平方米}
          - 年度: 2025
            项目名称: 道路保洁
            金额单位: 万元
            预算数: 80
            指标:
            - {二级指标: 数量指标, 三级指标: 安全事故数量, 指标值: ≤1起}
            - {二级指标: 数量指标, 三级指标: 保洁面积, 指标值: 90000平方米}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 年度: 2024
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 50
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}]
          - 年度: 2025
            项目名称: 河道清淤
            金额单位: 万元
            预算数: 60
            指标: [{二级指标: 数量指标, 三级指标: 清淤长度, 指标值: «≥10公里»}]
        """,
    ],
)
def less_for_more(group: Group, *, percent: int = 20) -> Found:
    """钱增加，数量反而减少。

    检查什么：同一项目的预算数比上年增加五分之一以上（可用选项 percent 改），而同名的数量指标比上年少。

    为什么：目标应当与资金相匹配；钱多了，做的事反而少，是审核和评价必问的。

    怎么改：按今年的预算重新测算数量；单价上涨、任务调整等确有理由的，在说明里写明。

    不报的情形：越少越好的数量（事故、投诉等）和上限；单位换算以后并没有减少；预算数看不出来。
    """
    for ledger in ledgers(group):
        both, growth = ledger.budgets, ledger.growth
        if both is None or growth is None or (growth - 1) * 100 < Decimal(percent):
            continue
        for line in filter(_falls, ledger.lines):
            now, then, target, old = amount_of(line.now), amount_of(line.before), line.now.target, line.before.target
            if now is not None and then is not None and target is not None and old is not None:
                year = str(ledger.earlier.year)
                fields = {"name": line.now.text("三级指标"), "year": year}
                fields |= {"before": shown(line.before, then), "now": shown(line.now, now)}
                fields |= {"money": both[0].shown(), "more": both[1].shown()}
                yield Hit(target.at(now.span), fields, related=(Beside(old.at(then.span), f"{year} 年的指标值"),))


def _falls(line: Line) -> bool:
    now = amount_of(line.now)
    countable = is_quantity(line.before) and is_quantity(line.now) and not line.now.name_reading.is_better_low
    return countable and now is not None and binds_below(now) and order_of(line) is Order.LESS
