"""A value as the JSON object that `jixiao parse` prints."""

from typing import Any

from jixiao_grammar.ast import (
    Amount,
    Compound,
    Date,
    Flag,
    Grade,
    Node,
    Period,
    Range,
    Ratio,
    Recurrence,
    Value,
    is_vague,
    kind,
)
from jixiao_grammar.show.spelling import canonical_node, plain
from jixiao_grammar.vocabulary import Day, Span, days_in

_KEYS = (
    "value", "kind", "op", "op_source", "number", "number_high", "printed_number", "printed_unit", "unit", "dimension",
    "date", "boundary", "year_from", "vague", "parts", "diagnostics", "canonical",
)  # fmt: skip


def to_json(value: Value) -> dict[str, Any]:
    """The object of one value; numbers are decimal strings, offsets are code points of the value as given."""
    return _object(value.text, value.text, value.node, value.diagnostics)


def _object(text: str, raw: str, node: Node, diagnostics: tuple[Any, ...]) -> dict[str, Any]:
    fields: dict[str, Any] = dict.fromkeys(_KEYS)
    fields |= {
        "value": raw,
        "kind": kind(node),
        "vague": is_vague(node),
        "parts": [],
        "canonical": canonical_node(node, text),
    }
    fields["diagnostics"] = [
        {
            "code": remark.code,
            "severity": remark.severity,
            "start": remark.span.start,
            "end": remark.span.end,
            "message": remark.message,
            "suggestion": remark.suggestion,
        }
        for remark in diagnostics
    ]
    fields |= _facts(node)
    if isinstance(node, Compound):
        fields["parts"] = [_part(text, part, diagnostics) for part in node.parts]
    elif isinstance(node, Amount | Range | Grade):
        fields["parts"] = [_part(text, part, diagnostics) for part in node.breakdown]
    return fields


def _part(text: str, part: Node, diagnostics: tuple[Any, ...]) -> dict[str, Any]:
    """A part keeps the offsets of the whole cell, and only its own diagnostics."""
    own = tuple(remark for remark in diagnostics if _inside(remark.span, part.span))
    return _object(text, part.span.cut(text), part, own)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _facts(node: Node) -> dict[str, Any]:
    match node:
        case Amount():
            return _amount(node) | {"op": node.op.value, "op_source": node.op_source.value}
        case Range():
            return _range(node)
        case Ratio():
            return {
                "op": node.op.value,
                "op_source": node.op_source.value,
                "number": f"{plain(node.left)}:{plain(node.right)}",
            }
        case Grade():
            op = None if node.scale else node.op.value
            return {"op": op, "op_source": node.op_source.value, "unit": node.symbol}
        case Flag():
            return {"op": "=", "op_source": "default", "unit": "true" if node.is_true else "false"}
        case _:
            return _time_facts(node)


def _time_facts(node: Node) -> dict[str, Any]:
    match node:
        case Date():
            year_from = node.year_from.value if node.year_from else None
            date = iso(node.day) if node.day else None
            return {"date": date, "boundary": node.relation.value, "year_from": year_from}
        case Period():
            year_from = node.year_from.value if node.year_from else None
            return {"date": f"{iso(node.start)}/{iso(node.end)}", "boundary": "during", "year_from": year_from}
        case Recurrence():
            return {"date": node.rule, "boundary": node.relation.value if node.relation else "during"}
        case _:
            return {}


def _amount(node: Amount) -> dict[str, Any]:
    number = f"{node.fraction[0]}/{node.fraction[1]}" if node.fraction else plain(node.number)
    facts: dict[str, Any] = {"number": number, "printed_number": node.printed_number}
    if node.unit is not None:
        facts |= {
            "printed_unit": node.unit.printed,
            "unit": node.unit.symbol,
            "dimension": node.unit.dimension.value,
        }
    return facts


def _range(node: Range) -> dict[str, Any]:
    facts = _amount(node.low)
    closed = {(True, True): "closed", (False, True): "open-low", (True, False): "open-high"}
    source = node.high.op_source if node.low.op_source.value == "default" else node.low.op_source
    return (
        facts
        | _amount(node.high)
        | {
            "op": "range",
            "op_source": source.value,
            "number": plain(node.low.number),
            "number_high": plain(node.high.number),
            "printed_number": f"{node.low.printed_number}~{node.high.printed_number}",
            "boundary": closed.get((node.closed_low, node.closed_high), "open"),
        }
    )


def iso(day: Day) -> str:
    """ISO 8601; `--10-31` where the year is not known, `Y+1-03-31` where it is only known to be the next one."""
    last = day.day if day.day is not None else days_in(day.year, day.month)
    tail = f"{day.month:02d}-{last:02d}" if last is not None else f"{day.month:02d}"
    if day.year is None:
        return f"Y+{day.year_shift}-{tail}" if day.year_shift else f"--{tail}"
    return f"{day.year + day.year_shift:04d}-{tail}"
