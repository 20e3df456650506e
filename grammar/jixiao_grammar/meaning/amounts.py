"""One number with what stands around it: an amount, or the reason why it is none."""

from jixiao_grammar.ast import Amount, Broken, Range
from jixiao_grammar.columns import with_brackets
from jixiao_grammar.compare import in_base, same_base
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning.neighbours import Comparison, Currency, Item, Words
from jixiao_grammar.meaning.numbers import Figure
from jixiao_grammar.meaning.rates import over
from jixiao_grammar.meaning.subjects import (
    NOBODY,
    Subject,
    doubtful,
    each_of_average,
    is_no_target,
    is_year,
    read_subject,
)
from jixiao_grammar.meaning.surroundings import Surroundings, winner
from jixiao_grammar.meaning.units import unit_named
from jixiao_grammar.vocabulary import Approx, Dimension, Op, OpSource, Span, Unit
from jixiao_grammar.words import phrases, units

_CURRENCIES = {"$": "美元", "US$": "美元", "€": "欧元"}
_STRICT = {Op.AT_LEAST: Op.MORE, Op.AT_MOST: Op.LESS}
_LOOSE = {strict: loose for loose, strict in _STRICT.items()}


def read_everyday(sign: Comparison | None, core: Figure) -> Item | None:
    """≥95%, 12次: at most one sign and a number with a unit of the table, and nothing to report about it."""
    if core.unit is None or core.notes or core.spelled or not core.trusted or core.approx is not Approx.NONE:
        return None
    if core.inside is not None or core.anchor is not None or core.fraction is not None or core.op is not None:
        return None
    if core.tail and (core.tail[0] == "一" or core.unit.symbol in phrases("sizes_of_goods")):
        return None
    if is_year(core) or core.unit.printed in ("月", "时") or core.direction is not None:
        return None
    op, source, op_span, span = Op.EQUAL, OpSource.DEFAULT, None, core.span
    if sign is not None:
        if sign.note is not None or sign.op is None or core.unit.span[0] == core.unit.span[1]:
            return None
        op, source, op_span, span = sign.op, OpSource.SIGN, sign.span, Span(sign.span.start, core.span.end)
    amount = tuple.__new__(Amount, (
        span, op, source, op_span, core.number, core.number_span, core.printed, core.unit,
        core.multiplier, core.scale, None, Approx.NONE, None, None, None, None, core.tail or None, (),
    ))  # fmt: skip
    return tuple.__new__(Item, (amount, span, (), None))


def read_amount(span: Span, core: Figure, around: Surroundings) -> Item:
    """The amount that the number is, with its neighbours; words or broken where they make no sense together."""
    multiplied = core.unit is not None and core.unit.span[0] == core.unit.span[1]
    if around.odd or not core.trusted or (multiplied and around.compared):  # ≤120元/天×15天
        return doubtful(span, core, around)
    if around.percent is not None:
        core, around = with_percent(core, around)
    if around.early_brackets or around.late_brackets or around.asides:
        core, around = with_brackets(core, around)
    subject = NOBODY
    if around.words:
        core, around, subject = _with_words(core, around)
    if around.odd or is_no_target(core, around, subject):
        return doubtful(span, core, around)
    if around.per and around.currency is None and _says_of_what(core, around):
        subject, around = subject._replace(subject=around.each + (subject.subject or "")), around._replace(per=())
    closing = None if around.behind is None and core.inside is None else closing_word(core, around)
    verdict = winner(around.compared, around.late, closing)
    if verdict is None:
        return Item(Broken(span, "方向一致的比较符号"), span, (note("contradictory-operators", span),))
    approx = around.approx if core.approx is Approx.NONE else core.approx
    op, source, op_span = _operator(verdict[0], core, approx)
    if around.included is not None:
        if around.included and source is OpSource.SIGN and op in _LOOSE:  # >95%（含95%）
            return Item(Broken(span, "方向一致的比较符号"), span, (note("contradictory-operators", span),))
        op = (_LOOSE if around.included else _STRICT).get(op, op)
    if core.number < 0 and source is OpSource.WORD and op is Op.AT_LEAST and around.compared[0].soft:
        return doubtful(span, core, around)  # 水深达到-7.5米
    unit = core.unit if around.currency is None and not around.per else whole_unit(core, around)
    amount = tuple.__new__(Amount, (
        span, op, source, op_span, core.number, core.number_span, core.printed, unit, core.multiplier,
        core.scale, core.fraction, approx, core.direction or subject.direction, subject.subject,
        around.baseline or subject.baseline, subject.anchor or core.anchor, qualifier_of(core, around), (),
    ))  # fmt: skip
    doubts = () if unit is not None and approx is Approx.NONE else _doubts(amount, core)
    return tuple.__new__(Item, (amount, span, (*core.notes, *around.notes, *verdict[1], *doubts), None))


