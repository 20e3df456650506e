"""Diagnostics: for each code a severity and its sentences, in the words of the people who fill in the form.

A sentence is a template with named fields, so that another language needs another table and nothing else.
"""

from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Span

ERROR, WARNING, INFO = "error", "warning", "info"


class Diagnostic(Record):
    """What is not quite right about the way a value is written. `severity` is error, warning or info.

    `suggestion` is what to write in the place of `span`; None where nobody can know. `fields` are what the reading filled
    into the template of the code, and `message` the sentence made of both.
    """

    code: str
    severity: str
    span: Span
    message: str
    suggestion: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


class Wording(Record):
    """What a code says. `closer` is said instead of `plain` where the reading can fill in its fields."""

    severity: str
    plain: str
    closer: str | None = None


CODES: dict[str, Wording] = {
    "missing-unit": Wording(WARNING, "数值后面没有计量单位", "数值后面没有计量单位，按指标名称可能漏写了“{unit}”"),
    "missing-number": Wording(ERROR, "这里还没有填写数值"),
    "repeated-sign": Wording(WARNING, "单位符号重复了"),
    "repeated-operator": Wording(WARNING, "比较符号重复了"),
    "repeated-word": Wording(WARNING, "有字词重复了"),
    "operator-after-number": Wording(WARNING, "比较符号应写在数值前面"),
    "sign-before-number": Wording(WARNING, "百分号应写在数值后面"),
    "backward-sign": Wording(WARNING, "比较符号写反了顺序"),
    "redundant-sign": Wording(WARNING, "比较符号多写了一个等号"),
    "dangling-point": Wording(WARNING, "小数点后面没有数字"),
    "missing-zero": Wording(WARNING, "小数点前面缺少 0"),
    "stray-point": Wording(WARNING, "数值里多了一个点"),
    "letter-for-digit": Wording(WARNING, "数字里混入了字母"),
    "letter-for-multiplier": Wording(WARNING, "请不要用字母代替数量级", "请不要用字母代替数量级，这里按“{word}”理解"),
    "leading-zero": Wording(WARNING, "数字前面多写了 0"),
    "space-in-number": Wording(WARNING, "数字中间有空格，可能是一个数，也可能是两个数"),
    "space-in-word": Wording(INFO, "词语中间有空格，已按连写理解"),
    "trailing-punctuation": Wording(WARNING, "首尾的标点不需要"),
    "redundant-suffix": Wording(WARNING, "前面已有比较符号或用语，后面不必再写"),
    "contradictory-operators": Wording(ERROR, "前后的比较关系互相矛盾，无法判断是上限还是下限"),
    "reversed-range": Wording(WARNING, "区间两端写反了，应先小后大"),
    "empty-range": Wording(ERROR, "区间的下限大于上限，没有任何数值能够满足"),
    "impossible-date": Wording(ERROR, "日历上没有这个日期", "{year}年没有{month}月{day}日"),
    "lookalike-sign": Wording(WARNING, "书名号不是比较符号"),
    "ambiguous-date": Wording(
        WARNING, "这个时间有两种理解，请写明确", "这个时间有两种理解，如果是指到期末为止，请写“{end}”"
    ),
    "ambiguous-unit": Wording(
        WARNING, "这个单位有两种理解，请写明确", "这个单位有两种理解，可以是“{one}”，也可以是“{other}”，请写明确"
    ),
    "ambiguous-number": Wording(
        ERROR, "这个数有两种读法，请写明确", "这个数有两种读法，可以是{one}，也可以是{other}，请写明确"
    ),
    "unit-by-name": Wording(INFO, "单位按指标名称理解", "单位按指标名称理解为“{unit}”"),
    "unknown-unit": Wording(INFO, "没有认出计量单位"),
    "unknown-tail": Wording(WARNING, "没有看懂后面的文字"),
    "unread-number": Wording(INFO, "文字里的数字没有按指标值理解"),
    "over-100": Wording(WARNING, "比率超过了 100%"),
    "approximate-target": Wording(INFO, "约数没有明确的界限，难以判断是否完成"),
    "vague-text": Wording(INFO, "只有程度或方向性的用语，难以判断是否完成"),
    "scale-as-value": Wording(WARNING, "这里写的是等级的全部档次，没有选定目标档次"),
    "unreadable": Wording(ERROR, "没有看懂这个指标值"),
}

# Where one of these is told, nobody may judge the value: a part of it was not read.
UNREAD = frozenset(
    [
        "unreadable",
        "missing-number",
        "unread-number",
        "unknown-tail",
        "ambiguous-number",
        "contradictory-operators",
        "empty-range",
    ]
)


def note(code: str, span: Span, suggestion: str | None = None, **fields: str) -> Diagnostic:
    """The diagnostic `code` at `span`.

    `suggestion` is the text to write in the place of `span`; `fields` fill the closer wording of the code, all or none.
    Raises KeyError on a code that is not listed.
    """
    severity, plain, closer = CODES[code]
    message = closer.format_map(fields) if fields and closer is not None else plain
    return Diagnostic(code, severity, span, message, suggestion, tuple(fields.items()))
