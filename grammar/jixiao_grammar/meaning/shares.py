"""Parts of a whole: 百分之八十八, 三分之二, 2/3, 九成, 过半, 翻一番."""

from decimal import Decimal

from jixiao_grammar.ast import Approx, Op
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning.numbers import figure_as_printed, read_numeral
from jixiao_grammar.meaning.pieces import Figure, Token, at
from jixiao_grammar.meaning.units import unit_named

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
    return figure_as_printed(token, number)._replace(unit=unit_named(symbol, symbol, at(token)))


def _fraction(token: Token, top: Decimal | None, bottom: Decimal | None) -> Figure:
    if top is None or not bottom or top != int(top) or top > bottom:
        return figure_as_printed(token, Decimal(0))._replace(trusted=False)
    return figure_as_printed(token, top / bottom)._replace(fraction=(int(top), int(bottom)))


def slashed(token: Token) -> Figure:
    """2/3; but 5/12 could be a date."""
    top, _, bottom = token.value.partition("/")
    if int(bottom) > 10 or int(top) >= int(bottom):
        is_date = int(top) <= 12 and int(bottom) <= 31
        hint = note("ambiguous-date" if is_date else "ambiguous-number", at(token))
        return figure_as_printed(token, Decimal(0))._replace(trusted=False, notes=(hint,))
    return _fraction(token, Decimal(top), Decimal(bottom))


def tenths(token: Token) -> Figure:
    """九成, 三成五, 九成二."""
    text = token.value
    tens = Decimal(text[0]) if text[0].isdigit() else read_numeral(text[0])
    if tens is None or len(text) > 3:
        return figure_as_printed(token, Decimal(0))._replace(trusted=False)
    ones = Decimal(5) if text[2:] == "半" else read_numeral(text[2:]) or Decimal(0)
    return _share(token, tens * 10 + ones, "%")


def majority(token: Token) -> Figure:
    """过半, 半数以上 are more than a half; 一半 is a half."""
    found = _share(token, Decimal(50), "%")
    if token.value in ("一半", "半数"):
        return found
    return found._replace(op=Op.MORE, approx=Approx.ABOVE)


def doubled(token: Token) -> Figure:
    """翻一番."""
    return _share(token, Decimal(4 if "两" in token.value else 2), "倍")
