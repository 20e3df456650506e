"""Several targets in one cell, and which separators really separate."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from jixiao_grammar.ast import (
    Amount,
    Compound,
    Date,
    Day,
    Diagnostic,
    Grade,
    Node,
    Period,
    Recurrence,
    Text,
    YearFrom,
)
from jixiao_grammar.diagnostics import note
from jixiao_grammar.pieces import Reading, Token, at
from jixiao_grammar.ranges import bounds
from jixiao_grammar.span import Span


def read_cell(pieces: Sequence[Reading | Token]) -> Reading:
    """The rule `start`."""
    if len(pieces) == 1:
        return cast(Reading, pieces[0])
    items = [piece for piece in pieces if isinstance(piece, Reading)]
    separators = [piece for piece in pieces if not isinstance(piece, Reading)]
    strays = _strays(pieces)
    if len(items) == 1:
        only = items[0]
        return only if isinstance(only.node, Text) else only._replace(notes=(*only.notes, *strays))
    if _mixes_years(items) or _is_a_list(items, separators) or _shares_a_number(items):
        start, end = items[0].start_pos, items[-1].end_pos
        return Reading(start, end, Text(Span(start, end)), (note("unread-number", Span(start, end)),))
    inner = [piece for piece in separators if items[0].end_pos <= piece.start_pos < items[-1].start_pos]
    if all(isinstance(item.node, Text) and not item.notes for item in items):
        return _one_text(items)
    return _several(_without_lists(items, inner), strays)


def _several(merged: Sequence[Reading], strays: tuple[Diagnostic, ...]) -> Reading:
    notes = (*(remark for item in merged for remark in item.notes), *strays)
    start, end = merged[0].start_pos, merged[-1].end_pos
    if len(merged) == 1:
        return merged[0]._replace(notes=notes)
    both = bounds(merged[0], merged[1], Span(start, end)) if len(merged) == 2 else None
    if both is not None:
        return both._replace(notes=(*both.notes, *strays))
    return Reading(start, end, _compound(Span(start, end), [item.node for item in merged]), notes)


def _mixes_years(items: Sequence[Reading]) -> bool:
    """每年6月、12月: the second month comes back every year too, but does not say so."""
    if not any(isinstance(item.node, Recurrence) for item in items):
        return False
    return any(_lacks_year(item.node) for item in items)


def _lacks_year(node: Node) -> bool:
    if isinstance(node, Compound):
        return any(map(_lacks_year, node.parts))
    return isinstance(node, Period | Date) and _year_of(node) is None


def _shares_a_number(items: Sequence[Reading]) -> bool:
    """3月、9月各1次: the number belongs to each of the months, and not to the last one."""
    last = items[-1].node
    if not isinstance(last, Compound) or not all(isinstance(item.node, Period | Date) for item in items[:-1]):
        return False
    return any(isinstance(part, Amount) and (part.subject or "").startswith(("各", "均")) for part in last.parts)


def _is_a_list(items: Sequence[Reading], separators: Sequence[Token]) -> bool:
    """2、3次 and 每周一、三、五 are one target each, and no part of them stands for itself."""
    if not all(separator.value.startswith("、") for separator in separators):
        return False
    texts = [item for item in items if isinstance(item.node, Text)]
    if texts and any(isinstance(item.node, Recurrence | Period | Date | Grade | Compound) for item in items):
        return True
    return any(_is_bare_number(item.node) for item in items[:-1])


def _is_bare_number(node: Node) -> bool:
    return isinstance(node, Amount) and node.unit is None and node.op_span is None and node.subject is None


def _strays(pieces: Sequence[Reading | Token]) -> tuple[Diagnostic, ...]:
    ends = [pieces[0]] if not isinstance(pieces[0], Reading) else []
    ends += [pieces[-1]] if not isinstance(pieces[-1], Reading) else []
    return tuple(note("trailing-punctuation", at(piece), "") for piece in ends)


def _one_text(items: Sequence[Reading]) -> Reading:
    start, end = items[0].start_pos, items[-1].end_pos
    return Reading(start, end, Text(Span(start, end)), ())


def _without_lists(items: Sequence[Reading], separators: Sequence[Token]) -> list[Reading]:
    """、 separates only where both sides hold a number; else it lists words (训练人数、次数≥5次)."""
    merged = [items[0]]
    for separator, item in zip(separators, items[1:], strict=True):
        left = merged[-1]
        if separator.value.startswith("、") and _words_only(left) != _words_only(item):
            joined = _join(left, item)
            if joined is not None:
                merged[-1] = joined
                continue
        if _words_only(left) and _words_only(item):
            span = Span(left.start_pos, item.end_pos)
            merged[-1] = Reading(span.start, span.end, Text(span), (*left.notes, *item.notes), left.words)
            continue
        merged.append(item)
    return merged


def _words_only(reading: Reading) -> bool:
    return isinstance(reading.node, Text)


def _join(left: Reading, right: Reading) -> Reading | None:
    words, value = (left, right) if _words_only(left) else (right, left)
    if not isinstance(value.node, Amount) or words.words is None:
        return None
    span = Span(left.start_pos, right.end_pos)
    node = value.node
    if words is left:
        node = replace(node, span=span, subject=f"{words.words}、{node.subject or ''}")
    else:
        node = replace(node, span=span, qualifier=f"{node.qualifier or ''}、{words.words}")
    return Reading(span.start, span.end, node, (*left.notes, *right.notes))


def _compound(span: Span, parts: Sequence[Node]) -> Compound:
    dated = _with_carried_year(parts)
    milestones = all(isinstance(part, Compound) and part.relation == "milestone" for part in dated)
    return Compound(span, tuple(dated), "milestone" if milestones else "and")


def _with_carried_year(parts: Sequence[Node]) -> list[Node]:
    """2025年6月底前…，12月底前…: a later part without a year takes the year of the one before."""
    year: int | None = None
    dated: list[Node] = []
    for part in parts:
        filled = _with_year(part, year)
        dated.append(filled)
        year = _year_of(filled) or year
    return dated


def _with_year(node: Node, year: int | None) -> Node:
    if isinstance(node, Compound):
        return replace(node, parts=tuple(_with_year(inner, year) for inner in node.parts))
    if year is None or not isinstance(node, Date | Period) or _year_of(node) is not None:
        return node
    if isinstance(node, Period):
        return replace(node, start=_in(node.start, year), end=_in(node.end, year), year_from=YearFrom.TEXT)
    return replace(node, day=_in(node.day, year), year_from=YearFrom.TEXT) if node.day else node


def _in(day: Day, year: int) -> Day:
    return day._replace(year=year + day.year_shift, year_shift=0)


def _year_of(node: Node) -> int | None:
    if isinstance(node, Compound):
        return next((year for year in map(_year_of, node.parts) if year is not None), None)
    if isinstance(node, Date):
        return node.day.year if node.day else None
    return node.end.year if isinstance(node, Period) else None
