from jixiao_grammar.ast import Dimension, Text
from jixiao_grammar.columns import read_unit
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import rows_with_unit_column

_RATES = ("率", "比例", "占比", "度")


@rule(
    code="UNI060",
    topic=Topic.UNIT.turn(60),
    sees=rows_with_unit_column,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="计量单位栏写了“{unit}”，指标值却是文字“{value}”，两栏对不上，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥95, 计量单位: '%'}",
        "{三级指标: 完成时间, 指标值: 按合同约定, 计量单位: 年}",
        "{三级指标: 设施完好, 指标值: 完好, 计量单位: 无}",
        "{三级指标: 制度健全, 指标值: 是, 计量单位: 是/否}",
        "{三级指标: 覆盖范围, 指标值: 全部100个村, 计量单位: 个}",
        "{三级指标: 演练场次, 指标值: 若干, 计量单位: 场}",
        "{三级指标: 政策知晓率, 指标值: 明显提高, 计量单位: '%'}",
    ],
    fails=[
        "{三级指标: 困难群众救助, 指标值: 应救尽救, 计量单位: '«%»'}",
        "{三级指标: 机关运转, 指标值: 有效保障, 计量单位: '«%»'}",
    ],
)
def unit_beside_words(row: Row) -> Found:
    """文字旁边写了“%”。

    检查什么：指标值是文字，没有数，计量单位栏却写了“%”。

    为什么：单位要和数连起来读；“应救尽救%”不知道是多少，多半是漏填了数，或者定性的指标选错了单位。

    怎么改：填写数值；确是定性的，计量单位栏空着。

    不报的情形：指标值里有数；名称是比率的（缺的是数，由 QNT030 检查）；其他单位。
    """
    lone = read_unit(row.text("计量单位"))
    cell = row.cell("计量单位")
    if (
        row.target is None
        or cell is None
        or lone is None
        or not lone.unit.known
        or lone.unit.dimension is not Dimension.PERCENT
    ):
        return
    text = row.text("指标值")
    if row.text("三级指标").endswith(_RATES):
        return  # of a rate the number is missing, and no unit is wrong
    if isinstance(node_of(row), Text) and not any(map(str.isnumeric, text)):
        yield Hit(trimmed(cell), {"unit": row.text("计量单位"), "value": text})
