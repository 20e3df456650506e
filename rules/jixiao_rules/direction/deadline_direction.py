from jixiao_grammar.ast import Amount, Date, Dimension
from jixiao_grammar.columns import read_sign
from jixiao_grammar.name import EventClass, Kind, Name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.reading import is_floor, node_of, shown
from jixiao_rules.words import phrase, says

# 时限 is the time at most, whatever is done in it.
_LIMIT = "时限"
# How long it takes until there is a new one; the life of a thing, which is renewed when it ends, is better long.
_ROUND = phrase("{due-names.rounds}周期$")
_BEHIND = pattern("[日号底末]之?以?后(?:完成|完工)?$")
_LOST = (EventClass.BAD, EventClass.TROUBLE, EventClass.LATE)


@rule(
    code="DIR004",
    topic=Topic.DIRECTION.turn(6),
    sees=rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{name}”越短越好，写成“{value}”方向反了，应当用“≤”",
    variants={
        "behind": Variant("“{name}”要写到哪一天为止，“{value}”写成了那一天以后，请核对是否应为“……前”"),
        "date": Variant("“{name}”是完成的期限，计算符号写“{sign}”方向反了，应当用“≤”或者写“……前”"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 故障响应时间, 指标值: ≤30分钟}",
        "{三级指标: 设备使用年限, 指标值: ≥5年}",
        "{三级指标: 培训时间, 指标值: ≥3天}",
        "{三级指标: 场馆开放时间, 指标值: ≥300天}",
        "{三级指标: 平均无故障工作时间, 指标值: ≥2000小时}",
        "{三级指标: 提前完成时间, 指标值: ≥5天}",
        "{三级指标: 发车间隔时间, 指标值: ≥3分钟}",
        "{三级指标: 设备更新周期, 指标值: ≥8年}",
        "{三级指标: 任务完成时间, 指标值: ≥95%}",
        "{三级指标: 完成时间, 计算符号: ≤, 指标值: 2025年12月31日}",
    ],
    fails=[
        "{三级指标: 故障响应时间, 指标值: «≥30分钟»}",
        "{三级指标: 破损广告更换时限, 指标值: «≥48小时»}",
        "{三级指标: 业务办理时限, 指标值: «不少于5个工作日»}",
        "{三级指标: 群众平均等待时间, 计算符号: ≥, 指标值: «20», 计量单位: 分钟}",
        "{三级指标: 工程完成时间, 计算符号: ≥, 指标值: «2025年12月31日»}",
        "{三级指标: 设备故障停机时长, 指标值: «≥4小时»}",
        "{三级指标: 床位建设完成时间, 指标值: «2025年12月10日后»}",
        "{三级指标: 任务逾期天数, 指标值: «≥3天»}",
        "{三级指标: 群众平均等待时间, 指标值: «≥20%»}",
        "{三级指标: 测绘成果更新周期, 指标值: «≥2年»}",
    ],
)
def deadline_direction(row: Row) -> Found:
    """期限写成了“≥”。

    检查什么：响应时间、修复时间、办理时限、等待时间、完成时间等越短越好的时间，用了“≥”“＞”“不少于”。

    为什么：按“≥”考核，拖得越久得分越高，方向反了。

    怎么改：改成“≤”，例如“≤30分钟”。

    不报的情形：使用年限、服务期限、质保期、培训时长、课时、开放时间等越长越好的时间；提前、间隔、续航的时间。
    """
    name, node = row.name_reading, node_of(row)
    if row.target is None:
        return
    if isinstance(node, Date) and says(name.bare, "finished.words") and _BEHIND.search(row.target.text.strip()):
        yield Hit(row.target.at(node.span), {"name": name.bare, "value": row.text("指标值")}, "behind")
    if not _is_better_short(name):
        return
    sign = row.text("计算符号")
    column = read_sign(sign)
    if isinstance(node, Date) and column is not None and column.is_floor:
        yield Hit(row.target.at(node.span), {"name": name.bare, "sign": sign}, "date")
    elif isinstance(node, Amount) and is_floor(node) and _is_long(name, node):
        value = node.span.cut(row.target.text)
        fix = Fix("≤" + value.lstrip("≥>＞=＝ "), changes=frozenset({Change.SIGN})) if value[:1] in "≥>＞" else None
        yield Hit(row.target.at(node.span), {"name": name.bare, "value": shown(row, node)}, fix=fix)


def _is_better_short(name: Name) -> bool:
    if name.measure is None or name.measure.kind is not Kind.TIME:
        return False
    if _ROUND.search(name.bare):
        return True
    return name.is_better_low or (name.measure.word == _LIMIT and not name.is_better_high)


def _is_long(name: Name, amount: Amount) -> bool:
    """True for a number of hours or days, and for one with a wrong unit or none: that is another defect.

    A percentage of 完成时间 most likely means how much is in time, and is better high.
    """
    if amount.direction:
        return False
    lost = name.deed is not None and name.deed.cls in _LOST
    return lost or amount.unit is None or amount.unit.dimension is Dimension.TIME
