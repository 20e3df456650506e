"""Text of a cell in, meaning out.

Most cells are a number and a unit of the table (≥95%, 12次, 4.8万册) and need no grammar to be seen through. What is not
plain at once is left to the grammar, and a test holds both ways to the same answer. At last words are searched for vague ones,
what could not be read is told, and nothing is left over.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from jixiao_grammar.ast import Amount, Broken, Compound, Date, Empty, Node, Period, Range, Text, Value
from jixiao_grammar.diagnostics import Diagnostic, note
from jixiao_grammar.fold import alone, as_a_range, fold, items, without_brackets, without_gaps
from jixiao_grammar.meaning import read
from jixiao_grammar.meaning.coverage import are_all_yardsticks, left_over
from jixiao_grammar.meaning.neighbours import Item
from jixiao_grammar.meaning.wording import describe
from jixiao_grammar.pattern import pattern
from jixiao_grammar.vocabulary import SIGNS, Op, OpSource, Span, Unit
from jixiao_grammar.words import units

_REMEMBERED = 4096  # the values of a thousand tables; twice as many took five megabytes more and met few more again
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
    return Value(text, *read_by_grammar(folded))


# ---- cells that are plain at once

# No more than five digits: six and more can be a date (20250101起).
_CELL = pattern(
    r"(>=|<=|[≥≤<>=])?([0-9]{1,5}(?:\.[0-9]+)?)(万(?!像素)|亿)?([%‰]|[^\x00-\xff]{1,5})",
    needs=(
        (frozenset("0123456789"),),
    ),  # said here: an everyday value then loads nothing that is shipped beside the code
)
# Units that the calendar, the grades and names use too: 2025年, 3月, 5级, 3.0系统; and days of which the kind is kept (30日历天).
_SHARED = frozenset("年月日时号季级星周半版系")
_ROOMS = frozenset("室号楼间厅线")  # 305室 is a place, 12345热线 a hot line
_KEPT = ("日历天", "日历日", "自然日", "年度")
_OF_A_YEAR = ("年", "学年", "学期", "季度", "个月")
_BEGINS = frozenset("0123456789≥≤<>= ")
_FACTORS = {None: 1, "万": 10**4, "亿": 10**8}


def read_at_once(folded: str) -> Amount | None:
    """The amount that the whole folded cell plainly is, blanks around it apart; None if that takes a closer look."""
    if folded[:1] not in _BEGINS:
        return None
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
    if entry is None or (multiple and name in "%‰‱") or name.endswith(_KEPT):
        return None
    if entry.symbol in _OF_A_YEAR and (multiple or len(printed) > 3):  # 2025学年
        return None
    factor, point = Decimal(_FACTORS[multiple]), printed.find(".")
    number = Decimal(printed)
    span = Span(*found.span(4))
    unit = Unit(entry.symbol, (multiple or "") + name, entry.dimension, entry.factor, span)
    number_span = Span(found.start(2), found.end(3) if multiple else found.end(2))
    return Amount(
        Span(start, end), SIGNS[sign] if sign else Op.EQUAL, OpSource.SIGN if sign else OpSource.DEFAULT,
        Span(*found.span(1)) if sign else None, number * factor if multiple else number, number_span, printed, unit, factor,
        len(printed) - point - 1 if point >= 0 else 0,
    )  # fmt: skip


# ---- cells that the grammar reads

LONGEST = 2000  # a longer text is no value; it stays words, and costs no more than reading it
_Finished: TypeAlias = tuple[Node, tuple[Diagnostic, ...]]

_UNREAD = frozenset(("unread-number", "unknown-tail", "unknown-unit", "missing-number", "unreadable"))
_TARGET_IN_BRACKET = pattern(r"\([^()]*[≥≤][ ]*[0-9][^()]*\)")
_INTERVAL = pattern(r"[ \n]*[(\[][^()\[\]]*[0-9%][^()\[\]]*,[^()\[\]]*[0-9][^()\[\]]*[)\]]")
# 合格率=合格数/总数×100% says how a rate is counted, and asks for none.
_FORMULA = pattern(
    r"[^0-9=≥≤<>%]{2,30}=(?![ ]*(?:约|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百千万半]))[^0-9=≥≤<>%]{2,60}"
    r"[/÷][^0-9=≥≤<>%]{2,40}(?:[×xX*][ ]*100[ ]*%)?"
)
_DATE_BEHIND = pattern(r"[^\W\d_]{2,12}\(([^()]*[0-9][ ]*(?:月|[日号])[^()]*)\)([^\W\d_]{0,8})[ ]*")
_OPENING = frozenset("([【")
_WRAPPED = pattern(r"([ \n]*[(\[【])[^()\[\]【】]*[)\]】][ \n]*")


def read_by_grammar(folded: str) -> _Finished:
    """The node and the diagnostics of a folded cell, read by the grammar."""
    closed_up = without_gaps(folded) if " " in folded or "\n" in folded else None
    if closed_up is None:
        return _read_words(folded)
    node, notes = _read_words(closed_up.text)
    told = tuple(note("space-in-word", gap, "") for gap in closed_up.gaps)
    return closed_up.placed(node), (*closed_up.placed(notes), *told)


def _read_words(folded: str) -> _Finished:
    node, notes = _read_closed_up(folded)
    if (
        notes
        and isinstance(node, Text | Broken | Compound)
        and _UNREAD.issuperset([remark.code for remark in notes])
        and are_all_yardsticks(folded)
    ):
        return describe(Text(Span(0, len(folded))), folded), ()
    return node, notes


def _read_closed_up(folded: str) -> _Finished:
    everything = Span(0, len(folded))
    if "=" in folded and _FORMULA.fullmatch(folded):
        return describe(Text(everything), folded), ()
    if "," in folded and _INTERVAL.match(folded):
        return _interval(folded, everything)
    item = read(folded, everything) if len(folded) <= LONGEST else None
    if item is None:
        return _unread(folded)
    if isinstance(item.node, (Text, Broken)) and not _OPENING.isdisjoint(folded):
        item = _unwrapped(folded) or item
    node, notes = item.node, item.notes
    if isinstance(node, Text):
        return _text(node, notes, folded)
    if isinstance(node, Compound):
        node, notes = _described_parts(node, notes, folded)
    left = None if isinstance(node, Broken) else left_over(folded, node)
    if left is not None:
        return Text(everything), (*notes, note("unread-number", left))
    return node, notes


def _interval(folded: str, everything: Span) -> _Finished:
    """[60,80)分; but [90,100] could be an interval, and 90,100 a number."""
    bare = as_a_range(folded)
    item = read(bare, everything) if bare is not None else None
    if item is None or not isinstance(item.node, Range):
        return Text(everything), (note("unread-number", everything),)
    low, high, closed = item.node.low, item.node.high, ("[" in folded, "]" in folded)
    low, high = (low if closed[0] else low._replace(op=Op.MORE)), (high if closed[1] else high._replace(op=Op.LESS))
    return Range(everything, low, high, *closed), item.notes


def _unwrapped(folded: str) -> Item | None:
    """[≥95%]: the brackets around a whole cell say nothing, nor do those around a number (（100±5）mL)."""
    bare = without_brackets(folded)
    if bare is not None:
        return read(bare, Span(0, len(bare)))
    dated = _DATE_BEHIND.fullmatch(folded)
    if dated is not None:  # 禁渔期（4月1日至7月31日）, 汛前（5月1日前）完成
        return _dated(read(folded, Span(*dated.span(1))), dated[2], Span(0, len(folded)))
    found = _WRAPPED.fullmatch(folded)
    if found is None:
        return None
    inner = read(folded, Span(found.end(1), len(folded.rstrip()) - 1))
    return None if inner is None or isinstance(inner.node, Compound) else inner


def _dated(inside: Item | None, verb: str, everything: Span) -> Item | None:
    if inside is None or not isinstance(inside.node, Date | Period):
        return None
    node = inside.node._replace(span=everything)
    if verb and not isinstance(node, Date):
        return None
    return inside._replace(node=node._replace(verb=verb) if verb and isinstance(node, Date) else node)


def _text(node: Text, notes: tuple[Diagnostic, ...], folded: str) -> _Finished:
    described = describe(node, folded)
    if not notes and _TARGET_IN_BRACKET.search(folded, *node.span):
        notes = (note("unread-number", node.span),)
    if described.wholly_vague:  # 三五十人 holds no number that was missed
        notes = tuple([remark for remark in notes if remark.code != "unread-number"])
        notes = (*notes, note("vague-text", described.span))
    return described, notes


def _described_parts(
    node: Compound, notes: tuple[Diagnostic, ...], folded: str
) -> tuple[Compound, tuple[Diagnostic, ...]]:
    parts: list[Node] = []
    for part in node.parts:
        if isinstance(part, Text):
            described, notes = _text(part, notes, folded)
            parts.append(described)
        else:
            parts.append(part)
    return node._replace(parts=tuple(parts)), notes


# ---- what the grammar could not read


def _unread(folded: str) -> _Finished:
    """Item by item, so that one unreadable target does not hide the others; a lone item stays words or broken."""
    spans = list(items(folded)) if len(folded) <= LONGEST else []
    if len(spans) < 2:
        return _unread_item(folded, Span(0, len(folded)))
    parts: list[Node] = []
    notes: tuple[Diagnostic, ...] = ()
    for span in spans:
        item = read(folded, span)
        left = (
            None if item is None or isinstance(item.node, (Text, Broken)) else left_over(alone(span, folded), item.node)
        )
        if item is None:
            node, more = _unread_item(folded, span)
        elif isinstance(item.node, Text):
            node, more = _text(item.node, item.notes, folded)
        elif left is not None:
            node, more = _text(Text(span), (*item.notes, note("unread-number", left)), folded)
        else:
            node, more = item.node, item.notes
        parts.append(node)
        notes += more
    if all(isinstance(part, Text) for part in parts):
        node, more = _text(Text(Span(0, len(folded))), (), folded)
        return node, (*notes, *more)
    return Compound(Span(0, len(folded)), tuple(parts)), notes


_MEANT = pattern(r"[ \n]*(?:[0-9]|[^\w \n(\[【《“\"'‘+])")
_DATE = pattern(r"[ \n]*[0-9]{1,4}[ ]*[年月]|(?:19|20)[0-9]{2}[.\-/]")


def _unread_item(folded: str, span: Span) -> _Finished:
    words = span.cut(folded)
    if not re.search("[0-9≥≤<>±%]|^#|^[?]+$", words.strip()):
        return _text(Text(span), (), folded)
    if _MEANT.match(words) and not _DATE.match(words):
        return Broken(span, "一个数值和它的计量单位"), (note("unreadable", span),)
    return _text(Text(span), (note("unread-number", span),), folded)
