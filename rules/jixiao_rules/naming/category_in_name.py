from functools import lru_cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase

_PREFIX = phrase(r"^\s*({category-names.types}指标\s*[:：\-—、]?\s*)(?=[\u4e00-\u9fff]{5})")
_STEM = pattern(r"\s+|[（(][^（）()]*[)）]|指标$")


@rule(
    code="NAM011",
    topic=Topic.NAME.turn(1),
    sees=named_rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="三级指标“{name}”只是重复了指标类别，没有写具体的指标，审核中常被退回；请写明量的是什么",
    variants={"prefix": Variant("三级指标以指标类别“{prefix}”开头，类别另有一栏，请从名称里删去")},
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 服务对象满意度指标, 三级指标: 服务对象满意度, 指标值: ≥90%}",
        "{二级指标: 质量指标, 三级指标: 质量指标合格率, 指标值: ≥98%}",
        "{二级指标: 经济效益指标, 三级指标: 经济效益增长额, 指标值: ≥50万元}",
        "{二级指标: '', 三级指标: '', 指标值: ''}",
        "{二级指标: 成本指标, 三级指标: 项目成本, 指标值: ≤80万元}",
    ],
    fails=[
        "{二级指标: 社会效益指标, 三级指标: «社会效益», 指标值: 良好}",
        "{二级指标: 数量指标, 三级指标: «数量指标», 指标值: ≥12公里}",
        "{二级指标: 社会效益指标, 三级指标: «效益指标：»社保业务网上办理率, 指标值: ≥80%}",
    ],
)
def category_in_name(row: Row) -> Found:
    """名称重复了类别词。

    检查什么：三级指标与自己的二级指标同名（社会效益），或者以“数量指标”“效益指标”等类别开头。

    为什么：类别另有一栏；名称只写类别，就不知道量的是什么；类别混进名称，多是文字识别或者合并单元格时串了格。

    怎么改：写明具体的指标，如“受益人口”；开头的类别词删去。

    不报的情形：“服务对象满意度”本身就是指标；“质量指标合格率”一类，类别词是名称的一部分。
    """
    if row.name is None:
        return
    prefix, stem = "指标" in row.name.text and _PREFIX.match(row.name.text), _stem(row.name_reading.bare)
    if prefix:
        span = Span(prefix.start(1), prefix.end(1))
        yield Hit(row.name.at(span), {"prefix": prefix[1].strip(" ：:-—、")}, "prefix", Fix(""))
    elif stem and "满意" not in stem and stem == _stem(row.text("二级指标")):
        yield Hit(trimmed(row.name), {"name": row.text("三级指标")})


@lru_cache(maxsize=1024)
def _stem(name: str) -> str:
    return _STEM.sub("", name)
