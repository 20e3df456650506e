from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015, TYPESETTING
from jixiao_rules.spots import trimmed
from jixiao_rules.words import words
from jixiao_rules.yuan import head_amount

_FIELDS = ("预算数", "财政资金", "其他资金", "上年结转", "全年预算数", "全年执行数")


@rule(
    code="MON016",
    topic=Topic.FUNDS.turn(6),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{field}”写的是“{text}”，读不出是多少钱，与它有关的核对都没有做；请只填一个数，如“{example}”",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        金额单位: 万元
        预算数: 1,255.00
        财政资金: 1255万元
        其他资金: /
        """,
        """
        金额单位: 万元
        预算数: 人民币５５．００万元
        财政资金: ""
        其他资金: 无
        """,
        """
        预算数: 550000
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: «三百多»
        """,
        """
        金额单位: 万元
        预算数: «约300»
        财政资金: «280-300»
        其他资金: «以决算为准»
        """,
        """
        金额单位: 万元
        预算数: «300万»
        """,
    ],
)
def amount_unread(table: Table) -> Found:
    """金额读不出来。

    检查什么：预算数、财政资金、其他资金、上年结转、全年预算数、全年执行数填了内容，却不是一个金额，如“约300”“280-300”“以决算为准”。

    为什么：金额读不出来，资金合计、成本与预算数的核对就做不了；没有发现问题，不等于没有问题。

    怎么改：只填一个数，单位写在表头的金额单位里；说明放到备注。

    不报的情形：空着的（由 STR001 检查）；“无”“/”一类表示没有的。
    """
    for field in _FIELDS:
        cell, text = table.cell(field), table.text(field).strip()
        if cell is None or not text or text in words("placeholders") or head_amount(table, field, "元") is not None:
            continue
        yield Hit(trimmed(cell), {"field": field, "text": text, "example": "300.00"})
