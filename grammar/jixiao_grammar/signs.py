"""The signs of comparison: what each means, which one is printed for a meaning, and which are slips of the pen."""

from jixiao_grammar.ast import Amount, Op
from jixiao_grammar.fold import fold
from jixiao_grammar.span import Span
from jixiao_grammar.words import lark_words

SIGNS = {
    ">=": Op.AT_LEAST, "=>": Op.AT_LEAST, "≥": Op.AT_LEAST, "≥=": Op.AT_LEAST, "≮": Op.AT_LEAST,
    "<=": Op.AT_MOST, "=<": Op.AT_MOST, "≤": Op.AT_MOST, "≤=": Op.AT_MOST, "≯": Op.AT_MOST,
    "≰": Op.MORE, "≱": Op.LESS,
    ">": Op.MORE, "》": Op.MORE, "〉": Op.MORE, "<": Op.LESS, "《": Op.LESS, "〈": Op.LESS,
    "=": Op.EQUAL, "==": Op.EQUAL, "≠": Op.NOT_EQUAL, "!=": Op.NOT_EQUAL, "<>": Op.NOT_EQUAL,
}  # fmt: skip
SIGN_NOTES = {
    "≥=": ("redundant-sign", "≥"), "≤=": ("redundant-sign", "≤"), "=>": ("backward-sign", "≥"), "=<": ("backward-sign", "≤"),
    "》": ("lookalike-sign", "≥"), "《": ("lookalike-sign", "≤"), "〉": ("lookalike-sign", "≥"), "〈": ("lookalike-sign", "≤"),
    "==": ("repeated-operator", "="),
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
    if not bare:
        return None
    return _op_of(f"{bare}1", Span(0, len(bare))) or _op_of(f"1{bare}", Span(1, len(bare) + 1))


def comparing_words(name: str) -> dict[str, Op]:
    """The words of a list of `words/` that compare by themselves, and how."""
    meanings = ((word, read_sign(word)) for word in lark_words(name))
    return {word: op for word, op in meanings if op is not None}


def _op_of(text: str, own: Span) -> Op | None:
    """The operator of a value, where it is written in that stretch: a word means here what it means beside a number."""
    from jixiao_grammar.parse import parse

    node = parse(text).node
    return node.op if isinstance(node, Amount) and node.op_span == own else None
