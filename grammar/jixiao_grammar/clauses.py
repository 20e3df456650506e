"""One target: what stands before a number, the number, what stands behind it, and what they mean together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from jixiao_grammar.ast import (
    Amount,
    Approx,
    Broken,
    Compound,
    Diagnostic,
    Dimension,
    Direction,
    Node,
    Op,
    OpSource,
    Range,
    Text,
    Unit,
)
from jixiao_grammar.closed import read_closed
from jixiao_grammar.notes import note
from jixiao_grammar.pieces import Piece, Quantity, Reading, Token, Word, at, span_of
from jixiao_grammar.span import Span
from jixiao_grammar.subjects import Subject, read_subject
from jixiao_grammar.tables import operators, suffixes, units
from jixiao_grammar.units import MULTIPLIERS, Under, below, over, plain_unit, split_unit

_CLOSED = frozenset(
    ("GRADE", "SCALE", "FLAG", "RATIO", "FRACTION", "ROUND", "TODAY", "TENTHS", "DOUBLE", "MAJORITY", "CNFRAC")
)
_SIGNS = {
    ">=": Op.AT_LEAST, "=>": Op.AT_LEAST, "≥": Op.AT_LEAST, "≥=": Op.AT_LEAST, "<=": Op.AT_MOST, "=<": Op.AT_MOST,
    "≤": Op.AT_MOST, "≤=": Op.AT_MOST, ">": Op.MORE, "<": Op.LESS, "》": Op.MORE, "《": Op.LESS, "=": Op.EQUAL,
    "==": Op.EQUAL, "≠": Op.NOT_EQUAL, "!=": Op.NOT_EQUAL, "<>": Op.NOT_EQUAL,
}  # fmt: skip
_SIGN_NOTES = {
    "≥=": ("redundant-sign", "≥"), "≤=": ("redundant-sign", "≤"), "=>": ("backward-sign", "≥"), "=<": ("backward-sign", "≤"),
    "》": ("lookalike-sign", "≥"), "《": ("lookalike-sign", "≤"), "==": ("repeated-operator", "="),
}  # fmt: skip
_JOINS = ("以及", "和", "及", "并", "与", "或")
_TIMES = frozenset(("次", "遍", "轮", "回", "期", "场", "趟", "届", "篇", "份"))
_UP, _DOWN = frozenset((Op.AT_LEAST, Op.MORE)), frozenset((Op.AT_MOST, Op.LESS))


@dataclass(slots=True)
class _Frame:
    """What stands around a number."""

    ops: list[tuple[Op, OpSource, bool, Span]] = field(default_factory=list)
    late_ops: list[tuple[Op, Span]] = field(default_factory=list)
    suffix: tuple[Op | None, Span] | None = None
    suffix_word: str = ""
    approx: Approx = Approx.NONE
    per: list[Unit] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    words_span: Span = Span(0, 0)
    tail: list[str] = field(default_factory=list)
    brackets: list[Token] = field(default_factory=list)
    late_brackets: list[Token] = field(default_factory=list)
    currency: bool = False
    baseline: str | None = None
    percent: Token | None = None
    blank: Token | None = None
    odd: bool = False
    notes: list[Diagnostic] = field(default_factory=list)


def read_clause(pieces: Sequence[Piece]) -> Reading:
    """The rule `clause`."""
    if len(pieces) < 3:
        found = _everyday(pieces)
        if found is not None:
            return found
    pieces = _without_idioms(pieces)
    cores = [index for index, piece in enumerate(pieces) if piece.type == "quantity" or piece.type in _CLOSED]
    if not cores:
        return read_bare(pieces)
    first = cores[0]
    if len(cores) == 1:
        core = pieces[first]
        if not isinstance(core, Quantity):
            return read_closed(cast(Token, core), pieces, first) or not_understood(pieces)
        if first and any(piece.type == "PM" for piece in pieces[:first]):
            return _tolerance(pieces, core, first) or not_understood(pieces)
        frame = _frame(pieces[:first], pieces[first + 1 :])
        if frame.percent is not None:
            core = _with_percent(core, frame)
        return _single(pieces, core, frame)
    if len(cores) == 2 and all(isinstance(pieces[index], Quantity) for index in cores):
        return _pair(pieces, first, cores[1]) or _joined(pieces, cores) or not_understood(pieces)
    return _joined(pieces, cores) or not_understood(pieces)


def _everyday(pieces: Sequence[Piece]) -> Reading | None:
    """≥95%, 12次: at most one sign and a number with a unit of the table, and nothing to report about it."""
    core = pieces[-1]
    if not isinstance(core, Quantity) or core.unit is None or core.notes or core.spelled or not core.trusted:
        return None
    if core.approx is not Approx.NONE or core.suffix_inside or core.anchor is not None or _is_year(core) or core.unit.printed == "月":
        return None
    op, source, op_span, start = Op.EQUAL, OpSource.DEFAULT, None, core.start_pos
    if len(pieces) == 2:
        sign = cast(Token, pieces[0])
        if sign.type != "OP" or sign.value in _SIGN_NOTES:
            return None
        start = sign.start_pos
        op, source, op_span = _SIGNS[sign.value], OpSource.SIGN, Span(start, sign.end_pos)
    amount = Amount(
        Span(start, core.end_pos), op, source, op_span, core.number, core.number_span, core.printed, core.unit,
        core.multiplier, core.scale, None, Approx.NONE, None, None, None, None, core.tail or None,
    )  # fmt: skip
    return Reading(start, core.end_pos, amount)


def _without_idioms(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """一般公共预算收入15亿元: a numeral that counts nothing is a word (一站式, 三公经费)."""
    if not any(isinstance(piece, Quantity) and piece.spelled for piece in pieces):
        return pieces
    shared = any(piece.type == "DASH" for piece in pieces)  # 四至六次: the unit stands at the right end only
    return [_as_words(piece) if isinstance(piece, Quantity) and _is_idiom(piece, shared) else piece for piece in pieces]


def _is_idiom(core: Quantity, shared: bool) -> bool:
    if not core.spelled or core.notes:
        return not core.trusted and core.spelled
    return not core.trusted or (core.unit is None and core.number < 10000 and not shared)


def _as_words(core: Quantity) -> Word:
    return Word("WORDS", core.raw, core.start_pos, core.end_pos)


def read_bare(pieces: Sequence[Piece]) -> Reading:
    """The rule `bare`: words, or an operator and a unit that wait for their number."""
    start, end = span_of(pieces)
    kinds = {piece.type for piece in pieces}
    tokens = cast(Sequence[Token], pieces)
    if kinds <= {"WORDS", "BRACKET", "BASE", "DPRE", "APPROX"}:
        words = "".join(token.value for token in tokens)
        if len(tokens) == 1 and _is_lonely_unit(words):
            return _without_number(start, end)
        return Reading(start, end, Text(Span(start, end)), (), words)
    if kinds == {"OP", "WORDS"} and [piece.type for piece in pieces] == ["OP", "WORDS"]:
        if not _is_lonely_unit(tokens[1].value) and len(tokens[1].value) > 1:
            return Reading(start, end, Text(Span(start, end)))
    return _without_number(start, end)


def not_understood(pieces: Sequence[Piece]) -> Reading:
    """A row of signs and numbers that makes no sense together: words, or broken where an operator was meant."""
    start, end = span_of(pieces)
    span = Span(start, end)
    notes = tuple(remark for piece in pieces if isinstance(piece, Quantity) for remark in piece.notes)
    if any(piece.type in ("OP", "BLANK") for piece in pieces):
        return Reading(start, end, Broken(span, "一个数值和它的计量单位"), (*notes, note("unreadable", span)))
    has_digit = any(map(_holds_digits, pieces))
    return Reading(start, end, Text(span), (*notes, note("unread-number", span)) if has_digit else ())


def _holds_digits(piece: Piece) -> bool:
    if isinstance(piece, Quantity):
        return not piece.spelled
    return piece.type not in ("WORDS", "BRACKET") and any(character in "0123456789" for character in piece.value)


def _without_number(start: int, end: int) -> Reading:
    return Reading(start, end, Broken(Span(start, end), "数值"), (note("missing-number", Span(start, end)),))


def _is_lonely_unit(words: str) -> bool:
    """公里, 万元, 元/人, 台套: what is left of a template when nobody filled in the number."""
    for part in words.lstrip("十百千万亿").split("/"):
        split = split_unit(part)
        while split.entry is not None and split.tail:
            split = split_unit(split.tail)
        if split.entry is None:
            return False
    first = split_unit(words.lstrip("十百千万亿"))
    return len(words) == 1 or (first.entry is not None and first.entry.dimension is not Dimension.COUNT)


def _frame(before: Sequence[Piece], after: Sequence[Piece]) -> _Frame:
    frame = _Frame()
    for piece in before:
        handler = _BEFORE.get(piece.type)
        if handler is None:
            frame.odd = True
        else:
            handler(frame, cast(Token, piece))
    for piece in after:
        handler = _AFTER.get(piece.type)
        if handler is None:
            frame.odd = True
        else:
            handler(frame, cast(Token, piece))
    return frame


def _sign(frame: _Frame, token: Token) -> None:
    text, span = token.value, at(token)
    frame.ops.append((_SIGNS[text], OpSource.SIGN, False, span))
    if text in _SIGN_NOTES:
        code, better = _SIGN_NOTES[text]
        frame.notes.append(note(code, span, better))


def _word_op(frame: _Frame, token: Token) -> None:
    entry = operators()[token.value]
    frame.ops.append((entry.op, OpSource.WORD, entry.soft, at(token)))


def _approx(frame: _Frame, token: Token) -> None:
    frame.approx = Approx.BELOW if token.value.endswith("近") else Approx.ABOUT


def _every(frame: _Frame, token: Token) -> None:
    text = token.value[1:].removeprefix("隔").removesuffix("的")
    digits = text[: len(text) - len(text.lstrip("0123456789一两二三四五六七八九十"))]
    found = below(Under(digits, text[len(digits) :].removeprefix("个"), at(token)))
    if found is None:
        frame.words.append(token.value)
    else:
        frame.per.extend(found)


def _per(frame: _Frame, token: Token) -> None:
    found = below(Under("", token.value[:-1], at(token)))
    if found is None:
        frame.odd = True
    else:
        frame.per.extend(found)


def _words(frame: _Frame, token: Token) -> None:
    if not frame.words:
        frame.words_span = at(token)
    frame.words.append(token.value)


def _bracket(frame: _Frame, token: Token) -> None:
    frame.brackets.append(token)


def _base(frame: _Frame, token: Token) -> None:
    frame.baseline = token.value.strip("较比与同在的上").removesuffix("基础").removesuffix("相比").removesuffix("的")


def _currency(frame: _Frame, token: Token) -> None:
    del token
    frame.currency = True


def _percent_first(frame: _Frame, token: Token) -> None:
    frame.percent = token


def _blank(frame: _Frame, token: Token) -> None:
    frame.blank = token


def _date_word(frame: _Frame, token: Token) -> None:
    frame.words.append(token.value)


def _late_sign(frame: _Frame, token: Token) -> None:
    frame.late_ops.append((_SIGNS[token.value], at(token)))


def _suffix(frame: _Frame, token: Token) -> None:
    if frame.suffix is not None:
        frame.odd = True
    frame.suffix, frame.suffix_word = (suffixes()[token.value], at(token)), token.value
    if frame.tail:
        frame.odd = True


def _about(frame: _Frame, token: Token) -> None:
    del token
    frame.approx = Approx.ABOUT


def _tail(frame: _Frame, token: Token) -> None:
    frame.tail.append(token.value)


def _late_bracket(frame: _Frame, token: Token) -> None:
    frame.late_brackets.append(token)


_BEFORE = {
    "OP": _sign, "OPW": _word_op, "APPROX": _approx, "EVERY": _every, "PER": _per, "WORDS": _words, "SUBJECT": _words, "BRACKET": _bracket,
    "BASE": _base, "CURRENCY": _currency, "PCT": _percent_first, "BLANK": _blank, "DPRE": _date_word,
}  # fmt: skip
_AFTER = {"OP": _late_sign, "SUFFIX": _suffix, "ABOUT": _about, "WORDS": _tail, "BRACKET": _late_bracket}


def _with_percent(core: Quantity, frame: _Frame) -> Quantity:
    """≥%88: the sign before the number."""
    sign = cast(Token, frame.percent)
    if core.unit is not None:
        frame.odd = True
        return core
    frame.notes.append(note("sign-before-number", at(sign)))
    return core._replace(unit=plain_unit(units()[sign.value], sign.value, at(sign)))


def _single(pieces: Sequence[Piece], core: Quantity, frame: _Frame) -> Reading:
    span = span_of(pieces)
    if frame.odd or frame.blank or not core.trusted:
        return _doubtful(pieces, core)
    core = _bracket_unit(core, frame)
    suffix = _effective_suffix(core, frame)
    words = "".join(frame.words)
    if words and not _take_operator(frame, words):
        return _doubtful(pieces, core)
    words = "".join(frame.words)
    if words.endswith("零下") and core.number > 0:
        words, core = words.removesuffix("零下"), core._replace(number=-core.number, printed=f"-{core.printed}")
    subject = read_subject(words) if words else _NOBODY
    if subject.ranks or subject.subject in MULTIPLIERS or not _numeral_counts(core, frame) or _is_year(core) or _describes(core, frame):
        return _doubtful(pieces, core)
    verdict = _operator(frame, suffix)
    if verdict is None:
        clash = note("contradictory-operators", span)
        return Reading(span.start, span.end, Broken(span, "方向一致的比较符号"), (clash,))
    op, source, op_span = verdict
    approx = frame.approx if core.approx is Approx.NONE else core.approx
    if approx is not Approx.NONE and op_span is None:
        op = Op.MORE if approx is Approx.ABOVE else Op.ABOUT
    if subject.subject is not None and len(subject.subject) == 2 and subject.subject[1] == "均":
        frame.per.extend(below(Under("", subject.subject[0], frame.words_span)) or ())
        subject = subject._replace(subject=None)
    unit = _whole_unit(core, frame)
    notes = [*core.notes, *frame.notes]
    if frame.per and unit is not None and core.unit is not None and core.unit.per:
        return _doubtful(pieces, core)
    if unit is None and core.number != 0 and core.anchor is None:
        notes.append(note("missing-unit", Span(core.end_pos, core.end_pos)))
    if approx is not Approx.NONE:
        notes.append(note("approximate-target", span))
    amount = Amount(
        span, op, source, op_span, core.number, core.number_span, core.printed, unit, core.multiplier, core.scale,
        None, approx, subject.direction, subject.subject, frame.baseline or subject.baseline,
        subject.anchor or core.anchor, _qualifier(core, frame),
    )  # fmt: skip
    return Reading(span.start, span.end, amount, tuple(notes))


_NOBODY = Subject()


def _take_operator(frame: _Frame, words: str) -> bool:
    """不超过预算的100% is at most 100%; 低于全国平均水平5% is a distance from something and no target we could read."""
    opening = next((word for word in _long_operators() if words.startswith(word)), None)
    if opening is None:
        return True
    if not words.endswith("的") or frame.ops:
        return False
    start = frame.words_span.start
    frame.ops.append((operators()[opening].op, OpSource.WORD, False, Span(start, start + len(opening))))
    frame.words[0] = words[len(opening) :]
    return True


def _long_operators() -> list[str]:
    return [word for word, entry in operators().items() if len(word) > 1 and not entry.soft]


def _describes(core: Quantity, frame: _Frame) -> bool:
    """35岁以上高血压患者 says who, 每月15日 and 2至10月 say when: none is a target of its own."""
    unit = core.unit
    if unit is None:
        return False
    if unit.symbol == "岁" and bool(frame.tail):
        return True
    if unit.printed == "月" and not unit.per and not core.spelled:
        return True
    return unit.printed in ("日", "号") and bool(frame.per) and frame.per[0].symbol == "月"


def _is_year(core: Quantity) -> bool:
    """2025学年 is no duration."""
    unit = core.unit
    return unit is not None and core.number >= 1900 and unit.symbol in ("年", "学年", "学期")




def _doubtful(pieces: Sequence[Piece], core: Quantity) -> Reading:
    """A number that cannot be trusted: the words stay words, a damaged value is broken with a guess."""
    start, end = span_of(pieces)
    span = Span(start, end)
    if any(remark.code == "space-in-number" for remark in core.notes):
        return Reading(start, end, Broken(span, "一个没有空格的数", core.printed), core.notes)
    return not_understood(pieces)


def _numeral_counts(core: Quantity, frame: _Frame) -> bool:
    """A spelled numeral counts only before a known unit that ends there (三场, not 三公 or 一网通办)."""
    if not core.spelled:
        return True
    if core.unit is None:
        return False
    return not (frame.tail and core.multiplier == 1 and frame.suffix is None and not core.suffix_inside)


def _bracket_unit(core: Quantity, frame: _Frame) -> Quantity:
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
        return core._replace(unit=replace(core.unit, symbol=symbol, printed=f"{core.unit.printed}({inside})", span=covered)
        )
    return core


def _effective_suffix(core: Quantity, frame: _Frame) -> tuple[Op, Span] | None:
    """The suffix, unless it belongs to the words (3家市级及以上媒体报道)."""
    if core.suffix_inside:
        return Op.AT_MOST, Span(core.end_pos - len(core.tail), core.end_pos)
    if frame.suffix is None or frame.suffix[0] is None:
        return None
    if core.tail and frame.tail:
        return None
    return frame.suffix[0], frame.suffix[1]


def _operator(frame: _Frame, suffix: tuple[Op, Span] | None) -> tuple[Op, OpSource, Span | None] | None:
    """Which operator wins; None if they contradict each other."""
    if not frame.ops and not frame.late_ops:
        return (suffix[0], OpSource.SUFFIX, suffix[1]) if suffix else (Op.EQUAL, OpSource.DEFAULT, None)
    if len(frame.ops) == 1 and not suffix and not frame.late_ops:
        op, source, _, span = frame.ops[0]
        return op, source, span
    hard = [entry for entry in frame.ops if not entry[2]]
    if frame.late_ops:
        if len(frame.late_ops) > 1 or suffix:
            return None
        op, late = frame.late_ops[0]
        if any(not _agree(entry[0], op) for entry in hard):
            return None
        frame.notes.append(note("operator-after-number", late))
        hard.append((op, OpSource.SIGN, False, late))
    if not hard:
        op, source, _, span = frame.ops[-1]
        if suffix is None:
            return op, source, span
        return suffix[0], source, span.cover(suffix[1]) if span.end == suffix[1].start else span
    return _hard_operator(frame, hard, suffix)


def _hard_operator(
    frame: _Frame, hard: list[tuple[Op, OpSource, bool, Span]], suffix: tuple[Op, Span] | None
) -> tuple[Op, OpSource, Span] | None:
    op, source, _, span = hard[0]
    for other, _, _, where in hard[1:]:
        if not _agree(op, other):
            return None
        span = span.cover(where)
        op = _combined(op, other)
    if len(hard) > 1 and not frame.late_ops:
        frame.notes.append(note("repeated-operator", span))
    if suffix is not None:
        if not _agree(op, suffix[0]) or op is Op.EQUAL:
            return None
        frame.notes.append(note("redundant-suffix", suffix[1], ""))
    return op, source, span


def _agree(one: Op, other: Op) -> bool:
    return one is other or {one, other} <= _UP or {one, other} <= _DOWN or Op.EQUAL in (one, other)


def _combined(one: Op, other: Op) -> Op:
    """> beside ≥ is a slip for ≥; = beside ≥ belongs to it."""
    if one is other:
        return one
    for op in (Op.AT_LEAST, Op.AT_MOST):
        if op in (one, other):
            return op
    return other if one is Op.EQUAL else one


def _whole_unit(core: Quantity, frame: _Frame) -> Unit | None:
    unit = core.unit
    if frame.currency:
        money = units()["元"]
        if unit is None:
            unit = plain_unit(money, "元", Span(core.number_span.end, core.number_span.end))
    if unit is not None and frame.per and not unit.per:
        unit = over(unit, frame.per)
    return unit


def _qualifier(core: Quantity, frame: _Frame) -> str | None:
    tail = "" if core.suffix_inside else core.tail
    if core.suffix_inside:
        tail = core.tail.removeprefix("以").removeprefix("之").removeprefix("内")
    if core.tail and frame.tail:
        tail += frame.suffix_word
    words = tail + "".join(frame.tail) + "".join(token.value for token in frame.late_brackets)
    return words or None


def _pair(pieces: Sequence[Piece], first: int, second: int) -> Reading | None:
    one, two = cast(Quantity, pieces[first]), cast(Quantity, pieces[second])
    if not one.trusted or not two.trusted:
        return None
    between = pieces[first + 1 : second]
    kinds = [piece.type for piece in between]
    before, after = pieces[:first], pieces[second + 1 :]
    if not kinds:
        return _adjacent(pieces, one, two, _frame(before, after))
    if kinds == ["DASH"]:
        return _dashed(pieces, one, two, _frame(before, after))
    if kinds == ["PM"] and not one.tail:
        return _around(pieces, one, two, _frame(before, after))
    if kinds in (["OP", "OP"], ["OP", "WORDS", "OP"]) and not before:
        return _chained(pieces, one, two, between, after)
    if kinds[0] == "AND" and len(kinds) == 2 and kinds[1] in ("OP", "OPW"):
        return _bounded(pieces, first, second)
    return None


def _adjacent(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: _Frame) -> Reading | None:
    """2小时30分钟, 三年一次, 12万5千元."""
    if one.tail or frame.odd:
        return None
    if one.unit is None:
        if two.multiplier == 1 or one.multiplier <= two.number or one.spelled != two.spelled:
            return None  # 30万5 is 305000 in speech; only 12万5千 says what it means
        number = one.number + two.number
        whole = two._replace(start_pos=one.start_pos, number=number, multiplier=Decimal(1), scale=0)
        printed = f"{number:f}"
        whole = whole._replace(printed=printed, number_span=one.number_span.cover(two.number_span))
        return _single(pieces, whole, frame)
    top = two.unit
    if one.unit.symbol == "分" and top is not None and top.symbol == "秒":
        one = one._replace(unit=plain_unit(units()["分钟"], "分", one.unit.span))
    if one.unit is None or one.unit.dimension is not Dimension.TIME or one.unit.per or top is None or top.per:
        return None
    if top.symbol in _TIMES and not two.tail:
        under = below(_as_period(one))
        if under is None:
            return None
        return _single(pieces, two._replace(unit=over(top, under)), frame)
    return _summed(pieces, one, two, frame)


def _as_period(one: Quantity) -> Under:
    """三年 in 三年一次, 半年 in 半年一次."""
    unit = cast(Unit, one.unit)
    name = unit.symbol.removeprefix("个")
    if one.printed == "半":
        return Under("", f"半{name}", unit.span)
    return Under("" if one.number == 1 else one.printed, name, unit.span)


def _summed(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: _Frame) -> Reading | None:
    larger, smaller = cast(Unit, one.unit), cast(Unit, two.unit)
    if smaller.symbol == "分" and larger.symbol == "小时":
        smaller = plain_unit(units()["分钟"], "分", smaller.span)
    if smaller.dimension is not Dimension.TIME or larger.factor <= smaller.factor:
        return None
    ratio = larger.factor / smaller.factor
    if ratio != ratio.to_integral_value() or {larger.symbol, smaller.symbol} & {"工作日"}:
        return None
    number = one.number * ratio + two.number
    whole = two._replace(
        start_pos=one.start_pos, number=number, unit=smaller, printed=f"{number.normalize():f}",
        number_span=Span(one.number_span.start, two.number_span.end), multiplier=Decimal(1),
        spelled=False,
    )  # fmt: skip
    return _single(pieces, whole, frame)


def _dashed(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: _Frame) -> Reading | None:
    if frame.odd or frame.late_ops or one.tail or one.approx is not Approx.NONE or frame.blank or frame.percent:
        return None
    hard = [entry for entry in frame.ops if not entry[2]]
    suffix = _effective_suffix(two, frame)
    if hard or (suffix is not None and suffix[0] is not Op.AT_MOST):
        span = span_of(pieces)
        notes = (note("contradictory-operators", span, detail="既有区间又有上下限"),)
        return Reading(span.start, span.end, Broken(span, "区间或者上下限，只写一种"), notes)
    two = _bracket_unit(two, frame)
    if one.unit is None:
        one = _share_multiplier(one, two)
        if one is None:
            span = span_of(pieces)
            return Reading(span.start, span.end, Broken(span, "单位一致的区间"), (note("ambiguous-number", span),))
        one = one._replace(unit=two.unit)
    elif two.unit is None:
        two = two._replace(unit=one.unit)
    if not _same_base(one.unit, two.unit) or (two.spelled and two.unit is None):
        return None
    return _range(pieces, one, two, frame, [])


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
    pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: _Frame, notes: list[Diagnostic]
) -> Reading | None:
    span = span_of(pieces)
    subject = read_subject("".join(frame.words)) if frame.words else _NOBODY
    if subject.ranks or _is_year(one) or _is_year(two) or _describes(two, frame) or (frame.words and not _take_operator(frame, "".join(frame.words))):
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


def _per_unit(core: Quantity, frame: _Frame) -> Unit | None:
    return _whole_unit(core, frame)


def _bound(core: Quantity, op: Op, unit: Unit | None, subject: Subject, frame: _Frame) -> Amount:
    span = Span(core.start_pos, core.end_pos)
    return Amount(
        span, op, OpSource.DEFAULT, None, core.number, core.number_span, core.printed, unit, core.multiplier, core.scale,
        None, frame.approx, subject.direction, subject.subject, frame.baseline or subject.baseline, subject.anchor,
        _qualifier(core, frame),
    )  # fmt: skip


def _around(pieces: Sequence[Piece], one: Quantity, two: Quantity, frame: _Frame) -> Reading | None:
    """20±2℃."""
    if frame.ops or frame.odd:
        return None
    centre = one.number
    unit = two.unit or one.unit
    if one.unit is not None and two.unit is not None and one.unit.symbol != two.unit.symbol:
        return None
    if one.multiplier != two.multiplier and one.multiplier != 1:
        return None
    centre *= two.multiplier if one.multiplier == 1 else 1
    low = one._replace(number=centre - two.number, unit=unit)
    high = two._replace(number=centre + two.number, unit=unit)
    reading = _range(pieces, low, high, frame, [])
    if reading is None or not isinstance(reading.node, Range):
        return None
    return reading._replace(node=replace(reading.node, centre=centre))


def _tolerance(pieces: Sequence[Piece], core: Quantity, first: int) -> Reading | None:
    """±3%, ≤±3%."""
    frame = _frame([piece for piece in pieces[:first] if piece.type != "PM"], pieces[first + 1 :])
    if any(entry[0] not in (Op.AT_MOST, Op.EQUAL) for entry in frame.ops) or frame.odd:
        return None
    low = core._replace(number=-core.number)
    reading = _range(pieces, low, core, frame, [])
    if reading is None or not isinstance(reading.node, Range):
        return None
    return reading._replace(node=replace(reading.node, centre=Decimal(0)))


def _chained(
    pieces: Sequence[Piece], one: Quantity, two: Quantity, between: Sequence[Piece], after: Sequence[Piece]
) -> Reading | None:
    """75%≤x≤85%."""
    left, right = cast(Token, between[0]), cast(Token, between[-1])
    ops = (_SIGNS[left.value], _SIGNS[right.value])
    one = one._replace(unit=one.unit or two.unit)
    two = two._replace(unit=two.unit or one.unit)
    if len(between) == 3 and len(cast(Token, between[1]).value) > 12:
        return None
    if not _same_base(one.unit, two.unit) or not (set(ops) <= _DOWN or set(ops) <= _UP):
        return None
    frame = _frame((), after)
    if len(between) == 3 and not cast(Token, between[1]).value.isascii():
        frame.words.append(cast(Token, between[1]).value)
    if set(ops) <= _UP:
        one, two, ops = two, one, (ops[1], ops[0])
    reading = _range(pieces, one, two, frame, [])
    if reading is None or not isinstance(reading.node, Range) or frame.odd:
        return None
    strict = (Op.LESS, Op.MORE)
    low = replace(reading.node.low, op=Op.MORE if ops[0] in strict else Op.AT_LEAST)
    high = replace(reading.node.high, op=Op.LESS if ops[1] in strict else Op.AT_MOST)
    node = Range(reading.node.span, low, high, ops[0] not in strict, ops[1] not in strict)
    return reading._replace(node=node)


def _bounded(pieces: Sequence[Piece], first: int, second: int) -> Reading | None:
    """≥75%且≤85%."""
    cut = first + 1
    one = _single(pieces[:cut], cast(Quantity, pieces[first]), _frame(pieces[:first], ()))
    rest = pieces[cut + 1 :]
    two = _single(rest, cast(Quantity, pieces[second]), _frame(pieces[cut + 1 : second], pieces[second + 1 :]))
    return bounds(one, two, span_of(pieces))


def bounds(one: Reading, two: Reading, span: Span) -> Reading | None:
    """Two one-sided targets on one scale as a range; None if they are not."""
    low, high = one.node, two.node
    if not isinstance(low, Amount) or not isinstance(high, Amount):
        return None
    if low.op in _DOWN and high.op in _UP:
        low, high = high, low
    if low.op not in _UP or high.op not in _DOWN or high.subject not in (None, low.subject):
        return None
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


def _joined(pieces: Sequence[Piece], cores: Sequence[int]) -> Reading | None:
    """培训2场和展览3场: two targets joined by a word."""
    for index in range(cores[0] + 1, cores[-1]):
        piece = pieces[index]
        if piece.type != "WORDS":
            continue
        token = cast(Token, piece)
        join = next((word for word in _JOINS if token.value.startswith(word)), None)
        if join is None or index - 1 not in cores:
            continue
        rest = token.value[len(join) :]
        left = read_clause(pieces[:index])
        tail: list[Piece] = [Word("WORDS", rest, token.start_pos + len(join), token.end_pos)] if rest else []
        right = read_clause([*tail, *pieces[index + 1 :]])
        if _is_target(left.node) and _is_target(right.node):
            start, end = span_of(pieces)
            parts = (*_flat(left.node), *_flat(right.node))
            return Reading(start, end, Compound(Span(start, end), parts), (*left.notes, *right.notes))
    return None


def _is_target(node: Node) -> bool:
    return isinstance(node, Amount | Range | Compound)


def _flat(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Compound) else (node,)


__all__ = ["Direction", "bounds", "not_understood", "read_bare", "read_clause"]
