"""One number with what stands around it: an amount, or the reason why it is none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from jixiao_grammar.ast import Amount, Approx, Broken, Dimension, Op, OpSource, Text, Unit
from jixiao_grammar.diagnostics import note
from jixiao_grammar.frames import Frame
from jixiao_grammar.pieces import Piece, Quantity, Reading, Token, at, span_of
from jixiao_grammar.signs import SIGN_NOTES, SIGNS
from jixiao_grammar.span import Span
from jixiao_grammar.subjects import Subject, read_subject
from jixiao_grammar.tables import units
from jixiao_grammar.units import MULTIPLIERS, Under, below, over, plain_unit, split_unit
from jixiao_grammar.verdicts import effective_suffix, take_operator, winning_operator

NOBODY = Subject()


def read_everyday(pieces: Sequence[Piece]) -> Reading | None:
    """≥95%, 12次: at most one sign and a number with a unit of the table, and nothing to report about it."""
    core = pieces[-1]
    if not isinstance(core, Quantity) or core.unit is None or core.notes or core.spelled or not core.trusted:
        return None
    if (
        core.approx is not Approx.NONE
        or core.suffix_inside
        or core.anchor is not None
        or core.tail.startswith("一")
        or is_year(core)
        or core.unit.printed == "月"
    ):
        return None
    op, source, op_span, start = Op.EQUAL, OpSource.DEFAULT, None, core.start_pos
    if len(pieces) == 2:
        sign = cast(Token, pieces[0])
        if sign.type != "OP" or sign.value in SIGN_NOTES:
            return None
        start = sign.start_pos
        op, source, op_span = SIGNS[sign.value], OpSource.SIGN, Span(start, sign.end_pos)
    amount = Amount(
        Span(start, core.end_pos), op, source, op_span, core.number, core.number_span, core.printed, core.unit,
        core.multiplier, core.scale, None, Approx.NONE, None, None, None, None, core.tail or None,
    )  # fmt: skip
    return Reading(start, core.end_pos, amount)


def _without_blur(words: str, frame: Frame) -> str:
    """约需资金300万元: the number is as blurred as in 约300万元."""
    blur = next((word for word in _BLURS if words.startswith(word)), "")
    if blur and frame.approx is Approx.NONE:
        frame.approx = Approx.ABOUT
        return words.removeprefix("大约").removeprefix("大概").removeprefix("约")
    return words


_BLURS = ("大约", "大概", "约占", "约需", "约为", "约有", "约计", "约合", "约用", "约等于")
_STEP_WORDS = frozenset("级类型座")
_LINES = ("带宽", "宽带", "光纤", "专线", "网", "内存", "硬盘", "存储", "流量")  # 100m宽带 is no length
# 人均, 户均 … and 年 in 年2次: the unit for each of which the number is meant.
_EACH = frozenset(f"{word}均" for word in "人户亩场次年月日床校村班台车季周生师件例项天") | frozenset("年月周日季")


def read_single(pieces: Sequence[Piece], core: Quantity, frame: Frame) -> Reading:
    span = span_of(pieces)
    if frame.odd or frame.blank or not core.trusted:
        return _doubtful(pieces, core)
    core = bracket_unit(core, frame)
    suffix = effective_suffix(core, frame)
    words = "".join(frame.words)
    if words and not take_operator(frame, words):
        return _doubtful(pieces, core)
    words = _without_blur("".join(frame.words), frame)
    if words.endswith("零下") and core.number > 0:
        words, core = words.removesuffix("零下"), core._replace(number=-core.number, printed=f"-{core.printed}")
    subject = read_subject(words) if words else NOBODY
    if (
        subject.ranks
        or subject.subject in MULTIPLIERS
        or words.endswith("/")
        or "*" in "".join(frame.tail)
        or (frame.tail and frame.tail[0].startswith("/"))
        or not _numeral_counts(core, frame)
        or is_year(core)
        or describes(core, frame)
    ):
        return _doubtful(pieces, core)
    verdict = winning_operator(frame, suffix)
    if verdict is None:
        clash = note("contradictory-operators", span)
        return Reading(span.start, span.end, Broken(span, "方向一致的比较符号"), (clash,))
    op, source, op_span = verdict
    approx = frame.approx if core.approx is Approx.NONE else core.approx
    if approx is not Approx.NONE and op_span is None:
        op = Op.MORE if approx is Approx.ABOVE else Op.ABOUT
    grows = core.unit is not None and core.unit.dimension is Dimension.PERCENT  # 年均增长6% is a rate of growth
    if subject.subject in _EACH and not grows:
        frame.per.extend(below(Under("", subject.subject[0], frame.words_span)) or ())
        subject = subject._replace(subject=None)
    unit = whole_unit(core, frame)
    notes = [*core.notes, *frame.notes]
    if unit is None and core.number != 0 and core.anchor is None:
        notes.append(note("missing-unit", Span(core.end_pos, core.end_pos)))
    if approx is not Approx.NONE:
        notes.append(note("approximate-target", span))
    amount = Amount(
        span, op, source, op_span, core.number, core.number_span, core.printed, unit, core.multiplier, core.scale,
        None, approx, subject.direction, subject.subject, frame.baseline or subject.baseline,
        subject.anchor or core.anchor, qualifier_of(core, frame),
    )  # fmt: skip
    return Reading(span.start, span.end, amount, tuple(notes))


def with_percent(core: Quantity, frame: Frame) -> Quantity:
    """≥%88: the sign before the number."""
    sign = cast(Token, frame.percent)
    if core.unit is not None:
        frame.odd = True
        return core
    frame.notes.append(note("sign-before-number", at(sign)))
    return core._replace(unit=plain_unit(units()[sign.value], sign.value, at(sign)))


def describes(core: Quantity, frame: Frame) -> bool:
    """35岁以上高血压患者 says who, 2至10月 and 近3年平均 say when, 50年一遇 names a class: none is a target of its own."""
    unit = core.unit
    if unit is None:
        return False
    words = core.tail + "".join(frame.tail)
    if words.startswith("一遇"):
        return True
    if frame.tail and (unit.symbol == "岁" or _is_size_of_a_thing(unit, frame)):
        return True
    if words and (
        _is_letter_of_a_name(unit, words) or (unit.dimension is Dimension.TIME and frame.approx is Approx.BELOW)
    ):
        return True
    if unit.printed == "月" and not unit.per and not core.spelled:
        return True
    return unit.printed in ("日", "号") and bool(frame.per) and frame.per[0].symbol == "月"


def _is_size_of_a_thing(unit: Unit, frame: Frame) -> bool:
    """10kV及以下线路 and 100万元以上项目 name a class; 30日内办结 is a target."""
    sized = unit.dimension not in (Dimension.COUNT, Dimension.PERCENT) and not unit.per
    return sized and frame.suffix_word[-1:] in ("上", "下") and not frame.tail[0].startswith(_JUDGING)


_JUDGING = ("完成", "达标", "达到", "合格", "为", "水平", "标准", "增长", "提升")


def _is_letter_of_a_name(unit: Unit, words: str) -> bool:
    """4A景区, 4S店 and 2T硬盘 are names: before a noun a lone letter measures only hours, metres, tonnes and sharpness."""
    if len(unit.printed) != 1 or not (unit.printed.isascii() and unit.printed.isalpha()) or not unit.known or unit.per:
        return False
    if words[0] in _STEP_WORDS:
        return True
    if unit.printed in "mt":
        return any(word in words for word in _LINES)
    return unit.printed not in "hH" and unit.dimension is not Dimension.RESOLUTION


def is_year(core: Quantity) -> bool:
    """2025学年 is no duration."""
    unit = core.unit
    return unit is not None and core.number >= 1900 and unit.symbol in ("年", "学年", "学期", "季度", "个月")


def _doubtful(pieces: Sequence[Piece], core: Quantity) -> Reading:
    """A number that cannot be trusted: the words stay words, a damaged value is broken with a guess."""
    start, end = span_of(pieces)
    span = Span(start, end)
    if any(remark.code == "space-in-number" for remark in core.notes):
        return Reading(start, end, Broken(span, "一个没有空格的数", core.printed), core.notes)
    return not_understood(pieces)


def not_understood(pieces: Sequence[Piece]) -> Reading:
    """A row of signs and numbers that makes no sense together: words, or broken where an operator was meant."""
    start, end = span_of(pieces)
    span = Span(start, end)
    notes = tuple(remark for piece in pieces if isinstance(piece, Quantity) for remark in piece.notes)
    if any(piece.type in ("OP", "BLANK") for piece in pieces):
        return Reading(start, end, Broken(span, "一个数值和它的计量单位"), (*notes, note("unreadable", span)))
    notes = tuple(remark for remark in notes if remark.code in _ABOUT_WORDS)
    has_digit = any(map(_holds_digits, pieces))
    return Reading(start, end, Text(span), (*notes, note("unread-number", span)) if has_digit else ())


_ABOUT_WORDS = ("unknown-tail", "unknown-unit")


def _holds_digits(piece: Piece) -> bool:
    if isinstance(piece, Quantity):
        return not piece.spelled
    return piece.type not in ("WORDS", "BRACKET") and any(character in "0123456789" for character in piece.value)


def _numeral_counts(core: Quantity, frame: Frame) -> bool:
    """A spelled numeral counts only before a known unit that ends there (三场, not 三公 or 一网通办)."""
    if not core.spelled:
        return True
    if core.unit is None:
        return False
    return not (frame.tail and core.multiplier == 1 and frame.suffix is None and not core.suffix_inside)


def bracket_unit(core: Quantity, frame: Frame) -> Quantity:
    """≥80（分）, 5台（套）."""
    if not frame.late_brackets or frame.tail:
        return core
    bracket = frame.late_brackets[0]
    inside = bracket.value[1:-1].strip()
    split = split_unit(inside)
    if split.entry is None or split.tail:
        return core
    unit_span = Span(bracket.start_pos + 1, bracket.end_pos - 1)
    if core.unit is None:
        del frame.late_brackets[0]
        return core._replace(unit=plain_unit(split.entry, split.printed, unit_span))
    if core.unit.dimension is Dimension.COUNT and not core.unit.per and not core.tail and len(inside) <= 2:
        del frame.late_brackets[0]
        symbol = f"{core.unit.symbol}({inside})"
        covered = Span(core.unit.span.start, bracket.end_pos)
        return core._replace(
            unit=replace(core.unit, symbol=symbol, printed=f"{core.unit.printed}({inside})", span=covered)
        )
    return core


def whole_unit(core: Quantity, frame: Frame) -> Unit | None:
    unit = core.unit
    if frame.currency:
        money = units()["元"]
        if unit is None:
            unit = plain_unit(money, "元", Span(core.number_span.end, core.number_span.end))
    if unit is not None and frame.per:
        unit = over(unit, frame.per)
    return unit


def qualifier_of(core: Quantity, frame: Frame) -> str | None:
    tail = "" if core.suffix_inside else core.tail
    if core.suffix_inside:
        tail = core.tail.removeprefix("以").removeprefix("之").removeprefix("内")
    if core.tail and frame.tail:
        tail += frame.suffix_word
    words = tail + "".join(frame.tail) + "".join(token.value for token in frame.late_brackets)
    return words or None
