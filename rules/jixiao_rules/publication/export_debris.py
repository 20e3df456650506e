import re
from functools import cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.finding import Applicability
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.debris import BOOKMARK
from jixiao_rules.documents import TYPESETTING

_PATTERNS = (
    ("书签", BOOKMARK),
    ("域代码", r"\\\*\s*MERGEFORMAT|\bPAGEREF\s+\S+|\bHYPERLINK\s+\"[^\"]*\""),
    (
        "引用错误",
        r"错误[!！]\s*(?:未找到引用源|未定义书签|不能识别的开关参数)[。.]?"
        r"|Error!\s*(?:Reference source not found|Bookmark not defined)\.?",
    ),
    ("公式错误", r"#(?:REF!|VALUE!|NAME\?|DIV/0!|N/A|NULL!|NUM!)|#{5,}"),
    ("换行代码", r"_x000[dDaA]_"),
    ("网页代码", r"</?(?:br|p|div|span|td|tr|font|b|u)\b[^<>\n]{0,80}>"),
    ("网页字符", r"&(?:nbsp|lt|gt|le|ge|amp|quot|apos|times|ldquo|rdquo|mdash|hellip|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});"),
    ("看不见的字符", r"[\u200b-\u200d\u2060\u2061\ufeff\u00ad]+"),
    ("无法还原的乱码", r"\ufffd+|锟斤拷[锟斤拷]*|烫烫烫+|屯屯屯+"),
)
_HINT = pattern(
    r"[\[_\\EHP错#<&\u200b-\u200d\u2060\u2061\ufeff\u00ad\ufffd锟烫屯]"
)  # every pattern above holds one of these
_REMOVED = frozenset({"书签", "域代码", "换行代码", "看不见的字符"})


@rule(
    code="PUB004",
    topic=Topic.DEBRIS.turn(2),
    sees=cells(holding=_HINT),
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="残留了{kind}“{debris}”，{advice}",
    variants={"title": Variant("表题残留了{kind}“{debris}”，{advice}", Severity.INFO)},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "组织培训[第一期]3场，覆盖 A&B 两类人员",
        "采购#2机组备件，误差<0.5%且>0.1%",
        "使用 Toc 软件编制目录",
    ],
    fails=[
        "'«[bookmark: _GoBack]»开展培训'",
        "参见«错误!未找到引用源。»",
        "'举办培训«&nbsp;»3场'",
        "'系统«\ufffd\ufffd»运维'",
        "开展«\u200b»巡检",
        "合计«#REF!»万元",
    ],
)
def export_debris(cell: Cell) -> Found:
    """导出残留。

    检查什么：各栏里残留的书签、域代码、引用错误、公式错误、网页代码、看不见的字符和乱码。

    为什么：这是转换或者导出时留下的，不是表的内容；公开以后有损严肃，也会使系统导入和比对出错。

    怎么改：删去残留；乱码和公式错误要对照原文补回。书签、域代码、看不见的字符可以自动删除。

    不报的情形：正常使用的方括号、井号、不等号和英文单词。
    """
    for found in _debris().finditer(cell.text):
        kind = str(found.lastgroup)
        fields = {"kind": kind, "debris": _shown(found[0]), "advice": _advice(kind)}
        span = Span(found.start(), found.end())
        yield Hit(cell.at(span), fields, "title" if cell.field == "表题" else None, _fix(kind, found[0]))


@cache
def _debris() -> re.Pattern[str]:
    return pattern("|".join(f"(?P<{kind}>{source})" for kind, source in _PATTERNS))


def _shown(debris: str) -> str:
    return "".join(char if char.isprintable() and char != "\ufffd" else f"U+{ord(char):04X}" for char in debris)


def _advice(kind: str) -> str:
    return "请对照原文补正" if kind in ("引用错误", "公式错误", "无法还原的乱码") else "请删除"


def _fix(kind: str, debris: str) -> Fix | None:
    if kind in _REMOVED:
        return Fix("", Applicability.SAFE)
    if kind != "网页字符":
        return None
    from html import unescape  # a list of all entities, which nearly no table needs

    return Fix(unescape(debris).replace("\xa0", " "), Applicability.SAFE)
