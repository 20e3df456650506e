"""The spellings of a number: 95, 12,000, 二十五, 一个半, 上百, and the damaged ones; and what two of them share (30-50万元)."""

from decimal import Decimal

from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.units import multiplier_of, read_numeral, unit_named, zero_noun
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Dimension, Direction, Op, Span, Token, Unit, stretch


class Multiplier(Record):
    """万, 亿, 百万."""

    factor: Decimal
    span: Span
    note: Diagnostic | None = None


class More(Record):
    """余, 多, +: a little more than the number says; 来: about as much."""

    span: Span
    approx: Approx


class Figure(Record):
    """A number with what belongs to it, before anybody knows how it is compared.

    `tail` is the noun behind the unit; `trusted` is False when the number stands before words that are no unit, so that the
    whole is text (一站式, 2次性). `spelled` is True for a numeral in Chinese characters, and then `raw` keeps all its words;
    `counts` where a numeral is known to count, whatever noun stands behind its unit. `inside` is the stretch of 内 behind
    the unit. `op` is set where the number itself compares (过半).
    """

    span: Span
    number: Decimal
    number_span: Span
    printed: str
    multiplier: Decimal = Decimal(1)
    scale: int = 0
    unit: Unit | None = None
    tail: str = ""
    trusted: bool = True
    approx: Approx = Approx.NONE
    spelled: bool = False
    counts: bool = False
    notes: tuple[Diagnostic, ...] = ()
    anchor: str | None = None
    inside: Span | None = None
    raw: str = ""
    fraction: tuple[int, int] | None = None
    op: Op | None = None
    direction: Direction | None = None

    def measured(self, unit: Unit, end: int) -> "Figure":
        """The same number in its unit, up to where this ends: what `_replace` would give, in a third of the time."""
        return tuple.__new__(Figure, (stretch(self[0][0], end), *self[1:6], unit, *self[7:]))


