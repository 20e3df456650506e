"""Diagnostics: one line for each code, in the words of the people who fill in the form."""

from jixiao_grammar.ast import Diagnostic
from jixiao_grammar.span import Span

ERROR, WARNING, INFO = "error", "warning", "info"

CODES: dict[str, tuple[str, str]] = {
    "missing-unit": (WARNING, "数值后面没有计量单位"),
    "missing-number": (ERROR, "这里还没有填写数值"),
    "repeated-sign": (WARNING, "单位符号重复了"),
    "repeated-operator": (WARNING, "比较符号重复了"),
    "repeated-word": (WARNING, "有字词重复了"),
    "operator-after-number": (WARNING, "比较符号应写在数值前面"),
    "sign-before-number": (WARNING, "百分号应写在数值后面"),
    "backward-sign": (WARNING, "比较符号写反了顺序"),
    "redundant-sign": (WARNING, "比较符号多写了一个等号"),
    "dangling-point": (WARNING, "小数点后面没有数字"),
    "stray-point": (WARNING, "数值里多了一个点"),
    "letter-for-digit": (WARNING, "数字里混入了字母"),
    "letter-for-multiplier": (WARNING, "请不要用字母代替数量级"),
    "leading-zero": (WARNING, "数字前面多写了 0"),
    "space-in-number": (WARNING, "数字中间有空格，可能是一个数，也可能是两个数"),
    "trailing-punctuation": (WARNING, "首尾的标点不需要"),
    "redundant-suffix": (WARNING, "前面已有比较符号或用语，后面不必再写"),
    "contradictory-operators": (ERROR, "前后的比较关系互相矛盾，无法判断是上限还是下限"),
    "reversed-range": (WARNING, "区间两端写反了，应先小后大"),
    "empty-range": (ERROR, "区间的下限大于上限，没有任何数值能够满足"),
    "impossible-date": (ERROR, "日历上没有这个日期"),
    "lookalike-sign": (WARNING, "书名号不是比较符号"),
    "ambiguous-date": (WARNING, "这个时间有两种理解，请写明确"),
    "ambiguous-unit": (WARNING, "这个单位有两种理解，请写明确"),
    "ambiguous-number": (ERROR, "这个数有两种读法，请写明确"),
    "unknown-unit": (INFO, "没有认出计量单位"),
    "unknown-tail": (WARNING, "没有看懂后面的文字"),
    "unread-number": (INFO, "文字里的数字没有按指标值理解"),
    "over-100": (WARNING, "比率超过了 100%"),
    "approximate-target": (INFO, "约数没有明确的界限，难以判断是否完成"),
    "vague-text": (INFO, "只有程度或方向性的用语，难以判断是否完成"),
    "scale-as-value": (WARNING, "这里写的是等级的全部档次，没有选定目标档次"),
    "unreadable": (ERROR, "没有看懂这个指标值"),
}


def note(code: str, span: Span, suggestion: str | None = None, detail: str | None = None) -> Diagnostic:
    """The diagnostic `code` at `span`; `detail` is added to its message."""
    severity, message = CODES[code]
    return Diagnostic(code, severity, span, f"{message}：{detail}" if detail else message, suggestion)
