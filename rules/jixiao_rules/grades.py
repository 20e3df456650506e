"""Grades as targets: 良好 without a scale says as little as 效果显著; beside a scale, or in a rating, it can be checked."""

from jixiao_grammar.ast import Grade, Text
from jixiao_lint.table import Row
from jixiao_rules.reading import node_of
from jixiao_rules.words import longest_first, phrase, words

_SCALE = phrase(r"优.{0,40}良.{0,40}[中差]|好.{0,60}一般.{0,60}差|达成预期.{0,40}部分达成|{scales.named}")


def has_scale(row: Row) -> bool:
    """True where the row tells in its description, its note or its value what earns which grade."""
    said = row.text("绩效指标描述") * (row.text("绩效指标描述") != row.text("三级指标"))
    return _SCALE.search("\n".join((row.text("指标值"), said, row.text("备注")))) is not None


def is_bare_grade(row: Row) -> bool:
    """True for 优, 良好以上, 好 as the whole target, where neither the row has a scale nor its name asks for a rating."""
    node, value = node_of(row), row.text("指标值").strip("。；;")
    if isinstance(node, Grade) and not (node.scale or node.breakdown or node.qualifier):
        value = node.symbol
    elif not isinstance(node, Text):
        return False
    asked = row.name_reading.bare.endswith(longest_first("rated-names"))
    return value in words("grades") and not asked and not has_scale(row)
