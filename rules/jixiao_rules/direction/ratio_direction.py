from jixiao_grammar.ast import Op, Ratio
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.reading import node_of

_GAINED = "投入产出比"
_CEILINGS = (Op.AT_MOST, Op.LESS)


@rule(
    code="DIR031",
    topic=Topic.DIRECTION.turn(15),
    sees=rows,
    needs=needs(words=(_GAINED,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”要看一份投入换来多少产出，写成“{value}”方向反了，请核对是否应为“≥”",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 防雹作业投入产出比, 指标值: '≥1:15'}",
        "{三级指标: 师生比, 指标值: '≤1:15'}",
        "{三级指标: 投入产出比, 指标值: '≤3:1'}",
    ],
    fails=[
        "{三级指标: 防雹作业投入产出比, 指标值: '«≤1:15»'}",
        "{三级指标: 投入产出比, 计算符号: ≤, 指标值: '«1:8»'}",
    ],
)
def ratio_direction(row: Row) -> Found:
    """投入产出比用了“≤”。

    检查什么：名称是投入产出比，指标值写成“≤1:15”，就是一份投入最多换来 15 份产出。

    为什么：产出越多越好，写成上限就是做得越差越合格。

    怎么改：改成“≥”。

    不报的情形：左边比右边大的（3:1），那是把产出写在了前面或者另有含义，方向要人来判断；师生比等别的比。
    """
    node = node_of(row)
    if row.target is None or not isinstance(node, Ratio) or not row.name_reading.bare.endswith(_GAINED):
        return
    if node.op in _CEILINGS and node.left < node.right:
        value = row.text("计算符号") + row.text("指标值") if row.text("计算符号") else row.text("指标值")
        yield Hit(row.target.at(node.span), {"name": row.name_reading.bare, "value": value})
