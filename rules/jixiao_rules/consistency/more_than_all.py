from collections.abc import Iterator

from jixiao_grammar.ast import Approx, Dimension
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amount_of, is_damaged, shown

_DESCRIPTION = "绩效指标描述"
_ALL = pattern(
    rf"(?<!{HAN})(?P<said>(?P<area>全[县市区镇])(?:共有?)?(?P<many>[1-9][0-9]*)个(?P<place>{HAN}{{2,4}}))(?=[，,；;。]|$)"
)
_COUNTED = pattern("(?P<place>.+?)(?:个数|数量|数)")


@rule(
    code="CON049",
    topic=Topic.AGREEMENT.turn(18),
    sees=tables,
    needs=needs(_DESCRIPTION, holding=(_ALL,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{other}”的描述写“{said}”，“{name}”的指标值却是“{value}”，比全部还多，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 家庭教育讲座场次, 绩效指标描述: '全县60个社区，每个社区1场', 指标值: =60场}
          - {二级指标: 数量指标, 三级指标: 家庭教育讲座覆盖社区数, 指标值: =60个}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 家庭教育讲座场次, 绩效指标描述: '60个社区，每个社区1场', 指标值: =60场}
          - {二级指标: 数量指标, 三级指标: 宣传覆盖社区数, 指标值: =75个}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 家庭教育讲座场次, 绩效指标描述: '全县60个社区，每个社区1场', 指标值: =60场}
          - {二级指标: 数量指标, 三级指标: 新建社区服务站数, 指标值: =75个}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 家庭教育讲座场次, 绩效指标描述: '全县60个社区，每个社区1场', 指标值: =60场}
          - {二级指标: 数量指标, 三级指标: 家庭教育讲座覆盖社区数, 指标值: «=75个»}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 覆盖行政村数量, 绩效指标描述: 通过验收的行政村, 指标值: «≥150个»}
          - {二级指标: 质量指标, 三级指标: 设施完好率, 绩效指标描述: 全县共120个行政村, 指标值: ≥95%}
        """,
    ],
)
def more_than_all(table: Table) -> Found:
    """覆盖的比全部还多。

    检查什么：一行的绩效指标描述写全县（市、区、镇）一共有多少个社区、行政村等，另一行覆盖的社区数比它还多。

    为什么：不可能覆盖比全部还多的社区，两处至少有一处填错。

    怎么改：核对后改为一致。

    不报的情形：描述没有写“全县”“全市”“全区”“全镇”的；名称数的不是同一样东西的；有几个“全…”的。
    """
    told = list(_told(table))
    if len(told) != 1:
        return
    other, said, place, many = told[0]
    for row in table.rows():
        amount, counted = amount_of(row), _COUNTED.fullmatch(row.text("三级指标").strip())
        if amount is None or counted is None or row.target is None or not counted["place"].endswith(place):
            continue
        is_plain = amount.approx is Approx.NONE and amount.direction is None and not is_damaged(row)
        unit = amount.unit
        if not is_plain or unit is None or unit.dimension is not Dimension.COUNT or unit.per or amount.op.is_ceiling:
            continue
        if row is not other and amount.number > many:
            fields = {"other": other.text("三级指标"), "said": said, "name": row.text("三级指标")}
            yield Hit(row.target.at(amount.span), fields | {"value": shown(row, amount)})


def _told(table: Table) -> Iterator[tuple[Row, str, str, int]]:
    """Every row whose description tells how many places there are in all, what it says, the place and their number."""
    for row in table.rows():
        for found in _ALL.finditer(row.text(_DESCRIPTION)):
            yield row, found["said"], found["place"], int(found["many"])
