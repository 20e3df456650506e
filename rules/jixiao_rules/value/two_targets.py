from jixiao_grammar.ast import Amount, Compound, Date
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.parse import parse
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import Relation
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amount_of, node_of
from jixiao_rules.spots import trimmed

_BRACKET = pattern(r"[（(](?P<within>[^（()）]{2,12})[)）]\s*$")
_DATES_ALONE = pattern(r"(?:[0-9年月日底末前以之内\s]|[，,；;、])+")


@rule(
    code="VAL070",
    topic=Topic.SEVERAL_VALUES.turn(3),
    sees=rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{value}”括号里外是两个目标，没有一个数能同时满足，请只留一个",
    variants={
        "days": Variant("“{value}”写了两个期限，没有说明各是什么的，不知道以哪一个为准；请只留一个，或者分成两条")
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥90%（80%以下不得分）}",
        "{三级指标: 群众满意度, 指标值: ≥85%（90%以上）}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: '2026年6月底前开工，2026年10月底前完工'}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2026年6月底前}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «≥90%（80%以下）»}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: '«2026年6月底前，2026年10月底前»'}",
    ],
)
def two_targets(row: Row) -> Found:
    """一格里有两个互相矛盾的目标。

    检查什么：数后面的括号里又写了一个数，两个不能同时满足（≥90%（80%以下））；一格写了两个期限，没有说明各是什么的。

    为什么：不知道以哪一个为准，考核时各说各的。

    怎么改：只留一个；确有两件事的，分成两条，或者写明各是什么的期限。

    不报的情形：括号里说明计分的；写明开工、完工等的几个期限。
    """
    if row.target is None:
        return
    node, amount, value = node_of(row), amount_of(row), row.text("指标值")
    if amount is not None and (within := _BRACKET.search(value)) is not None and _excludes(amount, within["within"]):
        yield Hit(trimmed(row.target), {"value": value})
    elif isinstance(node, Compound) and _DATES_ALONE.fullmatch(value) and _are_two_days(node):
        yield Hit(trimmed(row.target), {"value": value}, "days")


def _excludes(amount: Amount, within: str) -> bool:
    """True where the bracket is a bound that leaves nothing of the target."""
    told = parse(within)
    other = told.node
    if told.diagnostics or not isinstance(other, Amount) or other.qualifier or other.subject or amount.direction:
        return False
    order = compare(amount, other)
    over = amount.op.is_floor and other.op.is_ceiling and order is Order.MORE
    return over or (amount.op.is_ceiling and other.op.is_floor and order is Order.LESS)


def _are_two_days(node: Compound) -> bool:
    days = [part for part in node.parts if isinstance(part, Date) and part.relation is Relation.BY]
    return len(days) == len(node.parts) > 1 and len({part.day for part in days}) > 1
