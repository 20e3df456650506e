"""The normalised spelling of a value: `不少于12 次` → `≥12次`. What it prints is read back as the same meaning."""

from decimal import Decimal

from jixiao_grammar.ast import Amount, Compound, Date, Grade, Node, Period, Range, Ratio, Recurrence, Value
from jixiao_grammar.meaning.rates import PER_HUNDRED
from jixiao_grammar.meaning.subjects import baseline_of, read_subject
from jixiao_grammar.vocabulary import PRINTED, Approx, Day, Dimension, Direction, Op, Relation, Unit, days_in

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
            return _amount(node, node.span.cut(text)) + _parts(node, text)
        case Range():
            return _range(node) + _parts(node, text)
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
            return _grade(node) + _parts(node, text)
        case Recurrence():
            return _recurrence(node, text)
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
        return f"{node.subject or ''}T+{plain(node.number)}{workdays}"
    if node.baseline is not None and node.baseline[0].isdigit() and "年" not in node.baseline:
        return _raised(node)
    head = "".join(filter(None, (_anchor(node), node.subject, _change(node))))
    if node.approx is Approx.ABOVE and node.op is Op.MORE:
        return f"{head}{_with_more(node)}{_noun(node)}"
    head += _each(node.unit)
    sign = _SIGNS[node.op]
    if _is_share_of(node):
        return f"{head.removesuffix(f'较{node.baseline}')}{sign}{node.baseline}的{_number_and_unit(node)}{_noun(node)}"
    if node.op is Op.EQUAL and head[-1:].isascii() and head:
        sign = "="  # Y=100% is no code Y100
    if node.approx is not Approx.NONE:
        sign = _APPROX[node.approx] if node.op is Op.ABOUT else sign + _APPROX[node.approx]
    return f"{head}{sign}{_number_and_unit(node)}{_noun(node)}"


def _grade(node: Grade) -> str:
    """≥良; 三级及以上医院 where something stands behind it, which a sign before it would tear off."""
    behind = {Op.AT_LEAST: "及以上", Op.AT_MOST: "及以下"}.get(node.op)
    if node.qualifier is None or behind is None:
        return f"{_SIGNS[node.op]}{node.symbol}{(node.qualifier or '').translate(_WIDE)}"
    return f"{node.symbol}{behind}{node.qualifier.translate(_WIDE)}"


def _is_share_of(node: Amount) -> bool:
    """≥市场评估价的90%, where the share is of something else than last year's."""
    return (
        node.baseline is not None
        and node.direction is None
        and baseline_of(node.baseline) is None
        and node.op is not Op.EQUAL
    )


def _raised(node: Amount) -> str:
    """由30%提高到50%."""
    verb = "提高到" if node.op is Op.AT_LEAST else "降低到"
    return f"{node.subject or ''}由{node.baseline}{verb}{_number_and_unit(node)}{_noun(node)}"


def _parts(node: Amount | Range | Grade, text: str) -> str:
    """，其中线上10场、线下20场; a limit that is no part stays in its bracket."""
    parts = [canonical_node(part, text) for part in node.breakdown]
    if parts and parts[0].startswith("其中"):
        return "，" + "、".join(parts)
    return "".join(f"（{part}）" for part in parts)


def _recurrence(node: Recurrence, text: str) -> str:
    """每月5日前, which the cell may have written as one of several days (每月5日、20日前)."""
    day = node.rule.removeprefix("RRULE:FREQ=MONTHLY;BYMONTHDAY=")
    if not day.isdigit():
        return node.span.cut(text).strip()
    return f"{node.offset or '每月'}{day}日{'前' if node.relation is Relation.BY else ''}{node.verb or ''}"


def _anchor(node: Amount) -> str:
    if node.anchor is None:
        return ""
    return node.anchor if node.anchor.endswith(("年", "年度", "时")) else f"{node.anchor}后"


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
    if unit is None or not any(_is_counted(below) for below in unit.per):
        return ""
    return "".join(f"每{below.symbol}" for below in unit.per)


def _is_counted(unit: Unit) -> bool:
    """每100人: behind a slash a number of things would be a second size (2期/100人)."""
    digits = unit.symbol[: len(unit.symbol) - len(unit.symbol.lstrip("0123456789"))]
    if not digits or unit.dimension is Dimension.TIME or (digits == "100" and unit.symbol[3:] in PER_HUNDRED):
        return False
    return int(digits) > 10 or unit.dimension is not Dimension.COUNT


def _bare(unit: Unit | None) -> str:
    if unit is None:
        return ""
    if _each(unit):
        return unit.symbol.partition("/")[0]
    if unit.symbol == "百分点" or unit.symbol.startswith("季度"):  # 2季度 is the second one
        return f"个{unit.symbol}"
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
