from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import remarks
from jixiao_rules.views import unread_rows

_CODES = ("unreadable", "unread-number", "unknown-tail", "unknown-unit")


@rule(
    code="VAL022",
    topic=Topic.UNREAD.turn(6),
    sees=unread_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="没有读懂“{value}”，不知道要完成多少；请写成比较符、一个数和计量单位，如“≥12次”，几个目标请分成几条",
    variants={
        "words": Variant("“{value}”里的数没有读成目标，只能当作文字；如果数就是目标，请写成“≥12次”这样的形式"),
        "tail": Variant("没有读懂“{value}”里的“{part}”，整个指标值没有判断；请写成比较符、一个数和计量单位"),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 培训场次, 指标值: ≥4场}",
        "{三级指标: 制度建设, 指标值: 健全}",
        "{三级指标: 工程等级, 指标值: 二级}",
        "{三级指标: 服务时间, 指标值: 7×24小时}",
    ],
    fails=[
        "{三级指标: 培训场次, 指标值: «3栋12000㎡»}",
        "{三级指标: 群众满意度, 指标值: «≥90%/≤3次»}",
        "{三级指标: 苗木成本, 指标值: «≤28.40/株»}",
        "{三级指标: 培训规模, 指标值: «2座/156延米»}",
    ],
    hears=_CODES,
)
def unread_value(row: Row) -> Found:
    """没有读懂的指标值。

    检查什么：指标值里有数，但是读不成“比较符、数、单位”：几个数连写、单位不完整、夹着不认识的符号或文字。

    为什么：读不懂的值没有参加其他检查，也无法按它打分；审核的人同样要猜。

    怎么改：一条指标写一个数；几个目标分成几条；单位写完整。

    不报的情形：全是文字的指标值；名次、等级、代号、服务时间等本来不是数量的。
    """
    if row.target is None:
        return
    found = {remark.code: remark for remark in reversed(list(remarks(row, _CODES)))}
    for code in _CODES:
        remark = found.get(code)
        if remark is not None:
            whole = row.resolved.node.span if row.resolved is not None else remark.span
            fields = {"value": row.text("指标值"), "part": remark.span.cut(row.target.text).strip()}
            variant = {"unread-number": "words", "unreadable": None}.get(code, "tail")
            yield Hit(row.target.at(whole if variant == "words" else remark.span), fields, variant)
            return
