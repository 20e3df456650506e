"""How a 指标值 is understood: examples read while the page is written, and the words of the value language."""

from jixiao_grammar import parse, tree, words
from jixiao_grammar.ast import Dimension
from jixiao_grammar.columns import comparing_words
from jixiao_grammar.vocabulary import PRINTED
from jixiao_lint.manual.grouped import grouped

_EXAMPLES = (
    "≥4.8万册",
    "95%以上",
    "不超过55万元",
    "2025年12月底前",
    "3—5个工作日",
    "2次/月",
    "≥3场、≥100人次",
    "提高10%",
    "约500人",
    "验收合格",
    "效果显著",
    "**",
)
_DIMENSIONS = {
    Dimension.COUNT: "计数",
    Dimension.PERCENT: "比率",
    Dimension.MONEY: "金额",
    Dimension.TIME: "时间",
    Dimension.AREA: "面积",
    Dimension.LENGTH: "长度",
    Dimension.MASS: "质量",
    Dimension.VOLUME: "体积",
    Dimension.DATA: "数据量",
    Dimension.RESOLUTION: "清晰度",
    Dimension.WORK: "工作量",
    Dimension.OTHER: "其他",
}
_REASONS = {
    "a": "只有程度，没有基准",
    "b": "只有方向，没有幅度",
    "c": "只说完成，没有标准",
    "d": "只是表态",
    "e": "依据的规定、计划没有写明",
    "f": "有数量的说法，没有数字",
}


def value_page() -> str:
    """The page on values."""
    parts = (
        "# 指标值怎样理解",
        '每个指标值先读出含义，规则再作判断。`jixiao parse "≥4.8万册"` 可以看任何一个值是怎样理解的。'
        "读不准的不猜：留作文字，或者提示核对。",
        "## 例子",
        "\n\n".join(f"```text\n{tree(parse(value))}\n```" for value in _EXAMPLES),
        f"## 比较的说法\n\n数字前面的：\n\n{_comparing('operators.lark')}\n\n"
        "前面加上“不、未、没有、不得、不会”等，意思反过来：不超过、未突破是上限，不低于、未低于是下限。\n\n"
        f"数字后面的：\n\n{_comparing('around.lark')}",
        f"## 认识的单位\n\n不在表里的单位也照读，只是不能换算。\n\n{_units()}",
        f"## 模糊用语\n\n只有这些词、看不出是否完成的指标值，由 QNT002 等规则报告。\n\n{_vague()}",
    )
    return "\n\n".join(parts) + "\n"


def _comparing(name: str) -> str:
    return grouped((PRINTED[op], word) for word, op in comparing_words(name).items())


def _units() -> str:
    return grouped((_DIMENSIONS[entry.dimension], spelling) for spelling, entry in words.units().items())


def _vague() -> str:
    return grouped(
        (_REASONS[entry.reason], word) for word, entry in words.vague_words().items() if entry.reason in _REASONS
    )
