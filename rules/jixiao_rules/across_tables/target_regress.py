from collections.abc import Mapping

from jixiao_grammar.compare import is_easier
from jixiao_grammar.name import Polarity
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, Row, Table, documents
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import level2
from jixiao_rules.reading import amount_of, is_percent, shown
from jixiao_rules.words import one_of
from jixiao_rules.years import two_years


@rule(
    code="XTB005",
    topic=Topic.SPREAD.turn(1),
    sees=documents,
    severity=Severity.INFO,
    message="“{name}”的指标值“{now}”比 {year} 年的“{before}”要求低，建议参考以前年度的完成情况确定，或者说明理由",
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
    ],
)
def target_regress(document: Document) -> Found:
    """指标值低于上年。

    检查什么：同一文件里同一项目有两个年度的表，同名的比率（合格率、满意度、故障率等）今年的要求比上年宽。

    为什么：目标应当参考以前年度的完成情况从严确定；要求一年比一年低，容易被认为目标偏低。

    怎么改：核对上年完成值后重新确定；确有理由的，在说明里写明。

    不报的情形：数量、金额随预算增减，不比较；增长率、下降率等本来逐年变化的比率；名称或者比较符不同的。
    """
    for earlier, later in two_years(document):
        before = _rates(earlier)
        for key, row in _rates(later).items():
            other, now = before.get(key), amount_of(row)
            then = amount_of(other) if other else None
            if other is None or now is None or then is None or row.target is None or not _is_easier(row, other):
                continue
            fields = {"name": row.text("三级指标"), "now": shown(row, now), "before": shown(other, then)}
            yield Hit(row.target.at(now.span), fields | {"year": str(earlier.year)})


def _rates(table: Table) -> Mapping[tuple[str, str], Row]:
    """The rows whose target is a percentage of a thing that is better high or better low; names that stand twice are left out."""
    found: dict[tuple[str, str], Row] = {}
    twice: set[tuple[str, str]] = set()
    for row in table.rows():
        name, amount = row.name_reading.bare, amount_of(row)
        if amount is None or not is_percent(amount) or one_of("changes").search(name):
            continue
        if row.name_reading.polarity is Polarity.UNKNOWN:
            continue
        key = level2(row), name
        if key in found:
            twice.add(key)
        found[key] = row
    return {key: row for key, row in found.items() if key not in twice}


def _is_easier(row: Row, other: Row) -> bool:
    now, then = amount_of(row), amount_of(other)
    if now is None or then is None:
        return False
    fits = now.op.is_floor if row.name_reading.is_better_high else now.op.is_ceiling
    return fits and bool(is_easier(now, then))
