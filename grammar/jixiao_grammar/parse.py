"""Text of a cell in, meaning out.

Most cells are a number and a unit of the table (≥95%, 12次, 4.8万册) and need no grammar to be seen through. What is not
plain at once is left to the grammar, and a test holds both ways to the same answer.
"""

from decimal import Decimal
from functools import lru_cache

from jixiao_grammar.ast import Amount, Empty, Op, OpSource, Span, Unit, Value
from jixiao_grammar.driver import read
from jixiao_grammar.fold import fold
from jixiao_grammar.meaning.whole import read_whole
from jixiao_grammar.pattern import pattern
from jixiao_grammar.words import units

_REMEMBERED = 8192
_NOTHING = frozenset(("", "/", "//", "-", "--", "---", "----", "——", "、", "."))


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> Value:
    """What a 指标值 cell means. Never raises on text; the year, where none is written, is left to `resolve`."""
    folded = fold(text)
    if folded.strip(" \n") in _NOTHING:
        return Value(text, Empty(Span(0, len(text))))
    plain = read_at_once(folded)
    if plain is not None:
        return Value(text, plain)
    return Value(text, *read_whole(folded, read))


# ---- cells that are plain at once

# No more than five digits: six and more can be a date (20250101起).
_CELL = pattern(
    r"(>=|<=|[≥≤<>=])?([0-9]{1,5}(?:\.[0-9]+)?)(万(?!像素)|亿)?([%‰]|[^\x00-\xff]{1,5})",
    needs=(frozenset("0123456789"),),  # said here: an everyday value then loads nothing that is shipped beside the code
)
# Units that the calendar and the grades use too: 2025年, 3月, 5级; and days of which the kind is kept (30日历天).
_SHARED = frozenset("年月日号季级星周半")
_ROOMS = frozenset("室号楼间厅")  # 305室 is a place
_KEPT = ("日历天", "日历日", "自然日", "年度")
_OF_A_YEAR = ("年", "学年", "学期", "季度", "个月")
_FACTORS = {None: 1, "万": 10**4, "亿": 10**8}
_OPS = {
    ">=": Op.AT_LEAST,
    "≥": Op.AT_LEAST,
    "<=": Op.AT_MOST,
    "≤": Op.AT_MOST,
    "<": Op.LESS,
    ">": Op.MORE,
    "=": Op.EQUAL,
}


def read_at_once(folded: str) -> Amount | None:
    """The amount that the whole folded cell plainly is, blanks around it apart; None if that takes a closer look."""
    start, end = len(folded) - len(folded.lstrip(" ")), len(folded.rstrip(" "))
    found = _CELL.fullmatch(folded, start, end)
    if (
        found is None
        or found[4][0] in _SHARED
        or found[4][-1] in _ROOMS
        or (found[2][0] == "0" and found[2][1:2] not in ("", "."))
    ):
        return None
    sign, printed, multiple, name = found.groups()
    entry = units().get(name)
    if entry is None or (multiple and name in "%‰") or name.endswith(_KEPT):
        return None
    if entry.symbol in _OF_A_YEAR and (multiple or len(printed) > 3):  # 2025学年
        return None
    factor, point = Decimal(_FACTORS[multiple]), printed.find(".")
    number = Decimal(printed)
    span = Span(*found.span(4))
    unit = Unit(entry.symbol, (multiple or "") + name, entry.dimension, entry.factor, span)
    number_span = Span(found.start(2), found.end(3) if multiple else found.end(2))
    return Amount(
        Span(start, end), _OPS[sign] if sign else Op.EQUAL, OpSource.SIGN if sign else OpSource.DEFAULT,
        Span(*found.span(1)) if sign else None, number * factor if multiple else number, number_span, printed, unit, factor,
        len(printed) - point - 1 if point >= 0 else 0,
    )  # fmt: skip
