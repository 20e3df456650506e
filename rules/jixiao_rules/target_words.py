"""The words that stand in the columns of a form, of what the rules know: for editors, which offer them."""

from collections.abc import Mapping, Sequence

from jixiao_grammar.words import units
from jixiao_rules.tree import trees
from jixiao_rules.words import records

_SIGNS = ("≥", "≤", "＝", "＞", "＜", "定性")

_USUAL_UNITS = ("%", "万元", "元", "亿元")


def target_words() -> Mapping[str, Sequence[str]]:
    """For each column whose words are known: those words, the usual ones first."""
    firsts = (first for tree in trees() for first in tree.branches)
    # In the order of the forms: a tree keeps what it has, its file the order.
    known = {second for tree in trees() for children in tree.branches.values() for second in children}
    seconds = (word for _, _, *rest in records("trees") for word in rest if word in known)
    return {
        "一级指标": tuple(dict.fromkeys(firsts)),
        "二级指标": tuple(dict.fromkeys(seconds)),
        "计算符号": _SIGNS,
        "计量单位": tuple(dict.fromkeys((*_USUAL_UNITS, *(entry.symbol for entry in units().values())))),
        "金额单位": ("万元", "元"),
    }
