from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.reading import remarks
from jixiao_rules.views import rows_with_scale


@rule(
    code="VAL023",
    topic=Topic.VAGUE.turn(3),
    sees=rows_with_scale,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{value}”是等级的全部档次，没有选定目标，应当写明要达到哪一档，如“良及以上”",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 工程质量等级, 指标值: 良及以上}",
        "{三级指标: 工程质量等级, 指标值: 优良}",
        "{三级指标: 水质类别, 指标值: Ⅲ类}",
    ],
    fails=["{三级指标: 工程质量等级, 指标值: «优良中低差»}", "{三级指标: 服务质量, 指标值: «优、良、中、差»}"],
    hears=("scale-as-value",),
)
def scale_as_value(row: Row) -> Found:
    """把等级的全部档次写成指标值。

    检查什么：指标值写的是“优良中低差”一类的整个档次表。

    为什么：模板里列出的是可以选的档次；没有选定一档，什么结果都算完成。

    怎么改：写明要达到的档次。

    不报的情形：只写一档的，或者写“良及以上”的。
    """
    if row.target is not None:
        for remark in remarks(row, ("scale-as-value",)):
            yield Hit(row.target.at(remark.span), {"value": row.text("指标值")})
            return
