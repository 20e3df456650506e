"""The signs of comparison: what each means, which one is printed for a meaning, and which are slips of the pen."""

from jixiao_grammar.ast import Op
from jixiao_grammar.fold import fold
from jixiao_grammar.tables import operators, suffixes

SIGNS = {
    ">=": Op.AT_LEAST, "=>": Op.AT_LEAST, "≥": Op.AT_LEAST, "≥=": Op.AT_LEAST, "<=": Op.AT_MOST, "=<": Op.AT_MOST,
    "≤": Op.AT_MOST, "≤=": Op.AT_MOST, ">": Op.MORE, "<": Op.LESS, "》": Op.MORE, "《": Op.LESS, "=": Op.EQUAL,
    "==": Op.EQUAL, "≠": Op.NOT_EQUAL, "!=": Op.NOT_EQUAL, "<>": Op.NOT_EQUAL,
}  # fmt: skip
SIGN_NOTES = {
    "≥=": ("redundant-sign", "≥"), "≤=": ("redundant-sign", "≤"), "=>": ("backward-sign", "≥"), "=<": ("backward-sign", "≤"),
    "》": ("lookalike-sign", "≥"), "《": ("lookalike-sign", "≤"), "==": ("repeated-operator", "="),
}  # fmt: skip
# How a meaning is printed. An equation is printed without a sign where a form has no column for one.
PRINTED = {
    Op.AT_LEAST: "≥", Op.MORE: ">", Op.AT_MOST: "≤", Op.LESS: "<", Op.EQUAL: "=", Op.NOT_EQUAL: "≠", Op.ABOUT: "约",
}  # fmt: skip


def read_sign(text: str) -> Op | None:
    """What a cell means that holds a comparison and nothing else (≥, 大于等于, 不高于, 以内).

    None where it holds nothing, or something else (定性).
    """
    bare = fold(text).replace(" ", "")
    if bare in SIGNS:
        return SIGNS[bare]
    word = operators().get(bare)
    return word.op if word is not None else suffixes().get(bare)
