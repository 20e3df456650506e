"""The spellings of a number: 95, 12,000, 二十五, 一个半, 上百, 九成, 三分之二, and the damaged ones."""

from decimal import Decimal

from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.meaning import Shapes
from jixiao_grammar.meaning.units import multiplier_of, read_numeral, unit_named, zero_noun
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Approx, Direction, Op, Span, Token, Unit


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
    """40.5., 88., .95, 1O0; and 1,5, where the comma may stand for a point or between two numbers."""
    text, span = token.value, token.span
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


# ---- parts of a whole: 百分之八十八, 三分之二, 2/3, 九成, 过半, 翻一番

_HUNDRED = Decimal(100)


def of_hundred(token: Token) -> Figure:
    """百分之八十八, 千分之六, 三分之二, 百分百."""
    if token.value == "百分百":
        return _share(token, _HUNDRED, "%")
    below, _, above = token.value.replace(" ", "").partition("分之")
    top = _HUNDRED if above == "百" else (Decimal(above) if above[0].isdigit() else read_numeral(above))
    if top is not None and below in ("百", "千"):
        return _share(token, top, "%" if below == "百" else "‰")
    bottom = Decimal(10000) if below == "万" else read_numeral(below)
    return _fraction(token, top, bottom)


def _share(token: Token, number: Decimal, symbol: str) -> Figure:
    return figure_as_printed(token, number)._replace(unit=unit_named(symbol, symbol, token.span))


def _fraction(token: Token, top: Decimal | None, bottom: Decimal | None) -> Figure:
    if top is None or not bottom or top > bottom:
        return figure_as_printed(token, Decimal(0))._replace(trusted=False)
    above, below = (top / bottom).as_integer_ratio() if top != int(top) else (int(top), int(bottom))
    return figure_as_printed(token, top / bottom)._replace(fraction=(above, below))


def slashed(token: Token) -> Figure:
    """2/3, and 1/10000 of what is printed wrongly; but 5/12 could be a date."""
    top, _, bottom = token.value.partition("/")
    if int(bottom) in (1000, 10000):
        return _fraction(token, Decimal(top), Decimal(bottom))
    if int(bottom) > 10 or int(top) >= int(bottom):
        is_date = int(top) <= 12 and int(bottom) <= 31
        hint = note("ambiguous-date" if is_date else "ambiguous-number", token.span)
        return figure_as_printed(token, Decimal(0))._replace(trusted=False, notes=(hint,))
    return _fraction(token, Decimal(top), Decimal(bottom))


def tenths(token: Token) -> Figure:
    """九成, 三成五, 九成二; 八五折."""
    text = token.value
    tens = Decimal(text[0]) if text[0].isdigit() else read_numeral(text[0])
    if tens is None or len(text) > 3:
        return figure_as_printed(token, Decimal(0))._replace(trusted=False)
    ones = Decimal(5) if text[-1] == "半" else read_numeral(text[1:].strip("成折")) or Decimal(0)
    return _share(token, tens * 10 + ones, "%")


def majority(token: Token) -> Figure:
    """过半, 半数以上 are more than a half; 一半 is a half, and 一半以上 as much at least."""
    found = _share(token, Decimal(50), "%")
    if token.value in ("一半", "半数", "一半以上"):
        return found._replace(op=Op.AT_LEAST) if token.value == "一半以上" else found
    return found._replace(op=Op.MORE, approx=Approx.ABOVE)


def doubled(token: Token) -> Figure:
    """翻一番."""
    return _share(token, Decimal(4 if "两" in token.value else 2), "倍")


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


SHAPES: Shapes = {
    "NUM": plain, "CNNUM": spelled, "COUNTED": counted, "CNHALF": and_a_half, "HALF": half, "HUNDREDS": hundreds, "MANY": many,
    "ZERO": zero, "TPLUS": offset, "BADNUM": damaged, "SPACED": spaced, "FRACTION": slashed, "TENTHS": tenths,
    "DOUBLE": doubled, "MAJORITY": majority, "CNFRAC": of_hundred, "MULT": multiplier, "MORE": more,
}  # fmt: skip
