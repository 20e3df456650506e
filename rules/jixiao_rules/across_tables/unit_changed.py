from jixiao_grammar.compare import same_scale
from jixiao_lint.group import Group, groups
from jixiao_lint.rule import Authority, Basis, Beside, Found, Hit, Severity, Topic, rule
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.ledger import FIELDS, Line, ledgers
from jixiao_rules.projects import PROJECT
from jixiao_rules.reading import amount_of, unit_symbol


@rule(
    code="XTB012",
    topic=Topic.LAST_YEAR.turn(5),
    sees=groups(by=PROJECT, of=FIELDS),
    severity=Severity.INFO,
    message="“{name}”的单位从 {year} 年的“{before}”换成了“{now}”，两年无法比较；建议沿用原来的单位，或者改用新的指标名称",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤, 指标: [{三级指标: 清淤长度, 指标值: ≥12公里}]}
          - {年度: 2025, 项目名称: 河道清淤, 指标: [{三级指标: 清淤长度, 指标值: ≥12000米}]}
        """,
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤, 指标: [{三级指标: 清淤长度, 指标值: ≥12公里}]}
          - {年度: 2025, 项目名称: 河道清淤, 指标: [{三级指标: 清淤长度, 指标值: ≥12}]}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤, 指标: [{三级指标: 清淤任务, 指标值: ≥12公里}]}
          - {年度: 2025, 项目名称: 河道清淤, 指标: [{三级指标: 清淤任务, 指标值: «≥3处»}]}
        """,
    ],
)
def unit_changed(group: Group) -> Found:
    """同一指标两年的单位不同。

    检查什么：同一项目里同名的指标，今年的计量单位与上年的不能换算。

    为什么：单位换了，完成得多了还是少了就无从比较。

    怎么改：沿用上年的单位；口径确实变了的，换一个指标名称。

    不报的情形：可以换算的单位（公里和米、元和万元）；有一年没有写单位，或者单位认不出来；一年用数量，一年用百分数。
    """
    for ledger in ledgers(group):
        for line in filter(_differs, ledger.lines):
            now, then, target, old = amount_of(line.now), amount_of(line.before), line.now.target, line.before.target
            if now is not None and then is not None and target is not None and old is not None:
                year = str(ledger.earlier.year)
                fields = {"name": line.now.text("三级指标"), "year": year}
                fields |= {"before": unit_symbol(then), "now": unit_symbol(now)}
                yield Hit(target.at(now.span), fields, related=(Beside(old.at(then.span), f"{year} 年的指标值"),))


def _differs(line: Line) -> bool:
    now, then = amount_of(line.now), amount_of(line.before)
    if now is None or then is None or now.unit is None or then.unit is None:
        return False
    if not now.unit.known or not then.unit.known or "%" in (now.unit.symbol, then.unit.symbol):
        return False
    return not same_scale(now.unit, then.unit)
