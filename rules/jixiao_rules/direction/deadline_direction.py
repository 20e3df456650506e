import re

from jixiao_grammar.ast import Amount, Date, Dimension
from jixiao_grammar.signs import read_sign
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.metric import metric_head
from jixiao_rules.reading import is_floor, node_of, shown

# Times that should be short, beyond those that the list of metric heads gives a direction.
_SHORT = re.compile(
    r"(?:响应|修复|恢复|处理|处置|办理|办结|审批|等待|等候|到达|到场|送达|完成|完工|竣工|交付|答复|回复|反馈|整改|抢修|维修|救援|通知|报送"
    r"|上报|发放|支付|拨付)(?:的)?(?:平均)?(?:所需)?(?:时间|时限|时长|期限)$|(?:施工|建设|办理|审批|评审|采购)周期$|工期$|时延$|延误时间$|耗时$|用时$|停机时间$|中断时间$|停电时间$"
)
_LATE = re.compile("提前|剩余|间隔|保持|持续|连续|无故障|续航")


@rule(
    code="DIR004",
    sees=rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{name}”越短越好，写成“{value}”方向反了，应当用“≤”",
    variants={"date": Variant("“{name}”是完成的期限，计算符号写“{sign}”方向反了，应当用“≤”或者写“……前”")},
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 故障响应时间, 指标值: ≤30分钟}",
        "{三级指标: 设备使用年限, 指标值: ≥5年}",
        "{三级指标: 培训时间, 指标值: ≥3天}",
        "{三级指标: 场馆开放时间, 指标值: ≥300天}",
        "{三级指标: 平均无故障工作时间, 指标值: ≥2000小时}",
        "{三级指标: 提前完成时间, 指标值: ≥5天}",
        "{三级指标: 完成时间, 计算符号: ≤, 指标值: 2025年12月31日}",
    ],
    fails=[
        "{三级指标: 故障响应时间, 指标值: «≥30分钟»}",
        "{三级指标: 业务办理时限, 指标值: «不少于5个工作日»}",
        "{三级指标: 群众平均等待时间, 计算符号: ≥, 指标值: «20», 计量单位: 分钟}",
        "{三级指标: 工程完成时间, 计算符号: ≥, 指标值: «2025年12月31日»}",
    ],
)
def deadline_direction(row: Row) -> Found:
    """期限写成了“≥”。

    检查什么：响应时间、修复时间、办理时限、等待时间、完成时间等越短越好的时间，用了“≥”“＞”“不少于”。

    为什么：按“≥”考核，拖得越久得分越高，方向反了。

    怎么改：改成“≤”，例如“≤30分钟”。

    不报的情形：使用年限、服务期限、质保期、培训时长、课时、开放时间等越长越好的时间；提前、间隔、续航的时间。
    """
    name, node = row.name_reading.bare, node_of(row)
    if row.target is None or not _is_better_short(name):
        return
    sign = row.text("计算符号")
    column = read_sign(sign)
    if isinstance(node, Date) and column is not None and column.is_floor:
        yield Hit(row.target.at(node.span), {"name": name, "sign": sign}, "date")
    elif isinstance(node, Amount) and is_floor(node) and _is_duration(node):
        value = node.span.cut(row.target.text)
        fix = Fix("≤" + value.lstrip("≥>＞=＝ "), changes=frozenset({Change.SIGN})) if value[:1] in "≥>＞" else None
        yield Hit(row.target.at(node.span), {"name": name, "value": shown(row, node)}, fix=fix)


def _is_better_short(name: str) -> bool:
    head = metric_head(name)
    listed = head is not None and head.polarity == "down" and head.word.endswith(("时间", "时限"))
    return (listed or _SHORT.search(name) is not None) and not _LATE.search(name)


def _is_duration(amount: Amount) -> bool:
    unit = amount.unit
    return unit is not None and unit.dimension is Dimension.TIME and not amount.direction
