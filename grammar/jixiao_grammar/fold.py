"""Fold the many shapes of one character into one, without moving anything; and leave out blanks inside words, which is told.

The folded text has exactly as many code points as the cell, so a column of one is a column of the other.
NFKC is not used: it turns ㎡ into two characters, … into three and ① into a plain 1.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeVar, cast

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import Span
from jixiao_grammar.words import lark_words, units

_T = TypeVar("_T")

_SHAPES = {
    "≥": "≧⩾≽\uf0b3",
    "≤": "≦⩽≼\uf0a3",
    "±": "\uf0b1",
    ">": "﹥",
    "<": "﹤",
    "=": "═﹦゠",
    "%": "﹪٪℅",
    "‰": "\u2030",
    "~": "〜∼˜∽",
    "-": "‐‑‒–—―−─━﹣⁻",
    "·": "・•‧∙⋅･●",
    ":": "∶︰﹕",
    ";": "﹔",
    ",": "﹐",
    "¥": "￥",
    "〇": "○◯",
    "×": "✕✖╳",
    "√": "✓✔☑",
    "/": "∕⁄╱\\",
    "≈": "≒≃≅",
    "(": "﹙〔",
    ")": "﹚〕",
    "\n": "\r\u2028\u2029\x0b\x0c\x85",
    " ": "\t\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff",
}


# What is left of a page or of another script: its signs and the characters of words that the value hangs on.
_LEFT = {"&ge;": "≥", "&le;": "≤", "&gt;": ">", "&lt;": "<", "&nbsp;": " "}
_TRADITIONAL = (
    "於達過約萬億個節場戶後內間頭隻雙對輛項種張條棟臺畝噸時鐘應須於滿數質標",
    "于达过约万亿个节场户后内间头只双对辆项种张条栋台亩吨时钟应须于满数质标",
)


def _pairs() -> Iterator[tuple[int, str]]:
    for code in range(0xFF01, 0xFF5F):
        yield code, chr(code - 0xFEE0)
    for target, sources in _SHAPES.items():
        for source in sources:
            yield ord(source), target
    for source, target in zip(*_TRADITIONAL, strict=True):
        yield ord(source), target


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    return dict(_pairs())


def fold(text: str) -> str:
    """The cell with full-width, lookalike and symbol-font characters replaced, code point for code point."""
    if "&" in text:
        for entity, sign in _LEFT.items():
            text = text.replace(entity, sign.ljust(len(entity)))
    return text.translate(_table())


# ---- blanks inside a known word or numeral: 95 %以 上, 5 个 工作日内, 百分之九 十

_GAP = pattern(r"(?<=[^\x00-\xff])[ \n]+(?=[^\x00-\xff])")
_NUMERALS = frozenset("一二两三四五六七八九十百千万亿零〇点")
_LONGEST_WORD = 5


class WithoutGaps(Record):
    """A text without the blanks inside its words; `places` are the columns of the cell, one for each character kept."""

    text: str
    places: tuple[int, ...]
    gaps: tuple[Span, ...]

    def span(self, found: Span) -> Span:
        """The same stretch in the text as it was given."""
        start = self.places[found.start]
        return Span(start, self.places[found.end - 1] + 1 if found.end > found.start else start)

    def placed(self, found: _T) -> _T:
        """A node or a diagnostic with its places in the text as it was given."""
        moved: Any = found  # the type of each branch is that of `found`
        if isinstance(found, Span):
            moved = self.span(found)
        elif isinstance(found, tuple):
            inner = [self.placed(item) for item in found]
            moved = type(found)(*inner) if hasattr(found, "_fields") else tuple(inner)
        return cast(_T, moved)


def without_gaps(folded: str) -> WithoutGaps | None:
    """The text with its words closed up; None if there is no blank inside a word."""
    gaps = tuple(_gaps(folded))
    if not gaps:
        return None
    kept = [place for place in range(len(folded)) if not any(gap.start <= place < gap.end for gap in gaps)]
    return WithoutGaps("".join(folded[place] for place in kept), (*kept, len(folded)), gaps)


def _gaps(folded: str) -> Iterator[Span]:
    for found in _GAP.finditer(folded):
        before = re.sub(r"[ \n]", "", folded[: found.start()])[-_LONGEST_WORD:]
        behind = re.sub(r"[ \n]", "", folded[found.end() :])[:_LONGEST_WORD]
        on_one_line = "\n" not in found[0]
        numeral = before[-1] in _NUMERALS and behind[0] in _NUMERALS and _counts(before, behind)
        if (on_one_line and numeral) or _joins(before, behind, on_one_line):
            yield Span(*found.span())


def _counts(before: str, behind: str) -> bool:
    """九 十 and 二 百 are one numeral; 一 二 三 are three."""
    return any(place in "十百千万亿" for place in (before[-1], behind[0])) or "点" in (before[-1], behind[0])


def _joins(before: str, behind: str, on_one_line: bool) -> bool:
    """Whether a word reaches over the gap; over the end of a line only a word that compares."""
    for left in range(1, len(before) + 1):
        for right in range(1, len(behind) + 1):
            word = before[-left:] + behind[:right]
            if word in _comparing() or (on_one_line and (word in units() or _each(before, word))):
                return True
    return False


def _each(before: str, word: str) -> bool:
    """每 年."""
    return before[-1] == "每" and word[1:] in units() and word[0] == "每"


@lru_cache(maxsize=1)
def _comparing() -> frozenset[str]:
    """The words of the lists, and those that the grammar composes of them: 不低于, 大于等于."""
    words = {
        word for name in ("operators.lark", "around.lark", "grades.lark") for word in lark_words(name) if len(word) > 1
    }
    nots, equals = (lark_words("operators.lark", name) for name in ("_NOT", "_OR_EQUAL"))
    compared = (*lark_words("operators.lark", "_EXCEEDING"), *lark_words("operators.lark", "_FALLING_SHORT"))
    words.update(before + word for before in nots for word in compared)
    words.update(word + behind for word in compared for behind in equals)
    return frozenset((*words, "百分之", "千分之"))


# ---- brackets that say nothing: (100±5)mL, 10%(含)-20%

_A_NUMBER = "[ ]*(?:[0-9.]+|[一二两三四五六七八九十百千]+)[ ]*"
_AROUND_A_NUMBER = pattern(
    rf"[^0-9()]{{0,16}}\({_A_NUMBER}(?:(?:[-~±至到]|-{{2,3}}){_A_NUMBER}|(?=\)[ ]*[%‰]))\)[ ]*(?:[%‰℃㎡]|[^\W\d_]).{{0,8}}"
)
_LOWER_END = pattern(r"(?<=[0-9%‰一二两三四五六七八九十百千万])\(含\)(?=[ ]*[-~至到])")


def without_brackets(folded: str) -> str | None:
    """The text with blanks for the brackets around a number, and for （含） behind the lower end of a range; None without such."""
    if "(" not in folded:
        return None
    if _AROUND_A_NUMBER.fullmatch(folded):
        return folded.replace("(", " ").replace(")", " ")
    bare = _LOWER_END.sub("   ", folded)
    return bare if bare != folded else None


_ENDS = pattern(r"[ \n]*[(\[][ ]*[0-9.]+[ ]*%?[ ]*(,)[ ]*(?![0-9]{3}[^0-9.])[0-9.]+[ ]*%?[ ]*[)\]][^()\[\]]{0,10}")


def as_a_range(folded: str) -> str | None:
    """[60,80)分 as 60-80分, with blanks for the brackets; None for a list or a number in groups ([3,5], [90,100])."""
    found = _ENDS.fullmatch(folded)
    if (
        found is None
        or not ("[" in folded or "]" in folded or folded.count("%") > 1)
        or (folded.rstrip()[-1] in ")]" and "%" not in folded)
    ):
        return None
    return "".join(
        "-" if place == found.start(1) else " " if sign in "()[]" else sign for place, sign in enumerate(folded)
    )


# ---- a cell item by item


def alone(span: Span, folded: str) -> str:
    """The cell with blanks for all but the stretch, so that places stay what they are."""
    return " " * span.start + span.cut(folded) + " " * (len(folded) - span.end)


def items(folded: str) -> Iterator[Span]:
    """The stretches between commas, semicolons, full stops and ends of lines."""
    for found in re.finditer(r"(?:[^,;。\n]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))+", folded):
        inside = found.group()
        start = found.start() + len(inside) - len(inside.lstrip(" "))
        if inside.strip(" "):
            yield Span(start, start + len(inside.strip(" ")))
