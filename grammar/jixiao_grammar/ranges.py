"""Two bounds on one scale: 3%-6%, 20±2℃, ≥75%且≤85%, 75%≤x≤85%."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from jixiao_grammar.ast import Amount, Approx, Broken, Diagnostic, Op, OpSource, Range, Unit
from jixiao_grammar.diagnostics import note
from jixiao_grammar.frames import Frame, frame_of
from jixiao_grammar.pieces import Piece, Quantity, Reading, Token, span_of
from jixiao_grammar.signs import SIGNS
from jixiao_grammar.span import Span
from jixiao_grammar.subjects import Subject, read_subject
from jixiao_grammar.tables import units
from jixiao_grammar.targets import NOBODY, bracket_unit, describes, is_year, qualifier_of, read_single, whole_unit
from jixiao_grammar.verdicts import effective_suffix, take_operator


def read_dashed(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: Frame) -> Reading | None:
    if frame.odd or frame.late_ops or one.tail or one.approx is not Approx.NONE or frame.blank or frame.percent:
        return None
    hard = [entry for entry in frame.ops if not entry[2]]
    suffix = effective_suffix(two, frame)
    if hard or (suffix is not None and suffix[0] is not Op.AT_MOST):
        span = span_of(pieces)
        notes = (note("contradictory-operators", span),)
        return Reading(span.start, span.end, Broken(span, "区间或者上下限，只写一种"), notes)
    two = bracket_unit(two, frame)
    if one.unit is None:
        shared = _share_multiplier(one, two)
        if shared is None:
            span = span_of(pieces)
            return Reading(span.start, span.end, Broken(span, "单位一致的区间"), (note("ambiguous-number", span),))
        one = shared._replace(unit=two.unit)
    elif two.unit is None:
        two = two._replace(unit=one.unit)
    if not _same_base(one.unit, two.unit) or (two.spelled and two.unit is None):
        return None
    one, two = _in_the_smaller_unit(one, two)
    return _range(pieces, one, two, frame, [])


def _in_the_smaller_unit(one: Quantity, two: Quantity) -> tuple[Quantity, Quantity]:
    """1小时-2天 is 1 to 48 hours."""
    left, right = cast(Unit, one.unit), cast(Unit, two.unit)
    if one.unit is None or left.symbol == right.symbol or left.factor == right.factor:
        return one, two
    if left.factor < right.factor:
        return one, two._replace(number=two.number * right.factor / left.factor, unit=left)
    return one._replace(number=one.number * left.factor / right.factor, unit=right), two


def _share_multiplier(one: Quantity, two: Quantity) -> Quantity | None:
    """30-50万元 is 300000 to 500000, 8000-1.2万元 is 8000 to 12000, and 10-5万元 could be anything."""
    if one.multiplier != 1 or two.multiplier == 1:
        return one
    if one.number < two.number / two.multiplier:
        return one._replace(number=one.number * two.multiplier, multiplier=two.multiplier)
    if one.number < two.number and one.number >= 1000:
        return one
    return None


def _same_base(one: Unit | None, two: Unit | None) -> bool:
    if one is None or two is None:
        return one is two
    if one.symbol == two.symbol:
        return True
    table = units()
    left, right = table.get(one.symbol), table.get(two.symbol)
    return left is not None and right is not None and left.base == right.base and not one.per and not two.per


def _range(
    pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: Frame, notes: list[Diagnostic]
) -> Reading | None:
    span = span_of(pieces)
    subject = read_subject("".join(frame.words)) if frame.words else NOBODY
    if (
        subject.ranks
        or is_year(one)
        or is_year(two)
        or describes(two, frame)
        or (frame.words and not take_operator(frame, "".join(frame.words)))
    ):
        return None
    one_unit, two_unit = _per_unit(one, frame), _per_unit(two, frame)
    low, high = _bound(one, Op.AT_LEAST, one_unit, subject, frame), _bound(two, Op.AT_MOST, two_unit, subject, frame)
    if _in_base(low) > _in_base(high):
        notes.append(note("reversed-range", span))
        low, high = replace(high, op=Op.AT_LEAST), replace(low, op=Op.AT_MOST)
    if frame.approx is not Approx.NONE:
        notes.append(note("approximate-target", span))
    if two_unit is None:
        notes.append(note("missing-unit", Span(two.end_pos, two.end_pos)))
    everything = (*one.notes, *two.notes, *frame.notes, *notes)
    return Reading(span.start, span.end, Range(span, low, high), everything)


def _in_base(amount: Amount) -> Decimal:
    return amount.number * (amount.unit.factor if amount.unit else 1)


def _per_unit(core: Quantity, frame: Frame) -> Unit | None:
    return whole_unit(core, frame)


def _bound(core: Quantity, op: Op, unit: Unit | None, subject: Subject, frame: Frame) -> Amount:
    span = Span(core.start_pos, core.end_pos)
    return Amount(
        span, op, OpSource.DEFAULT, None, core.number, core.number_span, core.printed, unit, core.multiplier, core.scale,
        None, frame.approx, subject.direction, subject.subject, frame.baseline or subject.baseline, subject.anchor,
        qualifier_of(core, frame),
    )  # fmt: skip


def read_around(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: Frame) -> Reading | None:
    """20±2℃."""
    if frame.ops or frame.odd:
        return None
    centre = one.number
    unit = two.unit or one.unit
    if one.tail or one.multiplier not in (two.multiplier, Decimal(1)):
        return None
    if one.unit is not None and two.unit is not None and one.unit.symbol != two.unit.symbol:
        return None
    centre *= two.multiplier if one.multiplier == 1 else 1
    low = one._replace(number=centre - two.number, unit=unit)
    high = two._replace(number=centre + two.number, unit=unit)
    reading = _range(pieces, low, high, frame, [])
    if reading is None or not isinstance(reading.node, Range):
        return None
    return reading._replace(node=replace(reading.node, centre=centre))


def read_tolerance(pieces: Sequence[Piece], core: Quantity, first: int) -> Reading | None:
    """±3%, ≤±3%."""
    frame = frame_of([piece for piece in pieces[:first] if piece.type != "PM"], pieces[first + 1 :])
    if any(entry[0] not in (Op.AT_MOST, Op.EQUAL) for entry in frame.ops) or frame.odd:
        return None
    low = core._replace(number=-core.number)
    reading = _range(pieces, low, core, frame, [])
    if reading is None or not isinstance(reading.node, Range):
        return None
    return reading._replace(node=replace(reading.node, centre=Decimal(0)))


def read_chained(
    pieces: Sequence[Piece], one: Quantity, two: Quantity, between: Sequence[Piece], after: Sequence[Piece]
) -> Reading | None:
    """75%≤x≤85%."""
    left, right = cast(Token, between[0]), cast(Token, between[-1])
    ops = (SIGNS[left.value], SIGNS[right.value])
    one = one._replace(unit=one.unit or two.unit)
    two = two._replace(unit=two.unit or one.unit)
    if len(between) == 3 and len(cast(Token, between[1]).value) > 12:
        return None
    if not _same_base(one.unit, two.unit) or not (all(op.is_ceiling for op in ops) or all(op.is_floor for op in ops)):
        return None
    frame = frame_of((), after)
    if len(between) == 3 and not cast(Token, between[1]).value.isascii():
        frame.words.append(cast(Token, between[1]).value)
    if ops[0].is_floor:
        one, two, ops = two, one, (ops[1], ops[0])
    reading = _range(pieces, one, two, frame, [])
    if reading is None or not isinstance(reading.node, Range) or frame.odd:
        return None
    strict = (Op.LESS, Op.MORE)
    low = replace(reading.node.low, op=Op.MORE if ops[0] in strict else Op.AT_LEAST)
    high = replace(reading.node.high, op=Op.LESS if ops[1] in strict else Op.AT_MOST)
    node = Range(reading.node.span, low, high, ops[0] not in strict, ops[1] not in strict)
    return reading._replace(node=node)


def read_bounded(pieces: Sequence[Piece], first: int, second: int) -> Reading | None:
    """≥75%且≤85%."""
    cut = first + 1
    one = read_single(pieces[:cut], cast(Quantity, pieces[first]), frame_of(pieces[:first], ()))
    rest = pieces[cut + 1 :]
    two = read_single(rest, cast(Quantity, pieces[second]), frame_of(pieces[cut + 1 : second], pieces[second + 1 :]))
    return bounds(one, two, span_of(pieces))


def bounds(one: Reading, two: Reading, span: Span) -> Reading | None:
    """Two one-sided targets on one scale as a range; None if they are not."""
    low, high = one.node, two.node
    if not isinstance(low, Amount) or not isinstance(high, Amount):
        return None
    if low.op.is_ceiling and high.op.is_floor:
        low, high = high, low
    if not low.op.is_floor or not high.op.is_ceiling or high.subject not in (None, low.subject):
        return None
    high = replace(high, subject=low.subject)
    if low.unit is None:
        low = replace(low, unit=high.unit)
    elif high.unit is None:
        high = replace(high, unit=low.unit)
    if not _same_base(low.unit, high.unit):
        return None
    notes = tuple(remark for remark in (*one.notes, *two.notes) if remark.code != "missing-unit" or low.unit is None)
    if _in_base(low) > _in_base(high):
        return Reading(span.start, span.end, Broken(span, "下限小于上限的区间"), (*notes, note("empty-range", span)))
    node = Range(span, low, high, low.op is Op.AT_LEAST, high.op is Op.AT_MOST)
    return Reading(span.start, span.end, node, notes)
