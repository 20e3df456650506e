from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.left_over import is_left_over
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import section

_FEW = 3  # rows that are each told by itself


@rule(
    code="STR011",
    topic=Topic.NO_INDICATOR.turn(1),
    sees=named_rows,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="“{text}”是表样里没有填写的行，应当填写或者删去这一行",
    variants={
        "many": Variant("表样里没有填写的有 {count} 行（“{text}”等），应当填写或者删去"),
        "heading": Variant("“{text}”是表头的文字，重复出现在指标行里，应当删去这一行"),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: '指标1：清淤长度', 指标值: ≥12公里}",
        "{三级指标: , 指标值: }",
        "{三级指标: 清淤长度, 指标值: ≥12公里}",
        "{三级指标: 指标完成率, 指标值: 100%}",
    ],
    fails=[
        "{三级指标: '«指标2：»', 指标值: }",
        "{三级指标: «……», 指标值: }",
        "{三级指标: «三级指标», 指标值: 指标值}",
        "{三级指标: «三级指标1», 指标值: 10个}",
        "{三级指标: «指标名称», 指标值: ≥20人}",
    ],
)
def template_residue(row: Row) -> Found:
    """表样里没有填写的行。

    检查什么：三级指标只有“指标2：”“三级指标1”“……”，或者是重复的表头。

    为什么：没有内容的行会被系统当作一条指标，占分而无法考核；公开出去也不严肃。

    怎么改：填写内容，或者整行删去。

    一张表里这样的行超过 3 行的，合在第一行报告。

    不报的情形：两格都空着的行；“指标1：”后面写了名称的。
    """
    name = row.name
    if name is None:
        return
    text = name.text.strip()
    if text in section("template.name-headings") and row.text("指标值") in ("", *section("template.value-headings")):
        yield Hit(trimmed(name), {"text": text}, "heading")
    elif is_left_over(text):
        alike = [other for other in row.table.rows() if is_left_over(other.text("三级指标"))]
        if len(alike) <= _FEW:
            yield Hit(trimmed(name), {"text": text})
        elif alike[0].indicator is row.indicator:
            # What the form was delivered with is one thing to be told, however many rows it has.
            related = tuple(trimmed(other.name) for other in alike[1:] if other.name is not None)
            yield Hit(trimmed(name), {"text": text, "count": str(len(alike))}, "many", related=related)
