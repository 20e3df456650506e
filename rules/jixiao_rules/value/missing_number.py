from jixiao_grammar.ast import Period
from jixiao_grammar.name import Kind
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of, remarks
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase

_YEAR = pattern(r"(?:20[0-9]{2}年?度?|[本当]?年度)")
_OF_TIME = phrase(r"{due-names.words}")


@rule(
    code="VAL017",
    topic=Topic.UNREAD.turn(7),
    sees=rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="指标值“{value}”里没有填数，应当写成比较符、数和计量单位，如“≥12次”",
    variants={"year": Variant("指标值只写了“{value}”，没有写“{name}”要达到多少，请补上数和计量单位")},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 修缮里程, 指标值: ≥10公里}",
        "{三级指标: 修缮里程, 计算符号: ≥, 指标值: 10, 计量单位: 公里}",
        "{三级指标: 工程质量, 指标值: 合格}",
        "{三级指标: 安全事故, 指标值: 无}",
        "{二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2025年}",
        "{二级指标: 质量指标, 三级指标: 竣工年份, 指标值: 2025年}",
    ],
    fails=[
        "{三级指标: 修缮里程, 指标值: «≥»}",
        "{三级指标: 修缮里程, 指标值: «≥ 公里»}",
        "{三级指标: 修缮里程, 指标值: «公里»}",
        "{二级指标: 经济效益指标, 三级指标: 亩均节约作业成本, 指标值: «2024年»}",
    ],
    hears=("missing-number",),
)
def missing_number(row: Row) -> Found:
    """指标值只有符号和单位，没有数。

    检查什么：指标值里有比较符或计量单位，就是没有数；或者量的是数量、比率、金额，却只写了年度。

    为什么：没有数就没有目标，多半是导出时丢了，或者还没有填。

    怎么改：补上数值。

    不报的情形：文字表述的指标值；整格是“/”“**”等占位符的（由 STR002 检查）。
    """
    if row.target is not None:
        for remark in remarks(row, ("missing-number",)):
            yield Hit(row.target.at(remark.span), {"value": row.text("指标值"), "name": ""})
            return
        if isinstance(node_of(row), Period) and _YEAR.fullmatch(row.text("指标值")) and _asks_how_much(row):
            yield Hit(trimmed(row.target), {"value": row.text("指标值"), "name": row.text("三级指标")}, "year")


def _asks_how_much(row: Row) -> bool:
    """True where the name measures something other than time."""
    name = row.name_reading
    if level2(row) == TIMELINESS or name.measure is None or name.measure.kind in (Kind.TIME, Kind.GRADE):
        return False
    return _OF_TIME.search(name.bare) is None