def _says_of_what(core: Figure, around: Surroundings) -> bool:
    """每10万人发病率≤5 and 每年满意度≥90%: what stands behind each says of what, and not per what."""
    if core.unit is None:
        return True
    if around.text.endswith("各") and len(around.text) > 1:  # 每周早晚各2次
        return True
    plain_time = len(around.each) <= 3 and all(unit.dimension is Dimension.TIME for unit in around.per)
    return core.unit.dimension is Dimension.PERCENT and plain_time and bool(around.words)


def _with_words(core: Figure, around: Surroundings) -> tuple[Figure, Surroundings, Subject]:
    """What the words before the number say: of what, compared with what, for each of what, how exactly."""
    words = around.text
    if around.approx is Approx.NONE and words.startswith(phrases("blurred")):
        around = _without_blur(around, words)
        words = around.text
    if words.endswith(_FRAMES):
        around = _framed(around, core, words)
        words = around.text
    if words.endswith("零下") and core.number > 0:  # 零下5度
        core, words = _below_zero(core), words.removesuffix("零下")
    subject, around = each_of_average(read_subject(words), core, around)
    return core, around, subject


_FRAMES = ("以", "优于", "勿", *"币元金镑")


def _framed(around: Surroundings, core: Figure, words: str) -> Surroundings:
    """以15辆为限, 分辨率优于0.2米, 切勿超过40分钟: the last word before the number belongs to what compares."""
    last, sized = around.words[-1].span, core.unit is not None and core.unit.dimension is Dimension.LENGTH
    compared = around.compared[0] if around.compared else None
    if words.endswith("以") and around.behind is not None and around.behind.text.startswith("为"):
        return _without_end(around, 1)
    money = next((name for name in phrases("foreign_money") if words.endswith(name)), None)
    if money is not None:  # 港币80万元
        place = Span(last.end - len(money), last.end)
        return _without_end(around, len(money))._replace(currency=Currency(money, place))
    if words.endswith("优于") and sized and compared is None and words[:-2].endswith(phrases("finer_is_better")):
        better = Comparison(Op.LESS, OpSource.WORD, "优于", Span(last.end - 2, last.end))
        return _without_end(around, 2)._replace(compared=(better,))
    if words.endswith("勿") and compared is not None and compared.op is Op.MORE and compared.span.start == last.end:
        length = 2 if words.endswith(("切勿", "请勿")) else 1
        turned = compared._replace(op=Op.AT_MOST, span=Span(last.end - length, compared.span.end))
        return _without_end(around, length)._replace(compared=(turned, *around.compared[1:]))
    return around


def _without_end(around: Surroundings, length: int) -> Surroundings:
    words = around.text[:-length]
    return around._replace(words=(Words(words, around.words[0].span),) if words else ())


def _doubts(amount: Amount, core: Figure) -> tuple[Diagnostic, ...]:
    doubts: tuple[Diagnostic, ...] = ()
    unitless = amount.subject is not None and amount.subject.endswith(phrases("unitless"))
    if amount.unit is None and not unitless and core.number != 0 and core.anchor is None and core.fraction is None:
        doubts = (note("missing-unit", Span(core.span.end, core.span.end)),)
    if amount.approx is not Approx.NONE:
        doubts = (*doubts, note("approximate-target", amount.span))
    return doubts


