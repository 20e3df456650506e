from jixiao_grammar.ast import Grade, Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import AUDIT, TARGETS_2015, TARGETS_2021
from jixiao_rules.grades import has_scale, is_bare_grade
from jixiao_rules.levels import is_process
from jixiao_rules.reading import node_of
from jixiao_rules.views import worded_rows
from jixiao_rules.words import section, words

# A few characters that name a thing, with no number, no denial and no comparison among them.
_THING = pattern("[^\\W\\d_a-zA-Z不未无零没较比达超个第一二三四五六七八九十百千万]{2,6}")
_IN_DEGREE = pattern("[^\\W\\d_a-zA-Z不未无没]{1,5}[度性面力][较很更]?[高好强广大足]")
_UNMEASURED = ("a", "b", "c")
_FALLS = frozenset("降减少缩")
_TERM = pattern("年限|期限|保存|保管")
_BY_HOW_MUCH = "从多少到多少，或提高的幅度"


@rule(
    code="QNT002",
    topic=Topic.VAGUE.turn(9),
    sees=worded_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{value}”只有程度或方向，没有可以衡量的标准，不符合目标可衡量的要求；请写明{remedy}",
    variants={
        "grade": Variant(
            "“{value}”是一个等级，没有说明怎样算{value}，不符合目标可衡量的要求；请在描述里写明好、一般、差各是什么情况"
        ),
        "graded": Variant("“{value}”另有分档说明，请核对各档的标准是否可以衡量", Severity.INFO, Confidence.POSSIBLE),
    },
    basis=[
        Basis(TARGETS_2015, Authority.BINDING),
        Basis(TARGETS_2021, Authority.GUIDANCE),
        Basis(AUDIT, Authority.PRACTICE),
    ],
    options={
        "allowed_words": "这些说法不报告，须与整格内容一致",
        "extra_words": "这些说法也报告，须与整格内容一致",
    },
    passes=[
        "{三级指标: 就业人数, 指标值: ≥200人}",
        "{三级指标: 服务网络, 指标值: 全覆盖}",
        "{三级指标: 身份证件, 指标值: 在有效期内}",
        "{三级指标: 扩大交流范围, 指标值: 扩大交流}",
        "{三级指标: 知晓情况, 指标值: 显著提升20%}",
        "{三级指标: 年度考核等次, 指标值: 优秀}",
        "{三级指标: 档案保存年限, 指标值: 永久}",
        "{一级指标: 投入和管理目标, 三级指标: 管理制度健全性, 指标值: 健全}",
    ],
    fails=[
        "{三级指标: 保障机关高效运转, 指标值: «有效保障»}",
        "{三级指标: 弘扬双拥精神, 指标值: «效果显著»}",
        "{三级指标: 城乡环境, 指标值: «持续改善»}",
        "{三级指标: 人员素质, 指标值: «能力提升»}",
        "{三级指标: 社会影响, 指标值: «好»}",
        "{三级指标: 服务质量, 指标值: «良好»}",
        "{三级指标: 服务质量, 指标值: «良好以上»}",
        "{三级指标: 就业, 指标值: «增加就业»}",
        "{三级指标: 药物制度在基层实施, 指标值: «中长期»}",
        "{三级指标: 困难群众救助, 指标值: «应救尽救»}",
        "{三级指标: 群众生活, 指标值: «生活水平提高»}",
        "{三级指标: 群众参与情况, 指标值: «参与度高»}",
        "{三级指标: 年度考核等次, 指标值: «较高等次»}",
    ],
    hears=("vague-text",),
)
def vague_value(row: Row, *, allowed_words: tuple[str, ...] = (), extra_words: tuple[str, ...] = ()) -> Found:
    """用程度词、方向词作指标值。

    检查什么：整格只有“效果显著”“有效保障”“持续改善”“提高”“完善”这类词，或者没有分档说明的“优”“良好”。

    为什么：这类词没有标准，谁都可以说完成，也谁都可以说没完成；定性表述应当可以衡量。

    怎么改：写出可以核对的结果，例如“就业人数≥200人”“比上年提高5个百分点”；确需定性的，写明好、一般、差各是什么情况。

    不报的情形：文字里另有具体对象或数值；描述或备注里写明了分档标准的，按提示处理；名称问的就是等级的（考核等次、水质类别）；
    投入、管理、过程类的行（制度健全性）。
    """
    if is_process(row):
        return
    node = node_of(row)
    if row.target is None or not isinstance(node, Text | Grade):
        return
    value, is_grade = node.span.cut(row.target.text), is_bare_grade(row)
    vague = isinstance(node, Text) and (
        node.wholly_vague
        or value in (*words("claims-of-all"), *section("scales.unnamed"))
        or _ends_vaguely(node, value)
    )
    if (
        value in allowed_words
        or _is_term(value, row.text("三级指标"))
        or not (vague or is_grade or value in extra_words)
    ):
        return
    variant = "graded" if has_scale(row) else "grade" if is_grade else None
    remedy = _remedy(node)
    example = _example(value) if remedy == _BY_HOW_MUCH and variant is None else ""
    yield Hit(row.target.at(node.span), {"value": value, "remedy": remedy}, variant, example=example)


def _ends_vaguely(node: Text, value: str) -> bool:
    """True for a thing and nothing but a degree, a direction or a state of it: 生活水平提高, 参与度高."""
    bare = value.rstrip("。；;")
    if _IN_DEGREE.fullmatch(bare):
        return True
    last = node.vague_words[-1] if node.vague_words else None
    if last is None or last.reason not in _UNMEASURED or not bare.endswith(last.word):
        return False
    return _THING.fullmatch(bare.removesuffix(last.word)) is not None


def _is_term(value: str, name: str) -> bool:
    """True for 永久 where the name asks how long something is kept."""
    return value == "永久" and _TERM.search(name) is not None


def _example(value: str) -> str:
    """A growth, or a fall where the word says so; how much only the author knows."""
    return f"比上年{'降低' if not _FALLS.isdisjoint(value) else '提高'}__%"


def _remedy(node: Text | Grade) -> str:
    reasons = {word.reason for word in node.vague_words} if isinstance(node, Text) else set()
    if "e" in reasons:
        return "按哪个规定、达到什么程度"
    if "b" in reasons:
        return _BY_HOW_MUCH
    return "用什么数据或事实来判断"
