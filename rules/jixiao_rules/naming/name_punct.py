from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.finding import Applicability
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.views import named_rows

_SERIAL = pattern(r"\s*((?:[（(][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．、](?![0-9]))\s*)(?=\S)")
_NOTHING_ELSE = pattern(r"\s*指标\s*[0-9一二三四五六七八九十]*\s*[:：.．、]?\s*")
_BEGINS = frozenset("（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ENDS = frozenset("。；;，,、：:!！")
# Every one of these patterns holds one.
_SIGNS = _ENDS | frozenset(".．)）①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_END = pattern(r"(?<=[^\s。；;，,、：:!！.])[。；;，,、：:!！]+(?=\s*$)")
_INSIDE = pattern(r"[。；;!！](?=\s*\S)")


@rule(
    code="NAM009",
    topic=Topic.NAME_FORM.turn(1),
    sees=named_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="三级指标的名称里有序号“{mark}”，建议删去，名称只写量什么",
    variants={
        "end": Variant("三级指标的名称以标点“{mark}”结尾，建议删去"),
        "inside": Variant("三级指标的名称里有“{mark}”，像是一句话；建议名称只写量什么"),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 《天津双拥》编印数量, 指标值: ≥4.8万册}",
        "{三级指标: 5G基站数量, 指标值: ≥3个}",
        "{三级指标: 1.5米以上乔木数量, 指标值: ≥300株}",
        "{三级指标: 培训、调研、宣传场次, 指标值: ≥3场}",
        "{三级指标: '指标2：', 指标值: ''}",
        "{三级指标: '指标1：培训人数', 指标值: ≥300人}",
    ],
    fails=[
        "{三级指标: «（1）»培训人数, 指标值: ≥300人}",
        "{三级指标: 培训人数«；», 指标值: ≥300人}",
        "{三级指标: 开展培训«。»提高能力, 指标值: ≥3场}",
    ],
)
def name_punct(row: Row) -> Found:
    """名称含有序号或者句末标点。

    检查什么：三级指标以“（1）”“1.”开头，以句号、分号、冒号结尾，或者中间有句号、分号。

    为什么：序号和标点不是名称，会使同一指标在汇总、比对时对不上。

    怎么改：删去。开头的序号和结尾的标点可以自动删除。

    不报的情形：书名号、引号、顿号；名称本身以数字开头（5G、1.5米）；表样印的“指标1：”；只有序号、没有名称的行由 STR011 检查。
    """
    if row.name is None or _SIGNS.isdisjoint(row.name.text) or _NOTHING_ELSE.fullmatch(row.name.text):
        return
    name = row.name.text
    for variant, form in ((None, _SERIAL), ("end", _END), ("inside", _INSIDE)):
        if (variant is None and name.lstrip()[:1] not in _BEGINS) or (
            variant == "end" and name.rstrip()[-1:] not in _ENDS
        ):
            continue
        found = form.match(name) if variant is None else form.search(name)
        if found:
            mark = found[1] if variant is None else found[0]
            span = Span(found.end() - len(mark), found.end())
            fix = None if variant == "inside" else Fix("", Applicability.SAFE)
            yield Hit(row.name.at(span), {"mark": mark.strip()}, variant, fix)