_ONE, _, *_NOTHING_ELSE = Figure._field_defaults.values()
_LETTERS = str.maketrans("OoIl", "0011")
_GROUPED = pattern(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?")


def plain(token: Token) -> Figure:
    """95, 12,000, 4.8."""
    return figure(token.value, token.span)


def figure(printed: str, span: Span, notes: tuple[Diagnostic, ...] = ()) -> Figure:
    """The number that `printed` spells in digits; blanks and commas in it count nothing."""
    number = Decimal(printed if printed.isdigit() else printed.replace(",", "").replace(" ", ""))
    scale = len(printed) - printed.rfind(".") - 1 if "." in printed else 0
    if printed[0] == "0" and len(printed) > 1 and printed[1] != ".":
        notes = (*notes, note("leading-zero", span, printed.lstrip("0") or "0"))
    found = tuple.__new__(Figure, (span, number, span, printed, _ONE, scale, *_NOTHING_ELSE))
    return found._replace(notes=notes) if notes else found


def figure_as_printed(token: Token, number: Decimal) -> Figure:
    """A number that keeps the text it was written in."""
    return Figure(token.span, number, token.span, token.value)


def spelled(token: Token) -> Figure:
    """二十五."""
    number = read_numeral(token.value)
    found = figure_as_printed(token, number if number is not None else Decimal(0))
    return found._replace(trusted=number is not None, spelled=True)


def counted(token: Token) -> Figure:
    """两 in 建设两座污水处理厂: behind what is done a numeral counts."""
    return spelled(token)._replace(counts=True)


def half(token: Token) -> Figure:
    """半 in 半年."""
    return figure_as_printed(token, Decimal("0.5"))._replace(scale=1, spelled=True)


def and_a_half(token: Token) -> Figure:
    """一个半 in 一个半小时."""
    count = token.value[:-2]
    number = Decimal(count) if count.isdigit() else read_numeral(count)
    found = figure_as_printed(token, (number or Decimal(0)) + Decimal("0.5"))
    return found._replace(scale=1, spelled=not count.isdigit(), trusted=number is not None)


def many(token: Token) -> Figure:
    """上百, 千 in 千余; 几十 is no number."""
    text = token.value
    if text.startswith("几"):
        return figure_as_printed(token, Decimal(0))._replace(trusted=False, spelled=True)
    above = Approx.ABOVE if text.startswith("上") else Approx.NONE  # 近千人 is blurred by the word before
    return figure_as_printed(token, multiplier_of(text.removeprefix("上")))._replace(approx=above)


def hundreds(token: Token) -> Figure:
    """百 in 百人以上."""
    return figure_as_printed(token, multiplier_of(token.value))


_ONE_OF = pattern("^一[例起件人次宗户名项]")


def zero(token: Token) -> Figure:
    """零投诉, 无安全事故发生: what does not happen is counted to zero."""
    sign, span = Span(token.start_pos, token.start_pos + 1), token.span
    counted = _ONE_OF.sub("", token.value[1:].removesuffix("发生"))
    unit = zero_noun(counted, Span(sign.end, span.end))
    return Figure(span, Decimal(0), sign, token.value[0], unit=unit)


def offset(token: Token) -> Figure:
    """T+1."""
    hint = note("ambiguous-unit", token.span, one="自然日", other="工作日")
    found = figure_as_printed(token, Decimal(token.value[2:]))
    return found._replace(unit=unit_named("天", "", token.span), anchor="T", printed=token.value[2:], notes=(hint,))


def damaged(token: Token) -> Figure:
    """40.5., 88., .95, 1O0; and 1,5 and 1,20,00, where a comma may stand for a point or between two numbers."""
    text, span = token.value, token.span
    if text.count(",") > 1:
        return figure(text, span)._replace(trusted=False)
    if "," in text:
        return figure(text.replace(",", "."), span)._replace(trusted=False)
    if text.startswith("."):
        return figure(f"0{text}", span, (note("missing-zero", Span(span.start, span.start + 1), "0."),))
    last = Span(span.end - 1, span.end)
    if text.endswith("."):
        code = "stray-point" if text.count(".") == 2 else "dangling-point"
        return figure(text[:-1], span, (note(code, last, text[:-1]),))
    repaired = text.translate(_LETTERS)
    return figure(repaired, span, (note("letter-for-digit", span, repaired),))


def spaced(token: Token) -> Figure:
    """12 000 is one number in groups, and so is 85 .5; 8 8 could be one or two."""
    text, span = token.value, token.span
    joined = text.replace(" ", "")
    if _GROUPED.fullmatch(text) or " ." in text:
        return figure(joined, span, (note("space-in-number", span, joined),))
    found = figure(joined.replace(",", ""), span)
    return found._replace(trusted=False, notes=(note("space-in-number", span, found.printed),))


# ---- what stands between a number and its unit


def multiplier(token: Token) -> Multiplier:
    """万, 百万; w and k are letters for them."""
    text, span = token.value, token.span
    if not text.isascii():
        doubled = note("ambiguous-number", span, one=text[1:], other=text) if "万万" in text else None
        return Multiplier(multiplier_of(text), span, doubled)
    better = "万" if text in "wW" else "千"
    return Multiplier(multiplier_of(text), span, note("letter-for-multiplier", span, better, word=better))


def more(token: Token) -> More:
    """余, 多, 来."""
    return More(token.span, Approx.ABOUT if token.value == "来" else Approx.ABOVE)


def negative(found: Figure, minus: Token) -> Figure:
    """-18."""
    span = Span(minus.start_pos, found.span.end)
    return found._replace(number=-found.number, printed=f"-{found.printed}", span=span, number_span=span)


def and_more(found: Figure, more: More) -> Figure:
    """60余."""
    return found._replace(approx=more.approx, span=found.span.cover(more.span))


# ---- what two numbers share


def are_years(one: Figure, two: Figure) -> bool:
    """2025-2027, which is no number of anything."""
    return all(core.unit is None and core.printed[:2] in ("19", "20") and len(core.printed) == 4 for core in (one, two))


def in_the_smaller_unit(one: Figure, two: Figure) -> tuple[Figure, Figure]:
    """1小时-2天 is 1 to 48 hours."""
    left, right = one.unit, two.unit
    if left is None or right is None or left.symbol == right.symbol or left.factor == right.factor:
        return one, two
    if left.factor < right.factor:
        return one, two._replace(number=two.number * right.factor / left.factor, unit=left)
    return one._replace(number=one.number * left.factor / right.factor, unit=right), two


def share_multiplier(one: Figure, two: Figure) -> Figure | None:
    """30-50万元 is 300000 to 500000, 8000-1.2万元 is 8000 to 12000, and 10-5万元 could be anything."""
    shared = _multiplier_in(two, one.number)
    if one.multiplier != 1 or shared == 1 or _multiplier_in(one, one.number) == shared:
        return one
    if one.number < two.number / shared:
        return one._replace(number=one.number * shared, multiplier=shared)
    if one.number < two.number and one.number >= 1000:
        return one
    return None


def _multiplier_in(found: Figure, other: Decimal) -> Decimal:
    """10000 in 五十万, where it is spelled with the number, as in 50万; and 1000 in 三至五千, but not in 二十至三千."""
    if not found.spelled or len(found.printed) < 2:
        return found.multiplier
    scale = found.printed[-1]
    shares = scale in "万亿" or (scale in "百千" and other < 10 and len(found.printed) == 2)
    return multiplier_of(scale) if shares else found.multiplier


def share_of(centre: Figure, share: Figure) -> Figure:
    """The 150平方米 that 5% are in 3000平方米±5%; any other number as it is."""
    own, below = centre.unit, share.unit
    if own is None or below is None or own.dimension is Dimension.PERCENT or below.symbol not in ("%", "‰"):
        return share
    return share._replace(number=centre.number * share.number * below.factor, unit=own, multiplier=centre.multiplier)


SHAPES: Shapes = {
    "NUM": plain, "CNNUM": spelled, "COUNTED": counted, "CNHALF": and_a_half, "HALF": half, "HUNDREDS": hundreds, "MANY": many,
    "ZERO": zero, "TPLUS": offset, "BADNUM": damaged, "SPACED": spaced, "MULT": multiplier, "MORE": more,
}  # fmt: skip
