from jixiao_grammar.ast import Flag, Grade, Node, Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.absence import asks_whether
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.grades import is_bare_grade
from jixiao_rules.levels import QUALITY, QUANTITY, level2
from jixiao_rules.reading import node_of
from jixiao_rules.views import worded_rows
from jixiao_rules.words import phrase, words

_NAMED_STANDARD = phrase(r"{judged.issuers}[^，。；]{0,6}{judged.standards}|国标|GB|规范》|标准》|办法》|〔\d{4}〕")
_ACCEPTED = phrase(r"{judged.how}*(?:合格|达标|通过)(?:标准)?|通过[^，、；]{0,8}{judged.acceptances}")
# 达到中抗以上 on a scale of those who assess.
_REACHED = pattern("达到[^，。；]{1,6}以上(?:等级|标准)?")
_ASSESSED = phrase(r"{judged.acceptances}|评定|等级|级别")
_RANK = pattern("[级等星A-Z]")
_NUMERAL = pattern(
    "[0-9０-９]|[一二三四五六七八九十百千万两][场次个人项篇期批台套件份册条处户](?![性体])|[ⅠⅡⅢⅣⅤ一二三四五]类"
)


@rule(
    code="QNT001",
    topic=Topic.VAGUE.turn(7),
    sees=worded_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="{type}的指标值“{value}”没有数值，不符合细化量化的要求，应当写明数量或比率",
    variants={
        "judgement": Variant(
            "质量指标只写了“{value}”，建议写成可以统计的比率，如“验收合格率 100%”", Severity.INFO, Confidence.POSSIBLE
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 媒体报道篇数, 指标值: 市级以上媒体报道≥3篇}",
        "{二级指标: 数量指标, 三级指标: 举办活动场次, 指标值: 三场}",
        "{二级指标: 时效指标, 三级指标: 完成时间, 指标值: 按期完成}",
        "{二级指标: 社会效益指标, 三级指标: 社会影响力, 指标值: 有效提升}",
        "{二级指标: 数量指标, 三级指标: 培训人数, 指标值: }",
        "{二级指标: 质量指标, 三级指标: 重大违规违纪问题, 指标值: 无}",
        "{二级指标: 质量指标, 三级指标: 系统等保级别, 指标值: 三级}",
        "{二级指标: 质量指标, 三级指标: 补水水质, 指标值: 达到Ⅳ类}",
    ],
    fails=[
        "{二级指标: 质量指标, 三级指标: 活动影响力, 指标值: «获市级及以上媒体宣传»}",
        "{二级指标: 数量指标, 三级指标: 拓展服务内容, 指标值: «策划专题栏目»}",
        "{二级指标: 质量指标, 三级指标: 工程质量, 指标值: «验收合格»}",
        "{二级指标: 质量指标, 三级指标: 服务质量, 指标值: «良好»}",
        "{二级指标: 质量指标, 三级指标: 新品种抗病性鉴定, 指标值: «达到中抗以上»}",
        "{二级指标: 质量指标, 三级指标: 工程质量合格率, 指标值: «一次性验收合格»}",
    ],
)
def nonnumeric_output(row: Row) -> Found:
    """数量指标、质量指标没有数值。

    检查什么：二级指标是数量指标或质量指标，而指标值是一段文字，里面没有数。

    为什么：数量、质量指标是产出的主体，应当细化、量化；一段描述到年底无法判断完成了多少。

    怎么改：写成数和单位，例如“市级以上媒体报道≥3篇”“验收合格率=100%”。

    不报的情形：只写“合格”“达标”“验收合格”的质量指标按提示处理；事故、违纪等写“无”的；等级（三级、AAA级、Ⅳ类水）；
    其他类别的指标由 QNT002 检查。
    """
    kind = level2(row)
    if kind not in (QUANTITY, QUALITY) or row.target is None:
        return
    node = node_of(row)
    if not isinstance(node, (Text, Grade, Flag)) or _NUMERAL.search(row.target.text):
        return
    if isinstance(node, Flag) and node.is_true and kind == QUALITY:
        # 项目是否验收: 是. That it is so can be counted better.
        yield Hit(
            row.target.at(node.span), {"type": kind, "value": row.target.text.strip()}, "judgement", example="≥__%"
        )
        return
    if _is_answer(node, row.text("三级指标")):
        return
    value = row.target.text.strip()
    judged = (isinstance(node, Grade) and not is_bare_grade(row)) or _is_judgement(value) or _is_assessed(row, value)
    yield Hit(
        row.target.at(node.span),
        {"type": kind, "value": value},
        "judgement" if judged and kind == QUALITY else None,
        example="≥__%" if kind == QUALITY else "≥__个",
    )


def _is_assessed(row: Row, value: str) -> bool:
    return bool(_REACHED.fullmatch(value) and _ASSESSED.search(row.text("三级指标")))


def _is_judgement(value: str) -> bool:
    """合格, 一次性验收合格, 符合国家标准: no number, but an acceptance decides it."""
    bare = value.rstrip("。；;")
    return bare in words("judgements") or bool(_ACCEPTED.fullmatch(bare)) or bool(_NAMED_STANDARD.search(bare))


def _is_answer(node: Node, name: str) -> bool:
    """True for 无 where the name asks whether something happens, and for a rank on a public scale (三级, AAA级)."""
    match node:
        case Flag():
            return asks_whether(name)
        case Grade(symbol=symbol):
            return bool(_RANK.search(symbol))
        case _:
            return False
