"""What forms write about money beside its amounts: its unit, and what it is called."""

from jixiao_lint.recognise.labels import is_of_words, normalise
from jixiao_lint.recognise.words import ends

_LONGEST_KIND = 12
_UNITS = ("万元", "元", "千元", "亿元")


def is_name_of_money(text: str) -> bool:
    """A word in the place of an amount that is the label of a column rather than a value: 财政拨款数, 其他收入（万元）."""
    label = normalise(text)
    name = label.removesuffix("(元)") if label.endswith("(元)") else label.removesuffix("(万元)")
    kinds = (name.removesuffix(end) for end in ends("end of a name of money") if name.endswith(end))
    return any(len(kind) <= _LONGEST_KIND and is_of_words(kind, "()、/:") for kind in kinds)


def unit_of_money(text: str) -> str | None:
    """万元, 人民币元: a text that is nothing but a unit of money."""
    unit = text.strip().removeprefix("人民币").lstrip()
    return unit if unit in _UNITS else None