def _operator(found: Comparison | None, core: Figure, approx: Approx) -> tuple[Op, OpSource, Span | None]:
    if found is not None and found.op is not None:
        if approx is Approx.ABOUT and found.op is Op.EQUAL and found.soft:
            return Op.ABOUT, found.source, found.span  # 稳定在35万吨左右
        return found.op, found.source, found.span
    if core.op is not None:
        return core.op, OpSource.DEFAULT, None
    blurred = Op.MORE if approx is Approx.ABOVE else Op.ABOUT
    return Op.EQUAL if approx is Approx.NONE else blurred, OpSource.DEFAULT, None


def closing_word(core: Figure, around: Surroundings) -> Comparison | None:
    """The word behind the number, unless it belongs to the words (3家市级及以上媒体报道)."""
    if core.inside is not None:
        return Comparison(Op.AT_MOST, OpSource.SUFFIX, "内", core.inside)
    behind = around.behind
    if behind is None or behind.op is None or (core.tail and around.tail):
        return None
    return behind


# ---- two of them


def bounds(one: Item, two: Item, span: Span) -> Item | None:
    """Two one-sided targets on one scale as a range; None if they are not."""
    low, high = one.node, two.node
    if not isinstance(low, Amount) or not isinstance(high, Amount):
        return None
    if low.op.is_ceiling and high.op.is_floor:
        low, high = high, low
    if not low.op.is_floor or not high.op.is_ceiling:
        return None
    if low.subject is not None and high.subject is not None and low.subject != high.subject:
        return None
    subject = low.subject or high.subject
    low, high = low._replace(subject=subject), high._replace(subject=subject)
    if low.unit is None:
        low = low._replace(unit=high.unit)
    elif high.unit is None:
        high = high._replace(unit=low.unit)
    if not same_base(low.unit, high.unit):
        return None
    notes = tuple(remark for remark in (*one.notes, *two.notes) if remark.code != "missing-unit" or low.unit is None)
    if in_base(low) > in_base(high):
        return Item(Broken(span, "下限小于上限的区间"), span, (note("empty-range", span),))
    return Item(Range(span, low, high, low.op is Op.AT_LEAST, high.op is Op.AT_MOST), span, notes)


# ---- the neighbours put in order


def _without_blur(around: Surroundings, words: str) -> Surroundings:
    """约需资金300万元: the number is as blurred as in 约300万元."""
    rest = words.removeprefix("大约").removeprefix("大概").removeprefix("约")
    return around._replace(approx=Approx.ABOUT, words=(Words(rest, around.words[0].span),))


def _below_zero(core: Figure) -> Figure:
    return core._replace(number=-core.number, printed=f"-{core.printed}")


def with_percent(core: Figure, around: Surroundings) -> tuple[Figure, Surroundings]:
    """≥%88: the sign before the number."""
    sign = around.percent
    if sign is None:
        return core, around
    if core.unit is not None:
        return core, around._replace(odd=True)
    remark = note("sign-before-number", sign.span)
    unit = unit_named(sign.text, sign.text, sign.span)
    return core._replace(unit=unit, notes=(*core.notes, remark)), around


def whole_unit(core: Figure, around: Surroundings) -> Unit | None:
    """The unit of the number, with ¥ before it and what stands behind 每."""
    unit = core.unit
    if around.currency is not None and (unit is None or unit.symbol == "元"):
        name = _CURRENCIES.get(around.currency.text, around.currency.text)
        name = name if name in units() else "元"
        place = Span(core.number_span.end, core.number_span.end) if unit is None else unit.span
        unit = unit_named(name, name, place) if unit is None or units()[name].symbol != "元" else unit
    if unit is not None and around.per:
        unit = over(unit, around.per)
    return unit


def qualifier_of(core: Figure, around: Surroundings) -> str | None:
    """What is counted, and the brackets behind it."""
    tail = core.tail
    if not around.tail and not around.late_brackets:
        return tail or None
    if core.tail and around.tail and around.behind is not None:
        tail += around.behind.text
    words = tail + around.tail_text + "".join(found.text for found in around.late_brackets)
    return words.strip("“”\"'‘’") or None
