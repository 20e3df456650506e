from collections import defaultdict

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import amount_of, is_percent, plain

_ROWS = "- {{三级指标: {}及时率, 指标值: ≥{}%}}\n"


@rule(
    code="RNG006",
    topic=Topic.SPREAD.turn(2),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="{count} 条比率指标的目标都是 {value}%，请核对是否逐条测算过",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    options={"at_least": "同样的值至少有几条才报告"},
    passes=[
        "项目名称: 运维\n指标:\n" + "".join(_ROWS.format(f"第{number}项", 90 + number) for number in range(1, 6)),
        "项目名称: 运维\n指标:\n" + "".join(_ROWS.format(f"第{number}项", 100) for number in range(1, 6)),
    ],
    fails=["项目名称: «运维»\n指标:\n" + "".join(_ROWS.format(f"第{number}项", 95) for number in range(1, 5))],
    pedantic=True,
)
def uniform_values(table: Table, *, at_least: int = 4) -> Found:
    """全表的比率同一个值。

    检查什么：一张表里有 4 条以上的比率，目标值相同（都是 95% 之类）。

    为什么：各项工作的难度不同，目标都一样，多半没有逐条测算。

    怎么改：按往年实际逐条核定。

    不报的情形：都是 100% 的。
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table.rows():
        amount = amount_of(row)
        if amount is not None and is_percent(amount) and amount.number != 100 and not amount.direction:
            found[plain(amount.number)].append(row)
    for value, same in found.items():
        if len(same) >= at_least:
            yield Hit(table.spot(), {"count": str(len(same)), "value": value})
