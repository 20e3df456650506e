"""The kind of a value (money, duration, date …) and whether it can be judged at all."""

from jixiao_grammar.ast import (
    Amount,
    Approx,
    Broken,
    Compound,
    Date,
    Dimension,
    Empty,
    Flag,
    Grade,
    Node,
    Period,
    Range,
    Ratio,
    Recurrence,
    Text,
    Unit,
    Value,
)

_BY_NODE: dict[type, str] = {
    Ratio: "ratio",
    Date: "date",
    Period: "period",
    Recurrence: "recurrence",
    Grade: "grade",
    Flag: "boolean",
    Text: "qualitative",
    Empty: "empty",
    Broken: "broken",
    Compound: "compound",
}
_BY_DIMENSION = {
    Dimension.PERCENT: "percent",
    Dimension.MONEY: "money",
    Dimension.TIME: "duration",
    Dimension.WORK: "rate",
}


def kind(value: Value | Node) -> str:
    """quantity, percent, money, duration, rate, ratio, date, period, recurrence, grade, boolean, qualitative, compound,
    empty or broken.
    """
    node = value.node if isinstance(value, Value) else value
    if isinstance(node, Amount):
        return "percent" if node.fraction else _of_unit(node.unit)
    if isinstance(node, Range):
        return _of_unit(node.high.unit)
    return _BY_NODE[type(node)]


def _of_unit(unit: Unit | None) -> str:
    if unit is None:
        return "quantity"
    return "rate" if unit.per else _BY_DIMENSION.get(unit.dimension, "quantity")


_UNREAD = frozenset(
    (
        "unreadable",
        "missing-number",
        "unread-number",
        "unknown-tail",
        "ambiguous-number",
        "contradictory-operators",
        "empty-range",
    )
)


def is_understood(value: Value) -> bool:
    """False where nobody may judge the value: it is broken, or a part of it was not read. Words are understood as words."""
    if isinstance(value.node, Broken):
        return False
    return not any(remark.code in _UNREAD for remark in value.diagnostics)


def is_vague(value: Value | Node) -> bool:
    """True when the text alone does not let a reviewer decide whether the target was met."""
    node = value.node if isinstance(value, Value) else value
    match node:
        case Amount():
            return node.approx is not Approx.NONE
        case Range():
            return node.low.approx is not Approx.NONE
        case Text():
            return bool(node.vague_words)
        case Compound():
            return any(is_vague(part) for part in node.parts)
        case _:
            return False
