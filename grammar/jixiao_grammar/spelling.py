"""The normalised spelling of a value: `不少于12 次` → `≥12次`. What it prints is read back as the same meaning."""

from decimal import Decimal

from jixiao_grammar.ast import (
    Amount,
    Approx,
    Compound,
    Date,
    Day,
    Dimension,
    Direction,
    Grade,
    Node,
    Op,
    Period,
    Range,
    Ratio,
    Relation,
    Unit,
    Value,
)
from jixiao_grammar.days import days_in
from jixiao_grammar.signs import PRINTED
from jixiao_grammar.subjects import read_subject
from jixiao_grammar.units import PER_HUNDRED

_SIGNS = {**PRINTED, Op.EQUAL: ""}
_WIDE = str.maketrans("(),;", "（），；")
_APPROX = {Approx.ABOUT: "约", Approx.BELOW: "近", Approx.NONE: "", Approx.ABOVE: ""}


def canonical(value: Value) -> str:
    """The normalised spelling; text and broken values are given back as they are, without blanks around them."""
    return canonical_node(value.node, value.text)


def canonical_node(node: Node, text: str) -> str:
    """The normalised spelling of one node of the cell `text`."""
    match node:
        case Amount():
            return _amount(node, node.span.cut(text))
        case Range():
            return _range(node)
        case Ratio():
            return f"{_SIGNS[node.op]}{plain(node.left)}:{plain(node.right)}"
        case Compound():
            return _compound(node, text)
        case _:
            return _words_or_days(node, text)


def _words_or_days(node: Node, text: str) -> str:
    match node:
        case Date():
            return _date(node, text)
        case Period():
            return _period(node)
        case Grade() if not node.scale:
            return f"{_SIGNS[node.op]}{node.symbol}"
        case _:
            return node.span.cut(text).strip()


def plain(number: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _amount(node: Amount, raw: str) -> str:
    if node.fraction is not None or node.printed_number in ("零", "无") or raw.strip().startswith(("当", "即", "立")):
        return raw.strip()
    if node.anchor == "T":
        workdays = "个工作日" if node.unit is not None and node.unit.symbol == "工作日" else ""
        return f"T+{plain(node.number)}{workdays}"
    head = "".join(filter(None, (_anchor(node), node.subject, _change(node))))
    if node.approx is Approx.ABOVE and node.op is Op.MORE:
        return f"{head}{_with_more(node)}{_noun(node)}"
    head += _each(node.unit)
    sign = _SIGNS[node.op]
    if node.op is Op.EQUAL and head[-1:].isascii() and head:
        sign = "="  # Y=100% is no code Y100
    if node.approx is not Approx.NONE:
        sign = _APPROX[node.approx] if node.op is Op.ABOUT else sign + _APPROX[node.approx]
    return f"{head}{sign}{_number_and_unit(node)}{_noun(node)}"


def _anchor(node: Amount) -> str:
    if node.anchor is None:
        return ""
    return node.anchor if node.anchor.endswith(("年", "年度")) else f"{node.anchor}后"


def _change(node: Amount) -> str:
    if node.direction is None:
        return f"较{node.baseline}" if node.baseline else ""
    verb = "提高" if node.direction is Direction.INCREASE else "降低"
    if node.subject and read_subject(node.subject).direction is node.direction:
        verb = ""
    return f"较{node.baseline}{verb}" if node.baseline else verb


def _noun(node: Amount) -> str:
    return (node.qualifier or "").translate(_WIDE)


def _with_more(node: Amount) -> str:
    number, multiplier = _split(node)
    return f"{number}{multiplier}余{_bare(node.unit)}"


def _number_and_unit(node: Amount) -> str:
    number, multiplier = _split(node)
    return f"{number}{multiplier}{_bare(node.unit)}"


def _split(node: Amount) -> tuple[str, str]:
    """The number as printed beside its multiplier: 48000 as 4.8 and 万, if it was printed so."""
    for name, factor in (("亿", 10**8), ("万", 10**4)):
        if node.multiplier >= factor:
            return plain(node.number / factor), name
    return plain(node.number), ""


def _each(unit: Unit | None) -> str:
    """每100人: behind a slash a number of things would be a second size (2期/100人)."""
    if unit is None or not any(_is_counted(below) for below in unit.per):
        return ""
    return "".join(f"每{below.symbol}" for below in unit.per)


def _is_counted(unit: Unit) -> bool:
    digits = unit.symbol[: len(unit.symbol) - len(unit.symbol.lstrip("0123456789"))]
    if digits == "100" and unit.symbol[3:] in PER_HUNDRED:
        return False
    return (
        bool(digits)
        and unit.dimension is not Dimension.TIME
        and (int(digits) > 10 or unit.dimension is not Dimension.COUNT)
    )


def _bare(unit: Unit | None) -> str:
    if unit is None:
        return ""
    if _each(unit):
        return unit.symbol.partition("/")[0]
    if unit.dimension is Dimension.PERCENT and unit.symbol == "百分点":
        return "个百分点"
    return unit.symbol.translate(_WIDE) if "/" not in unit.symbol else unit.symbol.replace("(", "").replace(")", "")


def _range(node: Range) -> str:
    head = "".join(filter(None, (node.low.subject, _change(node.low)))) + _each(node.high.unit)
    tail = _noun(node.high)
    if node.centre is not None:
        spread = node.high.number - node.centre
        middle = plain(node.centre) if node.centre else ""
        return f"{head}{middle}±{plain(spread)}{_bare(node.high.unit)}{tail}"
    low, high = _number_and_unit(node.low), _number_and_unit(node.high)
    if node.closed_low and node.closed_high:
        return f"{head}{_APPROX[node.low.approx]}{low}~{high}{tail}"
    return f"{head}{'≥' if node.closed_low else '>'}{low}且{'≤' if node.closed_high else '<'}{high}{tail}"


def _date(node: Date, text: str) -> str:
    if node.day is None or node.day.year_shift < 0:
        return node.span.cut(text).strip()
    tail = {Relation.BY: "前", Relation.ON: "", Relation.FROM: "起"}[node.relation]
    return f"{node.subject or ''}{day_name(node.day)}{node.clock or ''}{tail}{node.verb or ''}"


def day_name(day: Day) -> str:
    """2025年10月31日; without the year where it is not known."""
    year = f"{day.year + day.year_shift}年" if day.year is not None else ("次年" if day.year_shift else "")
    last = day.day if day.day is not None else days_in(day.year, day.month)
    return f"{year}{day.month}月{last}日" if last is not None else f"{year}{day.month}月底"


def _period(node: Period) -> str:
    tail = f"（{node.qualifier.translate(_WIDE)}）" if node.qualifier else ""
    return f"{node.name}{tail}"


def _compound(node: Compound, text: str) -> str:
    if node.relation == "milestone" and node.parts and isinstance(node.parts[0], Date | Period):
        return "".join(canonical_node(part, text) for part in node.parts)
    return "；".join(canonical_node(part, text) for part in node.parts)
