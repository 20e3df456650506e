from jixiao_grammar.ast import Dimension
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import is_cost
from jixiao_rules.reading import amount_of
from jixiao_rules.results import RESULT
from jixiao_rules.views import percent_rows
from jixiao_rules.words import phrase

_BASELINE = phrase(r"{baselines.named}|比(?!例|率|重|值|较|对)|[/÷]")
_CHANGE_RATE = phrase(r"{baselines.change}(?:率|比例|幅度)$")
# 能力提升率≥85% is the share of those who got better; nothing gets better by so much.
_SHARE_OF_THOSE = pattern(r"(?:改善|提升|提高)(?:率|比例)$")
_MOST = 50
# The last characters of a name that say what is meant: a clause that goes on from another leaves out the rest (报告发病率).
_SAYS_WHAT = 4
_CLAUSE = pattern(r"[^，,。；;、\n]+")
_CUSTOMARY = pattern(r"(?:增长|增加)(?:率|比例|幅度)?$|增速$|增幅$|涨幅$")


@rule(
    code="QNT010",
    topic=Topic.BASELINE.turn(1),
    sees=percent_rows,
    severity=Severity.WARNING,
    message="“{value}”没有说和什么时候比，建议写明基期，如“比上年…”“较2024年…”",
    variants={
        "customary": Variant(
            "“{name}”没有写明和哪一年比，通行按比上年理解，建议在描述中写明", Severity.INFO, Confidence.POSSIBLE
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 水电气消耗下降率, 绩效指标描述: 比上年下降的比例, 指标值: '>5%'}",
        "{三级指标: 单位能耗, 指标值: 较2024年下降3%}",
        "{三级指标: 资金节约率, 指标值: ≥5%}",
        "{三级指标: 群众满意度, 指标值: ≥95%}",
        "{三级指标: 残疾人生活自理能力改善率, 指标值: ≥85%}",
        "{三级指标: 优良天数同比提高比例, 指标值: ≥2%}",
    ],
    fails=[
        "{三级指标: 水电气消耗下降率, 指标值: '«>5%»'}",
        "{三级指标: 单位能耗, 指标值: «下降3%»}",
        "{三级指标: 旅游收入增长率, 指标值: «≥5%»}",
        "{三级指标: 市民阅读率提高, 指标值: «≥5%»}",
        "{三级指标: 农民人均纯收入增长, 指标值: «≥5%»}",
    ],
)
def no_baseline(row: Row) -> Found:
    """增减没有基期。

    检查什么：指标值写提高、下降百分之几，或者名称是下降率、提高率，而名称、描述、值里都没有说和什么时候比。

    为什么：没有基期就算不出增减了多少，完成情况无从核对。

    怎么改：写“比上年下降3%”，或者在绩效指标描述里写明基期和基数。

    不报的情形：写了同比、较某年、比上年，或者绩效目标里说同一件事时写了；节约率和成本指标以预算为基数；名称是下降率、已经填了实际完成值的（比出来了）。增长率、增速通行和上年比，只作提示；
    改善率、提升率在 50% 以上的，说的是多少人有改善。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or amount.baseline or row.name is None or is_cost(row):
        return
    unit, name = amount.unit, row.name_reading.bare
    if unit is None or unit.dimension is not Dimension.PERCENT:
        return
    customary = _CUSTOMARY.search(name) and amount.direction is None
    changes = amount.direction is not None or row.name_reading.changed is not None or _CHANGE_RATE.search(name)
    if not customary and not changes:
        return
    said = row.name.text + row.text("绩效指标描述") + row.target.text + row.text("备注")
    if _BASELINE.search(said) or (_SHARE_OF_THOSE.search(name) and amount.number >= _MOST):
        return
    # The rate came out, and so it was known against what: 投诉下降率 ≥10%, 12%.
    if _is_told_in_goal(row, name) or (amount.direction is None and row.text(RESULT)):
        return
    fields = {"name": name, "value": amount.span.cut(row.target.text)}
    if customary:
        yield Hit(row.target.at(amount.span), fields, "customary")
    else:
        yield Hit(row.target.at(amount.span), fields)


def _is_told_in_goal(row: Row, name: str) -> bool:
    """True where a clause of the goal says of the same thing with what it is compared: 死亡人数比上年下降."""
    thing = _CHANGE_RATE.sub("", _CUSTOMARY.sub("", name))
    clauses = _CLAUSE.findall(row.table.text("绩效目标")) if len(thing) > 1 and thing != name else ()
    return any(thing[-_SAYS_WHAT:] in clause and _BASELINE.search(clause) for clause in clauses)
